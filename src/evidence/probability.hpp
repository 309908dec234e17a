// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_PROBABILITY_HPP
#define SSI_SRC_EVIDENCE_PROBABILITY_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ssi::internal {

/// The 97.5 % quantile of the normal distribution.
inline constexpr double kNormal975 = 1.959963984540054;

/// Returns the 97.5 % quantile of Student's distribution. Requires: degrees of freedom > 0, which
/// need not be whole.
double student_975(double degrees_of_freedom);

/// Returns how likely n pairs without connection have a correlation as far from 0, two-sided: the
/// regularised incomplete beta function I(1 - r^2; (n - 2)/2, 1/2), which is Student's test of
/// r * sqrt((n - 2)/(1 - r^2)). Requires: -1 <= r <= 1, n > 2.
double correlation_p(double r, std::uint64_t n);

/// Returns p-values adjusted by Holm's method for how many there are (Holm, 1979): the i-th
/// smallest of m times m + 1 - i, but no less than a smaller one's, and at most 1. Nothing stays
/// nothing, and is not counted.
std::vector<std::optional<double>> holm(std::span<const std::optional<double>> p_values);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_PROBABILITY_HPP
