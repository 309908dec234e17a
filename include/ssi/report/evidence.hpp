// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_EVIDENCE_HPP
#define SSI_REPORT_EVIDENCE_HPP

#include <string>
#include <string_view>

#include "ssi/evidence/calibration.hpp"
#include "ssi/evidence/outcomes.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Returns how outcomes go with scores as people read it: the verdict in words first, the slope
/// with its limits, and the rest, in lines of 80 columns unless names are long. It says that a
/// correlation is no cause.
SSI_EXPORT std::string to_text(const OutcomeReport& report);

/// Returns the same as JSON; docs/evidence.md describes its fields. Statistics have six significant
/// digits; what is not defined or withheld is null.
SSI_EXPORT std::string to_json(const OutcomeReport& report);

/// The notice that stands wherever this library shows a calibration.
inline constexpr std::string_view kCalibrationNotice =
    "fitted to past outcomes; better weights are not shown to cause better outcomes";

/// Returns a calibration as people read it: the verdict first, the comparison it rests on, the
/// points that changed most, the terms that were left out, and what it does not show. `outcome` is
/// the name of what the points were fitted to.
SSI_EXPORT std::string to_text(const Calibration& calibration, std::string_view outcome);

/// Returns a calibration as JSON; docs/calibration.md describes its fields. Points are decimals;
/// other figures have six significant digits, and are null where they are not defined.
SSI_EXPORT std::string to_json(const Calibration& calibration, std::string_view outcome);

/// Returns the new model as to_toml() does, below a comment that says what it was calibrated from
/// and how it compares. Throws as to_toml().
SSI_EXPORT std::string to_toml(const Calibration& calibration, std::string_view outcome);

}  // namespace ssi

#endif  // SSI_REPORT_EVIDENCE_HPP
