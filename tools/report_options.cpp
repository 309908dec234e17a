// SPDX-License-Identifier: MIT
#include "report_options.hpp"

#include <spdlog/fmt/fmt.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "activity_options.hpp"
#include "commands/report.hpp"
#include "plan_options.hpp"
#include "shared_options.hpp"

namespace ssi::command {
namespace {

/// Adds an option of pairs, such as SIGNAL=VALUE, that may be given again.
void add_pairs(CLI::App& app, const std::string& name,
               std::vector<std::pair<std::string, std::string>>& pairs, const std::string& type,
               const std::string& description) {
  const auto keep = [name, type, &pairs](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::size_t sign = text.find('=');
      if (sign == 0 || sign == std::string::npos || sign + 1 == text.size()) {
        throw CLI::ValidationError(name, fmt::format("'{}' is not {}", text, type));
      }
      pairs.emplace_back(text.substr(0, sign), text.substr(sign + 1));
    }
  };
  app.add_option_function<std::vector<std::string>>(name, keep, description)
      ->type_name(type)
      ->allow_extra_args(false);
}

/// Adds whose page it is.
void add_whose(CLI::App& app, ReportOptions& options) {
  app.option_defaults()->group("Whose page");
  auto* member = app.add_option("--member", options.member,
                                "The page of this member; of an archive, its id: me by default");
  member->type_name("ID");
  auto* team = app.add_option("--team", options.team.team, "The page of this team");
  auto* by = app.add_option("--by", options.team.column, "The column that holds the teams");
  team->type_name("TEAM")->needs(by)->excludes(member);
  by->type_name("COLUMN")->needs(team);
  app.add_option("--industry", options.team.industry,
                 "The column that holds what the team is compared with; industry by default, if "
                 "there is one")
      ->type_name("COLUMN")
      ->needs(team);
  app.add_option("--outcomes", options.outcomes,
                 "Show on a team's page whether high scores go with success: what ssi outcomes "
                 "--json wrote")
      ->type_name("OUTCOMES.json")
      ->needs(team);
  app.add_flag("--all", options.all,
               "The pages of all members, and an index, in the folder of -o, which is made")
      ->excludes(member)
      ->excludes(team);
}

/// Adds the days of pages of logs and archives, and the table before.
void add_days(CLI::App& app, ReportOptions& options) {
  app.option_defaults()->group("Days");
  add_day(app, "--on", options.day.emplace(),
          "The day of the page, of a log; of an archive, the latest of any row by default");
  add_day(app, "--since", options.since.emplace(),
          "Show what changed since this day; four weeks before the day of the page by default");
  add_day(app, "--from", options.from.emplace(),
          "Begin the history on this day; 26 weeks before the day of the page by default");
  app.add_option("--before", options.before,
                 "Show what changed since this table of the members, of a table of members")
      ->type_name("BEFORE.csv")
      ->excludes(app.get_option("--since"));
}

void add_comparisons(CLI::App& app, ReportOptions& options) {
  app.option_defaults()->group("Comparisons");
  app.add_option("--cohort", options.cohorts,
                 "Show the standing among those with the same label in this column; may be given "
                 "again")
      ->type_name("COLUMN")
      ->allow_extra_args(false);
  app.add_option("--against", options.against,
                 "Show the standing among saved cohorts, which the member joins; may be given "
                 "again")
      ->type_name("COHORTS")
      ->allow_extra_args(false);
  add_pairs(app, "--label", options.labels, "COLUMN=LABEL",
            "The member's label among the cohorts of --against, which an archive does not tell; "
            "may be given again");
  app.get_option("--label")->needs(app.get_option("--against"));
  app.add_option("--network", options.connections,
                 "Show the standing among the member's connections: rows member_a,member_b")
      ->type_name("CONNECTIONS.csv");
  add_minimum(app, options.minimum_cohort);
}

void add_plan_options(CLI::App& app, ReportOptions& options) {
  app.option_defaults()->group("Plan");
  auto* top = add_targets(app, options.planning);
  top->needs(app.get_option("--cohort"));
  app.get_option("--target-band")->excludes(app.get_option("--target"))->excludes(top);
  top->excludes(app.get_option("--target"));
  auto* none = app.add_flag_callback(
      "--no-plan", [&options] { options.has_plan = false; }, "Show no plan");
  add_actions(app, options.planning);
  for (const char* name :
       {"--target", "--target-band", "--target-top", "--actions", "--without", "--assume-zero"}) {
    none->excludes(app.get_option(name));
  }
}

void add_archive_options(CLI::App& app, ReportOptions& options) {
  app.option_defaults()->group("Archive");
  app.add_option("--profile-url", options.profile_url,
                 "The address of the member's own profile, where an archive does not tell it")
      ->type_name("URL");
  add_pairs(app, "--set", options.known, "SIGNAL=VALUE",
            "What the member knows and the archive does not tell; may be given again");
}

/// A team's page has no place for these.
void exclude_from_teams(CLI::App& app) {
  for (const char* name :
       {"--cohort", "--against", "--network", "--from", "--no-plan", "--target", "--target-band",
        "--target-top", "--actions", "--without", "--assume-zero"}) {
    app.get_option("--team")->excludes(app.get_option(name));
  }
}

/// Keeps which options were given: what they apply to depends on the input.
void keep_given(const CLI::App& app, ReportOptions& options) {
  options.given.clear();
  for (const CLI::Option* option : app.get_options({})) {
    if (!option->empty() && !option->get_lnames().empty()) {
      options.given.push_back("--" + option->get_lnames().front());
    }
  }
  const auto drop = [&](const char* name, std::optional<Day>& day) {
    if (app.get_option(name)->empty()) day.reset();
  };
  drop("--on", options.day);
  drop("--since", options.since);
  drop("--from", options.from);
}

}  // namespace

void add_report(CLI::App& app) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* report_app =
      app.add_subcommand("report", "Make a page that people look at, of a member or a team");
  add_logs(*report_app, "INPUT", *options,
           "A table of members, an activity log (several are read as one), or a LinkedIn archive: "
           "the ZIP or its folder; - is standard input");
  add_whose(*report_app, *options);
  add_days(*report_app, *options);
  add_comparisons(*report_app, *options);
  add_plan_options(*report_app, *options);
  add_log_options(*report_app, *options);
  add_archive_options(*report_app, *options);
  add_output(*report_app, options->output, "The page, or the folder of --all", "PAGE.html");
  add_minimum_coverage(*report_app, options->minimum_coverage);
  exclude_from_teams(*report_app);
  report_app->footer(
      "Examples:\n"
      "  ssi report Complete_LinkedInDataExport.zip -o me.html\n"
      "  ssi report members.csv --member m0004 --cohort industry -o m0004.html\n"
      "  ssi report log.csv --on 2024-05-28 --member m0004 -o m0004.html\n"
      "  ssi report members.csv --team North --by team --before old.csv -o north.html\n"
      "  ssi report members.csv --team North --by team --outcomes won.json -o n.html\n"
      "  ssi report members.csv --all --cohort industry -o pages\n"
      "A page is one HTML file without scripts, which asks nothing of the network: mail it, print "
      "it, keep it.");
  report_app->callback([options, report_app] {
    keep_given(*report_app, *options);
    report(*options);
  });
}

}  // namespace ssi::command
