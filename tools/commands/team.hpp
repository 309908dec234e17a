// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_TEAM_HPP
#define SSI_TOOLS_COMMANDS_TEAM_HPP

#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct TeamOptions : BatchOptions {
  std::string column;
  std::string team;
  std::string industry;  ///< the column; empty: "industry", if the file has it
  bool json = false;
};

/// `ssi team`. Throws as score().
void team(const TeamOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_TEAM_HPP
