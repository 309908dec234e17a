// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PLAN_OPTIONS_HPP
#define SSI_TOOLS_PLAN_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
class Option;
}  // namespace CLI

namespace ssi::command {

struct PlanningOptions;

/// Adds the totals that a plan can be asked to reach: --target, --target-band and --target-top,
/// which it returns.
CLI::Option* add_targets(CLI::App& app, PlanningOptions& options);

/// Adds what plans are made of: --actions, --without and --assume-zero.
void add_actions(CLI::App& app, PlanningOptions& options);

/// Adds the subcommand plan, with its options.
void add_plan(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_PLAN_OPTIONS_HPP
