// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_WRONG_USAGE_HPP
#define SSI_TOOLS_WRONG_USAGE_HPP

#include <CLI/CLI.hpp>
#include <string>

namespace ssi::command {

// What is wrong with a command line, in words of ours: CLI11 lists words that nobody took
// backwards, calls a misspelt subcommand missing and takes the next word for the value of
// `--option=`.

/// Returns the subcommand whose help is of use: that of the first word that nothing took, or the
/// one that was given.
const CLI::App& addressed(const CLI::App& app);

/// Whether a subcommand is missing, and no word is in its place.
bool lacks_subcommand(const CLI::ParseError& error, const CLI::App& app);

/// Returns what is wrong, as a line. Asks about a word that is nearly a subcommand or an option.
std::string describe(const CLI::ParseError& error, const CLI::App& app);

/// Throws UsageError for an option with an empty value: a script did not set a variable, and meant
/// to give the option.
void refuse_missing_values(const CLI::App& app, int argc, char** argv);

/// Makes options refuse empty values. Call it once all options are there.
void refuse_empty_values(CLI::App& app);

}  // namespace ssi::command

#endif  // SSI_TOOLS_WRONG_USAGE_HPP
