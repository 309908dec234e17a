// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_ACTIVITY_OPTIONS_HPP
#define SSI_TOOLS_ACTIVITY_OPTIONS_HPP

#include <string>

#include "activity_input.hpp"
#include "ssi/history/day.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
class Option;
}  // namespace CLI

namespace ssi::command {

/// Adds the subcommands that read activity logs, with their options: signals, history.
void add_activity_subcommands(CLI::App& app);

/// Adds what all of them have in common: logs, --members, --tracks, --skip-unknown, the options of
/// CSV files, --model, --missing and --threads. Returns --members.
CLI::Option* add_activity_options(CLI::App& app, ActivityOptions& options);

/// Adds the positional argument for the logs alone, under a name.
CLI::Option* add_logs(CLI::App& app, const std::string& name, ActivityOptions& options,
                      const std::string& description);

/// Adds all of these but the logs. Returns --members.
CLI::Option* add_log_options(CLI::App& app, ActivityOptions& options);

/// Adds an option that takes a date.
CLI::Option* add_day(CLI::App& app, const std::string& name, Day& day,
                     const std::string& description);

}  // namespace ssi::command

#endif  // SSI_TOOLS_ACTIVITY_OPTIONS_HPP
