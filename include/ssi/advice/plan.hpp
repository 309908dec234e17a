// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_PLAN_HPP
#define SSI_ADVICE_PLAN_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ssi/hundredths.hpp"

namespace ssi {

/// What a plan is asked to reach: at least this total, with the least effort.
struct TargetTotal {
  Points total;  ///< 0 to 655.35

  friend bool operator==(const TargetTotal&, const TargetTotal&) = default;
};

/// What a plan is asked to keep to: at most this effort, for the highest total.
struct EffortBudget {
  std::uint64_t effort = 0;  ///< in the unit of the actions

  friend bool operator==(const EffortBudget&, const EffortBudget&) = default;
};

/// What is asked of a plan.
using Goal = std::variant<TargetTotal, EffortBudget>;

/// The best that a member can do. Its three figures, effort, total and number of actions, are
/// proven: of all combinations of actions none is better. It is as if all of it happened today:
/// what leaves the window meanwhile is not counted.
struct Plan {
  Points total;                           ///< of the member as it starts
  std::optional<Points> goal = {};        ///< the target; nothing for a budget
  Points planned_total;                   ///< of the member when all is done
  std::uint64_t effort = 0;               ///< what it takes
  std::uint64_t actions = 0;              ///< how many actions, each as often as it is done
  std::vector<std::uint32_t> times = {};  ///< how often each, at its position in the list

  /// Whether the target is reached; false: it is out of reach, and the plan is for the most that
  /// can be reached at all. Always true for a budget.
  bool reaches_goal() const noexcept { return !goal || planned_total >= *goal; }

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The least effort for a total that less effort does not reach.
struct PlanStep {
  std::uint64_t effort = 0;   ///< what it takes
  Points total;               ///< the highest total for it
  std::uint64_t actions = 0;  ///< the fewest actions for it

  friend bool operator==(const PlanStep&, const PlanStep&) = default;
};

}  // namespace ssi

#endif  // SSI_ADVICE_PLAN_HPP
