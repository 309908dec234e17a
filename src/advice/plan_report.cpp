// SPDX-License-Identifier: MIT
#include "ssi/advice/plan_report.hpp"

#include <utility>

#include "explain/scored_terms.hpp"
#include "ssi/explain/change.hpp"
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

Points adjustment_of(const internal::CompetencyPoints& points) {
  return points.renormalisation + points.clamp;
}

/// By the formula itself, as a change is split, and not from the lines of an explanation, which a
/// user-defined explain() may choose freely.
std::vector<PlanReportLine> lines_of(const Model& model, const Member& before,
                                     const Member& after) {
  const internal::ScoredTerms start = internal::score_terms(model, before);
  const internal::ScoredTerms end = internal::score_terms(model, after);
  std::vector<PlanReportLine> result;
  const auto add = [&](const PlanReportLine& line) {
    if (line.before != line.after) result.push_back(line);
  };
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    const internal::ScoredCompetency& from = start.competencies[c];
    const internal::ScoredCompetency& to = end.competencies[c];
    for (std::size_t i = 0; i < to.terms.size(); ++i) {
      const std::string_view name = competency.terms().empty()
                                        ? competency.name()
                                        : std::string_view(competency.terms()[i].name);
      add({competency.name(), name, from.terms[i], to.terms[i]});
    }
    add({competency.name(), kAdjustment, adjustment_of(from.points), adjustment_of(to.points)});
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
  result.lines = lines_of(planner.model(), start, end);
  for (const Signal signal : planner.model().used_signals()) {
    if (start[signal] && !member[signal]) result.assumed.push_back(signal);
  }
  result.unavailable = planner.unavailable(member);
  return result;
}

}  // namespace ssi
