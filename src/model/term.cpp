// SPDX-License-Identifier: MIT
#include "ssi/model/term.hpp"

#include <cmath>
#include <cstdlib>
#include <iterator>

#include "model/curve.hpp"

namespace ssi {
namespace {

/// A term's input as the fraction that curves take: x / 1 for a count or a difference.
struct Fraction {
  double numerator;
  double denominator;
};

std::int32_t log_hundredths(double points, double numerator, double /*denominator*/,
                            double full) noexcept {
  const double share = std::log1p(numerator) / std::log1p(full);
  return static_cast<std::int32_t>(std::floor(points * (share < 1 ? share : 1) + 0.5));
}

// A new input or a new curve is an enumerator and a row here; model files know it by the name.

struct InputRule {
  std::string_view name;
  Fraction (*fraction)(std::uint32_t a, std::uint32_t b, double prior) noexcept;
};

constexpr InputRule kInputs[] = {
    {"count",
     [](std::uint32_t a, std::uint32_t, double) noexcept -> Fraction {
       return {static_cast<double>(a), 1};
     }},
    {"ratio",
     [](std::uint32_t a, std::uint32_t b, double prior) noexcept -> Fraction {
       return {static_cast<double>(a), static_cast<double>(b) + prior};
     }},
    {"difference",
     [](std::uint32_t a, std::uint32_t b, double) noexcept -> Fraction {
       return {static_cast<double>(a > b ? a - b : 0), 1};
     }},
};

struct CurveRule {
  std::string_view name;
  bool takes_ratios;
  /// Points in hundredths, for `points` > 0; 0 for a numerator of 0; does not fall as it grows.
  std::int32_t (*hundredths)(double points, double numerator, double denominator,
                             double full) noexcept;
};

constexpr CurveRule kCurves[] = {
    {"linear", true, internal::linear_hundredths<double>},
    {"log", false, log_hundredths},
};

const InputRule& rule_of(InputKind kind) noexcept {
  return kInputs[static_cast<std::size_t>(kind)];
}
const CurveRule& rule_of(CurveKind kind) noexcept {
  return kCurves[static_cast<std::size_t>(kind)];
}

}  // namespace

Points evaluate(const Term& term, std::uint32_t a, std::uint32_t b) noexcept {
  const std::int32_t points = term.points.hundredths();
  const Fraction x = rule_of(term.input.kind).fraction(a, b, term.input.prior);
  const std::int32_t earned =
      rule_of(term.curve.kind)
          .hundredths(std::abs(points), x.numerator, x.denominator, term.curve.full);
  return Points::from_hundredths(points < 0 ? -earned : earned);
}

std::string_view to_string(InputKind kind) noexcept { return rule_of(kind).name; }
std::string_view to_string(CurveKind kind) noexcept { return rule_of(kind).name; }

std::optional<CurveKind> curve_kind(std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(kCurves); ++i) {
    if (kCurves[i].name == name) return static_cast<CurveKind>(i);
  }
  return std::nullopt;
}

bool accepts(CurveKind curve, InputKind input) noexcept {
  return input != InputKind::ratio || rule_of(curve).takes_ratios;
}

}  // namespace ssi
