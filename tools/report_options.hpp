// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_REPORT_OPTIONS_HPP
#define SSI_TOOLS_REPORT_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}

namespace ssi::command {

/// Adds the subcommand report, with its options.
void add_report(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_REPORT_OPTIONS_HPP
