// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_CHANGES_HPP
#define SSI_TOOLS_COMMANDS_CHANGES_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "activity_input.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/history/day.hpp"

namespace ssi::command {

/// Two tables of members, or two days of logs.
struct ChangesOptions : ActivityOptions {
  bool has_days = false;     ///< they are logs
  Day from = {};             ///< the day before, of logs
  Day to = {};               ///< the day after
  std::string model_before;  ///< of tables: another model before, as ModelOptions::file, or
                             ///< kStandard; empty: none
  std::vector<std::string> cohorts;
  std::uint64_t minimum_cohort = kMinimumCohort;
  bool csv = false;    ///< the lines of the changes, instead of the table
  std::string member;  ///< the change of this one, to read; empty: of all
  bool json = false;   ///< as JSON

  /// What the standard model was called before there were two: it is still taken.
  static constexpr const char* kStandard = "standard";
};

/// `ssi changes`. Throws as score().
void changes(const ChangesOptions& options);

/// The same of two days of logs.
void changes_of_log(const ChangesOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_CHANGES_HPP
