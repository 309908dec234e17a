// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORE_REPORT_HPP
#define SSI_TOOLS_SCORE_REPORT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "ssi/member_file.hpp"
#include "ssi/model.hpp"
#include "ssi/summary.hpp"

namespace ssi::command {

/// Returns what `ssi score` says on standard error: statistics, bands, speed, absent signals.
std::string score_report(const Model& model, const ScoreSummary& summary,
                         const MemberReader& reader, double seconds);

/// Returns a line with a label, how many names there are, and the names; empty if there are none.
std::string listed(std::string_view label, const std::vector<std::string>& names);

/// Returns the lines that name absent signals and unused columns, so that a misspelt name does not
/// pass silently; empty if there are none.
std::string column_report(const MemberReader& reader);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORE_REPORT_HPP
