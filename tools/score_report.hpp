// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORE_REPORT_HPP
#define SSI_TOOLS_SCORE_REPORT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/model.hpp"

namespace ssi::command {

/// Returns what `ssi score` says on standard error: statistics, bands, speed, absent signals.
std::string score_report(const Model& model, const Cohort& everyone, const MemberParser& parser,
                         double seconds);

/// Returns the line that says how many were scored, and by which model.
std::string model_report(std::uint64_t members, const ScoreSchema& model);

/// Returns how long it took, as a line.
std::string speed_report(std::uint64_t members, double seconds);

/// Returns a text as part of a line on a terminal: without control characters.
std::string printable(std::string_view text);

/// Returns a line with a label, how many names there are, and the names; empty if there are none.
std::string listed(std::string_view label, const std::vector<std::string>& names);

/// Returns the lines that name absent signals and unused columns, so that a misspelt name does not
/// pass silently; empty if there are none.
std::string column_report(const MemberParser& parser);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORE_REPORT_HPP
