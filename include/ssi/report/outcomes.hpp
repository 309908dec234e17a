// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_OUTCOMES_HPP
#define SSI_REPORT_OUTCOMES_HPP

#include <string>

#include "ssi/evidence/outcomes.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Returns how outcomes go with scores as people read it: the verdict in words first, the slope
/// with its limits, and the rest, in lines of 80 columns unless names are long. It says that a
/// correlation is no cause.
SSI_EXPORT std::string to_text(const OutcomeReport& report);

/// Returns the same as JSON; docs/outcomes.md describes its fields. Statistics have six significant
/// digits; what is not defined or withheld is null.
SSI_EXPORT std::string to_json(const OutcomeReport& report);

}  // namespace ssi

#endif  // SSI_REPORT_OUTCOMES_HPP
