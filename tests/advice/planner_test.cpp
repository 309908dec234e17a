// SPDX-License-Identifier: MIT
// Plans against trying everything: small random cases in which terms, actions, limits and missing
// signals get in each other's way.
#include "ssi/advice/planner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "support/plan_reference.hpp"
#include "support/problems.hpp"
#include "support/random_actions.hpp"
#include "support/random_models.hpp"

namespace ssi {
namespace {

struct Case {
  Model model;
  ActionList actions;
  PlannerOptions options;
  reference::Values member;
};

Case random_case(Random& random) {
  const std::size_t signals = 4 + random.index(6);
  const bool is_small = random.chance(80);
  const Model model(is_small ? tangled_definition(random, signals) : random_definition(random));
  const ActionList actions =
      random_actions(random, model.catalogue(), is_small ? signals : model.catalogue().size());
  PlannerOptions options;
  options.assume_zero = random.chance(25);
  for (const Action& action : actions.actions()) {
    if (random.chance(8)) options.without.push_back(action.name);
  }
  reference::Values member = MemberGenerator(model).draw(random);
  const bool is_low = random.chance(70);
  for (std::size_t s = 0; s < member.size(); ++s) {
    if (!member[s]) continue;
    if (is_low) member[s] = *member[s] % 12;
    if (model.catalogue().all()[s].kind == SignalKind::flag) member[s] = *member[s] % 2;
  }
  return {model, actions, options, std::move(member)};
}

/// The plan has the figures that trying everything gives, and its actions come to them.
void expect_plan(const Plan& plan, const reference::Outcome& best,
                 const reference::PlanReference& slow, const Case& c) {
  EXPECT_EQ(plan.planned_total.hundredths(), best.total);
  EXPECT_EQ(plan.effort, best.effort);
  EXPECT_EQ(plan.actions, best.actions);
  ASSERT_EQ(plan.times.size(), c.actions.actions().size());
  for (std::size_t i = 0; i < plan.times.size(); ++i) {
    EXPECT_LE(plan.times[i], slow.is_available(i) ? c.actions.actions()[i].at_most : 0);
  }
  const reference::Outcome done = slow.outcome(plan.times);
  EXPECT_EQ(done.total, best.total);
  EXPECT_EQ(done.effort, best.effort);
  EXPECT_EQ(done.actions, best.actions);
}

void expect_best(Random& random, const Case& c) {
  const Planner planner(c.model, c.actions, c.options);
  const Member member = reference::to_member(c.member);
  const reference::PlanReference slow(c.model, c.actions, c.member, c.options.without,
                                      c.options.assume_zero);
  const std::vector<reference::Outcome> all = slow.everything();
  EXPECT_EQ(planner.curve(member), reference::curve_of(all));
  const std::int64_t start = reference::score(c.model, slow.start()).total;
  for (int i = 0; i < 4; ++i) {
    // Totals and efforts that something comes to, and ones beside them.
    const reference::Outcome& aim = all[random.index(all.size())];
    const auto target = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(aim.total + static_cast<std::int64_t>(random.below(3)) - 1, 0,
                                 c.model.maximum().hundredths()));
    const Plan reaching = planner(member, TargetTotal{Points::from_hundredths(target)});
    EXPECT_EQ(reaching.total.hundredths(), start);
    EXPECT_EQ(reaching.goal, Points::from_hundredths(target));
    expect_plan(reaching, reference::best_for_target(all, target), slow, c);
    const std::uint64_t budget = aim.effort - (aim.effort > 0 ? random.below(2) : 0);
    const Plan within = planner(member, EffortBudget{budget});
    EXPECT_EQ(within.goal, std::nullopt);
    expect_plan(within, reference::best_in_budget(all, budget), slow, c);
    EXPECT_EQ(planner(member, EffortBudget{budget}), within) << "always the same one";
  }
}

void expect_best_of_cases(std::uint64_t stream) {
  constexpr int kCases = 1000;
  Random random(stream);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < kCases && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(i);
    expect_best(random, random_case(random));
  }
}

TEST(Planner, EqualsTryingEverything1) { expect_best_of_cases(71001); }
TEST(Planner, EqualsTryingEverything2) { expect_best_of_cases(71002); }
TEST(Planner, EqualsTryingEverything3) { expect_best_of_cases(71003); }
TEST(Planner, EqualsTryingEverything4) { expect_best_of_cases(71004); }

/// Actions that all touch one term.
ActionList entangled(const std::vector<std::uint32_t>& at_most) {
  ActionListDefinition definition{.id = "entangled"};
  for (std::size_t i = 0; i < at_most.size(); ++i) {
    definition.actions.push_back({.name = "a" + std::to_string(i),
                                  .title = "Action",
                                  .effort = 1 + static_cast<std::uint32_t>(i),
                                  .at_most = at_most[i],
                                  .changes = {{"posts", 1}}});
  }
  return ActionList(std::move(definition));
}

std::string refusal(const ActionList& actions, const PlannerOptions& options = {}) {
  try {
    const Planner planner(Model::standard(), actions, options);
  } catch (const ActionError& error) {
    return error.what();
  }
  return "not refused";
}

TEST(Planner, RefusesActionsThatAreTooEntangled) {
  // 2^26 combinations are the most.
  EXPECT_EQ(refusal(entangled({8191, 8191})), "not refused");
  const std::string text = refusal(entangled({8192, 8191}));
  EXPECT_NE(text.find("a0, a1 are too entangled"), text.npos) << text;
  EXPECT_NE(text.find("67117056 combinations"), text.npos) << text;
  EXPECT_NE(text.find("67108864"), text.npos) << text;
}

TEST(Planner, CountsCombinationsThatNoIntegerHolds) {
  const std::string text = refusal(entangled(std::vector<std::uint32_t>(1000, 65535)));
  EXPECT_NE(text.find("more than 18446744073709551614 combinations"), text.npos) << text;
  EXPECT_NE(text.find("and 980 more"), text.npos) << text;
}

TEST(Planner, IsNotEntangledByWhatIsLeftOut) {
  EXPECT_EQ(refusal(entangled({65535, 65535}), {.without = {"a1"}}), "not refused");
}

TEST(Planner, SearchesTheMostCombinationsThereMayBe) {
  // Of two ways to do the same the cheaper is taken, and the other one for the rest.
  const Planner planner(Model::standard(), entangled({8191, 8191}));
  const Plan plan = planner(Member{{Signal::posts, 0}}, TargetTotal{3.00_points});
  EXPECT_EQ(plan.planned_total, 3.00_points);
  EXPECT_EQ(plan.times, (std::vector<std::uint32_t>{36, 0}));
}

TEST(Planner, RefusesWhatIsNotThere) {
  EXPECT_THROW(Planner(Model::standard(), ActionList::standard(), {.without = {"fly"}}),
               std::invalid_argument);
  const Planner planner(Model::standard(), ActionList::standard());
  const Member nobody;
  EXPECT_THROW(planner(nobody, TargetTotal{-0.01_points}), std::invalid_argument);
  EXPECT_THROW(planner(nobody, TargetTotal{Points::from_hundredths(65536)}), std::invalid_argument);
  const MemberTable nobodies(std::span<const Column>(), 3);
  const std::vector<std::optional<Goal>> goals(2);
  EXPECT_THROW(planner(nobodies, goals), std::invalid_argument);
}

TEST(Planner, NeedsTheSignalsOfItsModel) {
  SignalCatalogue catalogue;
  catalogue.add({.name = "podcasts"});
  const ActionList actions(
      {.id = "own",
       .actions = {{.name = "record", .title = "Record", .changes = {{"podcasts", 1}}}}},
      catalogue);
  EXPECT_THROW(Planner(Model::standard(), actions), ActionError);
}

TEST(Planner, PlansTablesAsMembersWhateverTheThreads) {
  const Planner planner(Model::standard(), ActionList::standard());
  const std::vector<std::uint32_t> posts = {0, 3, 12, 40, 1, 0, 0};
  Columns columns;
  columns.set(Signal::posts, posts).set(Signal::post_reactions, posts);
  columns.set(Signal::post_comments, posts).set(Signal::followers_gained, posts);
  const MemberTable members(columns);
  std::vector<std::optional<Goal>> goals(members.rows(), EffortBudget{200});
  goals[2].reset();
  goals[5] = TargetTotal{3.50_points};
  for (const std::size_t threads : {1, 2, 5}) {
    const auto plans = planner(members, goals, {.threads = threads});
    ASSERT_EQ(plans.size(), members.rows());
    for (std::size_t row = 0; row < members.rows(); ++row) {
      ASSERT_EQ(plans[row].has_value(), goals[row].has_value());
      if (!goals[row]) continue;
      EXPECT_EQ(*plans[row], planner(Member(members, row), *goals[row]));
    }
  }
}

TEST(Planner, SaysWhatIsNotAvailableAndWhy) {
  const Planner planner(Model::standard(), ActionList::standard(), {.without = {"share"}});
  Member member;
  for (const SignalInfo& signal : standard_signals()) member.set(*find_signal(signal.name), 1);
  member.clear(Signal::leads_saved);
  member.clear(Signal::shares);
  const auto missing = planner.unavailable(member);
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(planner.actions().actions()[missing[0].action].name, "share");
  EXPECT_TRUE(missing[0].is_left_out);
  EXPECT_EQ(planner.actions().actions()[missing[1].action].name, "save_lead");
  EXPECT_EQ(missing[1].missing, std::vector<Signal>{Signal::leads_saved});
}

/// A formula that no terms express: the product of two signals, up to 4.
class Product final : public Competency {
 public:
  std::string_view name() const noexcept override { return "product"; }
  Points maximum() const noexcept override { return 4.00_points; }
  Points positive_points() const noexcept override { return 4.00_points; }
  std::vector<Signal> used_signals() const override { return {Signal::posts, Signal::shares}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t row = 0; row < members.rows(); ++row) {
      const auto a = members.value(Signal::posts, row);
      const auto b = members.value(Signal::shares, row);
      points[row] = observed[row] = Points();
      if (!a || !b) continue;
      const std::uint64_t product = std::min<std::uint64_t>(std::uint64_t{*a} * *b, 4);
      points[row] = Points::from_hundredths(static_cast<std::int32_t>(100 * product));
      observed[row] = 4.00_points;
    }
  }
};

TEST(Planner, AsksFormulasThatAreNoSums) {
  const Model model({.id = "product-1", .competencies = {std::make_shared<Product>()}});
  const ActionList actions(
      {.id = "two",
       .actions = {
           {.name = "post", .title = "Post", .effort = 3, .at_most = 5, .changes = {{"posts", 1}}},
           {.name = "share",
            .title = "Share",
            .effort = 2,
            .at_most = 5,
            .changes = {{"shares", 1}}}}});
  const Planner planner(model, actions);
  const Plan plan =
      planner(Member{{Signal::posts, 0}, {Signal::shares, 0}}, TargetTotal{4.00_points});
  // 1 * 4 costs 11, 2 * 2 costs 10.
  EXPECT_EQ(plan.times, (std::vector<std::uint32_t>{2, 2}));
  EXPECT_EQ(plan.effort, 10u);
}

// Knots of a single action each, which meet in two competencies that are capped: each is small, and
// there are far too many ways to put them together.
TEST(Planner, RefusesKnotsThatLeaveTooManyChoices) {
  constexpr std::size_t kKnots = 8;
  ModelDefinition definition{.id = "wide-1"};
  std::vector<Term> first;
  std::vector<Term> second;
  ActionListDefinition actions{.id = "wide-actions-1"};
  Member member;
  for (std::size_t i = 0; i < kKnots; ++i) {
    const std::string name = "s" + std::to_string(i);
    const Signal a = definition.catalogue.add({.name = name + "a"});
    const Signal b = definition.catalogue.add({.name = name + "b"});
    first.push_back({name, count(a), linear(60'000), 80.00_points});
    second.push_back({name, count(b), logarithmic(60'000), 80.00_points});
    actions.actions.push_back({.name = name,
                               .title = "Do it",
                               .effort = static_cast<std::uint32_t>(i + 1),
                               .at_most = 65'535,
                               .changes = {{name + "a", 1}, {name + "b", 1}}});
    member.set(a, 0).set(b, 0);
  }
  definition.competencies = {
      std::make_shared<TermCompetency>("first", "First", 300.00_points, first),
      std::make_shared<TermCompetency>("second", "Second", 300.00_points, second)};
  const Model model(definition);
  const Planner planner(model, ActionList(actions, model.catalogue()));
  EXPECT_THROW(planner(member, TargetTotal{500.00_points}), ActionError);
}

}  // namespace
}  // namespace ssi
