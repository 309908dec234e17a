// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_CURVE_HPP
#define SSI_SRC_CURVE_HPP

#include <cstdint>

namespace ssi::internal {

/// The linear curve of term.hpp, in hundredths, for `points` > 0: the text that single members,
/// tables and vector loops share. Numerators and denominators are exact in a double. Rounding is
/// left to truncation, which is floor for what is not negative, and the minimum is taken before it,
/// where it gives the same, so that the conversion cannot overflow. Requires: IEEE doubles, with
/// -ffp-contract=off. Always inlined, as kernels built for several CPUs use it.
[[gnu::always_inline]] inline std::int32_t linear_hundredths(double points, double numerator,
                                                             double denominator,
                                                             double full) noexcept {
  const double divisor = denominator * full;
  const double raw = points * numerator / divisor + 0.5;
  const double capped = raw < points ? raw : points;
  return divisor > 0 ? static_cast<std::int32_t>(capped) : 0;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_CURVE_HPP
