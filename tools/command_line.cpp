// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <memory>
#include <string>

#include "commands.hpp"
#include "ssi/connection_graph.hpp"
#include "ssi/log.hpp"
#include "ssi/population.hpp"
#include "ssi/version.hpp"

namespace ssi::command {
namespace {

constexpr int kUsageError = 2;

std::string version_text() {
  const Model model = Model::standard();
  return "ssi " + std::string(version()) + "\nmodel " + model.id() + " (fingerprint " +
         model.fingerprint() + ")";
}

/// A validator: what is wrong with the text, or nothing.
std::string is_seed(const std::string& text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec == std::errc() && result.ptr == end) return {};
  return "'" + text + "' is not a whole number from 0 to 18446744073709551615";
}

/// What a wrong command line is called. CLI11 says of a misspelt subcommand that one is missing.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  const bool is_subcommand_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (is_subcommand_missing && !rest.empty()) {
    return "'" + rest.front() + "' is not a subcommand here";
  }
  return error.what();
}

void add_model_options(CLI::App& app, ModelOptions& options) {
  app.add_option("--model", options.file, "Score with the model in this file (TOML)")
      ->type_name("MODEL.toml");
  app.add_option_function<std::string>(
         "--missing",
         [&options](const std::string& name) { options.missing = missing_policy(name); },
         "What missing signals do, instead of what the model says")
      ->check(CLI::IsMember({"zero", "renormalise"}))
      ->type_name("zero|renormalise");
}

CLI::Option* add_minimum(CLI::App& app, std::uint64_t& minimum) {
  return app.add_option("--min-cohort", minimum, "Report no cohort smaller than this")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 48))
      ->type_name("N")
      ->capture_default_str();
}

void add_threads(CLI::App& app, std::size_t& threads) {
  app.add_option("--threads", threads, "Use this many threads; all by default")
      ->check(CLI::Range(1, 4096))
      ->type_name("N");
}

void add_score(CLI::App& app) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* score_app = app.add_subcommand("score", "Score a file of members");
  score_app->add_option("MEMBERS.csv", options->members, "The members; - is standard input")
      ->required()
      ->type_name("");
  score_app
      ->add_option("-o,--output", options->output,
                   "The score table; - is standard output, the default")
      ->type_name("OUT.csv");
  add_model_options(*score_app, options->model);
  auto* cohort =
      score_app
          ->add_option("--cohort", options->cohorts,
                       "Add each member's standing among those with the same label in this column; "
                       "may be given again")
          ->type_name("COLUMN")
          ->allow_extra_args(false);
  auto* against =
      score_app
          ->add_option(
              "--against", options->against,
              "Add each member's standing among saved cohorts, which it joins, of the same "
              "label in the file's column; may be given again")
          ->type_name("COHORTS")
          ->allow_extra_args(false);
  auto* network =
      score_app
          ->add_option("--network", options->connections,
                       "Add each member's standing among its connections: rows member_a,member_b")
          ->type_name("CONNECTIONS.csv");
  score_app
      ->add_flag("--skip-unknown", options->skip_unknown,
                 "Leave connections of members that MEMBERS.csv lacks out, and count them")
      ->needs(network);
  auto* minimum = add_minimum(*score_app, options->minimum_cohort);
  score_app->add_option("--threads", options->threads, "Use this many threads; all by default")
      ->check(CLI::Range(1, 4096))
      ->type_name("N");
  score_app->footer(
      "Examples:\n"
      "  ssi score members.csv -o scores.csv --cohort industry\n"
      "scores every member of members.csv, with the standing within the industry. The table goes\n"
      "to scores.csv, a summary to standard error.\n"
      "  ssi score members.csv -o scores.csv --network connections.csv\n"
      "adds the standing in each member's own network.");
  score_app->callback([=] {
    if (!minimum->empty() && cohort->empty() && against->empty() && network->empty()) {
      throw CLI::RequiresError("--min-cohort", "--cohort, --against or --network");
    }
    score(*options);
  });
}

void add_cohorts(CLI::App& app) {
  auto options = std::make_shared<CohortsOptions>();
  CLI::App* cohorts_app =
      app.add_subcommand("cohorts", "Summarise the scores of each industry, team, ...");
  auto* members =
      cohorts_app->add_option("MEMBERS.csv", options->members, "The members; - is standard input");
  members->type_name("");
  auto* by = cohorts_app->add_option("--by", options->column,
                                     "The column whose labels say who belongs together");
  by->type_name("COLUMN")->needs(members);
  auto* merge = cohorts_app->add_option("--merge", options->merge,
                                        "Merge saved cohorts, instead of scoring members");
  merge->type_name("COHORTS")->excludes(members)->excludes(by);
  cohorts_app
      ->add_option("--save", options->save,
                   "Save the cohorts, the smallest too, to merge or to score against")
      ->type_name("COHORTS");
  cohorts_app
      ->add_option("-o,--output", options->output,
                   "The cohort table; - is standard output, the default")
      ->type_name("OUT.csv");
  add_model_options(*cohorts_app, options->model);
  for (const char* name : {"--model", "--missing"}) merge->excludes(cohorts_app->get_option(name));
  add_minimum(*cohorts_app, options->minimum_cohort);
  add_threads(*cohorts_app, options->threads);
  cohorts_app->footer(
      "Examples:\n"
      "  ssi cohorts members.csv --by industry -o industries.csv\n"
      "  ssi cohorts monday.csv --by industry --save monday.cohorts -o monday_table.csv\n"
      "  ssi cohorts --merge monday.cohorts tuesday.cohorts --save both.cohorts -o both.csv\n"
      "  ssi score members.csv --against both.cohorts -o scores.csv");
  cohorts_app->callback([=] {
    if (merge->empty() && members->empty()) {
      throw CLI::RequiredError("MEMBERS.csv or --merge");
    }
    if (merge->empty() && by->empty()) throw CLI::RequiresError("MEMBERS.csv", "--by");
    cohorts(*options);
  });
}

void add_team(CLI::App& app) {
  auto options = std::make_shared<TeamOptions>();
  CLI::App* team_app =
      app.add_subcommand("team", "Report on a team: leaderboard, averages, weakest competency");
  team_app
      ->add_option("MEMBERS.csv", options->members,
                   "The members, those of the industry too; - is standard input")
      ->required()
      ->type_name("");
  team_app->add_option("--by", options->column, "The column that holds the teams")
      ->required()
      ->type_name("COLUMN");
  team_app->add_option("--team", options->team, "The team")
      ->required()
      ->type_name("NAME")
      ->check([](const std::string& name) { return name.empty() ? "a team has a name" : ""; });
  team_app
      ->add_option("--industry", options->industry,
                   "The column that holds what it is compared with")
      ->type_name("COLUMN")
      ->capture_default_str();
  team_app->add_flag("--json", options->json, "Write the report as JSON");
  team_app->add_option("-o,--output", options->output, "The report; - is standard output")
      ->type_name("OUT");
  add_model_options(*team_app, options->model);
  add_minimum(*team_app, options->minimum_cohort);
  add_threads(*team_app, options->threads);
  team_app->footer(
      "Example:\n"
      "  ssi team members.csv --by team --team North\n"
      "shows who leads, and how the team compares with the industry that most of it are in. The\n"
      "minimum holds for the industry; the team is shown however small it is.");
  team_app->callback([options] { team(*options); });
}

void add_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* explain_app = app.add_subcommand("explain", "Explain scores, term by term");
  explain_app->add_option("MEMBERS.csv", options->members, "The members; - is standard input")
      ->required()
      ->type_name("");
  explain_app->add_option("-o,--output", options->output, "The result; - is standard output")
      ->type_name("OUT");
  auto* what = explain_app->add_option_group("What to explain");
  auto* member =
      what->add_option("--member", options->member, "Explain this member's score")->type_name("ID");
  auto* csv = what->add_flag("--csv", options->csv,
                             "Write the points of every term of every member as CSV");
  what->require_option(1);
  explain_app->add_flag("--json", options->json, "Write a member's explanation as JSON")
      ->needs(member)
      ->excludes(csv);
  add_model_options(*explain_app, options->model);
  explain_app->footer(
      "Examples:\n"
      "  ssi explain members.csv --member m0004\n"
      "  ssi explain members.csv --member m0004 --json\n"
      "  ssi explain members.csv --csv -o terms.csv");
  explain_app->callback([options] { explain(*options); });
}

void add_model(CLI::App& app) {
  CLI::App* model_app = app.add_subcommand("model", "Print or check models");
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
}

void add_generate(CLI::App& app) {
  auto options = std::make_shared<GenerateOptions>();
  CLI::App* generate_app =
      app.add_subcommand("generate", "Generate a population of invented members");
  generate_app->add_option("--members", options->members, "How many members")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, kMostMembers))
      ->type_name("N");
  generate_app
      ->add_option("--seed", options->seed, "Another seed, other members; the same, the same bytes")
      ->check(is_seed)
      ->type_name("S")
      ->capture_default_str();
  generate_app->add_option("--industries", options->industries, "How many industries they are in")
      ->check(CLI::Range(std::uint32_t{1}, kMostIndustries))
      ->type_name("K")
      ->capture_default_str();
  generate_app->add_option("-o,--output", options->output, "The member table; - is standard output")
      ->type_name("OUT.csv");
  auto* connections =
      generate_app
          ->add_option("--connections", options->connections, "Write who is connected with whom")
          ->type_name("FILE.csv");
  generate_app
      ->add_option("--mean-degree", options->mean_degree, "Connections a member, on average")
      ->needs(connections)
      ->check(CLI::Range(std::uint32_t{1}, kMostMeanDegree))
      ->type_name("D")
      ->capture_default_str();
  generate_app->add_option("--threads", options->threads, "Use this many threads; all by default")
      ->check(CLI::Range(1, 4096))
      ->type_name("N");
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
          std::fprintf(stderr, "ssi: %.*s\n", static_cast<int>(line.size()), line.data());
        });
      },
      "Show what the library logs");
  app.require_subcommand(1);
  app.footer("Example:\n  ssi score members.csv -o scores.csv --cohort industry");
  add_score(app);
  add_cohorts(app);
  add_team(app);
  add_explain(app);
  add_model(app);
  add_generate(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      return app.exit(error);  // --help and --version
    }
    std::fprintf(stderr, "ssi: %s (see ssi --help)\n", describe(error, app).c_str());
    return kUsageError;
  } catch (const UsageError& error) {
    std::fprintf(stderr, "ssi: %s (see ssi --help)\n", error.what.c_str());
    return kUsageError;
  }
  return 0;
}

}  // namespace ssi::command
