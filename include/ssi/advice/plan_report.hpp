// SPDX-License-Identifier: MIT
#ifndef SSI_ADVICE_PLAN_REPORT_HPP
#define SSI_ADVICE_PLAN_REPORT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ssi/advice/planner.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// An action of a plan.
struct PlanReportAction {
  std::size_t action = 0;    ///< its position in the list
  std::uint32_t times = 0;   ///< how often it is done; at least once
  std::uint64_t effort = 0;  ///< what that takes
  /// What the plan's total would lose without it, everything else as planned. Actions help and
  /// harm one another, so gains do not add up to what the plan gains.
  Points gain = {};
};

/// A term whose points the plan changes. The changes of all lines add up to the total's.
struct PlanReportLine {
  std::string_view competency;  ///< the competency's name
  /// The term's name, the competency's if that has no terms, or kAdjustment: what is added to the
  /// terms so that the competency stays within 0 and its maximum, or is scaled to what was
  /// observed.
  std::string_view term;
  Points before = {};  ///< its points at the start
  Points after = {};   ///< its points when all is done
};

/// A plan with its reasons, for people.
struct PlanReport {
  ActionList actions;                               ///< what the plan is made of
  Plan plan;                                        ///< the plan
  std::vector<PlanReportAction> steps = {};         ///< what to do, in the order of the list
  Explanation before;                               ///< the score at the start
  Explanation after;                                ///< the score when all is done
  std::vector<PlanReportLine> lines = {};           ///< what changes, in the model's order
  std::vector<Signal> assumed = {};                 ///< missing signals that start as 0
  std::vector<UnavailableAction> unavailable = {};  ///< what the member cannot do
};

/// Explains a plan that the planner made for the member.
///
///     std::cout << to_text(ssi::report_plan(planner, ada, planner(ada, goal)), "ada");
SSI_EXPORT PlanReport report_plan(const Planner& planner, const Member& member, Plan plan);

}  // namespace ssi

#endif  // SSI_ADVICE_PLAN_REPORT_HPP
