// SPDX-License-Identifier: MIT
#include "calibration_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "commands/calibrate.hpp"
#include "shared_options.hpp"

namespace ssi::command {

void add_calibrate(CLI::App& app) {
  auto options = std::make_shared<CalibrateOptions>();
  CLI::App* calibrate_app = app.add_subcommand(
      "calibrate", "Fit a model's points to outcomes, and say if they are better");
  add_members(*calibrate_app, options->members)->required();
  calibrate_app
      ->add_option("OUTCOMES.csv", options->outcomes,
                   "What became of them: member_id and a number; - is standard input")
      ->type_name("")
      ->required();
  calibrate_app->option_defaults()->group("Calibration");
  calibrate_app->add_option("--id", options->id, "The id of the new model")
      ->required()
      ->type_name("NEW");
  calibrate_app->add_option("--outcome", options->outcome, "The column of the outcomes")
      ->type_name("COLUMN")
      ->capture_default_str();
  add_seed(*calibrate_app, options->seed, "Another seed resamples other members for the limits");
  add_input_options(*calibrate_app, options->input, "--member-id");
  calibrate_app->get_option("--member-id")
      ->description(
          "The column of ids, instead of member_id, which either file may have all the same");
  calibrate_app->option_defaults()->group("Output");
  calibrate_app->add_option("-o,--output", options->output, "The new model, a file")
      ->required()
      ->type_name("NEW.toml");
  calibrate_app->add_flag("--json", options->json,
                          "Write the report on standard output as JSON, not as text");
  add_model_options(*calibrate_app, options->model);
  calibrate_app->get_option("--model")->description(
      "Start from the model in this file (TOML), or from standard-1 (the default) or standard-2");
  add_threads(*calibrate_app, options->threads);
  calibrate_app->footer(
      "Example:\n"
      "  ssi calibrate members.csv outcomes.csv --outcome won --id ours-1 -o ours.toml\n"
      "keeps terms, full marks and maxima, and gives the points that fit the outcomes, if members\n"
      "that they were not fitted to ask for it. Associations in past data: no causes.");
  calibrate_app->callback([options] { calibrate(*options); });
}

}  // namespace ssi::command
