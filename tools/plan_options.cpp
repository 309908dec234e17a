// SPDX-License-Identifier: MIT
#include "plan_options.hpp"

#include <CLI/CLI.hpp>
#include <limits>
#include <memory>
#include <string>

#include "commands/plan.hpp"
#include "hundredths_text.hpp"
#include "shared_options.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

/// Adds what is asked of plans. Exactly one of these is to be given.
void add_goals(CLI::App& app, PlanOptions& options) {
  app.option_defaults()->group("Goals");
  auto* top = add_targets(app, options);
  app.add_option_function<std::uint64_t>(
         "--budget", [&options](std::uint64_t effort) { options.budget = effort; },
         "Reach the highest total with at most this effort")
      ->transform(whole_number(0, std::numeric_limits<std::uint64_t>::max()))
      ->type_name("EFFORT");
  app.add_flag("--curve", options.curve,
               "Write as CSV at which effort a higher total becomes reachable, from 0 on");
  auto* cohort = app.add_option("--cohort", options.cohort,
                                "The column whose labels say who is compared with --target-top");
  cohort->type_name("COLUMN")->needs(top);
  top->needs(cohort);
  add_minimum(app, options.minimum_cohort)->needs(cohort);
}

/// Throws CLI::ParseError unless the call asks for one thing that there is.
void check(const CLI::App& app, const PlanOptions& options) {
  const auto has = [&](const char* name) { return !app.get_option(name)->empty(); };
  if (options.print_actions) {
    for (const char* name : {"MEMBERS.csv", "--target", "--target-band", "--target-top", "--budget",
                             "--curve", "--actions", "--without", "--assume-zero", "--member",
                             "--json", "--model", "--missing"}) {
      if (has(name)) throw CLI::ExcludesError("--print-actions", name);
    }
    return;
  }
  if (!has("MEMBERS.csv")) throw CLI::RequiredError("MEMBERS.csv or --print-actions");
  int goals = 0;
  for (const char* name : {"--target", "--target-band", "--target-top", "--budget", "--curve"}) {
    goals += has(name) ? 1 : 0;
  }
  if (goals == 0) {
    throw CLI::RequiredError("--target, --target-band, --target-top, --budget or --curve");
  }
  if (goals > 1) {
    throw CLI::ValidationError(
        "only one of --target, --target-band, --target-top, --budget and --curve can be given");
  }
  if (options.curve && options.json) throw CLI::ExcludesError("--curve", "--json");
}

}  // namespace

CLI::Option* add_targets(CLI::App& app, PlanningOptions& options) {
  app.add_option_function<std::string>(
         "--target",
         [&options](const std::string& text) {
           options.target = Points::from_hundredths(hundredths_of("--target", text, kMostPoints));
         },
         "Reach this total with the least effort")
      ->type_name("TOTAL");
  app.add_option("--target-band", options.band,
                 "Reach the band with the least effort: the smallest total in it that is not below "
                 "the present one")
      ->type_name("BAND");
  return app
      .add_option_function<std::uint32_t>(
          "--target-top", [&options](std::uint32_t percent) { options.top_percent = percent; },
          "Reach the top N percent of the cohort with the least effort, the others staying as they "
          "are")
      ->transform(whole_number(1, 100))
      ->type_name("N");
}

void add_actions(CLI::App& app, PlanningOptions& options) {
  app.option_defaults()->group("Actions");
  app.add_option("--actions", options.actions,
                 "What members can do, from this file (TOML); the standard actions by default")
      ->type_name("ACTIONS.toml");
  app.add_option("--without", options.without, "Leave this action out; may be given again")
      ->type_name("ACTION")
      ->allow_extra_args(false);
  app.add_flag("--assume-zero", options.assume_zero,
               "Let missing signals that some action names start as 0");
}

void add_plan(CLI::App& app) {
  auto options = std::make_shared<PlanOptions>();
  CLI::App* plan_app =
      app.add_subcommand("plan", "Plan what members should do: the proven cheapest way to a total");
  add_members(*plan_app, options->members);
  add_goals(*plan_app, *options);
  add_actions(*plan_app, *options);
  plan_app->add_flag("--print-actions", options->print_actions,
                     "Print the standard actions as TOML");
  add_input_options(*plan_app, options->input);
  add_output(*plan_app, options->output, "The plans", "OUT");
  plan_app->option_defaults()->group("Output");
  auto* member =
      plan_app->add_option("--member", options->member, "Plan for this member, and say why");
  member->type_name("ID");
  plan_app->add_flag("--json", options->json, "Write a member's plan as JSON")->needs(member);
  plan_app->get_option("--curve")->needs(member);
  add_model_options(*plan_app, options->model);
  add_threads(*plan_app, options->threads);
  plan_app->footer(
      "Examples:\n"
      "  ssi plan members.csv --target 50 --member m0004\n"
      "  ssi plan members.csv --budget 240 -o plans.csv\n"
      "  ssi plan members.csv --target-top 10 --cohort industry -o plans.csv\n"
      "  ssi plan --print-actions > actions.toml");
  plan_app->callback([options, plan_app] {
    check(*plan_app, *options);
    plan(*options);
  });
}

}  // namespace ssi::command
