// SPDX-License-Identifier: MIT
// The least and the most points that missing signals allow: equal to the definition, for one
// member, for batches and in explanations, and never passed by a member whose signals are known.
#include "ssi/score/score_bounds.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/explain/explanation.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

PointBounds between(std::int64_t low, std::int64_t high) {
  return {Points::from_hundredths(static_cast<std::int32_t>(low)),
          Points::from_hundredths(static_cast<std::int32_t>(high))};
}

Model model_of(std::vector<Term> terms, Points maximum) {
  ModelDefinition definition;
  definition.id = "bounds-1";
  definition.competencies = {
      std::make_shared<TermCompetency>("c", "The competency", maximum, std::move(terms))};
  return Model(std::move(definition));
}

Term flat(const std::string& name, Signal signal, Points points) {
  return {name, count(signal), linear(1), points, ""};
}

/// The definition, from the terms.
PointBounds expected_bounds(const Competency& competency, const reference::Values& values) {
  std::int64_t sum = 0;
  std::int64_t up = 0;
  std::int64_t down = 0;
  for (const Term& term : competency.terms()) {
    const std::int64_t full = term.points.hundredths();
    if (const auto points = reference::term_points(term, values)) {
      sum += *points;
    } else {
      (full > 0 ? up : down) += full;
    }
  }
  return between(reference::clamped(sum + down, competency.maximum()),
                 reference::clamped(sum + up, competency.maximum()));
}

ScoreBounds expected_bounds(const Model& model, const reference::Values& values) {
  ScoreBounds result;
  for (const auto& competency : model.competencies()) {
    result.competencies.push_back(expected_bounds(*competency, values));
    result.total.low += result.competencies.back().low;
    result.total.high += result.competencies.back().high;
  }
  return result;
}

struct Totals {
  explicit Totals(std::size_t rows) : low(rows, 0xABCD), high(rows, 0xABCD) {}
  ScoreColumns columns() { return {.total_low = low, .total_high = high}; }

  std::vector<std::uint16_t> low;
  std::vector<std::uint16_t> high;
};

void expect_totals(const Totals& totals, std::span<const ScoreBounds> expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(between(totals.low[i], totals.high[i]), expected[i].total) << i;
  }
}

TEST(ScoreBounds, CountMissingTermsWithNothingOrAllTheirPoints) {
  const ScoreAggregator score(
      model_of({flat("a", Signal::posts, 3_points), flat("b", Signal::shares, 2_points),
                flat("cost", Signal::groups_joined, -1_points)},
               4_points));
  const auto bounds_of = [&](const Member& member) { return score.bounds(member).total; };
  EXPECT_EQ(bounds_of({}), between(0, 400)) << "kept within the maximum";
  EXPECT_EQ(bounds_of({{Signal::posts, 1}}), between(200, 400));
  EXPECT_EQ(bounds_of({{Signal::posts, 0}}), between(0, 200)) << "kept above 0";
  EXPECT_EQ(bounds_of({{Signal::posts, 1}, {Signal::groups_joined, 1}}), between(200, 400));
  EXPECT_EQ(bounds_of({{Signal::shares, 1}, {Signal::groups_joined, 0}}), between(200, 400));
  EXPECT_EQ(bounds_of({{Signal::posts, 1}, {Signal::shares, 0}, {Signal::groups_joined, 1}}),
            between(200, 200));
  EXPECT_FALSE(PointBounds(between(2, 2)).is_open());
  EXPECT_TRUE(PointBounds(between(2, 3)).is_open());
}

TEST(ScoreBounds, EqualTheDefinitionEverywhere) {
  Random random(1700);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    const ScoreAggregator score(model);
    std::vector<ColumnType> types(model.catalogue().size(), ColumnType::uint32);
    if (random.chance(70)) {
      for (ColumnType& type : types) type = random.pick(kColumnTypes);
    }
    auto members = MemberGenerator(model).draw(random, 300 + random.index(300));
    narrow(members, types);
    std::vector<ScoreBounds> expected;
    for (const auto& values : members) {
      expected.push_back(expected_bounds(model, values));
      const Member member = reference::to_member(values);
      ASSERT_EQ(score.bounds(member), expected.back());
      const Explanation why = explain(model, member);
      ASSERT_EQ(why.bounds, expected.back().total);
      for (std::size_t c = 0; c < why.competencies.size(); ++c) {
        ASSERT_EQ(why.competencies[c].bounds, expected.back().competencies[c]);
      }
    }
    const TypedTable table(members, types, random);
    for (const std::string_view instructions : instruction_sets()) {
      Totals totals(members.size());
      score(table.table(), totals.columns(), {.instruction_set = instructions});
      expect_totals(totals, expected);
    }
    Totals threaded(members.size());
    score(table.table(), threaded.columns(), {.threads = 3});
    expect_totals(threaded, expected);
    const std::size_t first = random.index(200);
    Totals slice(91);
    score(table.table().slice(first, 91), slice.columns());
    expect_totals(slice, std::span(expected).subspan(first, 91));
    if (HasFatalFailure()) return;
  }
}

TEST(ScoreBounds, HoldTheScoreUnderEitherPolicy) {
  Random random(1701);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 40; ++round) {
    const Model model(random_definition(random));
    for (const MissingPolicy policy : {MissingPolicy::zero, MissingPolicy::renormalise}) {
      const ScoreAggregator score(model.with_missing(policy));
      for (const auto& values : MemberGenerator(model).draw(random, 100)) {
        const Member member = reference::to_member(values);
        const MemberScore scored = score(member);
        const ScoreBounds bounds = score.bounds(member);
        for (std::size_t c = 0; c < scored.competencies.size(); ++c) {
          ASSERT_LE(bounds.competencies[c].low, scored.competencies[c]);
          ASSERT_GE(bounds.competencies[c].high, scored.competencies[c]);
        }
        ASSERT_LE(bounds.total.low, scored.total);
        ASSERT_GE(bounds.total.high, scored.total);
      }
    }
  }
}

TEST(ScoreBounds, HoldWhateverTheMissingSignalsAre) {
  Random random(1702);
  SCOPED_TRACE(random.trace());
  const std::vector<std::uint32_t> fillings = {0, 1, 3, 50, kLargestCount};
  for (int round = 0; round < 60; ++round) {
    const Model model(random_definition(random));
    const ScoreAggregator score(model);
    for (const auto& values : MemberGenerator(model).draw(random, 20)) {
      const ScoreBounds bounds = score.bounds(reference::to_member(values));
      for (int filling = 0; filling < 20; ++filling) {
        reference::Values filled = values;
        filled.resize(model.catalogue().size());
        for (auto& value : filled) {
          if (!value) value = random.pick(fillings);
        }
        const MemberScore scored = score(reference::to_member(filled));
        ASSERT_LE(bounds.total.low, scored.total);
        ASSERT_GE(bounds.total.high, scored.total);
      }
    }
  }
}

/// The member with each gap filled as in a member of the pool, where some are gaps too, so often as
/// there are rows.
std::vector<reference::Values> fillings_of(const reference::Values& values,
                                           const std::vector<reference::Values>& pool,
                                           std::size_t rows, Random& random) {
  std::vector<reference::Values> filled(rows, values);
  for (reference::Values& row : filled) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i]) row[i] = random.pick(pool)[i];
    }
  }
  return filled;
}

// 22 models, 2 policies, 46 members, 500 fillings.
TEST(ScoreBounds, HoldForAMillionFillings) {
  Random random(1704);
  SCOPED_TRACE(random.trace());
  std::vector<Model> models = {Model::standard(), Model::standard_2()};
  while (models.size() < 22) models.emplace_back(random_definition(random));
  std::size_t fillings = 0;
  for (std::size_t m = 0; m < models.size(); ++m) {
    SCOPED_TRACE("model " + std::to_string(m));
    for (const MissingPolicy policy : {MissingPolicy::zero, MissingPolicy::renormalise}) {
      const ScoreAggregator score(models[m].with_missing(policy));
      const std::size_t signals = models[m].catalogue().size();
      const auto pool = MemberGenerator(models[m]).draw(random, 100);
      for (reference::Values values : MemberGenerator(models[m]).draw(random, 46)) {
        for (auto& value : values) {
          if (random.chance(30)) value.reset();
        }
        const PointBounds bounds = score.bounds(reference::to_member(values)).total;
        const auto filled = fillings_of(values, pool, 500, random);
        const TypedTable table(filled, signals, ColumnType::uint32, random);
        const Scores scores = scores_of(score, table.table());
        for (const std::uint16_t total : scores.total) {
          ASSERT_LE(bounds.low.hundredths(), total);
          ASSERT_GE(bounds.high.hundredths(), total);
        }
        fillings += filled.size();
      }
    }
  }
  EXPECT_GE(fillings, 1'000'000U);
}

TEST(ScoreBounds, AreTheScoreWhereNothingIsMissing) {
  Random random(1703);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 40; ++round) {
    const Model model(Model(random_definition(random)).with_missing(MissingPolicy::zero));
    const ScoreAggregator score(model);
    for (auto values : MemberGenerator(model).draw(random, 50)) {
      values.resize(model.catalogue().size());
      for (auto& value : values) value = value.value_or(2);
      const Member member = reference::to_member(values);
      const MemberScore scored = score(member);
      const ScoreBounds bounds = score.bounds(member);
      ASSERT_EQ(bounds.total, (PointBounds{scored.total, scored.total}));
      for (std::size_t c = 0; c < scored.competencies.size(); ++c) {
        ASSERT_EQ(bounds.competencies[c].low, scored.competencies[c]);
        ASSERT_EQ(bounds.competencies[c].high, scored.competencies[c]);
      }
    }
  }
}

/// Two points for each day active, of which nothing is known without the signal posts; at most 5.
class Days final : public Competency {
 public:
  std::string_view name() const noexcept override { return "days"; }
  Points maximum() const noexcept override { return 5_points; }
  Points positive_points() const noexcept override { return 6_points; }
  std::vector<Signal> used_signals() const override { return {Signal::days_active, Signal::posts}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t i = 0; i < members.rows(); ++i) {
      const auto days = members.value(Signal::days_active, i);
      points[i] = Points::from_hundredths(static_cast<std::int32_t>(200 * days.value_or(0)));
      observed[i] = days ? 4_points : 0_points;
      if (members.value(Signal::posts, i)) observed[i] += 2_points;
    }
  }
};

TEST(ScoreBounds, OfACompetencyWithoutTermsAddWhatWasNotObserved) {
  ModelDefinition definition;
  definition.id = "days-1";
  definition.competencies = {std::make_shared<Days>()};
  for (const MissingPolicy policy : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = Model(definition).with_missing(policy);
    const ScoreAggregator score(model);
    const std::vector<std::pair<Member, PointBounds>> cases = {
        {{}, between(0, 500)},
        {{{Signal::days_active, 1}}, between(200, 400)},
        {{{Signal::days_active, 2}}, between(400, 500)},
        {{{Signal::days_active, 1}, {Signal::posts, 1}}, between(200, 200)},
        {{{Signal::posts, 1}}, between(0, 400)}};
    for (const auto& [member, expected] : cases) {
      EXPECT_EQ(score.bounds(member).total, expected);
      EXPECT_EQ(explain(model, member).bounds, expected);
    }
    const std::vector<std::uint8_t> days(600, 1);
    Totals totals(days.size());
    score(MemberTable(Columns().set(Signal::days_active, days)), totals.columns());
    expect_totals(totals, std::vector<ScoreBounds>(600, {.total = between(200, 400)}));
  }
}

TEST(ScoreBounds, AreColumnsThatMayBeAskedForSinglyAndMustBeLongEnough) {
  const ScoreAggregator score(Model::standard());
  const std::vector<std::uint8_t> posts(700, 36);
  const MemberTable members(Columns().set(Signal::posts, posts));
  std::vector<std::uint16_t> column(700);
  score(members, {.total_low = column});
  EXPECT_EQ(column[699], 300);
  score(members, {.total_high = column});
  EXPECT_EQ(column[699], 10000) << "all others at full marks";
  column.resize(699);
  EXPECT_THROW(score(members, {.total_low = column}), std::invalid_argument);
  EXPECT_THROW(score(members, {.total_high = column}), std::invalid_argument);
}

}  // namespace
}  // namespace ssi
