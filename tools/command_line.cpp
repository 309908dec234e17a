// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "activity_options.hpp"
#include "calibration_options.hpp"
#include "change_options.hpp"
#include "commands/generate.hpp"
#include "help.hpp"
#include "import_options.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "model_options.hpp"
#include "outcome_options.hpp"
#include "output_file.hpp"
#include "plan_options.hpp"
#include "report_options.hpp"
#include "robustness_options.hpp"
#include "scoring_options.hpp"
#include "shared_options.hpp"
#include "ssi/log.hpp"
#include "ssi/report/text.hpp"
#include "ssi/synthetic/activities.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"
#include "ssi/version.hpp"
#include "whole_number.hpp"
#include "wrong_usage.hpp"

namespace ssi::command {
namespace {

constexpr int kUsageError = 2;

std::string version_text() {
  const Model model = Model::standard();
  return "ssi " + std::string(version()) + "\nmodel " + model.id() + " (fingerprint " +
         model.fingerprint() + ")";
}

int refuse(const CLI::App& app, const std::string& reason) {
  std::fprintf(stderr, "ssi: %s (see %s --help)\n", printable(reason).c_str(),
               full_name(addressed(app)).c_str());
  return kUsageError;
}

/// Prints what --help, --version or `ssi help` ask for.
void print(const std::string& text) {
  OutputFile output("-");
  output.write(text);
  output.commit();
}

/// How much is said on standard error.
struct Talk {
  bool is_quiet = false;
  bool is_verbose = false;
};

void apply(const Talk& talk) {
  if (talk.is_quiet && talk.is_verbose) {
    throw UsageError{"--quiet and --verbose exclude each other"};
  }
  if (talk.is_quiet) be_quiet();
  if (talk.is_verbose) {
    set_log(LogLevel::debug, [](LogLevel, std::string_view line) {
      std::fprintf(stderr, "ssi: %s\n", std::string(line).c_str());
    });
  }
}

/// Adds the options that may stand before and behind all subcommands.
void add_talk(CLI::App& app, const std::shared_ptr<Talk>& talk) {
  const auto add = [&](const char* name, bool Talk::*member, const char* description) {
    const auto set = [talk, member] {
      (*talk).*member = true;
      apply(*talk);
    };
    app.add_flag_callback(name, set, description)->group(kGeneralOptions);
  };
  add("-q,--quiet", &Talk::is_quiet, "Say nothing on standard error but errors");
  add("-v,--verbose", &Talk::is_verbose, "Show what the library logs");
  for (CLI::App* subcommand : app.get_subcommands({})) add_talk(*subcommand, talk);
}

void add_help(CLI::App& app) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* help = app.add_subcommand("help", "Show the help of a subcommand");
  help->add_option("SUBCOMMAND", *words, "The subcommand; without one, the help of ssi itself");
  help->footer("Examples:\n  ssi help score\n  ssi help model check");
  help->callback([words, &app] { print(help_text(app, *words)); });
}

void add_generate(CLI::App& app) {
  auto options = std::make_shared<GenerateOptions>();
  CLI::App* generate_app =
      app.add_subcommand("generate", "Generate a population of invented members");
  generate_app->option_defaults()->group("Population");
  generate_app->add_option("--members", options->members, "How many members")
      ->required()
      ->transform(whole_number(1, synthetic::kMostMembers))
      ->type_name("N");
  add_seed(*generate_app, options->seed, "Another seed gives other members");
  generate_app->add_option("--industries", options->industries, "How many industries they are in")
      ->transform(whole_number(1, synthetic::kMostIndustries))
      ->type_name("K")
      ->capture_default_str();
  generate_app
      ->add_option("-o,--output", options->output,
                   "The member table or the log; - is standard output, the default")
      ->type_name("OUT.csv");
  auto* log = generate_app
                  ->add_option("--log", options->log_days,
                               "Write the log of what they did on so many days, up to 2025-12-31, "
                               "instead of the members")
                  ->transform(whole_number(1, synthetic::kMostLogDays))
                  ->type_name("DAYS");
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
  generate_app->get_option("--output")->group("Output");
  log->group("Output");
  connections->group("Output");
  add_threads(*generate_app, options->threads);
  generate_app->footer(
      "Example:\n"
      "  ssi generate --members 1000000 --seed 7 -o members.csv --connections links.csv\n"
      "writes a million members and a connection graph, the same on every machine.");
  generate_app->callback([options] { generate(*options); });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app(
      "An open Social Selling Index: scores, ranks and explains the members of a professional\n"
      "network. Not LinkedIn's formula, and not affiliated with LinkedIn.",
      "ssi");
  app.formatter(std::make_shared<HelpFormatter>());
  app.get_help_ptr()->description("Print this help and exit");
  app.set_version_flag("-V,--version", version_text(), "Print the version and the model, and exit");
  app.require_subcommand(1);
  app.footer(
      "Example:\n"
      "  ssi score members.csv -o scores.csv --cohort industry\n"
      "scores every member of members.csv; `ssi help score` shows all options of that.");
  add_scoring_subcommands(app);
  add_activity_subcommands(app);
  add_import(app);
  add_plan(app);
  add_report(app);
  add_change_subcommands(app);
  add_outcomes(app);
  add_calibrate(app);
  add_robustness(app);
  add_model(app);
  add_generate(app);
  add_help(app);
  add_talk(app, std::make_shared<Talk>());
  refuse_empty_values(app);
  try {
    refuse_missing_values(app, argc, argv);
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      std::ostringstream text;  // gets that of --help or --version
      app.exit(error, text, text);
      print(text.str());
      return 0;
    }
    if (lacks_subcommand(error, app)) {
      std::fputs(overview(addressed(app)).c_str(), stderr);
      return kUsageError;
    }
    return refuse(app, describe(error, app));
  } catch (const UsageError& error) {
    return refuse(app, error.what);
  }
  return 0;
}

}  // namespace ssi::command
