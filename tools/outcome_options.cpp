// SPDX-License-Identifier: MIT
#include "outcome_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "commands/outcomes.hpp"
#include "hundredths_text.hpp"
#include "shared_options.hpp"

namespace ssi::command {
namespace {

/// Adds --leaders-above or --laggards-below.
void add_cut(CLI::App& app, const std::string& name, Points& cut, const std::string& description) {
  app.add_option_function<std::string>(
         name,
         [name, &cut](const std::string& text) {
           cut = Points::from_hundredths(hundredths_of(name, text, kMostPoints));
         },
         description)
      ->type_name("POINTS")
      ->default_str(to_string(cut));
}

/// Adds what is asked of scores and outcomes.
void add_question(CLI::App& app, OutcomesOptions& options) {
  app.option_defaults()->group("What to look at");
  app.add_option("--outcome", options.question.outcome,
                 "The column of outcomes: 0 and 1, or any other numbers")
      ->type_name("COLUMN")
      ->capture_default_str();
  app.add_option("--strata", options.question.strata,
                 "Compare members with the same label in this column of OUTCOMES.csv")
      ->type_name("COLUMN");
  add_cut(app, "--leaders-above", options.question.leaders_above, "Leaders have a higher total");
  add_cut(app, "--laggards-below", options.question.laggards_below, "Laggards have a lower total");
}

}  // namespace

void add_outcomes(CLI::App& app) {
  auto options = std::make_shared<OutcomesOptions>();
  options->question.strata.clear();
  CLI::App* outcomes_app =
      app.add_subcommand("outcomes", "Show whether members with high scores have more success");
  outcomes_app
      ->add_option("SCORES.csv", options->scores,
                   "The scores of members, as ssi score writes them; - is standard input")
      ->required()
      ->type_name("");
  outcomes_app
      ->add_option("OUTCOMES.csv", options->outcomes,
                   "What became of members, later; - is standard input")
      ->required()
      ->type_name("");
  add_question(*outcomes_app, *options);
  outcomes_app
      ->add_option(
          "--id", options->id,
          "The column of ids, instead of member_id; the scores may have member_id all the same")
      ->type_name("COLUMN")
      ->group("Input");
  add_missing_words(*outcomes_app, options->input);
  add_dialect_options(*outcomes_app, options->input);
  add_output(*outcomes_app, options->output, "The report", "OUT");
  outcomes_app->add_flag("--json", options->json, "Write the report as JSON")->group("Output");
  outcomes_app->footer(
      "Example:\n"
      "  ssi outcomes scores.csv outcomes.csv --outcome won --strata region\n"
      "Take scores from before the outcomes: success brings replies and connections too. That\n"
      "both go together does not show that the score is the cause.");
  outcomes_app->callback([options] { outcomes(*options); });
}

}  // namespace ssi::command
