// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_EXPONENT_HPP
#define SSI_SRC_REPORT_EXPONENT_HPP

#include <cmath>

namespace ssi::internal {

/// Returns the exponent of ten of a number, but no less than the least: -2 for 0.05; 0 for what is
/// not finite. Without a logarithm, which is not the same on every machine. Requires: not 0.
inline int exponent_of(double number, int least) {
  double rest = std::abs(number);
  int result = 0;
  if (!std::isfinite(rest)) return result;
  for (; rest >= 10; rest /= 10) ++result;
  for (; rest < 1 && result > least; rest *= 10) --result;
  return result;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_EXPONENT_HPP
