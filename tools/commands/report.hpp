// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_REPORT_HPP
#define SSI_TOOLS_COMMANDS_REPORT_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "activity_input.hpp"
#include "planning.hpp"
#include "ssi/history/day.hpp"
#include "ssi/score/little_observed.hpp"
#include "team_members.hpp"

namespace ssi::command {

/// Whose page is wanted, of which input, and what is to be on it. The logs are the inputs: a table
/// of members, an archive, or several logs.
struct ReportOptions : ActivityOptions {
  std::string member;  ///< whose page; of an archive, the id on it; empty: "me"
  TeamChoice team;     ///< or this team's; no team: none
  bool all = false;    ///< or everybody's, in a folder

  // What members are compared with.
  std::vector<std::string> cohorts;
  std::vector<std::string> against;                         ///< files of saved cohorts
  std::string connections;                                  ///< empty: no standing in networks
  std::vector<std::pair<std::string, std::string>> labels;  ///< of an archive: column and label
  std::uint64_t minimum_cohort = kMinimumCohort;
  Percent minimum_coverage = kMinimumCoverage;

  std::optional<Day> day;    ///< of the page; of an archive, the latest of any row by default
  std::optional<Day> since;  ///< changes are since then; four weeks before the day by default
  std::optional<Day> from;   ///< where the history begins; 26 weeks before the day by default
  std::string before;        ///< the table of members before; empty: none

  std::string outcomes;  ///< what `ssi outcomes --json` wrote, on a team's page; empty: none

  PlanningOptions planning;
  bool has_plan = true;

  // How an archive is read.
  std::string profile_url;
  std::vector<std::pair<std::string, std::string>> known;  ///< signals and their values

  std::vector<std::string> given;  ///< the names of all options of the call
};

/// `ssi report`. Throws as score(), changes_of_log() and plan(), and as read_linkedin().
void report(const ReportOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_REPORT_HPP
