// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MODEL_CURVE_HPP
#define SSI_SRC_MODEL_CURVE_HPP

#include <cfloat>
#include <cstdint>

namespace ssi::internal {

static_assert(FLT_EVAL_METHOD == 0, "each operation must be rounded to a double, and once");

/// The linear curve of term.hpp, in hundredths, for `points` > 0: the text that single members,
/// tables and vector loops share. Numerators and denominators are exact in a Real, which is double
/// by definition; float where RatioTerm::most_b says that it gives the same. Rounding is left to
/// truncation, which is floor for what is not negative, and the minimum is taken before it, where
/// it gives the same, so that the conversion cannot overflow. Requires: IEEE numbers, with
/// -ffp-contract=off. Always inlined, because kernels of several CPUs use it.
/// kIsDivisible: the caller knows that the divisor is not 0 and does not underflow, which saves
/// loops over floats a tenth of their time.
template <class Real, bool kIsDivisible = false>
[[gnu::always_inline]] inline std::int32_t linear_hundredths(Real points, Real numerator,
                                                             Real denominator, Real full) noexcept {
  const Real raw = points * numerator / (denominator * full) + Real{0.5};
  const Real capped = raw < points ? raw : points;
  // A product that underflows is still a divisor, so that 0 is asked of its factors.
  const bool is_zero = !kIsDivisible && (!(denominator > 0) || !(numerator > 0));
  return is_zero ? 0 : static_cast<std::int32_t>(capped);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_MODEL_CURVE_HPP
