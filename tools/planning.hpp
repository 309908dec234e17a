// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PLANNING_HPP
#define SSI_TOOLS_PLANNING_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/advice.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::command {

/// What is asked of plans, and what they are made of.
struct PlanningOptions {
  // At most one of these is asked for.
  std::optional<Points> target;
  std::string band;
  std::optional<std::uint32_t> top_percent;
  std::optional<std::uint64_t> budget;

  std::string actions;  ///< a file; empty: the standard ones
  std::vector<std::string> without;
  bool assume_zero = false;
};

/// Reads the actions. Throws ActionError, and UsageError for an action that is to be left out and
/// is not there.
ActionList load_actions_of(const PlanningOptions& options, const Model& model);

/// Returns what plans with them. Throws ActionError, which names the file.
Planner planner_of(const PlanningOptions& options, const Model& model, const ActionList& actions);

/// A member to plan for, and where it is among others.
struct PlannedMember {
  const MemberTable* members = nullptr;  ///< its signals are at this row
  std::size_t row = 0;
  Points total = {};                ///< as scored
  std::uint32_t cohort = kNoLabel;  ///< number of its cohort in the ranking
};

/// Turns what a call asks for into a goal of each member. Any number of threads may share one.
class Goals {
 public:
  /// The ranking is that of the column whose top is asked for; null without one. All that it is
  /// given has to outlive it. Throws UsageError for what the model does not have.
  Goals(const PlanningOptions& options, const Planner& planner);

  /// Says who is ranked with whom, in cohorts by that column: for the top.
  void rank(const CohortRanking& ranking, std::string column);

  /// The total that a member's plan starts from.
  Points start(const PlannedMember& member) const;
  /// Returns the member's goal, or nothing if it has none. Requires: a goal is asked for.
  std::optional<Goal> of(const PlannedMember& member) const;
  /// Says why a member has no goal.
  std::string reason(const PlannedMember& member) const;

 private:
  std::optional<Points> target(const PlannedMember& member) const;

  const PlanningOptions& options_;
  const Planner& planner_;
  ScoreAggregator score_;
  std::size_t band_ = 0;
  const CohortRanking* ranking_ = nullptr;
  std::string column_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PLANNING_HPP
