// SPDX-License-Identifier: MIT
//
// Files of actions: any text is a list or an ActionError with a reason for each problem; a list
// survives its own file, and plans of all questions agree. Input: the file.

#include <string>
#include <vector>

#include "checked_problems.hpp"
#include "fuzz_input.hpp"
#include "ssi/advice.hpp"
#include "ssi/error.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/score.hpp"

namespace ssi::fuzz {
namespace {

/// More combinations take long, and another test searches the most.
constexpr std::uint64_t kMostCombinations = 20'000;

bool is_quick(const ActionList& actions) {
  std::uint64_t combinations = 1;
  for (const Action& action : actions.actions()) {
    combinations *= std::uint64_t{action.at_most} + 1;
    if (combinations > kMostCombinations) return false;
  }
  return true;
}

void check_plans(const ActionList& actions) {
  const Planner planner(Model::standard(), actions);
  const ScoreAggregator score(planner.model());
  Member member;
  for (std::size_t i = 0; i < kStandardSignals; ++i) member.set(static_cast<Signal>(i), i % 2);
  const std::vector<PlanStep> curve = planner.curve(member);
  check(!curve.empty() && curve[0].effort == 0, "a curve that does not begin at nothing");
  for (const PlanStep& step : {curve.front(), curve[curve.size() / 2], curve.back()}) {
    const Plan plan = planner(member, TargetTotal{step.total});
    check(
        plan ==
            [&] {
              Plan within = planner(member, EffortBudget{step.effort});
              within.goal = plan.goal;
              return within;
            }(),
        "another plan for the same figures");
    check(plan.planned_total == step.total && plan.effort == step.effort, "not the curve's");
    check(score(planner.after(member, plan.times)).total == step.total, "another total");
  }
}

void run(std::string_view text) {
  try {
    const ActionList actions = parse_actions(text, "fuzz.toml");
    check(parse_actions(to_toml(actions), "again.toml") == actions, "another list");
    if (is_quick(actions)) check_plans(actions);
  } catch (const ActionError& error) {
    check_problems(error);
  }
}

}  // namespace
}  // namespace ssi::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = ssi::fuzz::exact({reinterpret_cast<const char*>(bytes), size});
  ssi::fuzz::run(text);
  return 0;
}
