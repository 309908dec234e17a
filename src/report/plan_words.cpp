// SPDX-License-Identifier: MIT
#include "report/plan_words.hpp"

#include <spdlog/fmt/fmt.h>

#include "ssi/report/text.hpp"

namespace ssi::internal {

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
