// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP
#define SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP

#include "ssi/evidence/calibration.hpp"

namespace ssi::internal {

/// What a difference says of new points, if the fits that they come from are at their optimum; of
/// others it says nothing.
inline CalibrationVerdict verdict_of(const Estimate& difference, bool is_optimal) noexcept {
  if (is_optimal && difference.low && *difference.low > 0) return CalibrationVerdict::better;
  if (is_optimal && difference.high && *difference.high < 0) return CalibrationVerdict::worse;
  return CalibrationVerdict::not_shown;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATION_VERDICT_HPP
