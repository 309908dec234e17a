// SPDX-License-Identifier: MIT
//
// The robustness of scores against the specification's definition, written again in
// support/robustness_reference.hpp, on random models and members and at every end of the options.
#include "ssi/explain/robustness.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/score.hpp"
#include "ssi/score/instruction_sets.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/robustness_reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

using reference::ExpectedRobustness;
using reference::Values;

constexpr std::uint64_t kLastSeed = std::numeric_limits<std::uint64_t>::max();

void expect_equal(const RobustnessTable& table, const ExpectedRobustness& expected) {
  ASSERT_EQ(table.rows(), expected.members.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const MemberRobustness& wanted = expected.members[i];
    const MemberRobustness found = table[i];
    ASSERT_EQ(found, wanted) << "member " << i << ": " << found.total_low << " to "
                             << found.total_high << " for " << wanted.total_low << " to "
                             << wanted.total_high << ", " << found.percentile_low << " to "
                             << found.percentile_high << " for " << wanted.percentile_low << " to "
                             << wanted.percentile_high << ", " << found.top10_share << " for "
                             << wanted.top10_share;
  }
  ASSERT_EQ(table.summary, expected.summary)
      << table.summary.mean_move << " for " << expected.summary.mean_move;
}

/// Members in columns of the given types.
struct Population {
  Population(const Model& model, std::size_t members, std::span<const ColumnType> types,
             Random& random)
      : values(MemberGenerator(model).draw(random, members)) {
    narrow(values, types);
    typed = std::make_unique<TypedTable>(values, types, random);
  }
  Population(const Model& model, std::size_t members, Random& random)
      : Population(model, members,
                   std::vector<ColumnType>(model.catalogue().size(), ColumnType::uint32), random) {}

  MemberTable table() const { return typed->table(); }

  std::vector<Values> values;
  std::unique_ptr<TypedTable> typed;
};

/// Cohort numbers under `count`, a tenth of them none.
std::vector<std::uint32_t> random_cohorts(Random& random, std::size_t members, std::size_t count) {
  std::vector<std::uint32_t> cohorts;
  for (std::size_t i = 0; i < members; ++i) {
    cohorts.push_back(random.chance(10) ? kNoLabel
                                        : static_cast<std::uint32_t>(random.index(count)));
  }
  return cohorts;
}

RobustnessOptions random_options(Random& random) {
  static constexpr std::uint32_t kDraws[] = {1, 2, 19, 20, 21, 40, 41};
  static constexpr std::int32_t kSpreads[] = {1, 100, 2500, 2500, 9999, 10000};
  static constexpr std::uint64_t kSeeds[] = {0, 1, kLastSeed, 42};
  RobustnessOptions options;
  options.draws = random.pick(kDraws);
  options.spread = Percent::from_hundredths(random.pick(kSpreads));
  options.seed = random.pick(kSeeds);
  options.moves_competencies = random.chance(50);
  options.minimum_cohort = 1 + random.below(12);
  return options;
}

void expect_reference(const Model& model, const Population& people,
                      std::span<const std::uint32_t> cohorts, std::size_t cohort_count,
                      const RobustnessOptions& options, const Execution& execution = {}) {
  expect_equal(robustness_of(model, people.table(), cohorts, cohort_count, options, execution),
               reference::robustness(model, people.values, cohorts, options));
}

Model model_of(std::vector<std::shared_ptr<const Competency>> competencies,
               MissingPolicy missing = MissingPolicy::zero) {
  ModelDefinition definition;
  definition.id = "robust-1";
  definition.missing = missing;
  definition.competencies = std::move(competencies);
  return Model(std::move(definition));
}

std::shared_ptr<const Competency> sum_of(const std::string& name, Points maximum,
                                         std::vector<Term> terms) {
  return std::make_shared<TermCompetency>(name, name, maximum, std::move(terms));
}

Term term(const std::string& name, Signal signal, double full, Points points) {
  return {name, count(signal), linear(full), points};
}

/// A formula of another kind: three points for a photo, one for each post, half of it observed
/// with each.
class Habits final : public Competency {
 public:
  std::string_view name() const noexcept override { return "habits"; }
  Points maximum() const noexcept override { return 9_points; }
  Points positive_points() const noexcept override { return 10_points; }
  std::vector<Signal> used_signals() const override { return {Signal::has_photo, Signal::posts}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t i = 0; i < members.rows(); ++i) {
      const auto photo = members.value(Signal::has_photo, i);
      const auto posts = members.value(Signal::posts, i);
      const auto few = static_cast<std::int32_t>(std::min<std::uint32_t>(posts.value_or(0), 20));
      points[i] =
          Points::from_hundredths(300 * static_cast<std::int32_t>(photo.value_or(0)) + 100 * few);
      observed[i] = Points::from_hundredths((photo ? 500 : 0) + (posts ? 500 : 0));
    }
  }
};

TEST(RobustnessReference, DrawsThePublishedNumbers) {
  EXPECT_EQ(reference::random_number(1, 0, 0), 6791897765849424158U);
  EXPECT_EQ(reference::random_number(1, 0, 1), 17405687883870564846U);
  EXPECT_EQ(reference::random_number(1, 1, 0), 8614008028692990056U);
  EXPECT_EQ(reference::random_number(42, 49, 40), 4301574825268273713U);
}

TEST(Robustness, EqualsTheReferenceForRandomModels) {
  Random random(1900);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    std::vector<ColumnType> types(model.catalogue().size(), ColumnType::uint32);
    if (random.chance(70)) {
      for (ColumnType& type : types) type = random.pick(kColumnTypes);
    }
    const Population people(model, 1 + random.index(120), types, random);
    const std::size_t cohort_count = 1 + random.index(5);
    const auto cohorts = random_cohorts(random, people.values.size(), cohort_count);
    const RobustnessOptions options = random_options(random);
    const auto expected = reference::robustness(model, people.values, cohorts, options);
    for (const std::string_view instructions : instruction_sets()) {
      SCOPED_TRACE(instructions);
      expect_equal(robustness_of(model, people.table(), cohorts, cohort_count, options,
                                 {.instruction_set = instructions}),
                   expected);
    }
    if (HasFatalFailure()) return;
  }
}

TEST(Robustness, EqualsTheReferenceForTheBuiltInModels) {
  Random random(1901);
  SCOPED_TRACE(random.trace());
  for (const Model& built_in : {Model::standard(), Model::standard_2()}) {
    for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
      const Model model = built_in.with_missing(missing);
      const Population people(model, 300, random);
      const auto cohorts = random_cohorts(random, 300, 3);
      for (const bool moves_competencies : {true, false}) {
        RobustnessOptions options{.draws = 60, .moves_competencies = moves_competencies};
        expect_reference(model, people, cohorts, 3, options, {.threads = 2});
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST(Robustness, IsTheSameForAnyThreadsAndInstructionSet) {
  Random random(1902);
  SCOPED_TRACE(random.trace());
  const Model model = Model::standard();
  constexpr std::size_t kMembers = 20'000;  // several blocks, and a part of one
  const Population few(model, 1000, random);
  std::vector<Values> values;
  for (std::size_t i = 0; i < kMembers; ++i) values.push_back(few.values[i * 7 % 1000]);
  const TypedTable table(values, model.catalogue().size(), ColumnType::uint16, random);
  const auto cohorts = random_cohorts(random, kMembers, 9);
  const RobustnessOptions options{.draws = 18};
  const RobustnessTable once = robustness_of(model, table.table(), cohorts, 9, options);
  const auto expect_same = [&](const Execution& execution) {
    const RobustnessTable again =
        robustness_of(model, table.table(), cohorts, 9, options, execution);
    for (std::size_t i = 0; i < kMembers; ++i) ASSERT_EQ(again[i], once[i]) << i;
    ASSERT_EQ(again.summary, once.summary);
  };
  for (const std::size_t threads : {2, 3, 5}) expect_same({.threads = threads});
  for (const std::string_view instructions : instruction_sets()) {
    expect_same({.threads = 2, .instruction_set = instructions});
  }
}

TEST(Robustness, OfNoSpreadIsTheModelItself) {
  Random random(1903);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 20; ++round) {
    const Model model(random_definition(random));
    const Population people(model, 80, random);
    const auto cohorts = random_cohorts(random, 80, 2);
    const RobustnessTable table = robustness_of(
        model, people.table(), cohorts, 2, {.draws = 7, .spread = 0_percent, .minimum_cohort = 5});
    const ScoreAggregator score(model);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const MemberRobustness member = table[i];
      ASSERT_EQ(member.total, score(reference::to_member(people.values[i])).total);
      ASSERT_EQ(member.total_low, member.total);
      ASSERT_EQ(member.total_high, member.total);
      ASSERT_EQ(member.percentile_low, member.percentile);
      ASSERT_EQ(member.percentile_high, member.percentile);
      ASSERT_EQ(member.is_ranked, cohorts[i] != kNoLabel);
    }
    ASSERT_EQ(table.summary.mean_move, 0_percent);
    ASSERT_EQ(table.summary.sometimes_top10, 0U);
  }
}

TEST(Robustness, TakesManyDrawsOfFewMembers) {
  Random random(1904);
  SCOPED_TRACE(random.trace());
  const Model model =
      model_of({sum_of("a", 30_points,
                       {term("posts", Signal::posts, 9, 20_points),
                        term("groups", Signal::groups_joined, 30, -5_points),
                        term("shares", Signal::shares, 7, 25_points)}),
                sum_of("b", 20_points, {term("media", Signal::media, 5, 20_points)})});
  const Population people(model, 11, random);
  const std::vector<std::uint32_t> cohorts(11, 0);
  expect_reference(model, people, cohorts, 1, {.draws = kMostDraws, .seed = kLastSeed});
}

TEST(Robustness, FindsQuantilesOfAnyNumberOfDraws) {
  Random random(1905);
  SCOPED_TRACE(random.trace());
  const Model model = model_of({sum_of(
      "a", 30_points,
      {term("posts", Signal::posts, 9, 20_points), term("shares", Signal::shares, 7, 25_points)})});
  const Population people(model, 70, random);
  const auto cohorts = random_cohorts(random, 70, 2);
  for (const std::uint32_t draws : {1,   15,  16,  17,  20,  21,  99,  100, 101, 199, 200, 201,
                                    219, 220, 221, 300, 319, 320, 321, 322, 340, 341, 400, 1000}) {
    SCOPED_TRACE(draws);
    expect_reference(model, people, cohorts, 2, {.draws = draws});
    if (HasFatalFailure()) return;
  }
}

TEST(Robustness, CutsNoTermThatPassesALimitOfModels) {
  // One term takes most of what the other loses: beyond 655.35.
  const Model model =
      model_of({sum_of("a", 600_points,
                       {term("posts", Signal::posts, 3, 655.35_points),
                        term("shares", Signal::shares, 5, 655.35_points),
                        term("groups", Signal::groups_joined, 2, -Points(655.35_points))}),
                sum_of("b", 55.35_points, {term("media", Signal::media, 4, 655.35_points)})});
  const RobustnessOptions options{.draws = 40, .spread = 100_percent};
  std::int32_t most = 0;
  for (std::size_t d = 0; d < options.draws; ++d) {
    const reference::MovedModel moved = reference::moved_model(model, options, d);
    for (const Term& its : moved.terms[0]) most = std::max(most, its.points.hundredths());
  }
  ASSERT_GT(most, 65535) << "the test needs such a draw";
  Random random(1906);
  SCOPED_TRACE(random.trace());
  const Population people(model, 60, random);
  const auto cohorts = random_cohorts(random, 60, 2);
  expect_reference(model, people, cohorts, 2, options);
}

TEST(Robustness, MovesPenaltiesBeyondTheSumsOfVectorKernels) {
  // 327.67 fits 16 bits with a sign, 327.68 does not.
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = model_of(
        {sum_of("a", 300_points,
                {term("posts", Signal::posts, 3, 327.67_points),
                 term("groups", Signal::groups_joined, 200, -Points(327.67_points)),
                 {"unanswered", difference(Signal::messages_sent, Signal::messages_answered),
                  logarithmic(20), -Points(0.01_points)}})},
        missing);
    Random random(1907);
    SCOPED_TRACE(random.trace());
    const Population people(model, 90, random);
    const auto cohorts = random_cohorts(random, 90, 3);
    expect_reference(model, people, cohorts, 3, {.draws = 33, .spread = 60_percent});
  }
}

TEST(Robustness, MovesASingleTermOnlyByItsCompetency) {
  const Model model =
      model_of({sum_of("a", 10_points, {term("posts", Signal::posts, 4, 10_points)}),
                sum_of("b", 30_points, {term("shares", Signal::shares, 4, 30_points)})});
  const std::vector<std::uint8_t> posts(20, 4);
  const std::vector<std::uint8_t> shares(20, 0);
  const MemberTable members(Columns().set(Signal::posts, posts).set(Signal::shares, shares));
  const std::vector<std::uint32_t> cohorts(20, 0);
  const auto moved = robustness_of(model, members, cohorts, 1, {.draws = 100});
  EXPECT_LT(moved[3].total_low, 10_points);
  EXPECT_GT(moved[3].total_high, 10_points);
  const auto kept =
      robustness_of(model, members, cohorts, 1, {.draws = 100, .moves_competencies = false});
  EXPECT_EQ(kept[3].total_low, 10_points);
  EXPECT_EQ(kept[3].total_high, 10_points);
}

TEST(Robustness, KeepsPointsWhereNothingHasWeight) {
  // A spread of 100 % moves a weight to nothing once in 20,001 draws: a seed where the only
  // weights of a competency are moved so would take long to find, so that one term must do.
  std::optional<std::size_t> draw;
  std::uint64_t seed = 0;
  for (; !draw; ++seed) {
    for (std::size_t d = 0; d < kMostDraws && !draw; ++d) {
      if (reference::move_of({.spread = 100_percent, .seed = seed}, d, 0) == -10000) draw = d;
    }
    if (draw) break;
  }
  const Model model =
      model_of({sum_of("a", 10_points, {term("posts", Signal::posts, 4, 8_points)})});
  const std::vector<std::uint8_t> posts = {1, 2, 3, 4};
  const std::vector<std::uint32_t> cohorts(4, 0);
  const RobustnessTable table =
      robustness_of(model, MemberTable(Columns().set(Signal::posts, posts)), cohorts, 1,
                    {.draws = static_cast<std::uint32_t>(*draw + 1),
                     .spread = 100_percent,
                     .seed = seed,
                     .minimum_cohort = 1});
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(table[i].total_low, table[i].total);
    EXPECT_EQ(table[i].total_high, table[i].total);
  }
  EXPECT_EQ(table.summary.mean_move, 0_percent);
}

TEST(Robustness, KeepsTheFormulaOfACompetencyWithoutTerms) {
  Random random(1908);
  SCOPED_TRACE(random.trace());
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = model_of({sum_of("a", 20_points,
                                         {term("shares", Signal::shares, 9, 12_points),
                                          term("media", Signal::media, 3, 12_points)}),
                                  std::make_shared<Habits>()},
                                 missing);
    const Population people(model, 300, random);
    const auto cohorts = random_cohorts(random, 300, 2);
    expect_reference(model, people, cohorts, 2, {.draws = 40});
    expect_reference(model, people, cohorts, 2, {.draws = 40, .moves_competencies = false});
  }
}

TEST(Robustness, RanksNoCohortUnderTheMinimum) {
  const std::vector<std::uint8_t> posts(19, 3);
  const MemberTable members(Columns().set(Signal::posts, posts));
  std::vector<std::uint32_t> cohorts(19, 0);
  for (std::size_t i = 10; i < 19; ++i) cohorts[i] = 1;
  const auto table = robustness_of(Model::standard(), members, cohorts, 2, {.draws = 3});
  EXPECT_TRUE(table[9].is_ranked);
  EXPECT_FALSE(table[10].is_ranked);
  EXPECT_EQ(table[10].top10_share, 0_percent);
  EXPECT_EQ(table.summary.members, 10U);
  const auto nobody =
      robustness_of(Model::standard(), members, cohorts, 2, {.draws = 3, .minimum_cohort = 11});
  EXPECT_EQ(nobody.summary, RobustnessSummary());
}

TEST(Robustness, TakesMoreCohortsThan16BitsNumber) {
  Random random(1909);
  SCOPED_TRACE(random.trace());
  const Model model = Model::standard();
  const Population people(model, 120, random);
  std::vector<std::uint32_t> cohorts = random_cohorts(random, 120, 3);
  for (std::uint32_t& cohort : cohorts) {
    if (cohort != kNoLabel) cohort = cohort * 30'000 + 5'535;  // 5,535, 35,535 and 65,535
  }
  for (const std::size_t cohort_count : {65'536, 70'000}) {
    expect_reference(model, people, cohorts, cohort_count, {.draws = 9});
  }
}

TEST(Robustness, TakesNobody) {
  const RobustnessTable table =
      robustness_of(Model::standard(), MemberTable(Columns()), {}, 0, {.draws = 3}, {.threads = 2});
  EXPECT_EQ(table.rows(), 0U);
  EXPECT_EQ(table.summary, RobustnessSummary());
}

TEST(Robustness, RefusesOptionsOutOfRange) {
  const std::vector<std::uint8_t> posts(5, 3);
  const MemberTable members(Columns().set(Signal::posts, posts));
  const std::vector<std::uint32_t> cohorts(5, 0);
  const auto run = [&](std::size_t rows, std::size_t count, const RobustnessOptions& options) {
    return robustness_of(Model::standard(), members, std::span(cohorts).first(rows), count,
                         options);
  };
  EXPECT_NO_THROW(run(5, 1, {.draws = 1}));
  EXPECT_THROW(run(4, 1, {.draws = 1}), std::invalid_argument);
  EXPECT_THROW(run(5, 0, {.draws = 1}), std::out_of_range);
  EXPECT_THROW(run(5, 1, {.draws = 0}), std::invalid_argument);
  EXPECT_THROW(run(5, 1, {.draws = kMostDraws + 1}), std::invalid_argument);
  EXPECT_THROW(run(5, 1, {.draws = 1, .spread = 100.01_percent}), std::invalid_argument);
  EXPECT_THROW(run(5, 1, {.draws = 1, .spread = Percent::from_hundredths(-1)}),
               std::invalid_argument);
}

}  // namespace
}  // namespace ssi
