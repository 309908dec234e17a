// SPDX-License-Identifier: MIT
#include "ssi/advice/plan_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

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

/// Explains what gives points, in an order of its own: lines of two members need not match.
class Boastful final : public TermCompetency {
 public:
  using TermCompetency::TermCompetency;

  std::vector<ExplanationLine> explain(const Member& member) const override {
    std::vector<ExplanationLine> lines = TermCompetency::explain(member);
    std::erase_if(lines, [](const ExplanationLine& line) { return line.points <= Points(); });
    std::ranges::reverse(lines);
    return lines;
  }
};

TEST(PlanReport, IsOfTheFormulaWhateverItsExplanationShows) {
  const Model model(
      {.id = "boastful-1",
       .competencies = {std::make_shared<Boastful>(
           "insights", "Insights", 10.00_points,
           std::vector<Term>{{"posts", count(Signal::posts), linear(4), 4.00_points},
                             {"shares", count(Signal::shares), linear(4), 4.00_points}})}});
  ActionListDefinition definition{.id = "odd-1"};
  definition.actions = {{.name = "post",
                         .title = "Post",
                         .effort = 1,
                         .at_most = 1,
                         .changes = {{.signal = "posts", .amount = 2}}}};
  const Planner planner(model, ActionList(std::move(definition)));
  const Member member{{Signal::posts, 0}, {Signal::shares, 1}};
  const PlanReport report = report_plan(planner, member, planner(member, EffortBudget{1}));
  ASSERT_EQ(report.lines.size(), 1U);
  EXPECT_EQ(report.lines[0].term, "posts");
  EXPECT_EQ(report.lines[0].before, Points());
  EXPECT_EQ(report.lines[0].after, 2.00_points);
}

}  // namespace
}  // namespace ssi
