// SPDX-License-Identifier: MIT
#include "change_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "activity_options.hpp"
#include "commands/changes.hpp"
#include "commands/what_if.hpp"
#include "input_rules.hpp"
#include "shared_options.hpp"

namespace ssi::command {
namespace {

/// Adds --cohort and --min-cohort, which needs it, and which --csv excludes.
void add_cohorts(CLI::App& app, std::vector<std::string>& cohorts, std::uint64_t& minimum,
                 const std::string& description) {
  app.option_defaults()->group("Comparisons");
  auto* cohort = app.add_option("--cohort", cohorts, description);
  cohort->type_name("COLUMN")->allow_extra_args(false)->excludes(app.get_option("--csv"));
  add_minimum(app, minimum)->needs(cohort);
}

/// Adds --from and --to, which take two days of logs. What only logs have needs them. Returns
/// --from.
CLI::Option* add_days(CLI::App& app, ChangesOptions& options) {
  app.option_defaults()->group("Log");
  auto* from = add_day(app, "--from", options.from, "The day before, of logs");
  auto* to = add_day(app, "--to", options.to, "The day after, of logs");
  from->needs(to);
  to->needs(from);
  for (const char* name : {"--members", "--tracks", "--skip-unknown"}) {
    app.get_option(name)->needs(from);
  }
  return from;
}

void add_changes(CLI::App& app) {
  auto options = std::make_shared<ChangesOptions>();
  CLI::App* changes_app =
      app.add_subcommand("changes", "Split changes of scores into their causes");
  add_logs(*changes_app, "FILE.csv", *options,
           "The members before, and the members after; or activity logs, with --from and --to. - "
           "is standard input");
  changes_app->option_defaults()->group("What to show");
  auto* csv = changes_app->add_flag("--csv", options->csv,
                                    "Write by how much each cause moved each term, as CSV");
  auto* member = changes_app->add_option("--member", options->member, "Show this member's change");
  member->type_name("ID");
  changes_app->add_flag("--json", options->json, "Write a member's change as JSON")
      ->needs(member)
      ->excludes(csv);
  add_log_options(*changes_app, *options);
  auto* from = add_days(*changes_app, *options);
  add_output(*changes_app, options->output, "The change table", "OUT.csv");
  changes_app
      ->add_option("--model-before", options->model_before,
                   "Score the members before with another model: that in this file, standard-1 or "
                   "standard-2")
      ->type_name("MODEL")
      ->group("Model");
  add_cohorts(*changes_app, options->cohorts, options->minimum_cohort,
              "Add each member's standings, before and after, among those with the same label in "
              "this column; may be given again");
  changes_app->footer(
      "Examples:\n"
      "  ssi changes monday.csv today.csv -o changes.csv --cohort industry\n"
      "  ssi changes monday.csv today.csv --member m0004\n"
      "  ssi changes all.csv all.csv --model-before standard-1 --model standard-2\n"
      "  ssi changes log.csv --from 2024-05-27 --to 2024-05-28 --members members.csv\n"
      "Members are matched by id. A standing of the kind 'own' has the total after among the "
      "totals\n"
      "before: own - before is what the member did, after - own what the others did.");
  changes_app->callback([=] {
    options->has_days = !from->empty();
    changes(*options);
  });
}

/// Adds --set or --add.
CLI::Option* add_edits(CLI::App& app, const std::string& name, SignalEdit::Kind kind,
                       std::vector<NamedEdit>& edits, const std::string& description) {
  const auto keep = [name, kind, &edits](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::size_t sign = text.find('=');
      if (sign == 0 || sign == std::string::npos || sign + 1 == text.size()) {
        throw CLI::ValidationError(name, "'" + text + "' is not SIGNAL=VALUE");
      }
      edits.push_back({kind, text.substr(0, sign), text.substr(sign + 1)});
    }
  };
  return app.add_option_function<std::vector<std::string>>(name, keep, description)
      ->type_name("SIGNAL=VALUE")
      ->allow_extra_args(false);
}

void add_what_if(CLI::App& app) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App* what_if_app =
      app.add_subcommand("what-if", "Show how a member would score with other signals");
  add_members(*what_if_app, options->members)->required();
  what_if_app->option_defaults()->group("What to imagine");
  what_if_app->add_option("--member", options->member, "The member")->required()->type_name("ID");
  auto* set = add_edits(*what_if_app, "--set", SignalEdit::Kind::set, options->edits,
                        "Give it this value of the signal; may be given again");
  auto* add = add_edits(*what_if_app, "--add", SignalEdit::Kind::add, options->edits,
                        "Give it so much more of the signal; may be given again");
  add_input_options(*what_if_app, options->input);
  add_output(*what_if_app, options->output, "The result", "OUT");
  what_if_app->option_defaults()->group("Output");
  auto* csv = what_if_app->add_flag("--csv", options->csv, "Write the lines of the change as CSV");
  what_if_app->add_flag("--json", options->json, "Write the change as JSON")->excludes(csv);
  add_model_options(*what_if_app, options->model);
  add_cohorts(*what_if_app, options->cohorts, options->minimum_cohort,
              "Show the standing that the new total would have among those with the same label in "
              "this column; may be given again");
  add_threads(*what_if_app, options->threads);
  what_if_app->footer(
      "Example:\n"
      "  ssi what-if members.csv --member m0004 --set has_photo=1 --add posts=3 --cohort industry\n"
      "shows what a photo and three more posts would change.");
  what_if_app->callback([=] {
    if (set->empty() && add->empty()) throw CLI::RequiredError("--set or --add");
    what_if(*options);
  });
}

}  // namespace

void add_change_subcommands(CLI::App& app) {
  add_changes(app);
  add_what_if(app);
}

}  // namespace ssi::command
