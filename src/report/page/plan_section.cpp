// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/page/charts.hpp"
#include "report/page/curve.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/words.hpp"
#include "report/plan_words.hpp"
#include "report/print.hpp"
#include "ssi/report/text.hpp"

// What a member should do.

namespace ssi::internal {
namespace {

/// Steps of a curve that are drawn.
constexpr std::size_t kMostSteps = 100;

std::string nouns_of(const std::vector<Signal>& signals, const Model& model) {
  std::vector<std::string> nouns;
  for (const Signal signal : signals) nouns.push_back(noun_of(model.catalogue()[signal]));
  return listed(nouns);
}

std::string reason_of(const UnavailableAction& action, const Model& model) {
  if (action.is_left_out) return "left out";
  if (action.has_no_effect) return "the model uses none of its signals";
  return "not observed: " + nouns_of(action.missing, model);
}

Fields::List steps_of(const PlanReport& report) {
  Fields::List result;
  for (const PlanReportAction& step : report.steps) {
    Fields& fields = result.emplace_back();
    fields.set("title", shown(report.actions.actions()[step.action].title));
    fields.set("times", std::to_string(step.times));
    fields.set("effort", std::to_string(step.effort));
    fields.set("gain", with_sign(step.gain));
  }
  return result;
}

Fields::List unavailable_of(const PlanReport& report) {
  Fields::List result;
  for (const UnavailableAction& action : report.unavailable) {
    Fields& fields = result.emplace_back();
    fields.set("title", shown(report.actions.actions()[action.action].title));
    fields.set("reason", reason_of(action, report.before.model));
  }
  return result;
}

void set_curve(Fields& fields, const PagePlan& plan, const std::string& unit) {
  Chart chart;
  if (plan.curve.size() > 1) {
    chart = steps_chart({.steps = thinned(plan.curve, kMostSteps),
                         .unit = unit,
                         .effort = plan.report.plan.effort,
                         .total = plan.report.plan.planned_total});
  }
  fields.set("chart", std::move(chart.svg));
  fields.set("chart_text", std::move(chart.text));
}

}  // namespace

void set_plan(Fields& fields, const MemberPage& page) {
  if (!page.plan) {
    fields.set("plan", false);
    return;
  }
  const PlanReport& report = page.plan->report;
  const std::string unit = shown(report.actions.unit());
  Fields result;
  result.set("goal", shown(page.plan->goal));
  result.set("target", report.plan.goal ? to_string(*report.plan.goal) : "");
  result.set("summary", summary_of(report, unit));
  result.set("unit", unit);
  result.set("effort", std::to_string(report.plan.effort));
  result.set("steps", steps_of(report));
  result.set("total", to_string(report.plan.planned_total));
  result.set("gains_note", report.steps.empty() ? "" : gains_note());
  result.set("unavailable", unavailable_of(report));
  result.set("assumed", report.assumed.empty()
                            ? ""
                            : "Not observed, taken for 0: " +
                                  nouns_of(report.assumed, report.before.model) + ".");
  result.set("proof", proof_note(report));
  result.set("estimates", estimates_note(report));
  set_curve(result, *page.plan, unit);
  fields.set("plan", std::move(result));
}

}  // namespace ssi::internal
