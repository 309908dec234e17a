// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_STRIP_KERNEL_HPP
#define SSI_SRC_SCORE_KERNEL_STRIP_KERNEL_HPP

#include "model/curve.hpp"
#include "score/kernel/program.hpp"
#include "score/kernel/strip_loader.hpp"

// As strip_loader.hpp: a copy for each kernel.
namespace ssi::internal {
namespace {

/// A strip of members, with their observed points.
class Strip {
 public:
  /// `observed`: the observed positive points, to be added to; null: nobody asks.
  Strip(const ColumnView* all_columns, std::size_t first_row, std::size_t row_count,
        std::uint16_t* observed) noexcept
      : columns(all_columns), first(first_row), rows(row_count), observed_(observed) {}

  /// Sets a competency's sums to zero. Call it before the first term.
  void begin(std::int16_t* sums) noexcept {
    set_to_zero(reinterpret_cast<std::uint16_t*>(sums));
    if (observed_ != nullptr) set_to_zero(observed_);
  }

  /// Returns which members have all operands of a term, and adds the term's positive points to
  /// their observed ones. The mask stays in place until the next call: a copy would stall, because
  /// its loads would have other widths than the stores just before.
  const Mask& observe(std::uint32_t a, std::uint32_t b, std::uint16_t positive) noexcept {
    if (is_whole(columns[a]) && (b == kNoOperand || is_whole(columns[b]))) {
      common_ = static_cast<std::uint16_t>(common_ + positive);
      return kEverybody;
    }
    if (pending_ == kMostPending) add_pending();
    Mask& mask = masks_[pending_];
    load_mask(columns[a], first, rows, mask);
    if (b != kNoOperand && mask.kind != Mask::Kind::none) intersect(mask, columns[b]);
    if (mask.kind == Mask::Kind::all) common_ = static_cast<std::uint16_t>(common_ + positive);
    if (mask.kind == Mask::Kind::some && positive > 0 && observed_ != nullptr) {
      addends_[pending_++] = positive;
    }
    return mask;
  }

  /// Call it after the last term.
  void finish_observed() noexcept {
    if (observed_ == nullptr) return;
    add_pending();
  }

  const ColumnView* columns;
  std::size_t first;
  std::size_t rows;

 private:
  static constexpr std::size_t kMostPending = 16;

  /// Whether a column must have a value for every member.
  static bool is_whole(const ColumnView& column) noexcept {
    return column.validity == nullptr && column.type != ColumnType::absent;
  }

  /// Keeps only the members that have a value in another column too.
  void intersect(Mask& mask, const ColumnView& column) const noexcept {
    Mask other;
    load_mask(column, first, rows, other);
    if (other.kind == Mask::Kind::all) return;
    for (std::size_t i = 0; i < kStripRows / 64; ++i) mask.words[i] &= other.words[i];
    mask.kind = kind_of(mask.words, rows);
  }

  void add_pending() noexcept {
    add_where(masks_, addends_, pending_, common_, observed_);
    pending_ = 0;
    common_ = 0;
  }

  std::uint16_t* observed_;
  std::uint16_t common_ = 0;  // points observed of all members
  // Terms observed for only some members are queued and added 16 at a time.
  std::size_t pending_ = 0;
  std::uint16_t addends_[kMostPending];
  Mask masks_[kMostPending];
};

inline bool is_wide(const ColumnView& column) noexcept { return column.width > 2; }

/// Subtracts, then saturates: saturating to 16 bits before would be wrong.
template <class T>
inline void subtract(const Unaligned<T>* a, const Unaligned<T>* b, std::uint16_t* out) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const T difference = a[i] > b[i] ? static_cast<T>(a[i] - b[i]) : T{0};
    out[i] = saturated<std::uint16_t>(difference);
  }
}

/// Returns the counts or differences of a term, 0 where missing. They are saturated at 65,535,
/// beyond which no step term rises.
inline const Unaligned<std::uint16_t>* load_steps(const StepTerm& term, const Mask& mask,
                                                  const Strip& strip,
                                                  std::uint16_t* buffer) noexcept {
  const ColumnView& a = strip.columns[term.a];
  if (term.b == kNoOperand) return load(a, mask, strip.first, strip.rows, buffer);
  // A missing member's a is 0, so its difference is 0 too, whatever b is.
  const ColumnView& b = strip.columns[term.b];
  if (is_wide(a) || is_wide(b)) {
    std::uint32_t wide_a[kStripRows];
    std::uint32_t wide_b[kStripRows];
    subtract<std::uint32_t>(load(a, mask, strip.first, strip.rows, wide_a),
                            load(b, kEverybody, strip.first, strip.rows, wide_b), buffer);
  } else {
    std::uint16_t narrow_a[kStripRows];
    std::uint16_t narrow_b[kStripRows];
    subtract<std::uint16_t>(load(a, mask, strip.first, strip.rows, narrow_a),
                            load(b, kEverybody, strip.first, strip.rows, narrow_b), buffer);
  }
  return buffer;
}

/// Step terms looked up in memory: four at a time, so that sums are loaded and stored once for
/// them.
class MemorySteps {
 public:
  void add(const StepTerm& term, const Mask& mask, const Strip& strip,
           std::int16_t* sums) noexcept {
    std::uint16_t* index = index_[waiting_];
    const Unaligned<std::uint16_t>* x = load_steps(term, mask, strip, index);
    const std::uint16_t last = term.last;
    for (std::size_t i = 0; i < kStripRows; ++i) {
      index[i] = x[i] < last ? std::uint16_t{x[i]} : last;
    }
    points_[waiting_++] = term.points;
    if (waiting_ == kTogether) add_waiting<kTogether>(0, sums);
  }

  void finish(std::int16_t* sums) noexcept {
    for (std::size_t t = 0; t < waiting_; ++t) add_waiting<1>(t, sums);
  }

 private:
  static constexpr std::size_t kTogether = 4;

  template <std::size_t kTerms>
  void add_waiting(std::size_t first, std::int16_t* sums) noexcept {
    for (std::size_t i = 0; i < kStripRows; ++i) {
      std::int32_t sum = sums[i];
      for (std::size_t t = 0; t < kTerms; ++t) sum += points_[first + t][index_[first + t][i]];
      sums[i] = static_cast<std::int16_t>(sum);
    }
    if (kTerms > 1) waiting_ = 0;
  }

  std::size_t waiting_ = 0;
  const std::int16_t* points_[kTogether];
  std::uint16_t index_[kTogether][kStripRows];
};

/// The definition itself, in doubles, or in floats that give the same.
template <class Real, class T>
inline void add_ratios(const RatioTerm& term, const Unaligned<T>* a, const Unaligned<T>* b,
                       std::int16_t* sums) noexcept {
  const auto points = static_cast<Real>(term.points);
  const auto prior = static_cast<Real>(term.prior);
  const auto full = static_cast<Real>(term.full);
  constexpr bool kIsDivisible = sizeof(Real) == sizeof(float);  // see most_b_in_floats()
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const std::int32_t earned = linear_hundredths<Real, kIsDivisible>(
        points, static_cast<Real>(T{a[i]}), static_cast<Real>(T{b[i]}) + prior, full);
    sums[i] = static_cast<std::int16_t>(sums[i] + term.sign * earned);
  }
}

inline std::uint16_t largest(const Unaligned<std::uint16_t>* values) noexcept {
  std::uint16_t most = 0;
  for (std::size_t i = 0; i < kStripRows; ++i) most = values[i] > most ? values[i] : most;
  return most;
}

[[gnu::noinline]] void add_ratio_term(const RatioTerm& term, Strip& strip,
                                      std::int16_t* sums) noexcept {
  // A missing member's a is 0, so its points are 0 too, whatever b is.
  const ColumnView& a = strip.columns[term.a];
  const ColumnView& b = strip.columns[term.b];
  const Mask& mask = strip.observe(term.a, term.b, term.positive);
  if (mask.kind == Mask::Kind::none) return;
  std::uint16_t buffer_a[kStripRows];
  std::uint16_t buffer_b[kStripRows];
  const auto* narrow_a = load(a, mask, strip.first, strip.rows, buffer_a);
  const auto* narrow_b = load(b, kEverybody, strip.first, strip.rows, buffer_b);
  if (term.most_b > 0 && largest(narrow_b) <= term.most_b) {
    add_ratios<float, std::uint16_t>(term, narrow_a, narrow_b, sums);
  } else if (!is_wide(a) && !is_wide(b)) {
    add_ratios<double, std::uint16_t>(term, narrow_a, narrow_b, sums);
  } else {
    std::uint32_t wide_a[kStripRows];
    std::uint32_t wide_b[kStripRows];
    add_ratios<double, std::uint32_t>(term, load(a, mask, strip.first, strip.rows, wide_a),
                                      load(b, kEverybody, strip.first, strip.rows, wide_b), sums);
  }
}

inline void settle_strip(const Settlement& strip) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const std::int16_t at_least_zero = strip.sums[i] > 0 ? strip.sums[i] : std::int16_t{0};
    const std::int16_t kept = at_least_zero < strip.maximum ? at_least_zero : strip.maximum;
    strip.points[i] = static_cast<std::uint16_t>(kept);
    strip.totals[i] = static_cast<std::uint16_t>(strip.totals[i] + kept);
  }
  if (strip.observed == nullptr) return;
  for (std::size_t i = 0; i < kStripRows; ++i) strip.all_observed[i] += strip.observed[i];
}

/// A kernel's AddUp. `Steps` adds the step terms in the way of the CPU.
template <class Steps>
inline void add_up_strip(const CompetencyProgram& program, const ColumnView* columns,
                         std::size_t first, std::size_t rows, std::int16_t* sums,
                         std::uint16_t* observed) noexcept {
  Strip strip(columns, first, rows, observed);
  strip.begin(sums);
  Steps steps;
  for (std::size_t t = 0; t < program.step_count; ++t) {
    const StepTerm& term = program.steps[t];
    const Mask& mask = strip.observe(term.a, term.b, term.positive);
    if (mask.kind != Mask::Kind::none) steps.add(term, mask, strip, sums);
  }
  steps.finish(sums);
  for (std::size_t t = 0; t < program.ratio_count; ++t) {
    add_ratio_term(program.ratios[t], strip, sums);
  }
  strip.finish_observed();
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_STRIP_KERNEL_HPP
