// SPDX-License-Identifier: MIT
#ifndef SSI_REPORT_PLAN_HPP
#define SSI_REPORT_PLAN_HPP

#include <string>
#include <string_view>

#include "ssi/advice/plan_report.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// Returns a plan as people read it: what to do, how often, for what effort and gain, the total
/// that it gives, which points change, and what was not available and why. It says that the plan is
/// proven, whose estimates efforts and expectations are, and what it does not count.
SSI_EXPORT std::string to_text(const PlanReport& report, std::string_view member_id = {});

/// Returns a plan as JSON; docs/plans.md describes its fields. Without an id, `member_id` is null.
SSI_EXPORT std::string to_json(const PlanReport& report, std::string_view member_id = {});

}  // namespace ssi

#endif  // SSI_REPORT_PLAN_HPP
