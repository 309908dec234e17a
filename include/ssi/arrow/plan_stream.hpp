// SPDX-License-Identifier: MIT
#ifndef SSI_ARROW_PLAN_STREAM_HPP
#define SSI_ARROW_PLAN_STREAM_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "ssi/advice/plan.hpp"
#include "ssi/advice/planner.hpp"
#include "ssi/arrow/c_data.h"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// To be in a band: target_in_band() of each member.
struct TargetBand {
  std::string name;  ///< of a band of the model
};

/// To be within the top N percent of the cohort of one's label: target_in_top() of each member.
/// Requires: the members were counted in these cohorts, with these signals.
struct TargetTop {
  std::uint32_t percent;                          ///< 1 to 100
  std::shared_ptr<const CohortSet> cohorts = {};  ///< labels are in the members' column()
  std::uint64_t minimum_cohort = kMinimumCohort;  ///< no goal in a cohort of fewer members
};

/// What the plans of a stream are asked for.
using StreamGoal = std::variant<TargetTotal, EffortBudget, TargetBand, TargetTop>;

/// What a stream of plans has, and how it is made.
struct PlanStreamOptions {
  Execution execution = {.threads = 0};     ///< who does the work of each batch
  PointsType points = PointsType::float64;  ///< how points are given
  std::vector<std::string> keep = {};       ///< columns of the members that come first, as they are
  bool allow_out_of_range = false;  ///< read a value that a signal cannot have as the nearest one
};

/// Returns a stream of plans, which makes a batch of them for each batch of `members`, as it is
/// read. Takes `members` over: score_stream.hpp says what columns they may have.
///
/// The columns are those of the plan table: those that are kept; `total`, of the member as it
/// starts; `goal`, null for a budget; `planned_total`; `effort`, an int64 in the unit of the
/// actions; `actions`, an int32; and an int32 named after each action, how often it is done. Where
/// a member has no such goal, all after `total` is null. `planned_total` below `goal` says that the
/// goal is out of reach.
///
/// Throws std::invalid_argument for a schema, options or a goal that do not fit, such as a target
/// beyond the model's maximum, a band that it lacks, or cohorts that another model scored; and what
/// the producer said. While it is read: as score_stream(), and EDOM for actions that leave a member
/// too many choices. Some milliseconds per member and thread with the standard actions: see
/// Planner.
SSI_EXPORT ArrowArrayStream plan_stream(const Planner& planner, StreamGoal goal,
                                        PlanStreamOptions options, ArrowArrayStream& members);

}  // namespace ssi

#endif  // SSI_ARROW_PLAN_STREAM_HPP
