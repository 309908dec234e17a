// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_CALIBRATION_HPP
#define SSI_REPORT_CALIBRATION_HPP

#include <string>
#include <string_view>

#include "ssi/evidence/calibration.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// The notice that stands wherever this library shows a calibration.
inline constexpr std::string_view kCalibrationNotice =
    "fitted to past outcomes; better weights are not shown to cause better outcomes";

/// Returns a calibration as people read it: the verdict first, the comparison it rests on, the
/// points that changed most, the terms that were left out, and what it does not show.
SSI_EXPORT std::string to_text(const Calibration& calibration);

/// Returns a calibration as JSON; docs/calibration.md describes its fields. Points are decimals;
/// other figures have six significant digits, and are null where they are not defined.
SSI_EXPORT std::string to_json(const Calibration& calibration);

/// Returns the new model as to_toml() does, below a comment that says what it was calibrated from
/// and how it compares. Throws as to_toml().
SSI_EXPORT std::string to_toml(const Calibration& calibration);

}  // namespace ssi

#endif  // SSI_REPORT_CALIBRATION_HPP
