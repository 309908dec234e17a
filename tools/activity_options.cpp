// SPDX-License-Identifier: MIT
#include "activity_options.hpp"

#include <CLI/CLI.hpp>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "commands/history.hpp"
#include "commands/signals_on_day.hpp"
#include "shared_options.hpp"
#include "whole_number.hpp"

namespace ssi::command {
namespace {

void add_signals(CLI::App& app) {
  auto options = std::make_shared<SignalsOnDayOptions>();
  CLI::App* signals =
      app.add_subcommand("signals", "Work out members' signals on a day from activity logs");
  signals->option_defaults()->group("Signals");
  add_day(*signals, "--on", options->day, "The day")->required();
  signals->add_flag("--all", options->all,
                    "Write every signal of the model's catalogue, not those that it uses alone");
  add_activity_options(*signals, *options);
  add_output(*signals, options->output, "The member table", "OUT.csv");
  signals->footer(
      "Examples:\n"
      "  ssi signals log.csv --on 2024-05-28 --members members.csv -o today.csv\n"
      "  ssi signals log.csv --on 2024-05-28 | ssi score -\n"
      "scores everybody as of that day.");
  signals->callback([options] { write_signals_on_day(*options); });
}

void add_history(CLI::App& app) {
  auto options = std::make_shared<HistoryOptions>();
  CLI::App* history =
      app.add_subcommand("history", "Score members on each of many days, from activity logs");
  history->option_defaults()->group("Days");
  add_day(*history, "--from", options->days.first, "The first day")->required();
  add_day(*history, "--to", options->days.last, "The last day, if it is one")->required();
  history->add_option("--every", options->every, "Days from one to the next")
      ->transform(whole_number(1, std::numeric_limits<std::uint32_t>::max()))
      ->type_name("N")
      ->capture_default_str();
  auto* members = add_activity_options(*history, *options);
  add_output(*history, options->output, "The scores", "OUT.csv");
  auto* cohort = history->add_option(
      "--cohort", options->cohorts,
      "Add each member's standing on the day among those with the same label in this column of "
      "MEMBERS.csv; may be given again");
  cohort->type_name("COLUMN")->allow_extra_args(false)->group("Comparisons")->needs(members);
  add_minimum(*history, options->minimum_cohort)->needs(cohort);
  history->footer(
      "Example:\n"
      "  ssi history log.csv --from 2024-02-27 --to 2024-05-27 --every 7 \\\n"
      "    --members members.csv --cohort industry -o history.csv\n"
      "scores everybody on each Tuesday of a quarter, with the standing within the industry.");
  history->callback([options] { write_history(*options); });
}

}  // namespace

CLI::Option* add_day(CLI::App& app, const std::string& name, Day& day,
                     const std::string& description) {
  return app
      .add_option_function<std::string>(
          name,
          [name, &day](const std::string& text) {
            const auto read = parse_day(text);
            if (!read) {
              throw CLI::ValidationError(
                  name, "'" + text +
                            "' is not a date from 0001-01-01 to 9999-12-31, such as "
                            "2024-05-28");
            }
            day = *read;
          },
          description)
      ->type_name("DATE");
}

CLI::Option* add_logs(CLI::App& app, const std::string& name, ActivityOptions& options,
                      const std::string& description) {
  return add_files(app, name, options.logs, description)
      ->allow_extra_args(true)  // as positional arguments they need not stand together
      ->required()
      ->type_name("");
}

CLI::Option* add_activity_options(CLI::App& app, ActivityOptions& options) {
  add_logs(app, "LOG.csv", options, "The activity logs, read as one; - is standard input");
  return add_log_options(app, options);
}

CLI::Option* add_log_options(CLI::App& app, ActivityOptions& options) {
  app.option_defaults()->group("Log");
  auto* members =
      app.add_option("--members", options.members,
                     "The members, and their states before the log begins; without it they are "
                     "those with a row in the log");
  members->type_name("MEMBERS.csv");
  app.add_option("--tracks", options.tracks,
                 "The log tells of this signal, even if no row does: who has none has 0; may be "
                 "given again")
      ->type_name("SIGNAL")
      ->allow_extra_args(false);
  app.add_flag("--skip-unknown", options.skip_unknown,
               "Leave out rows of signals that the model lacks, and of members that MEMBERS.csv "
               "lacks, and count them");
  add_input_options(app, options.input);
  add_model_options(app, options.model);
  add_threads(app, options.threads);
  return members;
}

void add_activity_subcommands(CLI::App& app) {
  add_signals(app);
  add_history(app);
}

}  // namespace ssi::command
