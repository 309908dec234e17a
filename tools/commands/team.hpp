// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_TEAM_HPP
#define SSI_TOOLS_COMMANDS_TEAM_HPP

#include "common_options.hpp"
#include "team_members.hpp"

namespace ssi::command {

struct TeamOptions : BatchOptions, TeamChoice {
  bool json = false;
};

/// `ssi team`. Throws as score().
void team(const TeamOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_TEAM_HPP
