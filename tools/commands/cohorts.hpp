// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_COHORTS_HPP
#define SSI_TOOLS_COMMANDS_COHORTS_HPP

#include <string>
#include <vector>

#include "common_options.hpp"

namespace ssi::command {

struct CohortsOptions : BatchOptions {
  std::string column;
  std::vector<std::string> merge;  ///< or files of saved cohorts, instead of members
  bool allow_repeats = false;      ///< merge files that have a source in common all the same
  std::string save;                ///< a file for the cohorts; empty: none
};

/// `ssi cohorts`. Throws as score().
void cohorts(const CohortsOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_COHORTS_HPP
