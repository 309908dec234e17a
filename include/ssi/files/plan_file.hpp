// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_PLAN_FILE_HPP
#define SSI_FILES_PLAN_FILE_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ssi/advice/action.hpp"
#include "ssi/advice/plan.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// Appends the line of column names of the plan table: `member_id`, `total`, `goal`,
/// `planned_total`, `effort`, `actions`, and one for each action.
SSI_EXPORT void append_plan_header(std::string& out, const ActionList& actions);

/// Appends a member's line of the plan table. Without a plan, because the member has no goal, the
/// fields after `total` are empty; `goal` is empty for a budget. Requires: a plan of these actions.
SSI_EXPORT void append_plan(std::string& out, std::string_view member_id, Points total,
                            const std::optional<Plan>& plan, const ActionList& actions);

/// Appends a curve as CSV with a header: `effort`, `total`, `actions`.
SSI_EXPORT void append_curve(std::string& out, std::span<const PlanStep> curve);

}  // namespace ssi

#endif  // SSI_FILES_PLAN_FILE_HPP
