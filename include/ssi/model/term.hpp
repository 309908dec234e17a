// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_TERM_HPP
#define SSI_MODEL_TERM_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// How a term turns its signals into the quantity that its curve takes.
enum class InputKind : std::uint8_t {
  count,  ///< a signal's value
  ratio,  ///< a / (b + prior): a rate shrunk towards 0, so that 1 reply to 1 message is not 100 %
  difference,  ///< max(0, a - b)
};

/// A term's input: one signal for a count, two for a ratio or a difference.
struct Input {
  InputKind kind = InputKind::count;  ///< how the operands are combined
  std::array<Signal, 2> operands{};   ///< a and b; a count has no b
  double prior = 0;                   ///< the prior of a ratio, >= 0

  /// The signals that the input reads: one or two.
  std::span<const Signal> used_signals() const noexcept {
    return std::span(operands).first(kind == InputKind::count ? 1 : 2);
  }
};

/// The signal's value as the input.
constexpr Input count(Signal signal) noexcept { return {InputKind::count, {signal, signal}, 0}; }
/// a / (b + prior) as the input. Requires (a model checks it): prior >= 0.
constexpr Input ratio(Signal a, Signal b, double prior) noexcept {
  return {InputKind::ratio, {a, b}, prior};
}
/// max(0, a - b) as the input.
constexpr Input difference(Signal a, Signal b) noexcept {
  return {InputKind::difference, {a, b}, 0};
}

/// How fast the points come as the input grows. Every curve is 0 at 0, rises, and is flat from
/// full marks on.
enum class CurveKind : std::uint8_t {
  linear,  ///< in proportion
  log,     ///< log1p(x) / log1p(full): diminishing returns; counts and differences only
};

/// A curve up to full marks.
struct Curve {
  CurveKind kind = CurveKind::linear;  ///< the form of the curve
  double full = 1;                     ///< the input that earns all the points, > 0

  friend constexpr bool operator==(const Curve&, const Curve&) = default;
};

/// The linear curve that earns all points at `full`.
constexpr Curve linear(double full) noexcept { return {CurveKind::linear, full}; }
/// The log curve that earns all points at `full`.
constexpr Curve logarithmic(double full) noexcept { return {CurveKind::log, full}; }

/// One line of a competency's formula: an input, a curve and points. It is plain data; the Model
/// that it becomes part of checks it.
///
///     ssi::Term term{"posts", count(Signal::posts), logarithmic(36), 3.00_points};
///
/// With P the points in hundredths, a term gives, in hundredths,
///
///     linear   min(P, floor(P * a / ((b + prior) * full) + 0.5)), 0 where b + prior = 0;
///              a count or difference x is a = x, b + prior = 1
///     log      floor(P * min(1, log1p(x) / log1p(full)) + 0.5)
///
/// in IEEE doubles, in that order, each operation rounded once. Linear points equal exact rational
/// arithmetic rounded half up where `full` and `prior` are exact in binary (0.5, not 0.55) and not
/// too long, as in the standard model: docs/model.md has the bound. The log curve is the one of the
/// OpenSSF criticality score. A penalty has P < 0: its points are those of -P, negated.
struct Term {
  std::string name;         ///< [a-z][a-z0-9_]*, unique in its competency
  Input input;              ///< what it reads
  Curve curve;              ///< how points come as the input grows
  Points points;            ///< at full marks; from -655.35 (a penalty) to 655.35, not 0
  std::string reason = {};  ///< why it is there, for people; no effect on the score
  std::string title = {};   ///< what people are shown; without one, see title_of() of
                            ///< ssi/report/text.hpp; no effect on the score
};

/// Returns the points of the term for the observed values a and b of its operands (b is not read
/// for a count). This is the definition: everything that scores gives these points. Requires: a
/// term of a Model. A term with a missing signal is not observed: 0 points.
SSI_EXPORT Points evaluate(const Term& term, std::uint32_t a, std::uint32_t b = 0) noexcept;

/// Returns the name of an input in model files, e.g. "ratio".
SSI_EXPORT std::string_view to_string(InputKind kind) noexcept;
/// Returns the name of a curve in model files, e.g. "log".
SSI_EXPORT std::string_view to_string(CurveKind kind) noexcept;

/// Returns the curve of that name, or nothing.
SSI_EXPORT std::optional<CurveKind> curve_kind(std::string_view name) noexcept;

/// Returns whether the curve can take the input: a ratio takes the linear curve only.
SSI_EXPORT bool accepts(CurveKind curve, InputKind input) noexcept;

}  // namespace ssi

#endif  // SSI_MODEL_TERM_HPP
