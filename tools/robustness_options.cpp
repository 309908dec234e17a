// SPDX-License-Identifier: MIT
#include "robustness_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "commands/robustness.hpp"
#include "hundredths_text.hpp"
#include "shared_options.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

/// Adds what the draws of `ssi robustness` are like.
void add_draws(CLI::App& app, RobustnessOptions& draws) {
  app.option_defaults()->group("Draws");
  app.add_option("--draws", draws.draws, "How many other weightings to try")
      ->transform(whole_number(1, kMostDraws))
      ->type_name("K")
      ->capture_default_str();
  app.add_option_function<std::string>(
         "--spread",
         [&draws](const std::string& text) {
           draws.spread = Percent::from_hundredths(hundredths_of("--spread", text, 10'000));
         },
         "Move each weight by up to this much either way")
      ->type_name("PERCENT")
      ->default_str("25");
  add_seed(app, draws.seed, "Another seed gives other weightings");
  app.add_option_function<std::string>(
         "--competencies",
         [&draws](const std::string& text) { draws.moves_competencies = text == "moved"; },
         "Whether the maxima of the competencies move too")
      ->check(CLI::IsMember({"moved", "kept"}))
      ->type_name("moved|kept")
      ->default_str("moved");
}

}  // namespace

void add_robustness(CLI::App& app) {
  auto options = std::make_shared<RobustnessCommandOptions>();
  CLI::App* robustness_app =
      app.add_subcommand("robustness", "Show how much of each rank is the choice of weights");
  add_members(*robustness_app, options->members)->required();
  robustness_app->option_defaults()->group("Comparisons");
  robustness_app->add_option("--by", options->column, "The column whose labels say who is compared")
      ->required()
      ->type_name("COLUMN");
  add_minimum(*robustness_app, options->minimum_cohort);
  add_draws(*robustness_app, options->draws);
  add_input_options(*robustness_app, options->input);
  add_output(*robustness_app, options->output, "The table", "OUT.csv");
  add_model_options(*robustness_app, options->model);
  add_threads(*robustness_app, options->threads);
  robustness_app->footer(
      "Example:\n"
      "  ssi robustness members.csv --by industry -o robustness.csv\n"
      "scores and ranks everybody under 200 other weightings of the same model, each weight moved\n"
      "by up to 25 %, and writes the range of each total and percentile rank.");
  robustness_app->callback([options] { robustness(*options); });
}

}  // namespace ssi::command
