// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_AUDIT_HPP
#define SSI_REPORT_AUDIT_HPP

#include <string>

#include "ssi/evidence/audit.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Returns the audit of a model as people read it, in lines of at most 80 columns: where points
/// come from, how far volume alone gets, what can lower a score, what is out of reach and, with
/// actions, what floods do that nobody answers.
SSI_EXPORT std::string to_text(const ModelAudit& audit);

/// Returns the audit of a model as JSON; docs/audit.md describes its fields.
SSI_EXPORT std::string to_json(const ModelAudit& audit);

}  // namespace ssi

#endif  // SSI_REPORT_AUDIT_HPP
