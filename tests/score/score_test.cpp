// SPDX-License-Identifier: MIT
// The aggregator against the reference: one member, batches and slices of every awkward size, and
// the contract of the columns it writes.
#include "ssi/score.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

constexpr std::size_t kSizes[] = {0, 1, 2, 31, 32, 33, 63, 64, 65, 255, 256, 257, 1000, 4096 + 3};

constexpr std::string_view kStandardModels[] = {"standard-1", "standard-2"};

// Of each model that is built in, under each missing policy and on each instruction set that this
// CPU has.
class StandardScore
    : public testing::TestWithParam<std::tuple<std::string_view, MissingPolicy, std::string_view>> {
 protected:
  Scores scores_of(const MemberTable& members) const {
    return ssi::scores_of(score_, members, {.instruction_set = std::get<2>(GetParam())});
  }

  const Model model_ =
      Model::built_in(std::get<0>(GetParam()))->with_missing(std::get<1>(GetParam()));
  const ScoreAggregator score_{model_};
  const MemberGenerator generator_{model_};
};

std::string name_of(const testing::TestParamInfo<StandardScore::ParamType>& suite) {
  const auto& [model, missing, instruction_set] = suite.param;
  return "standard_" + std::string(1, model.back()) + "_" + std::string(to_string(missing)) + "_" +
         std::string(instruction_set);
}

INSTANTIATE_TEST_SUITE_P(, StandardScore,
                         testing::Combine(testing::ValuesIn(kStandardModels),
                                          testing::Values(MissingPolicy::zero,
                                                          MissingPolicy::renormalise),
                                          testing::ValuesIn(instruction_sets())),
                         name_of);

TEST(Score, OfOneMemberEqualsTheReference) {  // no instruction set has a part in it
  for (const Model& standard : {Model::standard(), Model::standard_2()}) {
    for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
      const Model model = standard.with_missing(missing);
      const ScoreAggregator score(model);
      const MemberGenerator generator(model);
      Random random(20);
      SCOPED_TRACE(model.id() + ", " + random.trace());
      for (int i = 0; i < 15'000; ++i) {
        const reference::Values values = generator.draw(random);
        ASSERT_EQ(reference::of(score(reference::to_member(values))),
                  reference::score(model, values))
            << "member " << i;
      }
    }
  }
}

TEST_P(StandardScore, OfEveryBatchSizeEqualsTheReference) {
  Random random(21);
  SCOPED_TRACE(random.trace());
  for (const std::size_t size : kSizes) {
    SCOPED_TRACE(size);
    const auto members = generator_.draw(random, size);
    const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
    expect_scores(scores_of(table.table()), reference_scores(model_, members));
    if (HasFatalFailure()) return;
  }
}

TEST_P(StandardScore, OfEverySliceEqualsTheReference) {
  Random random(22);
  SCOPED_TRACE(random.trace());
  const auto members = generator_.draw(random, 4096 + 3 + 517);
  const auto expected = reference_scores(model_, members);
  const TypedTable table(members, kStandardSignals, ColumnType::uint64, random);
  for (const std::size_t size : kSizes) {
    for (const std::size_t first :
         {0u, 1u, 2u, 3u, 7u, 8u, 9u, 31u, 33u, 63u, 65u, 255u, 257u, 511u, 517u}) {
      SCOPED_TRACE(std::to_string(first) + " + " + std::to_string(size));
      const Scores scores = scores_of(table.table().slice(first, size));
      expect_scores(scores, std::span(expected).subspan(first, size));
      if (HasFatalFailure()) return;
    }
  }
}

TEST_P(StandardScore, OfAMemberDoesNotDependOnItsNeighbours) {
  Random random(23);
  SCOPED_TRACE(random.trace());
  auto members = generator_.draw(random, 300);
  const TypedTable before(members, kStandardSignals, ColumnType::uint32, random);
  const Scores first = scores_of(before.table());
  for (std::size_t i = 0; i < members.size(); i += 2) members[i] = generator_.draw(random);
  const TypedTable after(members, kStandardSignals, ColumnType::uint32, random);
  const Scores second = scores_of(after.table());
  for (std::size_t i = 1; i < members.size(); i += 2) ASSERT_EQ(first.of(i), second.of(i)) << i;
}

TEST_P(StandardScore, OfGoldenMembersIsTheGoldenScore) {
  const CsvMembers members = csv_members(paths::golden("members.csv"), model_.catalogue());
  const bool zero = model_.missing() == MissingPolicy::zero;
  std::string file = zero ? "scores.csv" : "scores_renormalised.csv";
  if (model_.id() == "standard-2") {
    if (!zero) return;  // there is no such file
    file = "scores_standard_2.csv";
  }
  const auto golden = csv_records(file_text(paths::golden(file)));
  ASSERT_EQ(members.values.size() + 1, golden.size());
  Random random(24);
  const TypedTable table(members.values, kStandardSignals, ColumnType::uint32, random);
  const Scores batch = scores_of(table.table());
  for (std::size_t i = 0; i < members.values.size(); ++i) {
    const CsvRecord& row = golden[i + 1];
    SCOPED_TRACE(row.at(0));
    const MemberScore one = score_(reference::to_member(members.values[i]));
    ASSERT_EQ(one.competencies.size(), 4u);
    for (std::size_t c = 0; c < 4; ++c) ASSERT_EQ(to_string(one.competencies[c]), row.at(1 + c));
    ASSERT_EQ(to_string(one.total), row.at(5));
    ASSERT_EQ(to_string(one.coverage), row.at(6));
    ASSERT_EQ(batch.of(i), reference::of(one));
  }
}

TEST(Score, OfAModelWithoutBandsIsInNone) {
  ModelDefinition definition = Model::standard().definition();
  definition.bands.clear();
  const ScoreAggregator aggregator{Model(definition)};
  EXPECT_EQ(aggregator(Member{{Signal::posts, 36}}).band, std::nullopt);
  std::uint8_t band[] = {1, 1};
  aggregator(MemberTable({}, 2), {.band = band});
  EXPECT_EQ(band[0], kNoBand);
  EXPECT_EQ(band[1], kNoBand);
}

TEST(Score, UnwantedColumnsDoNotChangeTheOthers) {
  const ScoreAggregator score(Model::standard());
  Random random(25);
  SCOPED_TRACE(random.trace());
  const auto members = MemberGenerator(score.model()).draw(random, 333);
  const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
  const Scores all = scores_of(score, table.table());
  for (unsigned wanted = 0; wanted < 32; ++wanted) {
    SCOPED_TRACE(wanted);
    Scores some(4, 333);
    const Scores untouched = some;
    ScoreColumns columns = some.columns();
    if ((wanted & 1) == 0) columns.competencies = {};
    if ((wanted & 2) == 0) columns.total = {};
    if ((wanted & 4) == 0) columns.coverage = {};
    if ((wanted & 8) == 0) columns.band = {};
    if ((wanted & 16) == 0) columns.badges = {};
    score(table.table(), columns);
    EXPECT_EQ(some.competencies, ((wanted & 1) != 0 ? all : untouched).competencies);
    EXPECT_EQ(some.total, ((wanted & 2) != 0 ? all : untouched).total);
    EXPECT_EQ(some.coverage, ((wanted & 4) != 0 ? all : untouched).coverage);
    EXPECT_EQ(some.band, ((wanted & 8) != 0 ? all : untouched).band);
    EXPECT_EQ(some.badges, ((wanted & 16) != 0 ? all : untouched).badges);
  }
}

TEST(Score, SomeCompetencyColumnsMayBeEmpty) {
  const ScoreAggregator score(Model::standard());
  Random random(26);
  SCOPED_TRACE(random.trace());
  const auto members = MemberGenerator(score.model()).draw(random, 70);
  const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
  const Scores all = scores_of(score, table.table());
  Scores some(4, 70);
  ScoreColumns columns = some.columns();
  columns.competencies[0] = {};
  columns.competencies[2] = {};
  score(table.table(), columns);
  EXPECT_EQ(some.competencies[1], all.competencies[1]);
  EXPECT_EQ(some.competencies[3], all.competencies[3]);
  EXPECT_EQ(some.total, all.total);
}

TEST(Score, NothingIsWrittenBeyondTheRows) {
  const ScoreAggregator score(Model::standard());
  Random random(27);
  SCOPED_TRACE(random.trace());
  for (const std::size_t rows : {0u, 1u, 31u, 33u, 65u, 257u}) {
    const auto members = MemberGenerator(score.model()).draw(random, rows);
    const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
    Scores longer(4, rows + 64);
    const Scores untouched = longer;
    for (const std::string_view instruction_set : instruction_sets()) {
      score(table.table(), longer.columns(), {.threads = 3, .instruction_set = instruction_set});
    }
    for (std::size_t i = rows; i < rows + 64; ++i) {
      ASSERT_EQ(longer.of(i), untouched.of(i)) << i << " of " << rows;
    }
    for (std::size_t i = 0; i < rows; ++i) {
      ASSERT_EQ(longer.of(i), reference::score(score.model(), members[i]));
    }
  }
}

TEST(Score, ColumnsThatAreTooShortAreRefusedAndNothingIsWritten) {
  const ScoreAggregator score(Model::standard());
  const std::vector<Column> columns(kStandardSignals);
  const MemberTable members(columns, 100);
  const auto expect_refused = [&](auto shorten) {
    Scores scores(4, 100);
    const Scores untouched = scores;
    ScoreColumns wanted = scores.columns();
    shorten(wanted);
    EXPECT_THROW(score(members, wanted), std::invalid_argument);
    EXPECT_THROW(score(members, wanted, {.threads = 2}), std::invalid_argument);
    EXPECT_EQ(scores, untouched);
  };
  expect_refused([](ScoreColumns& c) { c.total = c.total.first(99); });
  expect_refused([](ScoreColumns& c) { c.coverage = c.coverage.first(99); });
  expect_refused([](ScoreColumns& c) { c.band = c.band.first(1); });
  expect_refused([](ScoreColumns& c) { c.badges = c.badges.first(99); });
  expect_refused([](ScoreColumns& c) { c.competencies[3] = c.competencies[3].first(99); });
  expect_refused([](ScoreColumns& c) { c.competencies.pop_back(); });
  expect_refused([](ScoreColumns& c) { c.competencies.resize(1); });
  expect_refused([](ScoreColumns& c) { c.competencies.push_back(c.total); });
}

TEST(Score, ATableWithoutMembersNeedsNoColumns) {
  const ScoreAggregator score(Model::standard());
  const MemberTable nobody(std::span<const Column>(), 0);
  EXPECT_NO_THROW(score(nobody, ScoreColumns()));
  EXPECT_NO_THROW(score(nobody, ScoreColumns(), {.threads = 8}));
  EXPECT_NO_THROW(score(nobody, ScoreColumns(), {.threads = 0}));
}

TEST(Score, ATableWithoutColumnsIsMissingThroughout) {
  const ScoreAggregator score(Model::standard());
  const MemberTable members(std::span<const Column>(), 100);
  const Scores scores = scores_of(score, members);
  for (std::size_t i = 0; i < 100; ++i) ASSERT_EQ(scores.of(i), reference::of(score(Member())));
  EXPECT_EQ(score(Member()).coverage, Percent());
}

TEST(Score, CopiesGiveTheSameScores) {
  const Member ada{{Signal::posts, 12}, {Signal::connections, 480}};
  std::vector<ScoreAggregator> copies;
  {
    const ScoreAggregator original(Model::standard());
    copies.push_back(original);
    copies.push_back(copies[0]);
  }
  EXPECT_EQ(copies[0](ada), copies[1](ada));
  EXPECT_EQ(copies[0].model().fingerprint(), Model::standard().fingerprint());
  EXPECT_EQ(copies[0](ada).total, 2.13_points + 3.97_points);
}

}  // namespace
}  // namespace ssi
