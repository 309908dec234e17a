// SPDX-License-Identifier: MIT
// The owner of scored columns: it holds what one member's score is, in whatever order it is used.
#include "ssi/score/score_table.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include "ssi/cohort/cohort.hpp"
#include "ssi/score/score_aggregator.hpp"
#include "support/random_members.hpp"
#include "support/typed_tables.hpp"

namespace ssi {
namespace {

/// Members with columns of their own.
struct Drawn {
  Drawn(const Model& model, std::uint64_t stream, std::size_t rows)
      : random(stream),
        values(MemberGenerator(model).draw(random, rows)),
        table(values, model.catalogue().size(), ColumnType::uint32, random) {}

  Random random;
  std::vector<reference::Values> values;
  TypedTable table;
};

void expect_rows(const ScoreTable& scores, const ScoreAggregator& score,
                 const MemberTable& members) {
  ASSERT_EQ(scores.rows(), members.rows());
  for (std::size_t row = 0; row < members.rows(); ++row) {
    const MemberScore expected = score(Member(members, row));
    ASSERT_EQ(scores.row(row), expected) << row;
    ASSERT_EQ(scores.total(row), expected.total);
    ASSERT_EQ(scores.coverage(row), expected.coverage);
    for (std::size_t c = 0; c < expected.competencies.size(); ++c) {
      ASSERT_EQ(scores.competency(c)[row], expected.competencies[c].hundredths());
    }
  }
}

TEST(ScoreTable, HoldsTheScoreOfEachMember) {
  const ScoreAggregator score(Model::standard());
  for (const std::size_t rows : {0u, 1u, 300u, 5000u}) {
    const Drawn drawn(score.model(), 300 + rows, rows);
    expect_rows(score(drawn.table.table()), score, drawn.table.table());
    expect_rows(score(drawn.table.table(), {.threads = 3}), score, drawn.table.table());
  }
}

TEST(ScoreTable, WorksBandsAndBadgesOut) {
  ModelDefinition definition = Model::standard().definition();
  definition.badges = {
      {.name = "insightful", .competency = "insights", .at_least = 2_points},
      {.name = "branded", .competency = "professional_brand", .at_least = 5_points}};
  const ScoreAggregator score{Model(definition)};
  const Drawn drawn(score.model(), 310, 500);
  const ScoreTable scores = score(drawn.table.table());
  expect_rows(scores, score, drawn.table.table());
  definition.bands.clear();
  const ScoreAggregator without{Model(definition)};
  expect_rows(without(drawn.table.table()), without, drawn.table.table());
}

TEST(ScoreTable, IsUsedAgainWithMoreAndFewerRows) {
  const ScoreAggregator score(Model::standard());
  ScoreTable scores(score.model());
  EXPECT_EQ(scores.rows(), 0u);
  for (const std::size_t rows : {200u, 1000u, 3u, 0u, 999u}) {
    const Drawn drawn(score.model(), 320 + rows, rows);
    scores.resize(rows);
    score(drawn.table.table(), scores.columns());
    expect_rows(scores, score, drawn.table.table());
  }
}

TEST(ScoreTable, BeginsWithoutPoints) {
  const ScoreTable scores(Model::standard(), 3);
  EXPECT_EQ(scores.total(2), Points());
  EXPECT_EQ(scores.row(0).competencies, std::vector<Points>(4));
}

TEST(ScoreTable, SurvivesBeingMovedAndCopied) {
  const ScoreAggregator score(Model::standard());
  const Drawn drawn(score.model(), 330, 100);
  ScoreTable first = score(drawn.table.table());
  const ScoreTable copy = first;
  const ScoreTable moved = std::move(first);
  expect_rows(copy, score, drawn.table.table());
  expect_rows(moved, score, drawn.table.table());
}

// Results are handed on as they are: columns to read from are enough to make cohorts of.
TEST(ScoreTable, HandsConstColumnsOn) {
  const ScoreAggregator score(Model::standard());
  const Drawn drawn(score.model(), 340, 400);
  const ScoreTable scores = score(drawn.table.table());
  static_assert(std::is_same_v<decltype(scores.columns()), ConstScoreColumns>);
  static_assert(std::is_same_v<decltype(ScoreTable(scores).columns()), ScoreColumns>);
  static_assert(!std::is_convertible_v<ConstScoreColumns, ScoreColumns>);
  Cohort by_columns(score.model());
  by_columns.add(scores.columns());
  Cohort by_rows(score.model());
  for (std::size_t row = 0; row < scores.rows(); ++row) by_rows.add(scores.row(row));
  EXPECT_EQ(by_columns, by_rows);
}

// Columns of an Arrow array, or of anything else that is const.
TEST(ScoreColumns, AreReadFromConstMemory) {
  const Model model({.id = "one", .competencies = {Model::standard().competencies()[0]}});
  const std::vector<std::uint16_t> points{100, 250};
  const ConstScoreColumns columns{.competencies = {points}, .total = points};
  Cohort cohort(model);
  cohort.add(columns);
  EXPECT_EQ(cohort.total().mean(), 1.75);
}

TEST(ScoreColumns, ConvertToWhatIsReadFromThem) {
  Scores scores(2, 3);
  const ConstScoreColumns read = scores.columns();
  ASSERT_EQ(read.competencies.size(), 2u);
  EXPECT_EQ(read.competencies[1].data(), scores.competencies[1].data());
  EXPECT_EQ(read.total.data(), scores.total.data());
  EXPECT_EQ(read.coverage.data(), scores.coverage.data());
  EXPECT_EQ(read.band.data(), scores.band.data());
  EXPECT_EQ(read.badges.data(), scores.badges.data());
}

}  // namespace
}  // namespace ssi
