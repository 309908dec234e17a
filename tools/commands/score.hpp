// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_SCORE_HPP
#define SSI_TOOLS_COMMANDS_SCORE_HPP

#include <string>
#include <vector>

#include "common_options.hpp"

namespace ssi::command {

struct ScoreOptions : BatchOptions {
  std::vector<std::string> cohorts;
  std::vector<std::string> against;  ///< files of saved cohorts
  std::string connections;           ///< empty: no standing in networks
  bool skip_unknown = false;         ///< connections of members that the file lacks
  bool bands = false;
  bool bounds = false;
  std::vector<std::string> keep;  ///< columns that are carried along
};

/// `ssi score`. Like all subcommands, it throws what the library throws, and UsageError; main()
/// turns that into a line on standard error and an exit code.
void score(const ScoreOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_SCORE_HPP
