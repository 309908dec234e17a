// SPDX-License-Identifier: MIT
#include "shared_options.hpp"

#include <CLI/CLI.hpp>
#include <limits>

#include "help.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

/// Returns the character that a value of --delimiter stands for.
char delimiter_of(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text.size() == 1 && may_separate(text.front())) return text.front();
  throw CLI::ValidationError(
      "--delimiter",
      "'" + text + "' is not one character, or tab, and no quote, digit or line end");
}

}  // namespace

CLI::Option* add_members(CLI::App& app, std::string& members) {
  return app.add_option("MEMBERS.csv", members, "The members; - is standard input")->type_name("");
}

void add_input_options(CLI::App& app, InputOptions& input, const char* id) {
  app.option_defaults()->group("Input");
  app.add_option(id, input.columns.id, "The column of ids, instead of member_id")
      ->type_name("COLUMN");
  const auto map = [&input](const std::string& text) {
    const std::size_t sign = text.find('=');
    if (sign == 0 || sign == text.npos || sign + 1 == text.size()) {
      throw CLI::ValidationError("--map", "'" + text + "' is not SIGNAL=COLUMN");
    }
    input.columns.mapped.emplace_back(text.substr(0, sign), text.substr(sign + 1));
  };
  app.add_option_function<std::vector<std::string>>(
         "--map",
         [map](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) map(text);
         },
         "Take this column for the signal; may be given again")
      ->type_name("SIGNAL=COLUMN")
      ->allow_extra_args(false);
  add_missing_words(app, input);
  app.add_option(
         "--ignore", input.columns.ignored,
         "Do not ask about this column, whose name is nearly that of a signal; may be given "
         "again")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  add_dialect_options(app, input);
}

void add_missing_words(CLI::App& app, InputOptions& input) {
  app.add_option("--na", input.columns.missing_words,
                 "Take this word for missing, besides NA, NULL, nan and the like; may be given "
                 "again")
      ->type_name("WORD")
      ->allow_extra_args(false)
      ->group("Input");
}

void add_dialect_options(CLI::App& app, InputOptions& input) {
  app.option_defaults()->group("Input");
  app.add_option_function<std::string>(
         "--delimiter", [&input](const std::string& text) { input.delimiter = delimiter_of(text); },
         "The character between cells, or tab; found out by default")
      ->type_name("X");
  app.add_flag("--strict", input.strict,
               "Take only UTF-8, commas, exact names and digits, as docs/files.md says");
}

void add_output(CLI::App& app, std::string& output, const std::string& what, const char* type) {
  app.add_option("-o,--output", output, what + "; - is standard output, the default")
      ->type_name(type)
      ->group("Output");
}

void add_model_options(CLI::App& app, ModelOptions& options) {
  app.option_defaults()->group("Model");
  app.add_option("--model", options.file,
                 "Score with the model in this file (TOML), or with standard-1 (the default) or "
                 "standard-2, which are built in")
      ->type_name("MODEL");
  app.add_option_function<std::string>(
         "--missing",
         [&options](const std::string& name) { options.missing = missing_policy(name); },
         "What missing signals do, instead of what the model says")
      ->check(CLI::IsMember({"zero", "renormalise"}))
      ->type_name("zero|renormalise");
}

CLI::Option* add_files(CLI::App& app, const std::string& name, std::vector<std::string>& files,
                       const std::string& description) {
  constexpr int kMostFiles = 1 << 20;
  const auto keep = [&files](const CLI::results_t& names) {
    files = names;
    return true;
  };
  return app.add_option(name, keep, description)->expected(1, kMostFiles)->allow_extra_args(false);
}

void add_seed(CLI::App& app, std::uint64_t& seed, const std::string& description) {
  app.add_option("--seed", seed, description)
      ->transform(whole_number(0, std::numeric_limits<std::uint64_t>::max()))
      ->type_name("S")
      ->capture_default_str();
}

CLI::Option* add_minimum(CLI::App& app, std::uint64_t& minimum) {
  return app.add_option("--min-cohort", minimum, "Report no cohort smaller than this")
      ->transform(whole_number(1, std::uint64_t{1} << 48))
      ->type_name("N")
      ->group("Comparisons")
      ->capture_default_str();
}

void add_minimum_coverage(CLI::App& app, Percent& minimum) {
  app.add_option_function<std::int32_t>(
         "--min-coverage",
         [&minimum](std::int32_t percent) { minimum = Percent::from_hundredths(percent * 100); },
         "Show no band of members of whom less than this was observed")
      ->transform(whole_number(0, 100))
      ->type_name("PERCENT")
      ->group("Output")
      ->default_str(std::to_string(minimum.hundredths() / 100));
}

void add_threads(CLI::App& app, std::size_t& threads) {
  app.add_option("--threads", threads, "Use this many threads; all by default")
      ->transform(whole_number(1, 4096))
      ->type_name("N")
      ->group(kGeneralOptions);
}

}  // namespace ssi::command
