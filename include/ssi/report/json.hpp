// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_JSON_HPP
#define SSI_REPORT_JSON_HPP

#include <string>
#include <string_view>

#include "ssi/cohort/team.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/export.hpp"
#include "ssi/files/member_check.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

// Each is one JSON object, for other programs, with a `schema_version`, the notice, and the model
// with its fingerprint. Bytes of an id or a name that are not UTF-8 become U+FFFD.

/// Returns an explanation as JSON; docs/explanation.md describes its fields. Without an id,
/// `member_id` is null.
SSI_EXPORT std::string to_json(const Explanation& explanation, std::string_view member_id = {});

/// Returns a team's report as JSON; docs/cohorts.md describes its fields.
SSI_EXPORT std::string to_json(const TeamReport& report);

/// Returns what was found in a file of members as JSON; docs/files.md describes its fields.
SSI_EXPORT std::string to_json(const MemberFindings& findings);

/// Returns the catalogue of a model's signals as JSON; docs/model-files.md describes its fields.
SSI_EXPORT std::string signals_to_json(const Model& model);

}  // namespace ssi

#endif  // SSI_REPORT_JSON_HPP
