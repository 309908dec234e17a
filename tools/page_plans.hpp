// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_PLANS_HPP
#define SSI_TOOLS_PAGE_PLANS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planning.hpp"
#include "ssi/report/page.hpp"

namespace ssi::command {

/// Plans for pages: to the goal that is asked for or, without one, to the next band. Any number of
/// threads may share one.
class PagePlans {
 public:
  /// Throws as load_actions_of(), planner_of() and Goals. The options have to outlive it.
  PagePlans(const PlanningOptions& options, const Model& model);

  /// As Goals::rank().
  void rank(const CohortRanking& ranking, std::string column) {
    goals_.rank(ranking, std::move(column));
  }

  /// Whether a goal is asked for, which not everybody need have.
  bool has_goal() const noexcept;
  /// Says why a member does not have it. Requires: has_goal().
  std::string reason(const PlannedMember& member) const { return goals_.reason(member); }

  /// Returns the plan of a member, whose label in the column of the ranking is `label`; nothing if
  /// it has no goal, which is then added to the notes. Throws as the planner.
  std::optional<PagePlan> of(const PlannedMember& member, const Explanation& explanation,
                             std::string_view label, std::vector<std::string>& notes) const;

 private:
  /// A total to reach, and what it is for people.
  struct Target {
    Goal goal;
    std::string name;
  };

  std::optional<Target> next(const PlannedMember& member, const Explanation& explanation) const;
  std::optional<Target> asked(const PlannedMember& member, std::string_view label) const;

  const PlanningOptions& options_;
  Planner planner_;
  Goals goals_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_PLANS_HPP
