// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SHARED_OPTIONS_HPP
#define SSI_TOOLS_SHARED_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common_options.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
class Option;
}  // namespace CLI

namespace ssi::command {

// The options that several subcommands have, each added in one place so that they are the same
// everywhere.

/// Adds the positional argument for the members.
CLI::Option* add_members(CLI::App& app, std::string& members);

/// Adds the options that say how files of members are to be read. `id` is the one for the column of
/// ids, where --id is another.
void add_input_options(CLI::App& app, InputOptions& input, const char* id = "--id");

/// Adds the one of them for words that mean missing: --na.
void add_missing_words(CLI::App& app, InputOptions& input);

/// Adds those of them that any CSV file has: --delimiter and --strict.
void add_dialect_options(CLI::App& app, InputOptions& input);

/// Adds -o. `what` begins its description, such as "The score table".
void add_output(CLI::App& app, std::string& output, const std::string& what, const char* type);

/// Adds --model and --missing.
void add_model_options(CLI::App& app, ModelOptions& options);

/// Adds an option that takes any number of files at once, and takes their names as they are given.
/// With a plain vector, CLI11 would take a value in brackets for a list.
CLI::Option* add_files(CLI::App& app, const std::string& name, std::vector<std::string>& files,
                       const std::string& description);

/// Adds --seed, of random numbers, to the options of the present group.
void add_seed(CLI::App& app, std::uint64_t& seed, const std::string& description);

/// Adds --min-cohort.
CLI::Option* add_minimum(CLI::App& app, std::uint64_t& minimum);

/// Adds --min-coverage.
void add_minimum_coverage(CLI::App& app, Percent& minimum);

/// Adds --threads, which all subcommands have in common that use more than one.
void add_threads(CLI::App& app, std::size_t& threads);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SHARED_OPTIONS_HPP
