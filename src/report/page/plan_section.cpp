// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/missing.hpp"
#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/plan_words.hpp"
#include "report/print.hpp"

// What a member should do.

namespace ssi::internal {
namespace {

/// Missing data that are named as what would lift coverage most.
constexpr std::size_t kMostLifts = 5;

/// Returns what an action gains for each unit of effort; equal quotients are equal numbers.
double rate_of(const PlanReportAction& step) {
  if (step.effort == 0) return std::numeric_limits<double>::infinity();
  return step.gain.hundredths() / static_cast<double>(step.effort);
}

/// Returns minutes as hours, in halves below five: "about 2.5 hours"; empty for less than two hours
/// and for other units.
std::string hours_words(std::uint64_t effort, const PlanReport& report) {
  constexpr std::uint64_t kHour = 60;
  if (report.actions.unit() != "minutes" || effort < 2 * kHour) return "";
  if (effort % kHour == 0) return fmt::format("{} hours", effort / kHour);
  const std::uint64_t halves = effort / (kHour / 2) + (effort % (kHour / 2) >= kHour / 4 ? 1 : 0);
  if (effort < 5 * kHour) {
    return fmt::format("about {}{} hours", halves / 2, halves % 2 == 1 ? ".5" : "");
  }
  return fmt::format("about {} hours", effort / kHour + (effort % kHour >= kHour / 2 ? 1 : 0));
}

std::string goal_words(const PagePlan& plan) {
  if (!plan.goal.empty()) return shown(plan.goal);
  const auto& goal = plan.report.plan.goal;
  return goal ? points_text(*goal) + " points" : "";
}

std::string plan_words(const PagePlan& page_plan) {
  const PlanReport& report = page_plan.report;
  const Plan& plan = report.plan;
  const std::string goal = goal_words(page_plan);
  const std::string way =
      fmt::format("{} take you from {} to {} points", effort_words(plan.effort, report),
                  points_text(plan.total), points_text(plan.planned_total));
  std::string result;
  if (!plan.reaches_goal() && plan.actions == 0) {
    result = fmt::format(
        "{} is out of reach: none of these actions brings points{}.", capitalised(goal),
        page_plan.report.before.little_observed ? ", for too little is known to plan with" : "");
  } else if (!plan.reaches_goal()) {
    result = fmt::format("{} is out of reach of these actions. The most that they bring: {}.",
                         capitalised(goal), way);
  } else if (plan.actions == 0) {
    result = plan.goal
                 ? fmt::format("{} is reached already: there is nothing to do.", capitalised(goal))
                 : "Within this effort no action gains anything: there is nothing to do.";
  } else if (plan.goal) {
    result = fmt::format("The cheapest way to {}: {}. The first lines bring most for their effort.",
                         goal, way);
  } else {
    result =
        fmt::format("The best that can be done{}: {}. The first lines bring most for their effort.",
                    goal.empty() ? "" : " for " + goal, way);
  }
  if (!report.assumed.empty()) {
    print(result, " Not known, taken for 0: {}.", noun_words(report.assumed, report.before.model));
  }
  return result;
}

void set_actions(Fields& fields, const PlanReport& report) {
  Fields::List actions;
  for (const PlanReportAction* const step : actions_by_rate(report)) {
    actions.emplace_back()
        .set("action_title", shown(report.actions.actions()[step->action].title))
        .set("action_times", std::to_string(step->times))
        .set("action_effort", std::to_string(step->effort))
        .set("action_hours", hours_words(step->effort, report))
        .set("action_gain", difference_text(step->gain));
  }
  fields.set("has_actions", !actions.empty());
  fields.set("actions", std::move(actions));
  fields.set("effort_unit", shown(report.actions.unit()));
  fields.set("plan_times", std::to_string(report.plan.actions));
  fields.set("plan_effort", std::to_string(report.plan.effort));
  fields.set("plan_hours", hours_words(report.plan.effort, report));
  fields.set("plan_gain", difference_text(report.plan.planned_total - report.plan.total));
  fields.set("gain_words",
             "Points are what the plan would lose without the line. Actions help and harm one "
             "another, so they do not add up.");
}

std::string curve_figures(const CurveData& data) {
  std::string result = fmt::format("The plan takes {} {} and brings {} points", data.effort,
                                   data.unit, points_text(data.total));
  if (data.goal) print(result, "; the goal is {}", points_text(*data.goal));
  result += '.';
  // The table below the chart has all of them.
  const std::size_t count = std::min<std::size_t>(data.steps.size(), 6);
  for (std::size_t i = 0; i < count; ++i) {
    const PlanStep& step = data.steps[i * (data.steps.size() - 1) / (count - 1)];
    print(result, "{} {} {}: {}", i == 0 ? "" : ";", step.effort, data.unit,
          points_text(step.total));
  }
  return result + '.';
}

void set_curve(Fields& fields, const PagePlan& page_plan) {
  const Plan& plan = page_plan.report.plan;
  if (page_plan.curve.size() < 2) {
    fields.set("curve", false);
    return;
  }
  const CurveData data{drawn_steps(page_plan.curve, plan.effort),
                       shown(page_plan.report.actions.unit()),
                       plan.effort,
                       plan.planned_total,
                       plan.goal,
                       page_plan.report.before.maximum};
  Fields::List rows;
  for (const PlanStep& step : data.steps) {
    rows.emplace_back()
        .set("curve_effort", std::to_string(step.effort))
        .set("curve_total", points_text(step.total));
  }
  const PlanStep& last = page_plan.curve.back();
  Fields result;
  result.set("curve_words",
             fmt::format("Each point of the line is the most that so much effort can bring. All "
                         "that there is to do brings {} points for {}.",
                         points_text(last.total), effort_words(last.effort, page_plan.report)));
  result.set("curve_chart",
             curve_chart({"curve", "The total that effort brings", curve_figures(data)}, data));
  result.set("curve_rows", std::move(rows));
  fields.set("curve", std::move(result));
}

void set_lifts(Fields& fields, const Explanation& explanation) {
  Fields::List lifts;
  if (explanation.little_observed) {
    for (const MissingData& data : missing_data(explanation)) {
      if (lifts.size() == kMostLifts) break;
      lifts.emplace_back()
          .set("lift_words",
               fmt::format("If {} were known", noun_words(data.signals, explanation.model)))
          .set("lift_coverage", "+" + percent_text(coverage_of(data.points, explanation.model)));
    }
  }
  fields.set("has_lifts", !lifts.empty());
  fields.set(
      "lifts_words",
      fmt::format("{} of the model's points are known: this share is the coverage. These data "
                  "would add most to it.",
                  percent_text(explanation.coverage)));
  fields.set("lifts", std::move(lifts));
}

std::string reason_of(const UnavailableAction& action, const Model& model) {
  if (action.is_left_out) return "left out";
  if (action.has_no_effect) return "the model counts nothing of it";
  return "not known: " + noun_words(action.missing, model);
}

void set_unavailable(Fields& fields, const PlanReport& report) {
  Fields::List list;
  for (const UnavailableAction& action : report.unavailable) {
    list.emplace_back()
        .set("unavailable_title", shown(report.actions.actions()[action.action].title))
        .set("unavailable_why", reason_of(action, report.before.model));
  }
  fields.set("has_unavailable", !list.empty());
  fields.set("unavailable", std::move(list));
}

}  // namespace

std::string effort_words(std::uint64_t effort, const PlanReport& report) {
  const std::string hours = hours_words(effort, report);
  return fmt::format("{} {}{}", effort, shown(report.actions.unit()),
                     hours.empty() ? "" : " (" + hours + ")");
}

std::vector<const PlanReportAction*> actions_by_rate(const PlanReport& report) {
  std::vector<const PlanReportAction*> result;
  for (const PlanReportAction& step : report.steps) result.push_back(&step);
  std::ranges::stable_sort(result, [](const PlanReportAction* a, const PlanReportAction* b) {
    const double of_a = rate_of(*a);
    const double of_b = rate_of(*b);
    return of_a != of_b ? of_a > of_b : a->effort < b->effort;
  });
  return result;
}

void set_plan(Fields& fields, const MemberPage& page) {
  if (!page.plan) {
    fields.set("plan", false);
    return;
  }
  const PlanReport& report = page.plan->report;
  Fields result;
  result.set("plan_words", plan_words(*page.plan));
  set_actions(result, report);
  set_curve(result, *page.plan);
  set_lifts(result, page.explanation);
  set_unavailable(result, report);
  result.set("estimates_words", estimates_note(report) + ' ' + proof_note(report));
  fields.set("plan", std::move(result));
}

}  // namespace ssi::internal
