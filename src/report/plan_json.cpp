// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "report/json_parts.hpp"
#include "ssi/report/plan.hpp"

namespace ssi {
namespace {

using internal::Json;

Json steps_of(const PlanReport& report) {
  Json result = Json::array();
  for (const PlanReportAction& step : report.steps) {
    const Action& action = report.actions.actions()[step.action];
    result.push_back({{"action", action.name},
                      {"title", action.title},
                      {"times", step.times},
                      {"effort", step.effort},
                      {"gain", step.gain.to_double()}});
  }
  return result;
}

Json lines_of(const PlanReport& report) {
  Json result = Json::array();
  for (const PlanReportLine& line : report.lines) {
    result.push_back({{"competency", line.competency},
                      {"term", line.term},
                      {"before", line.before.to_double()},
                      {"after", line.after.to_double()},
                      {"change", (line.after - line.before).to_double()}});
  }
  return result;
}

Json unavailable_of(const PlanReport& report) {
  Json result = Json::array();
  for (const UnavailableAction& action : report.unavailable) {
    const char* reason = "not_observed";
    if (action.is_left_out) reason = "left_out";
    if (action.has_no_effect) reason = "no_effect";
    Json& json = result.emplace_back(
        Json{{"action", report.actions.actions()[action.action].name}, {"reason", reason}});
    Json& missing = json["missing"] = Json::array();
    for (const Signal signal : action.missing) {
      missing.push_back(report.before.model.catalogue()[signal].name);
    }
  }
  return result;
}

}  // namespace

std::string to_json(const PlanReport& report, std::string_view member_id) {
  const Plan& plan = report.plan;
  Json result = internal::header_of(report.before.model);
  result["member_id"] = member_id.empty() ? Json(nullptr) : Json(member_id);
  result["actions_id"] = report.actions.id();
  result["unit"] = report.actions.unit();
  result["estimates"] = report.actions == ActionList::standard() ? "this project's own"
                                                                 : "those of the list of actions";
  result["total"] = plan.total.to_double();
  result["maximum"] = report.before.maximum.to_double();
  result["goal"] = plan.goal ? Json(plan.goal->to_double()) : Json(nullptr);
  result["planned_total"] = plan.planned_total.to_double();
  result["reaches_goal"] = plan.reaches_goal();
  result["effort"] = plan.effort;
  result["actions"] = plan.actions;
  result["proven"] = true;
  result["counts_ageing"] = false;
  result["plan"] = steps_of(report);
  result["lines"] = lines_of(report);
  Json& assumed = result["assumed_zero"] = Json::array();
  for (const Signal signal : report.assumed) {
    assumed.push_back(report.before.model.catalogue()[signal].name);
  }
  result["unavailable"] = unavailable_of(report);
  return internal::text_of(result);
}

}  // namespace ssi
