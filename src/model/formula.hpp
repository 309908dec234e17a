// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MODEL_FORMULA_HPP
#define SSI_SRC_MODEL_FORMULA_HPP

#include <cstdint>

/// From the sum of a competency's terms to its points, and from observed points to coverage: the
/// rules that single scores, batches and explanations share. All in hundredths, in doubles: models
/// keep numerators under 2^53, so that they are exact, and a quotient of exact integers that small
/// never rounds up to a whole number, so that its floor is exact too.
namespace ssi::internal {

/// The most that the positive points of a competency, or its penalties, may add up to.
inline constexpr std::int64_t kMostSummedPoints = 1 << 25;

/// A competency's sum scaled from the observed positive points to all of them, returned so that its
/// floor is the scaled sum rounded half up. 0 if nothing positive was observed.
inline double renormalise(double sum, double all, double observed) noexcept {
  return observed > 0 ? (2 * sum * all + observed) / (2 * observed) : 0;
}

/// The floor of a competency's sum, kept within 0 and its maximum.
inline std::int32_t clamp(double sum, double maximum) noexcept {
  const double at_least_zero = sum > 0 ? sum : 0;
  return static_cast<std::int32_t>(at_least_zero < maximum ? at_least_zero : maximum);
}

/// The least and the most points of a competency.
struct ClampedBounds {
  std::int32_t low;
  std::int32_t high;
};

/// The bounds of a competency's points, whatever its missing signals are: from the sum of its
/// observed terms, the points of its penalties that were not observed (<= 0), and its positive
/// points that were not. They hold for scaled points too: what scaling adds to a sum is at most the
/// positive points that were not observed.
inline ClampedBounds bounds_of(double sum, double losses, double gains, double maximum) noexcept {
  return {clamp(sum + losses, maximum), clamp(sum + gains, maximum)};
}

/// Coverage in hundredths of a percent, rounded half up; 0 if the model has no positive points.
inline std::int32_t coverage(double observed, double all) noexcept {
  return all > 0 ? static_cast<std::int32_t>((2 * 10000 * observed + all) / (2 * all)) : 0;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_MODEL_FORMULA_HPP
