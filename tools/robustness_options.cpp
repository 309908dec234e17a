// SPDX-License-Identifier: MIT
#include "robustness_options.hpp"

#include <CLI/CLI.hpp>
#include <limits>
#include <memory>
#include <string>

#include "commands/robustness.hpp"
#include "shared_options.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

/// Returns the hundredths of a percentage with up to two decimals.
Percent percent_of(const std::string& text) {
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  std::string decimals = point == std::string::npos ? "0" : text.substr(point + 1);
  const auto is_number = [](const std::string& digits, std::size_t most) {
    return !digits.empty() && digits.size() <= most &&
           digits.find_first_not_of("0123456789") == std::string::npos;
  };
  if (is_number(whole, 3) && is_number(decimals, 2)) {
    if (decimals.size() == 1) decimals += '0';
    const int hundredths = 100 * std::stoi(whole) + std::stoi(decimals);
    if (hundredths <= 10'000) return Percent::from_hundredths(hundredths);
  }
  throw CLI::ValidationError(
      "--spread", "'" + text + "' is not a number from 0 to 100 with up to two decimals");
}

/// Adds what the draws of `ssi robustness` are like.
void add_draws(CLI::App& app, RobustnessOptions& draws) {
  app.option_defaults()->group("Draws");
  app.add_option("--draws", draws.draws, "How many other weightings to try")
      ->transform(whole_number(1, kMostDraws))
      ->type_name("K")
      ->capture_default_str();
  app.add_option_function<std::string>(
         "--spread", [&draws](const std::string& text) { draws.spread = percent_of(text); },
         "Move each weight by up to this much either way")
      ->type_name("PERCENT")
      ->default_str("25");
  app.add_option("--seed", draws.seed, "Another seed gives other weightings")
      ->transform(whole_number(0, std::numeric_limits<std::uint64_t>::max()))
      ->type_name("S")
      ->capture_default_str();
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
