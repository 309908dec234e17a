// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "commands/generate.hpp"
#include "commands/model.hpp"
#include "commands/signals.hpp"
#include "input_rules.hpp"
#include "output_file.hpp"
#include "scoring_options.hpp"
#include "ssi/log.hpp"
#include "ssi/report/text.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"
#include "ssi/version.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

constexpr int kUsageError = 2;

std::string version_text() {
  const Model model = Model::standard();
  return "ssi " + std::string(version()) + "\nmodel " + model.id() + " (fingerprint " +
         model.fingerprint() + ")";
}

/// Returns a message for a wrong command line. CLI11 says of a misspelt subcommand that one is
/// missing.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  const bool is_subcommand_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (is_subcommand_missing && !rest.empty()) {
    const bool is_option = rest.front().starts_with('-');
    return "'" + rest.front() + "' is not " + (is_option ? "an option" : "a subcommand") + " here";
  }
  return error.what();
}

/// Returns whose help to show: that of the subcommand that was given, or of the first one that was
/// given words that it does not know.
std::string help_of(const CLI::App& app) {
  const auto given = app.get_subcommands();
  const bool is_here = given.empty() || app.remaining_size(false) > 0;
  return is_here ? app.get_name() : app.get_name() + ' ' + help_of(*given.front());
}

int refuse(const CLI::App& app, const std::string& reason) {
  std::fprintf(stderr, "ssi: %s (see %s --help)\n", printable(reason).c_str(),
               help_of(app).c_str());
  return kUsageError;
}

// An empty value is refused: a script did not set a variable, and meant to give the option.

/// All options of the command and its subcommands, by name; a name takes a value in each of them or
/// in none.
using OptionsByName = std::map<std::string, const CLI::Option*, std::less<>>;

void collect_options(const CLI::App& app, OptionsByName& options) {
  for (const CLI::Option* option : app.get_options({})) {
    for (const std::string& name : option->get_lnames()) options.emplace("--" + name, option);
    for (const std::string& name : option->get_snames()) options.emplace("-" + name, option);
  }
  for (const CLI::App* subcommand : app.get_subcommands({})) collect_options(*subcommand, options);
}

/// CLI11 takes the next word for the value of `--option=`.
void refuse_missing_values(const CLI::App& app, int argc, char** argv) {
  OptionsByName options;
  collect_options(app, options);
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view word = argv[i];
    if (const auto option = options.find(word); option != options.end()) {
      if (option->second->get_items_expected_max() > 0) ++i;  // a value, whatever it looks like
    } else if (word.ends_with('=') && options.contains(word.substr(0, word.size() - 1))) {
      throw UsageError{std::string(word.substr(0, word.size() - 1)) + ": must not be empty"};
    }
  }
}

void refuse_empty_values(CLI::App& app) {
  for (CLI::Option* option : app.get_options({})) {
    option->check(
        [](const std::string& value) { return value.empty() ? "must not be empty" : ""; });
  }
  for (CLI::App* subcommand : app.get_subcommands({})) refuse_empty_values(*subcommand);
}

void add_signals(CLI::App& app) {
  auto options = std::make_shared<SignalsOptions>();
  CLI::App* signals =
      app.add_subcommand("signals", "List the signals of a model: what they count, who reads them");
  signals
      ->add_option("MODEL.toml", options->model.file,
                   "The model; - is standard input; the standard model by default")
      ->type_name("");
  auto* csv = signals->add_flag("--csv", options->csv, "Write them as CSV");
  auto* json = signals->add_flag("--json", options->json, "Write them as JSON")->excludes(csv);
  signals
      ->add_flag("--template", options->is_template,
                 "Write the header of a member table to fill in: the signals that the model reads")
      ->excludes(csv)
      ->excludes(json);
  signals->add_option("-o,--output", options->output, "The list; - is standard output, the default")
      ->type_name("OUT");
  signals->footer(
      "Examples:\n"
      "  ssi model signals\n"
      "  ssi model signals mine.toml --template -o members.csv");
  signals->callback([options] { list_signals(*options); });
}

void add_model(CLI::App& app) {
  CLI::App* model_app = app.add_subcommand("model", "Print or check models, or list their signals");
  model_app->require_subcommand(1);
  model_app->footer(
      "Examples:\n"
      "  ssi model print > mine.toml\n"
      "  ssi model check mine.toml\n"
      "  ssi score members.csv --model mine.toml -o scores.csv");

  auto options = std::make_shared<ModelOptions>();
  CLI::App* print = model_app->add_subcommand("print", "Print the standard model as TOML");
  print->footer("Example:\n  ssi model print > mine.toml");
  print->callback([options] { print_model(*options); });

  auto file = std::make_shared<std::string>();
  CLI::App* check = model_app->add_subcommand("check", "Check a model file");
  check->add_option("MODEL.toml", *file, "The model; - is standard input")
      ->required()
      ->type_name("");
  check->footer("Example:\n  ssi model check mine.toml");
  check->callback([file] { check_model(*file); });
  add_signals(*model_app);
}

void add_generate(CLI::App& app) {
  auto options = std::make_shared<GenerateOptions>();
  CLI::App* generate_app =
      app.add_subcommand("generate", "Generate a population of invented members");
  generate_app->add_option("--members", options->members, "How many members")
      ->required()
      ->transform(whole_number(1, synthetic::kMostMembers))
      ->type_name("N");
  generate_app
      ->add_option("--seed", options->seed, "Another seed, other members; the same, the same bytes")
      ->transform(whole_number(0, std::numeric_limits<std::uint64_t>::max()))
      ->type_name("S")
      ->capture_default_str();
  generate_app->add_option("--industries", options->industries, "How many industries they are in")
      ->transform(whole_number(1, synthetic::kMostIndustries))
      ->type_name("K")
      ->capture_default_str();
  generate_app->add_option("-o,--output", options->output, "The member table; - is standard output")
      ->type_name("OUT.csv");
  auto* connections =
      generate_app
          ->add_option("--connections", options->connections, "Write the connections to this file")
          ->type_name("FILE.csv");
  generate_app
      ->add_option("--mean-degree", options->mean_degree, "Connections per member, on average")
      ->needs(connections)
      ->transform(whole_number(1, synthetic::kMostMeanDegree))
      ->type_name("D")
      ->capture_default_str();
  add_threads(*generate_app, options->threads);
  generate_app->footer(
      "Example:\n"
      "  ssi generate --members 1000000 --seed 7 -o members.csv --connections connections.csv\n"
      "writes a million members and a connection graph, the same on every machine.");
  generate_app->callback([options] { generate(*options); });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app(
      "An open Social Selling Index: scores, ranks and explains the members of a professional\n"
      "network. Not LinkedIn's formula, and not affiliated with LinkedIn.",
      "ssi");
  app.set_version_flag("--version", version_text());
  app.add_flag_callback(
      "-v,--verbose",
      [] {
        set_log(LogLevel::debug, [](LogLevel, std::string_view line) {
          std::fprintf(stderr, "ssi: %s\n", std::string(line).c_str());
        });
      },
      "Show what the library logs");
  app.require_subcommand(1);
  app.footer("Example:\n  ssi score members.csv -o scores.csv --cohort industry");
  add_scoring_subcommands(app);
  add_model(app);
  add_generate(app);
  refuse_empty_values(app);
  try {
    refuse_missing_values(app, argc, argv);
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      std::ostringstream text;  // gets that of --help or --version
      app.exit(error, text, text);
      OutputFile output("-");
      output.write(text.str());
      output.commit();
      return 0;
    }
    return refuse(app, describe(error, app));
  } catch (const UsageError& error) {
    return refuse(app, error.what);
  }
  return 0;
}

}  // namespace ssi::command
