// SPDX-License-Identifier: MIT
#include "commands/plan.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <deque>
#include <span>
#include <utility>

#include "column_report.hpp"
#include "input_rules.hpp"
#include "messages.hpp"
#include "output_file.hpp"
#include "planning.hpp"
#include "progress_bar.hpp"
#include "reading_report.hpp"
#include "score_report.hpp"
#include "ssi/advice.hpp"
#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/error.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/files/plan_file.hpp"
#include "ssi/report.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "wanted_member.hpp"

namespace ssi::command {
namespace {

/// The members of the file and what they are compared with.
struct PlannedMembers {
  struct Part {
    MemberChunk chunk;
    std::vector<std::uint16_t> totals;   // as scored
    std::vector<std::uint32_t> cohorts;  // empty without --cohort
  };

  std::deque<Part> parts;
  std::optional<CohortRanking> ranking;
  std::uint64_t members = 0;
};

PlannedMembers read_members(const PlanOptions& options, const Model& model, RecordSource& source,
                            const MemberParser& parser, ReadingReport& reading) {
  const ScoreAggregator score(model);
  CohortCounts counts(model.maximum());
  PlannedMembers result;
  for (MemberChunk chunk; parser.next(source, chunk);) {
    reading.add(chunk);
    result.members += chunk.rows();
    PlannedMembers::Part& part = result.parts.emplace_back();
    part.totals.resize(chunk.rows());
    score(chunk.members(), {.total = part.totals}, options.execution());
    if (!options.cohort.empty()) part.cohorts = counts.add(chunk.labels(0), part.totals);
    part.chunk = std::move(chunk);
    chunk = MemberChunk();
  }
  if (!options.cohort.empty()) result.ranking.emplace(std::move(counts), options.minimum_cohort);
  return result;
}

/// Where a member is. It must be there once.
std::pair<const PlannedMembers::Part*, std::size_t> find_member(const PlannedMembers& members,
                                                                const PlanOptions& options,
                                                                const std::string& file) {
  WantedMember wanted(options.member, options.input.columns.id);
  std::pair<const PlannedMembers::Part*, std::size_t> found = {nullptr, 0};
  for (const PlannedMembers::Part& part : members.parts) {
    for (std::size_t row = 0; row < part.chunk.rows(); ++row) {
      if (!wanted.is(part.chunk.id(row))) continue;
      if (found.first != nullptr) wanted.fail_repeated(file);
      found = {&part, row};
    }
  }
  if (found.first == nullptr) wanted.fail_absent(file, "in the file");
  return found;
}

/// A member at a row of a part, whose signals are these.
PlannedMember planned(const PlannedMembers::Part& part, const MemberTable& members,
                      std::size_t row) {
  return {.members = &members,
          .row = row,
          .total = Points::from_hundredths(part.totals[row]),
          .cohort = part.cohorts.empty() ? kNoLabel : part.cohorts[row]};
}

std::string plan_of_member(const PlanOptions& options, const Planner& planner, const Goals& goals,
                           const PlannedMembers& members, const std::string& file) {
  const auto [part, row] = find_member(members, options, file);
  const MemberTable table = part->chunk.members();
  const Member member(table, row);
  std::string text;
  if (options.curve) {
    append_curve(text, planner.curve(member));
    return text;
  }
  const PlannedMember place = planned(*part, table, row);
  const auto goal = goals.of(place);
  if (!goal) {
    throw UsageError{"member '" + options.member + "' has no such goal: " + goals.reason(place)};
  }
  const PlanReport report = report_plan(planner, member, planner(member, *goal));
  return options.json ? to_json(report, options.member) + '\n' : to_text(report, options.member);
}

/// How the plans of a table came out.
struct Outcome {
  std::uint64_t out_of_reach = 0;
  std::uint64_t without_goal = 0;
};

Outcome plan_all(const PlanOptions& options, const Planner& planner, const Goals& goals,
                 const PlannedMembers& members, OutputFile& output) {
  constexpr std::size_t kPiece = 256;  // members between two looks at the progress
  ProgressBar progress("planning", output.is_terminal());
  Outcome outcome;
  std::string text;
  append_plan_header(text, planner.actions());
  std::uint64_t done = 0;
  for (const PlannedMembers::Part& part : members.parts) {
    const MemberTable table = part.chunk.members();
    for (std::size_t first = 0; first < part.chunk.rows(); first += kPiece) {
      const std::size_t rows = std::min(kPiece, part.chunk.rows() - first);
      std::vector<std::optional<Goal>> wanted;
      for (std::size_t row = first; row < first + rows; ++row) {
        wanted.push_back(goals.of(planned(part, table, row)));
      }
      const auto plans = planner(table.slice(first, rows), wanted, options.execution());
      for (std::size_t i = 0; i < rows; ++i) {
        append_plan(text, part.chunk.id(first + i), goals.start(planned(part, table, first + i)),
                    plans[i], planner.actions());
        outcome.without_goal += plans[i] ? 0 : 1;
        outcome.out_of_reach += plans[i] && !plans[i]->reaches_goal() ? 1 : 0;
      }
      output.write(text);
      text.clear();
      progress.show(done += rows, members.members);
    }
  }
  output.write(text);  // the header, if there are no members
  return outcome;
}

std::string outcome_report(const Outcome& outcome) {
  std::string result;
  if (outcome.out_of_reach > 0) {
    result += fmt::format("{} cannot reach the goal: planned_total is the most that they can\n",
                          counted(outcome.out_of_reach, "member"));
  }
  if (outcome.without_goal > 0) {
    result += fmt::format("{} without such a goal\n", counted(outcome.without_goal, "member"));
  }
  return result;
}

std::string estimates_report(const PlanOptions& options, const ActionList& actions) {
  return fmt::format(
      "plans are proven to be the {}; effort and expectations of actions {} are {}, and what "
      "leaves "
      "the window meanwhile is not counted\n",
      options.budget ? "best" : "cheapest", printable(actions.id()),
      actions == ActionList::standard() ? "this project's own estimates" : "the file's estimates");
}

}  // namespace

void plan(const PlanOptions& options) {
  if (options.print_actions) {
    OutputFile output(options.output);
    output.write(to_toml(ActionList::standard()));
    output.commit();
    return;
  }
  refuse_shared_input({options.members, options.model.file, options.actions});
  refuse_to_overwrite(options.output, {options.members, options.model.file, options.actions});
  const Model model = options.model.load();
  const ActionList actions = load_actions_of(options, model);
  const Planner planner = planner_of(options, model, actions);
  Goals goals(options, planner);
  LabelColumns labels;
  if (!options.cohort.empty()) labels.required.push_back(options.cohort);
  RecordSource source = options.input.open(options.members, model);
  const MemberParser parser(source, model, labels, options.input.columns);
  ReadingReport reading;
  OutputFile output(options.output);
  const PlannedMembers members = read_members(options, model, source, parser, reading);
  if (members.ranking) goals.rank(*members.ranking, options.cohort);
  std::string notes = model_report(members.members, *model.schema());
  if (options.member.empty()) {
    notes += outcome_report(plan_all(options, planner, goals, members, output));
    notes += estimates_report(options, actions);
  } else {
    output.write(plan_of_member(options, planner, goals, members, source.name()));
  }
  output.commit();
  say(notes + reading.text(source, parser) + column_report(parser));
}

}  // namespace ssi::command
