// SPDX-License-Identifier: MIT
#include "planning.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <utility>

#include "input_rules.hpp"
#include "messages.hpp"
#include "ssi/error.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/report/text.hpp"

namespace ssi::command {

ActionList load_actions_of(const PlanningOptions& options, const Model& model) {
  ActionList actions = options.actions.empty() ? ActionList::standard()
                                               : load_actions(options.actions, model.catalogue());
  for (const std::string& name : options.without) {
    if (actions.find(name)) continue;
    NearestName nearest(name);
    for (const Action& action : actions.actions()) nearest.offer(action.name);
    throw UsageError{"--without: no action is named '" + name + "'" + did_you_mean(nearest)};
  }
  return actions;
}

/// Names the file where actions are too entangled, which is no matter of one line.
Planner planner_of(const PlanningOptions& options, const Model& model, const ActionList& actions) {
  try {
    return Planner(model, actions,
                   {.without = options.without, .assume_zero = options.assume_zero});
  } catch (const ActionError& error) {
    if (options.actions.empty()) throw;
    throw ActionError(input_name(options.actions), error.problems());
  }
}

Goals::Goals(const PlanningOptions& options, const Planner& planner)
    : options_(options), planner_(planner), score_(planner.model()) {
  const Model& model = planner.model();
  if (options.target && *options.target > model.maximum()) {
    throw UsageError{"--target: " + to_string(*options.target) + " is beyond " +
                     to_string(model.maximum()) + ", the maximum of model " + model.id()};
  }
  if (options.band.empty()) return;
  const auto bands = model.bands();
  const auto found = std::ranges::find(bands, options.band, &Band::name);
  if (found == bands.end()) {
    NearestName nearest(options.band);
    for (const Band& band : bands) nearest.offer(band.name);
    throw UsageError{"--target-band: model " + model.id() + " has no band '" + options.band + "'" +
                     did_you_mean(nearest)};
  }
  band_ = static_cast<std::size_t>(found - bands.begin());
}

void Goals::rank(const CohortRanking& ranking, std::string column) {
  ranking_ = &ranking;
  column_ = std::move(column);
}

Points Goals::start(const PlannedMember& member) const {
  if (!options_.assume_zero) return member.total;
  return score_(planner_.start(Member(*member.members, member.row))).total;
}

std::optional<Goal> Goals::of(const PlannedMember& member) const {
  if (options_.budget) return EffortBudget{*options_.budget};
  const auto total = target(member);
  if (!total) return std::nullopt;
  return TargetTotal{*total};
}

std::optional<Points> Goals::target(const PlannedMember& member) const {
  if (options_.target) return options_.target;
  if (!options_.band.empty()) return target_in_band(planner_.model(), start(member), band_);
  return target_in_top(*ranking_, member.cohort, member.total, *options_.top_percent,
                       planner_.model().maximum());
}

std::string Goals::reason(const PlannedMember& member) const {
  if (!options_.band.empty()) {
    return fmt::format("no total from {} to {} is in band '{}'", to_string(start(member)),
                       to_string(planner_.model().maximum()), options_.band);
  }
  if (member.cohort == kNoLabel) return "the column '" + column_ + "' is empty";
  const std::uint64_t size = ranking_->members(member.cohort);
  if (size < ranking_->minimum()) {
    return fmt::format("its cohort has {}, and under {} no standing is reported",
                       counted(size, "member"), ranking_->minimum());
  }
  return fmt::format("its cohort has {}, of whom even the first is not within the top {} %",
                     counted(size, "member"), *options_.top_percent);
}

}  // namespace ssi::command
