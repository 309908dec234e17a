// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_HELP_HPP
#define SSI_TOOLS_HELP_HPP

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ssi::command {

/// The group of options that every subcommand has.
inline constexpr const char* kGeneralOptions = "Options";

/// Writes help: how to call, arguments, options by group, subcommands, examples; in 80 columns. An
/// option needs no more than a description, a type_name() and a group(). Groups come in the order
/// of their first options, kGeneralOptions and those without a group last.
class HelpFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

/// Returns the words that call a subcommand: "ssi model check".
std::string full_name(const CLI::App& app);

/// Returns what a command says that was called without a subcommand: how to call it, and the
/// subcommands.
std::string overview(const CLI::App& app);

/// Returns the help of the subcommand that the words name, from the root of the options on. Throws
/// UsageError for one that there is not.
std::string help_text(const CLI::App& root, const std::vector<std::string>& words);

}  // namespace ssi::command

#endif  // SSI_TOOLS_HELP_HPP
