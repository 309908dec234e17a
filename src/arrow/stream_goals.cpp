// SPDX-License-Identifier: MIT
#include "arrow/stream_goals.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ssi/advice/goal.hpp"

namespace ssi::internal {
namespace {

void check_target(const Model& model, Points target) {
  if (target >= Points() && target <= model.maximum()) return;
  throw std::invalid_argument("a target of " + to_string(target) + " is not from 0 to " +
                              to_string(model.maximum()) + ", the maximum of model " + model.id());
}

}  // namespace

StreamGoals::StreamGoals(const ArrowSchema& schema, Planner planner, StreamGoal goal,
                         const Execution& execution)
    : planner_(std::move(planner)), goal_(std::move(goal)), score_(planner_.model()) {
  prepare(schema, execution);
}

void StreamGoals::prepare(const ArrowSchema& schema, const Execution& execution) {
  if (const auto* total = std::get_if<TargetTotal>(&goal_)) {
    check_target(planner_.model(), total->total);
  }
  if (const auto* band = std::get_if<TargetBand>(&goal_)) prepare_band(*band);
  if (const auto* top = std::get_if<TargetTop>(&goal_)) prepare_top(schema, *top, execution);
}

void StreamGoals::prepare_band(const TargetBand& target) {
  const auto bands = planner_.model().bands();
  const auto found = std::ranges::find(bands, target.name, &Band::name);
  if (found == bands.end()) {
    throw std::invalid_argument("model " + planner_.model().id() + " has no band '" + target.name +
                                "'");
  }
  band_ = static_cast<std::size_t>(found - bands.begin());
}

void StreamGoals::prepare_top(const ArrowSchema& schema, const TargetTop& target,
                              const Execution& execution) {
  constexpr std::uint32_t kMost = 100;
  if (target.percent < 1 || target.percent > kMost) {
    throw std::invalid_argument("the top must be 1 to 100 percent, not " +
                                std::to_string(target.percent));
  }
  if (!target.cohorts) throw std::invalid_argument("there are no cohorts to be at the top of");
  if (!(target.cohorts->schema() == *planner_.model().schema())) {
    throw std::invalid_argument("the cohorts of column '" + target.cohorts->column() +
                                "' were scored by another model");
  }
  labels_.emplace(schema, target.cohorts->column());
  ranking_.emplace(*target.cohorts, target.minimum_cohort, execution);
}

void StreamGoals::read(const ArrowArray& batch) {
  if (!labels_) return;
  labels_->read(batch);
  cohorts_ = ranking_->find(labels_->labels());
}

Points StreamGoals::start(const Member& member) const {
  return score_(planner_.start(member)).total;
}

std::optional<Points> StreamGoals::target_of(std::size_t row, const Member& member) const {
  const Model& model = planner_.model();
  if (const auto* total = std::get_if<TargetTotal>(&goal_)) return total->total;
  if (std::holds_alternative<TargetBand>(goal_)) {
    return target_in_band(model, start(member), band_);
  }
  const auto& top = std::get<TargetTop>(goal_);
  // As the member is and was counted, not as it starts.
  return target_in_top(*ranking_, cohorts_[row], score_(member).total, top.percent,
                       model.maximum());
}

std::vector<std::optional<Goal>> StreamGoals::goals(std::size_t first,
                                                    const MemberTable& members) const {
  std::vector<std::optional<Goal>> result(members.rows());
  for (std::size_t i = 0; i < members.rows(); ++i) {
    if (const auto* budget = std::get_if<EffortBudget>(&goal_)) {
      result[i] = *budget;
    } else if (const auto target = target_of(first + i, Member(members, i))) {
      result[i] = TargetTotal{*target};
    }
  }
  return result;
}

}  // namespace ssi::internal
