// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORING_OPTIONS_HPP
#define SSI_TOOLS_SCORING_OPTIONS_HPP

#include <cstddef>

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommands that score members, with their options: score, cohorts, team, explain.
void add_scoring_subcommands(CLI::App& app);

/// Adds --threads, which all subcommands have in common that use more than one.
void add_threads(CLI::App& app, std::size_t& threads);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORING_OPTIONS_HPP
