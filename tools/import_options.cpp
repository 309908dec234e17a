// SPDX-License-Identifier: MIT
#include "import_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "activity_options.hpp"
#include "commands/import.hpp"
#include "shared_options.hpp"

namespace ssi::command {
namespace {

/// Adds what the caller knows better than the archive, or does not want.
void add_signal_options(CLI::App& app, ImportLinkedInOptions& options) {
  app.option_defaults()->group("Signals");
  const auto keep = [&options](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::size_t sign = text.find('=');
      if (sign == 0 || sign == std::string::npos || sign + 1 == text.size()) {
        throw CLI::ValidationError("--set", "'" + text + "' is not SIGNAL=VALUE");
      }
      options.known.emplace_back(text.substr(0, sign), text.substr(sign + 1));
    }
  };
  app.add_option_function<std::vector<std::string>>(
         "--set", keep,
         "Add what the archive does not tell: a state, or how many on the as-of date; may be given "
         "again")
      ->type_name("SIGNAL=VALUE")
      ->allow_extra_args(false);
  app.add_option("--without", options.without, "Leave out this signal; may be given again")
      ->type_name("SIGNAL")
      ->allow_extra_args(false);
  app.add_option("--decision-makers", options.decision_makers,
                 "Tell decision-makers by the words in this file, instead of English titles")
      ->type_name("FILE.toml");
}

void add_linkedin(CLI::App& import_app) {
  auto options = std::make_shared<ImportLinkedInOptions>();
  CLI::App* linkedin = import_app.add_subcommand(
      "linkedin", "Turn a member's own archive from LinkedIn into an activity log");
  linkedin
      ->add_option("ARCHIVE", options->archive,
                   "The archive: the ZIP that LinkedIn sends, or the folder that it unpacks to")
      ->required()
      ->type_name("");
  linkedin->option_defaults()->group("Member");
  linkedin->add_option("--member", options->linkedin.member, "The member's id in the log")
      ->type_name("ID")
      ->capture_default_str();
  linkedin
      ->add_option("--profile-url", options->linkedin.profile_url,
                   "The member's own profile, where the archive does not tell whose it is")
      ->type_name("URL");
  linkedin->option_defaults()->group("Archive");
  add_day(*linkedin, "--as-of", options->as_of,
          "The day that the archive was made; that of its latest row by default");
  linkedin->add_flag("--skip-unknown", options->linkedin.skip_unknown,
                     "Leave out rows with a date of an unknown form, and with more or fewer cells "
                     "than the header, and count them");
  add_signal_options(*linkedin, *options);
  add_output(*linkedin, options->output, "The activity log", "ACTIVITY.csv");
  linkedin->footer(
      "Examples:\n"
      "  ssi import linkedin Complete_LinkedInDataExport.zip -o activity.csv\n"
      "  ssi signals activity.csv --on 2026-06-01 | ssi score -\n"
      "scores the member as of that day. No name, text or link of anybody else is written.");
  linkedin->callback([linkedin, options] {
    if (linkedin->count("--as-of") > 0) options->linkedin.as_of = options->as_of;
    import_linkedin(*options);
  });
}

}  // namespace

void add_import(CLI::App& app) {
  CLI::App* import_app =
      app.add_subcommand("import", "Turn what other programs export into activity logs");
  import_app->require_subcommand(1);
  import_app->footer(
      "Example:\n"
      "  ssi import linkedin Complete_LinkedInDataExport.zip -o activity.csv");
  add_linkedin(*import_app);
}

}  // namespace ssi::command
