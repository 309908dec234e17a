// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FORMULA_HPP
#define SSI_SRC_FORMULA_HPP

#include <algorithm>
#include <cstdint>

namespace ssi::internal {

/// From the sum of a competency's terms to its points, and from observed points to coverage: the
/// rules that single scores, batches and explanations share. All in hundredths.

/// floor(numerator / denominator). Requires: denominator > 0.
constexpr std::int64_t floor_divide(std::int64_t numerator, std::int64_t denominator) noexcept {
  const std::int64_t quotient = numerator / denominator;
  return quotient - (numerator % denominator < 0 ? 1 : 0);
}

/// A competency's sum scaled from the observed positive points to all of them, rounded half up; 0
/// if nothing positive was observed. |sum|, all, observed < 2^30.
constexpr std::int64_t renormalise(std::int64_t sum, std::int64_t all,
                                   std::int64_t observed) noexcept {
  if (observed == 0) return 0;
  return floor_divide(2 * sum * all + observed, 2 * observed);
}

constexpr std::int32_t clamp(std::int64_t sum, std::int32_t maximum) noexcept {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, 0, maximum));
}

/// Coverage in hundredths of a percent, rounded half up; 0 if the model has no positive points.
constexpr std::int32_t coverage(std::int64_t observed, std::int64_t all) noexcept {
  if (all == 0) return 0;
  return static_cast<std::int32_t>((2 * 10000 * observed + all) / (2 * all));
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FORMULA_HPP
