// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_PLANNER_HPP
#define SSI_ADVICE_PLANNER_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ssi/advice/action.hpp"
#include "ssi/advice/plan.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/member/member.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// How a Planner takes its actions and members.
struct PlannerOptions {
  std::vector<std::string> without = {};  ///< names of actions that are left out
  /// Missing signals that some action names, of those not left out, start as observed 0.
  bool assume_zero = false;
};

/// An action that a member cannot do, and why.
struct UnavailableAction {
  std::size_t action = 0;      ///< its position in the list
  bool is_left_out = false;    ///< it is left out of all plans
  bool has_no_effect = false;  ///< the model uses none of its signals
  /// Otherwise: the signals that it names and that were not observed of the member.
  std::vector<Signal> missing = {};

  friend bool operator==(const UnavailableAction&, const UnavailableAction&) = default;
};

/// Finds what a member should do: the cheapest actions that reach a total, or the highest total
/// within a budget of effort. Exact: curves, full marks, ratios that a message harms, penalties,
/// maxima, renormalisation and the rounding of expectations are all taken as the model has them.
///
///     const ssi::Planner planner(ssi::Model::standard(), ssi::ActionList::standard());
///     const ssi::Plan plan = planner(ada, ssi::TargetTotal{50.00_points});
///     std::cout << plan.planned_total << " for " << plan.effort << " minutes";
///
/// With n times each action, a signal s becomes s + the sum of n * changes + the sum of n *
/// expects, rounded down; at most 4,294,967,295, a flag at most 1. An action is available to a
/// member if every signal that it names, of those that the model uses, was observed.
///
/// Actions are entangled if they touch a common term. All combinations of entangled actions are
/// tried, so their number decides how long a plan takes: some milliseconds with the standard
/// actions, whose largest knot has 102,541; seconds for the most, 2^26. Of several plans with the
/// same figures one is given, and always the same one.
///
/// Immutable: any number of threads may share one. Copies share their content.
class SSI_EXPORT Planner {
 public:
  /// Prepares what depends on the model and the actions alone. Throws ActionError if an action
  /// names a signal that the model's catalogue lacks, or if actions have more than 2^26
  /// combinations; std::invalid_argument if an action that is to be left out is not in the list.
  Planner(Model model, ActionList actions, const PlannerOptions& options = {});

  /// The model that plans are for.
  const Model& model() const noexcept;
  /// The actions that plans consist of.
  const ActionList& actions() const noexcept;

  /// Returns the best plan of one member. Throws std::invalid_argument for a target outside 0 to
  /// 655.35, and ActionError (as do the others) where knots that meet in several competencies leave
  /// the member too many choices to compare: more than 2^26, or 2^33 if they meet in one.
  Plan operator()(const Member& member, const Goal& goal) const;

  /// Returns the plans of the members of a table; none where there is no goal. Threads take a
  /// member at a time. Throws std::invalid_argument unless there is a goal for each row.
  std::vector<std::optional<Plan>> operator()(const MemberTable& members,
                                              std::span<const std::optional<Goal>> goals,
                                              const Execution& execution = {}) const;

  /// Returns every effort at which a higher total becomes reachable, from 0 on, by rising effort.
  std::vector<PlanStep> curve(const Member& member) const;

  /// Returns the member as plans start from: itself, or with zeros for missing signals.
  Member start(const Member& member) const;

  /// Returns the member after so many times each action. Signals that the model does not use stay.
  /// Requires: a number for each action, 0 for those that are not available; at most at_most.
  Member after(const Member& member, std::span<const std::uint32_t> times) const;

  /// Returns the actions that the member cannot do, in the order of the list.
  std::vector<UnavailableAction> unavailable(const Member& member) const;

 private:
  struct Content;
  std::shared_ptr<const Content> content_;
};

}  // namespace ssi

#endif  // SSI_ADVICE_PLANNER_HPP
