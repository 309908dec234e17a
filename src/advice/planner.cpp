// SPDX-License-Identifier: MIT
#include "ssi/advice/planner.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "advice/search/action_graph.hpp"
#include "advice/search/member_state.hpp"
#include "advice/search/plan_search.hpp"
#include "base/execution.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {

struct Planner::Content {
  Content(Model of, ActionList list, const PlannerOptions& options);

  Plan plan(const Member& start, const Goal& goal) const;
  std::vector<Signal> named_signals() const;
  void check(const Plan& plan, const Member& after) const;

  Model model;
  ActionList actions;
  bool assumes_zero;
  std::vector<bool> is_left_out;  // [action]
  internal::ActionGraph graph;
  std::vector<Signal> assumed;  // those that start as 0 where they are missing
  ScoreAggregator score;
};

namespace {

std::vector<bool> left_out(const ActionList& actions, const std::vector<std::string>& names) {
  std::vector<bool> result(actions.actions().size());
  for (const std::string& name : names) {
    const auto action = actions.find(name);
    if (!action) throw std::invalid_argument("no action is named '" + name + "'");
    result[*action] = true;
  }
  return result;
}

Plan plan_from(std::int32_t total, internal::FoundPlan found, std::optional<Points> goal) {
  return {.total = Points::from_hundredths(total),
          .goal = goal,
          .planned_total = Points::from_hundredths(total + found.gain),
          .effort = found.cost.effort(),
          .actions = found.cost.actions(),
          .times = std::move(found.times)};
}

std::optional<Points> target_of(const Goal& goal) {
  const auto* target = std::get_if<TargetTotal>(&goal);
  return target == nullptr ? std::nullopt : std::optional(target->total);
}

void check_goal(const Goal& goal) {
  const Points target = target_of(goal).value_or(Points());
  if (target < Points() || target.hundredths() > std::numeric_limits<std::uint16_t>::max()) {
    throw std::invalid_argument("a target must be from 0 to 655.35");
  }
}

Member moved(const Member& start, const internal::ActionGraph& graph, const Model& model,
             std::span<const std::uint32_t> times) {
  struct Added {
    std::uint64_t change = 0;
    std::uint64_t expects = 0;
  };
  std::vector<Added> added(model.catalogue().size());
  std::vector<Signal> touched;
  for (std::size_t i = 0; i < graph.moves.size(); ++i) {
    if (times[i] == 0) continue;
    for (const internal::Move& move : graph.moves[i]) {
      Added& of = added[index_of(move.signal)];
      if (of.change == 0 && of.expects == 0) touched.push_back(move.signal);
      of.change += times[i] * move.change;
      of.expects += times[i] * move.expects;
    }
  }
  Member result = start;
  for (const Signal signal : touched) {
    const internal::MovingSignal value(start[signal].value_or(0), model.catalogue()[signal].kind);
    const Added& of = added[index_of(signal)];
    result.set(signal, value.moved(of.change, of.expects));
  }
  return result;
}

}  // namespace

Planner::Content::Content(Model of, ActionList list, const PlannerOptions& options)
    : model(std::move(of)),
      actions(std::move(list)),
      assumes_zero(options.assume_zero),
      is_left_out(left_out(actions, options.without)),
      graph(model, actions, is_left_out),
      assumed(assumes_zero ? named_signals() : std::vector<Signal>()),
      score(model) {}

std::vector<Signal> Planner::Content::named_signals() const {
  std::vector<Signal> result;
  for (const std::vector<internal::Move>& moves : graph.moves) {
    for (const internal::Move& move : moves) result.push_back(move.signal);
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

Plan Planner::Content::plan(const Member& start, const Goal& goal) const {
  const internal::MemberState state(model, actions, graph, start);
  const auto* target = std::get_if<TargetTotal>(&goal);
  if (target != nullptr && target->total.hundredths() <= state.total()) {
    return plan_from(state.total(), {0, {}, std::vector<std::uint32_t>(graph.moves.size())},
                     target->total);
  }
  const internal::PlanSearch search(state);
  Plan result =
      target != nullptr
          ? plan_from(state.total(), search.gaining(target->total.hundredths() - state.total()),
                      target->total)
          : plan_from(state.total(), search.within(std::get<EffortBudget>(goal).effort),
                      std::nullopt);
  check(result, moved(start, graph, model, result.times));
  return result;
}

/// A plan is what scoring says of it, or it is none.
void Planner::Content::check(const Plan& plan, const Member& after) const {
  if (score(after).total == plan.planned_total) return;
  throw std::logic_error("a plan does not score as planned");
}

Planner::Planner(Model model, ActionList actions, const PlannerOptions& options)
    : content_(std::make_shared<const Content>(std::move(model), std::move(actions), options)) {}

const Model& Planner::model() const noexcept { return content_->model; }
const ActionList& Planner::actions() const noexcept { return content_->actions; }

Member Planner::start(const Member& member) const {
  Member result = member;
  for (const Signal signal : content_->assumed) {
    if (!member[signal]) result.set(signal, 0);
  }
  return result;
}

Member Planner::after(const Member& member, std::span<const std::uint32_t> times) const {
  return moved(start(member), content_->graph, content_->model, times);
}

Plan Planner::operator()(const Member& member, const Goal& goal) const {
  check_goal(goal);
  return content_->plan(start(member), goal);
}

std::vector<std::optional<Plan>> Planner::operator()(const MemberTable& members,
                                                     std::span<const std::optional<Goal>> goals,
                                                     const Execution& execution) const {
  if (goals.size() != members.rows()) {
    throw std::invalid_argument("there must be a goal for each member");
  }
  for (const std::optional<Goal>& goal : goals) {
    if (goal) check_goal(*goal);
  }
  std::vector<std::optional<Plan>> result(members.rows());
  internal::share_parts(execution, members.rows(), [&](internal::Parts& parts) {
    while (const auto row = parts.next()) {
      if (goals[*row]) result[*row] = content_->plan(start(Member(members, *row)), *goals[*row]);
    }
  });
  return result;
}

std::vector<PlanStep> Planner::curve(const Member& member) const {
  const Member from = start(member);
  const internal::MemberState state(content_->model, content_->actions, content_->graph, from);
  std::vector<PlanStep> result;
  for (const internal::FoundStep& step : internal::PlanSearch(state).curve()) {
    result.push_back({step.cost.effort(), Points::from_hundredths(state.total() + step.gain),
                      step.cost.actions()});
  }
  return result;
}

std::vector<UnavailableAction> Planner::unavailable(const Member& member) const {
  const Member from = start(member);
  std::vector<UnavailableAction> result;
  for (std::size_t i = 0; i < content_->graph.moves.size(); ++i) {
    UnavailableAction action{.action = i, .is_left_out = content_->is_left_out[i]};
    action.has_no_effect = !action.is_left_out && content_->graph.moves[i].empty();
    for (const internal::Move& move : content_->graph.moves[i]) {
      if (!from[move.signal]) action.missing.push_back(move.signal);
    }
    if (action.is_left_out || action.has_no_effect || !action.missing.empty()) {
      result.push_back(std::move(action));
    }
  }
  return result;
}

}  // namespace ssi
