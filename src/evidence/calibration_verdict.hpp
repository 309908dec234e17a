// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP
#define SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP

#include "ssi/evidence/calibration.hpp"

namespace ssi::internal {

/// What a difference says of new points, if the fits that they come from are at their optimum; of
/// others it says nothing.
inline CalibrationVerdict verdict_of(const Estimate& difference, bool is_optimal) noexcept {
  const int sign = is_optimal ? difference.sign() : 0;
  if (sign == 0) return CalibrationVerdict::not_shown;
  return sign > 0 ? CalibrationVerdict::better : CalibrationVerdict::worse;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP
