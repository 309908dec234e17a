// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_HISTORY_HPP
#define SSI_TOOLS_COMMANDS_HISTORY_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "activity_input.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/history/day.hpp"

namespace ssi::command {

struct HistoryOptions : ActivityOptions {
  DayRange days = {};
  std::uint32_t every = 1;           ///< days from one table to the next
  std::vector<std::string> cohorts;  ///< columns of the member table
  std::uint64_t minimum_cohort = kMinimumCohort;
};

/// `ssi history`. Throws as score().
void write_history(const HistoryOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_HISTORY_HPP
