// SPDX-License-Identifier: MIT
// The aggregator over every column type, alone and mixed, with validity bitmaps at odd offsets,
// misaligned values and out-of-range values: always the score of the values that a column reads.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

// Each column type on each instruction set that this CPU has.
class ScoreColumnType : public testing::TestWithParam<std::tuple<ColumnType, std::string_view>> {
 protected:
  Scores scores_of(const ScoreAggregator& score, const MemberTable& members) const {
    return ssi::scores_of(score, members, {.instruction_set = std::get<1>(GetParam())});
  }

  const std::vector<ColumnType> types_ =
      std::vector<ColumnType>(kStandardSignals, std::get<0>(GetParam()));
};

constexpr std::string_view kTypeNames[] = {"absent", "uint8", "uint16", "uint32",  "uint64", "int8",
                                           "int16",  "int32", "int64",  "boolean", "bits"};

std::string name_of(const testing::TestParamInfo<ScoreColumnType::ParamType>& suite) {
  return std::string(kTypeNames[static_cast<std::size_t>(std::get<0>(suite.param))]) + "_" +
         std::string(std::get<1>(suite.param));
}

INSTANTIATE_TEST_SUITE_P(, ScoreColumnType,
                         testing::Combine(testing::ValuesIn(kColumnTypes),
                                          testing::ValuesIn(instruction_sets())),
                         name_of);

TEST_P(ScoreColumnType, GivesTheSameScores) {
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = Model::standard().with_missing(missing);
    const ScoreAggregator score(model);
    Random random(30 + static_cast<std::uint64_t>(types_[0]));
    SCOPED_TRACE(random.trace());
    auto members = MemberGenerator(model).draw(random, 1500);
    narrow(members, types_);
    const auto expected = reference_scores(model, members);
    const TypedTable table(members, types_, random);
    expect_scores(scores_of(score, table.table()), expected);
    for (const std::size_t first : {1u, 5u, 8u, 13u, 63u, 64u, 129u}) {
      for (const std::size_t size : {1u, 7u, 64u, 300u, 1025u}) {
        if (HasFatalFailure()) return;
        SCOPED_TRACE(std::to_string(first) + " + " + std::to_string(size));
        expect_scores(scores_of(score, table.table().slice(first, size)),
                      std::span(expected).subspan(first, size));
      }
    }
  }
}

TEST_P(ScoreColumnType, ReadsInATableWhatItReadsAlone) {
  Random random(50 + static_cast<std::uint64_t>(types_[0]));
  SCOPED_TRACE(random.trace());
  auto members = MemberGenerator(Model::standard()).draw(random, 100);
  narrow(members, types_);
  const TypedTable table(members, types_, random);
  const ScoreAggregator score(Model::standard());
  const Scores batch = scores_of(score, table.table());
  for (std::size_t row = 0; row < members.size(); ++row) {
    for (std::size_t i = 0; i < kStandardSignals; ++i) {
      ASSERT_EQ(table.table().value(static_cast<Signal>(i), row), members[row][i]);
    }
    const Member member(table.table(), row);
    ASSERT_EQ(reference::of(score(member)), batch.of(row)) << row;
  }
}

TEST(ScoreColumns, OfMixedTypesGiveTheSameScores) {
  Random random(70);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    const Model model = Model::standard().with_missing(
        random.chance(50) ? MissingPolicy::zero : MissingPolicy::renormalise);
    std::vector<ColumnType> types(kStandardSignals);
    for (ColumnType& type : types) {
      type = random.pick(kColumnTypes);
      if (type == ColumnType::absent && random.chance(80)) type = ColumnType::uint16;
    }
    auto members = MemberGenerator(model).draw(random, random.index(400));
    narrow(members, types);
    const TypedTable table(members, types, random);
    expect_scores_everywhere(ScoreAggregator(model), table.table(),
                             reference_scores(model, members));
    if (HasFatalFailure()) return;
  }
}

TEST(ScoreColumns, ValidityCountsAtEveryBitOffset) {
  const ScoreAggregator score(Model::standard());
  Random random(71);
  SCOPED_TRACE(random.trace());
  std::vector<std::uint16_t> posts(130);
  for (auto& value : posts) value = static_cast<std::uint16_t>(random.below(60));
  std::vector<std::uint8_t> bitmap(32);
  for (auto& byte : bitmap) byte = static_cast<std::uint8_t>(random.bits() >> 9);
  for (std::size_t offset = 0; offset <= 100; ++offset) {
    std::vector<Column> columns(kStandardSignals);
    columns[index_of(Signal::posts)] =
        Column::of(std::span<const std::uint16_t>(posts)).with_validity(bitmap.data(), offset);
    std::vector<reference::Score> expected;
    for (std::size_t i = 0; i < posts.size(); ++i) {
      const bool observed = ((bitmap[(offset + i) / 8] >> ((offset + i) % 8)) & 1) != 0;
      Member member;
      if (observed) member.set(Signal::posts, posts[i]);
      expected.push_back(reference::of(score(member)));
    }
    SCOPED_TRACE("bit offset " + std::to_string(offset));
    expect_scores_everywhere(score, MemberTable(columns, posts.size()), expected);
    if (HasFatalFailure()) return;
  }
}

TEST(ScoreColumns, OutOfRangeValuesReadAsTheNearerEnd) {
  const ScoreAggregator score(Model::standard());
  const std::vector<std::int64_t> sent = {-1, INT64_MIN, 4294967296, INT64_MAX, 4294967295, 0};
  const std::vector<std::uint64_t> answered = {0, 0, UINT64_MAX, 4294967296, 4294967295, 7};
  std::vector<Column> columns(kStandardSignals);
  columns[index_of(Signal::messages_sent)] = Column::of(std::span<const std::int64_t>(sent));
  columns[index_of(Signal::messages_answered)] =
      Column::of(std::span<const std::uint64_t>(answered));
  std::vector<reference::Score> expected;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const std::uint32_t sent_as = sent[i] <= 0 ? 0 : kLargestCount;
    const std::uint32_t answered_as =
        answered[i] > kLargestCount ? kLargestCount : static_cast<std::uint32_t>(answered[i]);
    const Member member{{Signal::messages_sent, sent_as}, {Signal::messages_answered, answered_as}};
    expected.push_back(reference::of(score(member)));
  }
  expect_scores_everywhere(score, MemberTable(columns, sent.size()), expected);
}

TEST(ScoreColumns, ColumnsMayShareMemory) {
  const ScoreAggregator score(Model::standard());
  std::vector<std::uint8_t> values(257);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint8_t>(i);
  std::vector<Column> columns(kStandardSignals);
  for (Column& column : columns) column = Column::of(std::span<const std::uint8_t>(values));
  for (std::size_t flag = 0; flag < 3; ++flag) {
    columns[flag] = Column::of_bits(values.data(), 257 * 8, flag);
  }
  const MemberTable members(columns, 257);
  std::vector<reference::Score> expected;
  for (std::size_t i = 0; i < 257; ++i) {
    expected.push_back(reference::of(score(Member(members, i))));
  }
  expect_scores_everywhere(score, members, expected);
}

}  // namespace
}  // namespace ssi
