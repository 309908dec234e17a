// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_CHANGE_OPTIONS_HPP
#define SSI_TOOLS_CHANGE_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommands that split changes of scores into their causes, with their options:
/// changes, what-if.
void add_change_subcommands(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_CHANGE_OPTIONS_HPP
