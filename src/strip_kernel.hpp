// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_STRIP_KERNEL_HPP
#define SSI_SRC_STRIP_KERNEL_HPP

#include "curve.hpp"
#include "program.hpp"
#include "strip_loader.hpp"

// As strip_loader.hpp: a copy for each kernel.
namespace ssi::internal {
namespace {

/// A strip of members, and what was observed of them.
struct Strip {
  const ColumnView* columns;
  std::size_t first;
  std::size_t rows;
  std::uint16_t* observed;   // positive points; null: nobody asks
  std::uint16_t common = 0;  // those that all members have, added once at the end

  /// Returns of which members a term's operands were observed, and counts its points for them.
  Mask observe(std::uint32_t a, std::uint32_t b, std::uint16_t positive) noexcept {
    const Mask mask = mask_of(a, b);
    if (mask.kind == Mask::Kind::all) common = static_cast<std::uint16_t>(common + positive);
    if (mask.kind == Mask::Kind::some && observed != nullptr && positive > 0) {
      add_where(mask, positive, observed);
    }
    return mask;
  }

 private:
  /// The members of which both operands were observed; one, if there is no b.
  Mask mask_of(std::uint32_t a, std::uint32_t b) const noexcept {
    Mask result;
    load_mask(columns[a], first, rows, result);
    if (b == kNoOperand || result.kind == Mask::Kind::none) return result;
    Mask other;
    load_mask(columns[b], first, rows, other);
    if (other.kind != Mask::Kind::some || result.kind == Mask::Kind::all) {
      return other.kind == Mask::Kind::all ? result : other;
    }
    for (std::size_t i = 0; i < kStripRows / 64; ++i) result.words[i] &= other.words[i];
    result.kind = kind_of(result.words, rows);
    return result;
  }
};

inline bool is_wide(ColumnType type) noexcept {
  return type == ColumnType::uint32 || type == ColumnType::int32 || type == ColumnType::uint64 ||
         type == ColumnType::int64;
}

/// Subtracts in 32 bits, then saturates: 16 bits before would be wrong.
template <class T>
inline void subtract(const Unaligned<T>* a, const Unaligned<T>* b, std::uint16_t* out) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const T difference = a[i] > b[i] ? static_cast<T>(a[i] - b[i]) : T{0};
    out[i] = saturated<std::uint16_t>(difference);
  }
}

/// Returns the counts or differences of a term, or null if it was observed of nobody. They are
/// saturated at 65,535, beyond which no step term rises.
inline const Unaligned<std::uint16_t>* load_steps(const StepTerm& term, Strip& strip,
                                                  std::uint16_t* buffer) noexcept {
  const ColumnView& a = strip.columns[term.a];
  const Mask mask = strip.observe(term.a, term.b, term.positive);
  if (mask.kind == Mask::Kind::none) return nullptr;
  if (term.b == kNoOperand) return load(a, mask, strip.first, strip.rows, buffer);
  // A missing member's a is 0, so its difference is.
  const ColumnView& b = strip.columns[term.b];
  if (is_wide(a.type) || is_wide(b.type)) {
    std::uint32_t wide_a[kStripRows];
    std::uint32_t wide_b[kStripRows];
    subtract<std::uint32_t>(load(a, mask, strip.first, strip.rows, wide_a),
                            load(b, mask, strip.first, strip.rows, wide_b), buffer);
  } else {
    std::uint16_t narrow_a[kStripRows];
    std::uint16_t narrow_b[kStripRows];
    subtract<std::uint16_t>(load(a, mask, strip.first, strip.rows, narrow_a),
                            load(b, mask, strip.first, strip.rows, narrow_b), buffer);
  }
  return buffer;
}

/// The definition itself, in doubles.
template <class T>
inline void add_ratios(const RatioTerm& term, const Unaligned<T>* a, const Unaligned<T>* b,
                       std::int16_t* sums) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const std::int32_t earned =
        linear_hundredths(term.points, static_cast<double>(T{a[i]}),
                          static_cast<double>(T{b[i]}) + term.prior, term.full);
    sums[i] = static_cast<std::int16_t>(sums[i] + term.sign * earned);
  }
}

inline void add_ratio_term(const RatioTerm& term, Strip& strip, std::int16_t* sums) noexcept {
  const ColumnView& a = strip.columns[term.a];
  const ColumnView& b = strip.columns[term.b];
  const Mask mask =
      strip.observe(term.a, term.b, term.positive);  // a missing member's a is 0: no points
  if (mask.kind == Mask::Kind::none) return;
  if (is_wide(a.type) || is_wide(b.type)) {
    std::uint32_t wide_a[kStripRows];
    std::uint32_t wide_b[kStripRows];
    add_ratios<std::uint32_t>(term, load(a, mask, strip.first, strip.rows, wide_a),
                              load(b, mask, strip.first, strip.rows, wide_b), sums);
  } else {
    std::uint16_t narrow_a[kStripRows];
    std::uint16_t narrow_b[kStripRows];
    add_ratios<std::uint16_t>(term, load(a, mask, strip.first, strip.rows, narrow_a),
                              load(b, mask, strip.first, strip.rows, narrow_b), sums);
  }
}

/// A kernel: `add_steps(program, strip, sums)` adds the step terms in the way of the CPU.
template <class AddSteps>
inline void add_up_strip(const CompetencyProgram& program, Strip strip, std::int16_t* sums,
                         AddSteps add_steps) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) sums[i] = 0;
  if (strip.observed != nullptr) {
    for (std::size_t i = 0; i < kStripRows; ++i) strip.observed[i] = 0;
  }
  add_steps(program, strip, sums);
  for (std::size_t t = 0; t < program.ratio_count; ++t) {
    add_ratio_term(program.ratios[t], strip, sums);
  }
  if (strip.observed == nullptr) return;
  for (std::size_t i = 0; i < kStripRows; ++i) {
    strip.observed[i] = static_cast<std::uint16_t>(strip.observed[i] + strip.common);
  }
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_STRIP_KERNEL_HPP
