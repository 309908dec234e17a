// SPDX-License-Identifier: MIT
//
// Streams of members in, streams of plans out: those of Planner for one member, and nothing leaks
// or is released twice, whatever goes wrong. python/tests/test_plans.py has the golden tables.

#include "ssi/arrow/plan_stream.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/advice/goal.hpp"
#include "support/arrow_reading.hpp"
#include "support/arrow_tables.hpp"

namespace ssi {
namespace {

class ArrowPlans : public Arrow {};

/// An action that adds posts, in a list by itself.
ActionList posting() {
  Action post{.name = "post", .title = "Post", .effort = 5, .at_most = 30};
  post.changes = {{"posts", 1}};
  ActionListDefinition definition{.id = "posting"};
  definition.actions = {post};
  return ActionList(std::move(definition));
}

Planner planner(const PlannerOptions& options = {}) {
  return {Model::standard(), posting(), options};
}

HandColumn posts(const std::vector<std::uint16_t>& values) { return numbers("posts", "S", values); }

/// Posts, of which the last is missing.
HandColumn posts_but_one(const std::vector<std::uint16_t>& values) {
  HandColumn column = posts(values);
  column.null_buffers = {false, false};
  column.null_count = 1;
  column.buffers[0] = std::string(1, static_cast<char>((1 << (values.size() - 1)) - 1));
  return column;
}

ReadTable plans_of(const Planner& planner, StreamGoal goal, std::vector<HandColumn> batches,
                   PlanStreamOptions options = {}) {
  ArrowArrayStream members = stream_of(std::move(batches));
  return read_all(plan_stream(planner, std::move(goal), std::move(options), members));
}

std::string error_of(const Planner& planner, StreamGoal goal, std::vector<HandColumn> batches,
                     PlanStreamOptions options = {}) {
  try {
    plans_of(planner, std::move(goal), std::move(batches), std::move(options));
  } catch (const std::exception& error) {
    return error.what();
  }
  return "none";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(ArrowPlans, AreThoseOfThePlanner) {
  const std::vector<std::uint16_t> values = {0, 12, 36, 3};
  const Planner one = planner();
  const Points target = Points::from_hundredths(213);
  const ReadTable table = plans_of(one, TargetTotal{target}, {batch_of({posts(values)})},
                                   {.execution = {.threads = 2}});
  ASSERT_EQ(table.names, (std::vector<std::string>{"total", "goal", "planned_total", "effort",
                                                   "actions", "post"}));
  EXPECT_EQ(table.formats.at("effort"), "l");
  EXPECT_EQ(table.formats.at("actions"), "i");
  EXPECT_EQ(table.formats.at("post"), "i");
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Plan plan = one(Member{{Signal::posts, values[i]}}, TargetTotal{target});
    EXPECT_EQ(table.numbers.at("total")[i], plan.total.to_double());
    EXPECT_EQ(table.numbers.at("goal")[i], 2.13);
    EXPECT_EQ(table.numbers.at("planned_total")[i], plan.planned_total.to_double());
    EXPECT_EQ(table.numbers.at("effort")[i], plan.effort);
    EXPECT_EQ(table.numbers.at("actions")[i], plan.actions);
    EXPECT_EQ(table.numbers.at("post")[i], plan.times[0]);
  }
}

TEST_F(ArrowPlans, WithinABudgetHaveNoGoal) {
  const ReadTable table = plans_of(planner(), EffortBudget{12}, {batch_of({posts({0, 12})})});
  EXPECT_EQ(table.numbers.at("goal"), (Optionals{{}, {}}));
  EXPECT_EQ(table.numbers.at("post"), (Optionals{2, 2}));
  EXPECT_EQ(table.numbers.at("effort"), (Optionals{10, 10}));
}

TEST_F(ArrowPlans, KeepColumnsAndComeBatchByBatch) {
  const auto batch = [](std::vector<std::string> names, const std::vector<std::uint16_t>& values) {
    return batch_of({texts("name", names), posts(values)});
  };
  PlanStreamOptions options;
  options.keep = {"name", "posts"};
  options.points = PointsType::hundredths;
  const ReadTable table =
      plans_of(planner(), EffortBudget{0},
               {batch({"ada", "bob"}, {12, 36}), batch({}, {}), batch({"cem"}, {0})}, options);
  EXPECT_EQ(table.texts.at("name"), (std::vector<std::string>{"ada", "bob", "cem"}));
  EXPECT_EQ(table.numbers.at("posts"), (Optionals{12, 36, 0}));
  EXPECT_EQ(table.numbers.at("total"), (Optionals{213, 300, 0}));
  EXPECT_EQ(table.formats.at("planned_total"), "S");
}

TEST_F(ArrowPlans, MissingSignalsCanStartAsZero) {
  const std::vector<HandColumn> batches = {batch_of({posts_but_one({12, 0})})};
  EXPECT_EQ(plans_of(planner(), EffortBudget{10}, batches).numbers.at("post"), (Optionals{2, 0}));
  EXPECT_EQ(plans_of(planner({.assume_zero = true}), EffortBudget{10}, batches).numbers.at("post"),
            (Optionals{2, 2}));
}

TEST_F(ArrowPlans, WithoutAGoalAllAfterTotalIsNull) {
  // 36 posts are all that there is to have, and no band begins above.
  const std::vector<Band> bands(Model::standard().bands().begin(), Model::standard().bands().end());
  const ReadTable lowest =
      plans_of(planner(), TargetBand{bands.back().name}, {batch_of({posts({0})})});
  EXPECT_NE(lowest.numbers.at("goal")[0], std::nullopt);
  EXPECT_LT(lowest.numbers.at("planned_total")[0], lowest.numbers.at("goal")[0]) << "out of reach";

  CohortSet teams("team", Model::standard());
  const ScoreAggregator score(Model::standard());
  for (const std::uint32_t n : {0U, 12U, 36U}) teams.add("a", score(Member{{Signal::posts, n}}));
  const auto shared = std::make_shared<const CohortSet>(std::move(teams));
  const std::vector<HandColumn> members = {
      batch_of({posts({0, 12, 36, 12}), texts("team", {"a", "a", "a", ""})})};
  const ReadTable top = plans_of(planner(), TargetTop{50, shared, 3}, members);
  const CohortRanking ranking(*shared, 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto total = Points::from_hundredths(i == 0 ? 0 : i == 1 ? 213 : 300);
    const auto target = target_in_top(ranking, 0, total, 50, Model::standard().maximum());
    ASSERT_TRUE(target);
    EXPECT_EQ(top.numbers.at("goal")[i], target->to_double());
  }
  EXPECT_EQ(top.numbers.at("total")[3], 2.13);
  for (const char* name : {"goal", "planned_total", "effort", "actions", "post"}) {
    EXPECT_EQ(top.numbers.at(name)[3], std::nullopt) << name;
  }
  const ReadTable small = plans_of(planner(), TargetTop{50, shared, 4}, members);
  EXPECT_EQ(small.numbers.at("effort"), (Optionals{{}, {}, {}, {}}));
}

TEST_F(ArrowPlans, RefuseWhatDoesNotFit) {
  const std::vector<HandColumn> members = {batch_of({posts({1})})};
  const auto shared = std::make_shared<const CohortSet>("team", Model::standard());
  const auto total = [](std::int32_t hundredths) {
    return TargetTotal{Points::from_hundredths(hundredths)};
  };
  EXPECT_TRUE(has(error_of(planner(), total(10001), members), "is not from 0 to 100.00"));
  EXPECT_TRUE(has(error_of(planner(), total(-1), members), "is not from 0 to 100.00"));
  EXPECT_TRUE(has(error_of(planner(), TargetBand{"chief"}, members), "has no band 'chief'"));
  EXPECT_TRUE(has(error_of(planner(), TargetTop{10}, members), "no cohorts"));
  EXPECT_TRUE(has(error_of(planner(), TargetTop{0, shared}, members), "1 to 100 percent"));
  EXPECT_TRUE(has(error_of(planner(), TargetTop{10, shared}, members), "no column 'team'"));
  EXPECT_TRUE(has(error_of(planner(), total(1), members, {.keep = {"name"}}), "to keep"));
  EXPECT_TRUE(has(error_of(planner(), total(1), members, {.keep = {"posts", "posts"}}), "two"));
  EXPECT_TRUE(has(error_of(planner(), total(1), {batch_of({texts("posts", {"x"})})}), "posts"));
}

TEST_F(ArrowPlans, NameTheFirstValueThatCannotBe) {
  const auto batch = [](const std::vector<std::int16_t>& values) {
    return batch_of({numbers("posts", "s", values)});
  };
  EXPECT_TRUE(has(error_of(planner(), EffortBudget{5}, {batch({1, 2}), batch({3, -4})}),
                  "members:4: column 'posts': '-4' is not from 0"));
  PlanStreamOptions options;
  options.allow_out_of_range = true;
  EXPECT_EQ(plans_of(planner(), EffortBudget{5}, {batch({-4})}, options).numbers.at("total"),
            (Optionals{0}));
}

TEST_F(ArrowPlans, SayWhatTheProducerSaid) {
  ArrowArrayStream members = stream_of({batch_of({posts({1})}), batch_of({posts({1})})}, 1);
  try {
    read_all(plan_stream(planner(), EffortBudget{5}, {}, members));
    FAIL();
  } catch (const StreamError& error) {
    EXPECT_EQ(error.code(), EIO);
    EXPECT_TRUE(has(error.what(), "the disk is gone"));
  }
}

}  // namespace
}  // namespace ssi
