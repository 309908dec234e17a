// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ADVICE_SEARCH_TERM_POINTS_HPP
#define SSI_SRC_ADVICE_SEARCH_TERM_POINTS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/curve.hpp"
#include "ssi/model/term.hpp"

namespace ssi::internal {

/// The points of a term, in hundredths, for very many values of its signals: those of evaluate().
/// Of counts and differences they are tabulated up to full marks, from where on they are the same.
class TermPoints {
 public:
  /// The least and the most points that the term can have over ranges of its signals' values.
  struct Range {
    std::int32_t low;
    std::int32_t high;
  };

  /// The term must outlive it.
  explicit TermPoints(const Term& term);

  std::int32_t operator()(std::uint32_t a, std::uint32_t b) const noexcept {
    if (!table_.empty()) {
      const std::uint32_t x = is_difference_ ? (a > b ? a - b : 0) : a;
      return table_[std::min<std::size_t>(x, table_.size() - 1)];
    }
    if (is_ratio_) {
      // What evaluate() computes of a ratio, without the calls.
      const std::int32_t earned = linear_hundredths(points_, static_cast<double>(a),
                                                    static_cast<double>(b) + prior_, full_);
      return is_penalty_ ? -earned : earned;
    }
    return evaluate(*term_, a, b).hundredths();
  }

  /// Returns bounds of the points where a and b lie anywhere between these values. Points rise with
  /// a and fall with b, or are as many at all b; those of a penalty the other way round. But of
  /// nothing, b = 0 without a prior, a ratio gives no points. A log curve computed in floating
  /// point might be a hundredth off, which the bounds allow for; they never leave what the term can
  /// give at all.
  Range range(std::uint32_t least_a, std::uint32_t most_a, std::uint32_t least_b,
              std::uint32_t most_b) const noexcept;

 private:
  const Term* term_;
  bool is_difference_;
  bool is_ratio_;  // on a linear curve
  bool is_penalty_;
  double points_;  // > 0
  double prior_;
  double full_;
  std::vector<std::int32_t> table_;  // [x]; empty: not tabulated
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ADVICE_SEARCH_TERM_POINTS_HPP
