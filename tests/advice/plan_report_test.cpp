// SPDX-License-Identifier: MIT
#include "ssi/advice/plan_report.hpp"

#include <gtest/gtest.h>

#include "ssi/score.hpp"
#include "support/random_actions.hpp"
#include "support/random_models.hpp"

namespace ssi {
namespace {

TEST(PlanReport, ItsLinesAddUp) {
  Random random(73001);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 300; ++i) {
    const Model model(tangled_definition(random, 8));
    const ActionList actions = random_actions(random, model.catalogue(), 8);
    const Planner planner(model, actions, {.assume_zero = random.chance(50)});
    const Member member = reference::to_member(MemberGenerator(model).draw(random));
    const PlanReport report =
        report_plan(planner, member, planner(member, EffortBudget{random.below(60)}));
    Points gained;
    for (const PlanReportLine& line : report.lines) {
      EXPECT_NE(line.before, line.after);
      gained += line.after - line.before;
    }
    EXPECT_EQ(report.before.total + gained, report.after.total);
    EXPECT_EQ(report.before.total, report.plan.total);
    EXPECT_EQ(report.after.total, report.plan.planned_total);
  }
}

TEST(PlanReport, SaysWhatThePlanWouldLoseWithoutAnAction) {
  const Planner planner(Model::standard(), ActionList::standard());
  Member member;
  for (const SignalInfo& signal : standard_signals()) member.set(*find_signal(signal.name), 0);
  const PlanReport report = report_plan(planner, member, planner(member, EffortBudget{60}));
  ASSERT_FALSE(report.steps.empty());
  const ScoreAggregator score(planner.model());
  std::uint64_t effort = 0;
  for (const PlanReportAction& step : report.steps) {
    std::vector<std::uint32_t> times = report.plan.times;
    EXPECT_EQ(times[step.action], step.times);
    times[step.action] = 0;
    EXPECT_EQ(step.gain, report.plan.planned_total - score(planner.after(member, times)).total);
    EXPECT_GT(step.gain, Points());
    effort += step.effort;
  }
  EXPECT_EQ(effort, report.plan.effort);
}

}  // namespace
}  // namespace ssi
