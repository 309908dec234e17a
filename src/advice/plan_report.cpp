// SPDX-License-Identifier: MIT
#include "ssi/advice/plan_report.hpp"

#include <utility>

#include "ssi/score/score_aggregator.hpp"

namespace ssi {
namespace {

std::vector<PlanReportAction> steps_of(const Planner& planner, const Member& member,
                                       const Plan& plan) {
  const ScoreAggregator score(planner.model());
  std::vector<PlanReportAction> result;
  std::vector<std::uint32_t> times = plan.times;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] == 0) continue;
    const std::uint32_t planned = std::exchange(times[i], 0);
    const Points without = score(planner.after(member, times)).total;
    times[i] = planned;
    const std::uint64_t effort = planner.actions().actions()[i].effort;
    result.push_back({i, planned, planned * effort, plan.planned_total - without});
  }
  return result;
}

/// What a competency has besides the points of its terms.
Points adjustment_of(const CompetencyExplanation& competency) {
  return competency.renormalisation + competency.clamp;
}

std::vector<PlanReportLine> lines_of(const Model& model, const Member& before, const Member& after,
                                     const Explanation& start, const Explanation& end) {
  std::vector<PlanReportLine> result;
  const auto add = [&](const PlanReportLine& line) {
    if (line.before != line.after) result.push_back(line);
  };
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    const std::vector<ExplanationLine> old_lines = competency.explain(before);
    const std::vector<ExplanationLine> new_lines = competency.explain(after);
    for (std::size_t i = 0; i < old_lines.size() && i < new_lines.size(); ++i) {
      add({competency.name(), new_lines[i].name, old_lines[i].points, new_lines[i].points});
    }
    add({competency.name(), "", adjustment_of(start.competencies[c]),
         adjustment_of(end.competencies[c])});
  }
  return result;
}

}  // namespace

PlanReport report_plan(const Planner& planner, const Member& member, Plan plan) {
  const Member start = planner.start(member);
  const Member end = planner.after(member, plan.times);
  PlanReport result{.actions = planner.actions(),
                    .plan = std::move(plan),
                    .before = explain(planner.model(), start),
                    .after = explain(planner.model(), end)};
  result.steps = steps_of(planner, member, result.plan);
  result.lines = lines_of(planner.model(), start, end, result.before, result.after);
  for (const Signal signal : planner.model().used_signals()) {
    if (start[signal] && !member[signal]) result.assumed.push_back(signal);
  }
  result.unavailable = planner.unavailable(member);
  return result;
}

}  // namespace ssi
