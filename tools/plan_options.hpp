// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PLAN_OPTIONS_HPP
#define SSI_TOOLS_PLAN_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommand plan, with its options.
void add_plan(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_PLAN_OPTIONS_HPP
