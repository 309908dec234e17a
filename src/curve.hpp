// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_CURVE_HPP
#define SSI_SRC_CURVE_HPP

#include <cfloat>
#include <cstdint>

namespace ssi::internal {

static_assert(FLT_EVAL_METHOD == 0, "each operation must be rounded to a double, and once");

/// The linear curve of term.hpp, in hundredths, for `points` > 0: the text that single members,
/// tables and vector loops share. Numerators and denominators are exact in a double. Rounding is
/// left to truncation, which is floor for what is not negative, and the minimum is taken before it,
/// where it gives the same, so that the conversion cannot overflow. Requires: IEEE doubles, with
/// -ffp-contract=off. Always inlined, as kernels built for several CPUs use it.
[[gnu::always_inline]] inline std::int32_t linear_hundredths(double points, double numerator,
                                                             double denominator,
                                                             double full) noexcept {
  const double raw = points * numerator / (denominator * full) + 0.5;
  const double capped = raw < points ? raw : points;
  // A product that underflows is still a divisor, so that 0 is asked of its factors.
  const bool is_zero = !(denominator > 0) || !(numerator > 0);
  return is_zero ? 0 : static_cast<std::int32_t>(capped);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_CURVE_HPP
