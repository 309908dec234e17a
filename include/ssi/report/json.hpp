// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_JSON_HPP
#define SSI_REPORT_JSON_HPP

#include <span>
#include <string>
#include <string_view>

#include "ssi/cohort/team.hpp"
#include "ssi/explain/change.hpp"
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

/// Returns a change as JSON; docs/changes.md describes its fields. Without an id, `member_id` is
/// null. The model is that of the side after.
SSI_EXPORT std::string to_json(const Change& change, std::string_view member_id = {},
                               std::span<const ChangedCohort> cohorts = {});

/// Returns the same of a member that only one side has: the other side's total is null, and there
/// are no causes.
SSI_EXPORT std::string to_json(const OneSided& member, std::string_view member_id = {},
                               std::span<const ChangedCohort> cohorts = {});

/// Returns a team's report as JSON; docs/cohorts.md describes its fields.
SSI_EXPORT std::string to_json(const TeamReport& report);

/// Returns what was found in a file of members as JSON; docs/files.md describes its fields.
SSI_EXPORT std::string to_json(const MemberFindings& findings);

/// Returns the catalogue of a model's signals as JSON; docs/model-files.md describes its fields.
SSI_EXPORT std::string signals_to_json(const Model& model);

}  // namespace ssi

#endif  // SSI_REPORT_JSON_HPP
