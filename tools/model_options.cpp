// SPDX-License-Identifier: MIT
#include "model_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "commands/model.hpp"
#include "commands/model_audit.hpp"
#include "commands/model_signals.hpp"

namespace ssi::command {
namespace {

/// Adds the positional argument for a model: a file, or one that is built in.
CLI::Option* add_model_argument(
    CLI::App& app, ModelOptions& options,
    const char* description =
        "The model: a file, standard-1 (the default) or standard-2; - is standard input") {
  return app.add_option("MODEL", options.file, description)->type_name("");
}

void add_signals(CLI::App& app) {
  auto options = std::make_shared<ModelSignalsOptions>();
  CLI::App* signals =
      app.add_subcommand("signals", "List the signals of a model: what they count, who reads them");
  add_model_argument(*signals, options->model);
  signals->option_defaults()->group("Output");
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

void add_audit(CLI::App& app) {
  auto options = std::make_shared<ModelAuditOptions>();
  CLI::App* audit = app.add_subcommand(
      "audit",
      "Say what a model rewards: volume or answers, what costs points, what is out of reach");
  add_model_argument(*audit, options->model);
  audit->option_defaults()->group("Actions");
  audit
      ->add_option("--actions", options->actions,
                   "Say also what these actions (TOML) reach, and what they do without an answer")
      ->type_name("ACTIONS.toml");
  audit->option_defaults()->group("Output");
  audit->add_flag("--json", options->json, "Write it as JSON");
  audit->add_option("-o,--output", options->output, "The audit; - is standard output, the default")
      ->type_name("OUT");
  audit->footer(
      "Examples:\n"
      "  ssi plan --print-actions > actions.toml\n"
      "  ssi model audit --actions actions.toml\n"
      "  ssi model audit mine.toml --json -o audit.json");
  audit->callback([options] { audit_model(*options); });
}

}  // namespace

void add_model(CLI::App& app) {
  CLI::App* model_app =
      app.add_subcommand("model", "Print, check or audit models, or list their signals");
  model_app->require_subcommand(1);
  model_app->footer(
      "Examples:\n"
      "  ssi model print > mine.toml\n"
      "  ssi model check mine.toml\n"
      "  ssi score members.csv --model mine.toml -o scores.csv");

  auto options = std::make_shared<ModelOptions>();
  CLI::App* print = model_app->add_subcommand("print", "Print a model as TOML");
  add_model_argument(*print, *options);
  print->footer(
      "Examples:\n"
      "  ssi model print > mine.toml\n"
      "  ssi model print standard-2 > mine.toml");
  print->callback([options] { print_model(*options); });

  auto checked = std::make_shared<ModelOptions>();
  CLI::App* check = model_app->add_subcommand("check", "Check a model");
  add_model_argument(*check, *checked,
                     "The model: a file, standard-1 or standard-2; - is standard input")
      ->required();
  check->footer("Example:\n  ssi model check mine.toml");
  check->callback([checked] { check_model(*checked); });
  add_signals(*model_app);
  add_audit(*model_app);
}

}  // namespace ssi::command
