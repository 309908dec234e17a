// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORING_OPTIONS_HPP
#define SSI_TOOLS_SCORING_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommands that score members, with their options: check, score, cohorts, team,
/// explain.
void add_scoring_subcommands(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORING_OPTIONS_HPP
