// SPDX-License-Identifier: MIT
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "column_report.hpp"
#include "commands/report_parts.hpp"
#include "day_of_log.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "reading_report.hpp"
#include "score_report.hpp"
#include "scored_members.hpp"
#include "ssi/explain/change.hpp"
#include "ssi/report/outcome_reader.hpp"
#include "ssi/report/page.hpp"
#include "ssi/report/text.hpp"
#include "table_members.hpp"

namespace ssi::command {
namespace {

/// The page of a team, from reading the input to writing it.
class TeamJob {
 public:
  TeamJob(const ReportOptions& options, const Model& model)
      : options_(options),
        model_(model),
        score_(model),
        execution_(options.execution()),
        team_(score_, options.team),
        before_(model, {}) {}

  void read_outcomes(const std::string& file) { outcomes_ = load_outcome_report(file); }

  void read_table(RecordSource source) {
    if (!options_.before.empty()) {
      RecordSource before = options_.input.open(options_.before, model_);
      said_ += prefixed_with(
          before.name(), command::read_table(before, options_.input, score_, execution_, before_));
      has_before_ = true;
    }
    LabelColumns labels{.required = {options_.team.column}};
    (options_.team.industry.empty() ? labels.optional : labels.required)
        .push_back(options_.team.industry_column());
    const MemberParser parser(source, model_, labels, options_.input.columns);
    ReadingReport reading;
    score_members(source, parser, score_, execution_,
                  [&](const RecordText&, const MemberChunk& chunk, const ScoredMembers& scored) {
                    reading.add(chunk);
                    std::vector<std::string_view> ids;
                    for (std::size_t row = 0; row < chunk.rows(); ++row) {
                      ids.push_back(chunk.id(row));
                    }
                    team_.add(ids, chunk.members(), chunk.labels(0), chunk.labels(1),
                              scored.scores);
                  });
    said_ += reading.text(source, parser) + column_report(parser);
    note_absent(parser.absent_labels());
    file_ = source.name();
  }

  void read_log(RecordSource source) {
    file_ = source.name();
    WantedInput wanted{.cohorts = {options_.team.column}, .optional_cohorts = {}};
    (options_.team.industry.empty() ? wanted.optional_cohorts : wanted.cohorts)
        .push_back(options_.team.industry_column());
    const ActivityInput input(options_, model_, wanted, false, std::move(source));
    said_ += input.report();
    note_absent(input.absent_cohorts());
    const ActivityLog& log = input.log();
    const Day day = *options_.day;
    // The log has a table of members, who are all there on every day.
    const SignalTable now = signals_on(log, model_, day, execution_);
    const std::vector<std::string_view> ids = ids_of(log, members_on(log, day));
    team_.add(ids, now.members(), input.cohorts()[0].texts(), input.cohorts()[1].texts(),
              score_(now.members(), execution_));
    day_before_ = day_before(options_, day);
    if (!day_before_) return;
    has_before_ = true;
    const SignalTable before = signals_on(log, model_, *day_before_, execution_);
    const SignalTable aged = aged_signals(log, model_, {*day_before_, day}, execution_);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!team_.signals().contains(std::string(ids[i]))) continue;
      changes_.insert_or_assign(std::string(ids[i]), change_of(ids[i], Member(before.members(), i),
                                                               Member(aged.members(), i)));
    }
  }

  void write(OutputFile& output) {
    TeamPage page{.report = team_.report(file_, options_.minimum_cohort, options_.minimum_coverage),
                  .column = options_.team.column,
                  .day = options_.day,
                  .day_before = day_before_,
                  .has_before = has_before_,
                  .moves = {},
                  .outcomes = outcomes_};
    const std::vector<TeamMember>& members = page.report.leaderboard;
    for (std::size_t i = 0; has_before_ && i < members.size(); ++i) {
      const auto change = change_of_member(members[i].id);
      if (!change) continue;
      const auto cause = main_cause(*change);
      page.moves.push_back({.member = i,
                            .before = change->before,
                            .cause = cause,
                            .points = cause ? change->points(*cause) : Points()});
    }
    said_ += model_report(members.size(), *model_.schema());
    output.write(to_html(page));
    output.commit();
    say(said_);
  }

 private:
  Change change_of(std::string_view id, const Member& before, const Member& aged) const {
    return change(model_, before, team_.signals().at(std::string(id)), &aged);
  }

  std::optional<Change> change_of_member(const std::string& id) const {
    if (const auto found = changes_.find(id); found != changes_.end()) return found->second;
    const auto position = before_.find(id);
    if (!position) return std::nullopt;
    const GatheredMembers old = before_.gather(*position);
    return change(model_, Member(old.members(), 0), team_.signals().at(id));
  }

  void note_absent(const std::vector<std::string>& columns) {
    for (const std::string& column : columns) {
      said_ +=
          fmt::format("no column '{}', so the team is compared with nothing\n", printable(column));
    }
  }

  const ReportOptions& options_;
  Model model_;
  ScoreAggregator score_;
  Execution execution_;
  TeamMembers team_;
  PageMembers before_;                               // of a table
  std::unordered_map<std::string, Change> changes_;  // of a log, by id
  bool has_before_ = false;
  std::optional<Day> day_before_;
  std::optional<OutcomeReport> outcomes_;
  std::string file_;
  std::string said_;
};

}  // namespace

void report_on_team(const ReportOptions& options, const Model& model, ReportInput input) {
  OutputFile output(options.output);
  TeamJob job(options, model);
  if (!options.outcomes.empty()) job.read_outcomes(options.outcomes);
  if (input.kind == InputKind::log) {
    job.read_log(std::move(*input.source));
  } else {
    job.read_table(std::move(*input.source));
  }
  job.write(output);
}

}  // namespace ssi::command
