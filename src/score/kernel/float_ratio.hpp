// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_FLOAT_RATIO_HPP
#define SSI_SRC_SCORE_KERNEL_FLOAT_RATIO_HPP

#include <cstdint>

namespace ssi::internal {

/// Returns the largest b <= 65,534 up to which a ratio term of `points` hundredths (>= 1) gets the
/// same from floats as from doubles, for any a; 0 if none is proved. If the result is not 0, the
/// divisor is at least 2^-16, because prior and full are multiples of 2^-8. O(1).
std::uint16_t most_b_in_floats(std::int32_t points, double prior, double full) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_FLOAT_RATIO_HPP
