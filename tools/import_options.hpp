// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_IMPORT_OPTIONS_HPP
#define SSI_TOOLS_IMPORT_OPTIONS_HPP

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
}  // namespace CLI

namespace ssi::command {

/// Adds the subcommand that turns exports into activity logs: import linkedin.
void add_import(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_IMPORT_OPTIONS_HPP
