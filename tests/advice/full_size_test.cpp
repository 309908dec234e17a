// SPDX-License-Identifier: MIT
// Plans with the standard actions, which nobody can try out: no random plan beats them, and the
// plans of all questions agree.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/advice.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/random_members.hpp"

namespace ssi {
namespace {

/// A member of the golden file, by its line.
Member golden_member(std::size_t line) {
  const auto records = csv_records(file_text(paths::golden("monitoring/plan_members.csv")));
  Member member;
  for (std::size_t i = 0; i < records[0].size(); ++i) {
    const auto signal = find_signal(records[0][i]);
    const std::string& cell = records[line][i];
    if (signal && !cell.empty()) {
      member.set(*signal, static_cast<std::uint32_t>(std::stoull(cell)));
    }
  }
  return member;
}

/// Some actions, sometimes nearly all and sometimes nearly none.
std::vector<std::uint32_t> random_times(Random& random, const Planner& planner,
                                        const Member& member) {
  std::vector<std::uint32_t> times;
  const std::uint64_t chance = random.below(101);
  for (const Action& action : planner.actions().actions()) {
    const bool is_done = random.chance(chance);
    times.push_back(is_done ? static_cast<std::uint32_t>(random.below(action.at_most + 1)) : 0);
  }
  for (const UnavailableAction& action : planner.unavailable(member)) times[action.action] = 0;
  return times;
}

TEST(FullSizePlan, NeverLosesToRandomPlans) {
  const Planner planner(Model::standard(), ActionList::standard());
  const ScoreAggregator score(planner.model());
  Random random(74001);
  SCOPED_TRACE(random.trace());
  for (const std::size_t line : {1, 3, 6, 21, 46, 80}) {
    const Member member = golden_member(line);
    const std::vector<PlanStep> curve = planner.curve(member);
    for (int i = 0; i < 10000; ++i) {
      const std::vector<std::uint32_t> times = random_times(random, planner, member);
      const Points total = score(planner.after(member, times)).total;
      std::uint64_t effort = 0;
      std::uint64_t actions = 0;
      for (std::size_t a = 0; a < times.size(); ++a) {
        effort += std::uint64_t{times[a]} * planner.actions().actions()[a].effort;
        actions += times[a];
      }
      // The best that the curve has for this effort.
      std::size_t step = 0;
      while (step + 1 < curve.size() && curve[step + 1].effort <= effort) ++step;
      ASSERT_LE(total, curve[step].total);
      if (total == curve[step].total && effort == curve[step].effort) {
        ASSERT_GE(actions, curve[step].actions);
      }
    }
  }
}

TEST(FullSizePlan, OfTargetBudgetAndCurveAgree) {
  const Planner planner(Model::standard(), ActionList::standard());
  for (const std::size_t line : {2, 9, 81}) {
    const Member member = golden_member(line);
    const std::vector<PlanStep> curve = planner.curve(member);
    for (std::size_t step = 0; step < curve.size(); step += 1 + curve.size() / 8) {
      const Plan reaching = planner(member, TargetTotal{curve[step].total});
      const Plan within = planner(member, EffortBudget{curve[step].effort});
      for (const Plan& plan : {reaching, within}) {
        EXPECT_EQ(plan.planned_total, curve[step].total);
        EXPECT_EQ(plan.effort, curve[step].effort);
        EXPECT_EQ(plan.actions, curve[step].actions);
      }
      EXPECT_EQ(reaching.times, within.times) << "the same figures have the same plan";
    }
  }
}

TEST(FullSizePlan, SaysThatATargetIsOutOfReach) {
  const Planner planner(Model::standard(), ActionList::standard());
  const Member member = golden_member(6);
  const Plan plan = planner(member, TargetTotal{100.00_points});
  EXPECT_FALSE(plan.reaches_goal());
  const std::vector<PlanStep> curve = planner.curve(member);
  EXPECT_EQ(plan.planned_total, curve.back().total);
  EXPECT_EQ(plan.effort, curve.back().effort);
}

}  // namespace
}  // namespace ssi
