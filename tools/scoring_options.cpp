// SPDX-License-Identifier: MIT
#include "scoring_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "commands/check.hpp"
#include "commands/cohorts.hpp"
#include "commands/explain.hpp"
#include "commands/score.hpp"
#include "commands/team.hpp"
#include "shared_options.hpp"

namespace ssi::command {
namespace {

/// Adds what members are compared with. Returns --min-cohort.
CLI::Option* add_comparisons(CLI::App& app, ScoreOptions& options) {
  app.option_defaults()->group("Comparisons");
  app.add_option("--cohort", options.cohorts,
                 "Add each member's standing among those with the same label in this column; may "
                 "be given again")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  app.add_option("--against", options.against,
                 "Add each member's standing among saved cohorts, which it joins, of the same "
                 "label in the file's column; may be given again")
      ->type_name("COHORTS")
      ->allow_extra_args(false);
  auto* network =
      app.add_option("--network", options.connections,
                     "Add each member's standing among its connections: rows member_a,member_b");
  network->type_name("CONNECTIONS.csv");
  app.add_flag("--skip-unknown", options.skip_unknown,
               "Leave out connections of members that MEMBERS.csv lacks, and count them")
      ->needs(network);
  return add_minimum(app, options.minimum_cohort);
}

/// Adds what the score table has besides scores and standings.
void add_table_options(CLI::App& app, ScoreOptions& options) {
  app.option_defaults()->group("Output");
  app.add_flag("--bands", options.bands, "Add each member's band");
  app.add_flag("--bounds", options.bounds,
               "Add the least and the most total that the missing signals allow, and the standings "
               "with these");
  const auto keep = [&options](const CLI::results_t& columns) {
    options.keep = columns;
    return true;
  };
  app.add_option("--keep", keep, "Carry this column of the members along; may be given again")
      ->type_name("COLUMN")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

void add_score(CLI::App& app) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* score_app = app.add_subcommand("score", "Score a file of members");
  add_members(*score_app, options->members)->required();
  add_input_options(*score_app, options->input);
  add_output(*score_app, options->output, "The score table", "OUT.csv");
  add_model_options(*score_app, options->model);
  add_minimum_coverage(*score_app, options->minimum_coverage);
  add_table_options(*score_app, *options);
  auto* minimum = add_comparisons(*score_app, *options);
  add_threads(*score_app, options->threads);
  score_app->footer(
      "Examples:\n"
      "  ssi score members.csv -o scores.csv --cohort industry\n"
      "scores every member of members.csv, with the standing within the industry. The table goes\n"
      "to scores.csv, a summary to standard error.\n"
      "  ssi score members.csv -o scores.csv --network connections.csv\n"
      "adds the standing in each member's own network.");
  score_app->callback([=] {
    if (!minimum->empty() && options->cohorts.empty() && options->against.empty() &&
        options->connections.empty()) {
      throw CLI::RequiresError("--min-cohort", "--cohort, --against or --network");
    }
    score(*options);
  });
}

void add_cohorts(CLI::App& app) {
  auto options = std::make_shared<CohortsOptions>();
  CLI::App* cohorts_app =
      app.add_subcommand("cohorts", "Summarise the scores of each industry or team");
  auto* members = add_members(*cohorts_app, options->members);
  cohorts_app->option_defaults()->group("Cohorts");
  auto* by = cohorts_app->add_option("--by", options->column,
                                     "The column whose labels say who belongs together");
  by->type_name("COLUMN")->needs(members);
  auto* merge = add_files(*cohorts_app, "--merge", options->merge,
                          "Merge saved cohorts, instead of scoring members");
  merge->type_name("COHORTS...")->excludes(members)->excludes(by);
  cohorts_app
      ->add_flag("--allow-repeats", options->allow_repeats,
                 "Merge cohorts all the same whose members would count twice")
      ->needs(merge);
  cohorts_app
      ->add_option("--save", options->save,
                   "Save the cohorts, the smallest too, to merge or to score against")
      ->type_name("COHORTS");
  add_input_options(*cohorts_app, options->input);
  add_output(*cohorts_app, options->output, "The cohort table", "OUT.csv");
  add_model_options(*cohorts_app, options->model);
  for (const char* name :
       {"--model", "--missing", "--id", "--map", "--na", "--ignore", "--delimiter", "--strict"}) {
    merge->excludes(cohorts_app->get_option(name));
  }
  add_minimum(*cohorts_app, options->minimum_cohort);
  add_threads(*cohorts_app, options->threads);
  cohorts_app->footer(
      "Examples:\n"
      "  ssi cohorts members.csv --by industry -o industries.csv\n"
      "  ssi cohorts east.csv --by industry --save east.cohorts -o east_table.csv\n"
      "  ssi cohorts --merge east.cohorts west.cohorts --save both.cohorts -o both.csv\n"
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
  add_members(*team_app, options->members)->required();
  team_app->option_defaults()->group("Team");
  team_app->add_option("--by", options->column, "The column that holds the teams")
      ->required()
      ->type_name("COLUMN");
  team_app->add_option("--team", options->team, "The team")->required()->type_name("TEAM");
  team_app
      ->add_option(
          "--industry", options->industry,
          "The column that holds what it is compared with; industry by default, if there is "
          "one")
      ->type_name("COLUMN");
  add_input_options(*team_app, options->input);
  add_output(*team_app, options->output, "The report", "OUT");
  team_app->add_flag("--json", options->json, "Write the report as JSON")->group("Output");
  add_model_options(*team_app, options->model);
  add_minimum_coverage(*team_app, options->minimum_coverage);
  add_minimum(*team_app, options->minimum_cohort)
      ->description("Compare with no industry smaller than this");
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
  add_members(*explain_app, options->members)->required();
  explain_app->option_defaults()->group("What to explain");
  auto* member =
      explain_app->add_option("--member", options->member, "Explain this member's score");
  member->type_name("ID");
  auto* csv = explain_app->add_flag("--csv", options->csv,
                                    "Write the points of every term of every member as CSV");
  csv->excludes(member);
  explain_app->add_flag("--json", options->json, "Write a member's explanation as JSON")
      ->needs(member)
      ->excludes(csv);
  add_input_options(*explain_app, options->input);
  add_output(*explain_app, options->output, "The result", "OUT");
  add_model_options(*explain_app, options->model);
  add_minimum_coverage(*explain_app, options->minimum_coverage);
  explain_app->footer(
      "Examples:\n"
      "  ssi explain members.csv --member m0004\n"
      "  ssi explain members.csv --member m0004 --json\n"
      "  ssi explain members.csv --csv -o terms.csv");
  explain_app->callback([=] {
    if (member->empty() && csv->empty()) throw CLI::RequiredError("--member or --csv");
    explain(*options);
  });
}

void add_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* check_app =
      app.add_subcommand("check", "Check a file of members, and report everything at once");
  add_members(*check_app, options->members)->required();
  add_input_options(*check_app, options->input);
  check_app->add_flag("--json", options->json, "Write the findings as JSON")->group("Output");
  add_output(*check_app, options->output, "The findings", "OUT");
  check_app
      ->add_option("--model", options->model,
                   "Look for the signals of the model in this file (TOML), or of standard-1 (the "
                   "default) or standard-2, which are built in")
      ->type_name("MODEL")
      ->group("Model");
  add_minimum(*check_app, options->minimum_cohort)
      ->description("Count labels of fewer members than this");
  check_app->footer(
      "Example:\n"
      "  ssi check export.csv\n"
      "reads the whole file, whatever is wrong in it. Exit code 0: it can be scored; 65: it "
      "cannot.");
  check_app->callback([options] { check(*options); });
}

}  // namespace

void add_scoring_subcommands(CLI::App& app) {
  add_check(app);
  add_score(app);
  add_cohorts(app);
  add_team(app);
  add_explain(app);
}

}  // namespace ssi::command
