// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_OUTCOME_RANGE_HPP
#define SSI_SRC_BASE_OUTCOME_RANGE_HPP

#include <cmath>

namespace ssi::internal {

// Outcomes are 0, or of a size between these, so that sums of squares of what they differ by are
// doubles that neither overflow nor vanish.
inline constexpr double kLargestOutcome = 1e100;
inline constexpr double kSmallestOutcome = 1e-100;

/// Whether a number is an outcome; NaN is none.
inline bool is_outcome(double value) {
  const double size = std::abs(value);
  return value == 0 || (size >= kSmallestOutcome && size <= kLargestOutcome);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_OUTCOME_RANGE_HPP
