// SPDX-License-Identifier: MIT
#include "report/plan_words.hpp"

#include <spdlog/fmt/fmt.h>

#include "ssi/report/text.hpp"

namespace ssi::internal {

std::string summary_of(const PlanReport& report, const std::string& unit) {
  const Plan& plan = report.plan;
  const bool is_done = plan.effort == 0;
  const std::string effort = fmt::format("{} {}", plan.effort, unit);
  if (!plan.reaches_goal()) {
    return fmt::format(
        "The goal is out of reach of these actions. The most that they can reach is "
        "{}, for {} and {}.",
        to_string(plan.planned_total), effort, counted(plan.actions, "action"));
  }
  if (is_done && plan.goal) return "The goal is reached already: nothing is to be done.";
  if (is_done) return "Within this effort no action gains anything: nothing is to be done.";
  return fmt::format("To reach {}: {} and {}.", to_string(plan.planned_total), effort,
                     counted(plan.actions, "action"));
}

std::string gains_note() {
  return "Gain is what the plan would lose without the action. Actions help and harm one another, "
         "so gains do not add up.";
}

std::string proof_note(const PlanReport& report) {
  // Within a budget, and where the goal is out of reach, what counts first is the total.
  const bool is_cheapest = report.plan.goal && report.plan.reaches_goal();
  return fmt::format(
      "The plan is proven to be the {}: of all combinations of these actions none is "
      "better. Whatever leaves the window meanwhile is not counted: it is as if all "
      "were done today.",
      is_cheapest ? "cheapest" : "best");
}

std::string estimates_note(const PlanReport& report) {
  const bool is_standard = report.actions == ActionList::standard();
  return fmt::format("Efforts, and what others are expected to do, are {} {}.",
                     is_standard ? "this project's own estimates:" : "the estimates of",
                     printable(report.actions.id()));
}

}  // namespace ssi::internal
