// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_REPORT_PARTS_HPP
#define SSI_TOOLS_COMMANDS_REPORT_PARTS_HPP

#include <optional>

#include "commands/report.hpp"
#include "report_input.hpp"

namespace ssi::command {

/// Writes the page of a member, or a folder of those of all.
void report_on_members(const ReportOptions& options, const Model& model, ReportInput input);

/// Writes the page of a team.
void report_on_team(const ReportOptions& options, const Model& model, ReportInput input);

/// The day since which changes are shown on a page of a log; nothing if there is no day so early.
std::optional<Day> day_before(const ReportOptions& options, Day day);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_REPORT_PARTS_HPP
