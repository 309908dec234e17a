// SPDX-License-Identifier: MIT
#include "ssi/explain/change_table.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/cohort/cohort_counts.hpp"
#include "support/random_models.hpp"
#include "support/reference_change.hpp"
#include "support/typed_tables.hpp"

namespace ssi {
namespace {

using reference::RandomSides;
using reference::Values;

/// Members in columns of random types, which fit them.
struct Table {
  Table(std::vector<Values> members, const SignalCatalogue& catalogue, Random& random) {
    std::vector<ColumnType> types;
    for (std::size_t i = 0; i < catalogue.size(); ++i) types.push_back(random.pick(kColumnTypes));
    narrow(members, types);
    values = members;
    table.emplace(values, types, random);
  }

  Member member(std::size_t row) const { return reference::to_member(values[row]); }

  std::vector<Values> values;
  std::optional<TypedTable> table;
};

struct Case {
  Case(const ModelPair& pair, std::size_t rows, Random& random) : models(pair) {
    std::vector<Values> b;
    std::vector<Values> a;
    std::vector<Values> g;
    for (std::size_t row = 0; row < rows; ++row) {
      const RandomSides sides(pair.before(), pair.after(), random);
      b.push_back(reference::values_in(pair.before_reader().catalogue(), sides.before));
      a.push_back(reference::values_in(pair.after_reader().catalogue(), sides.after));
      g.push_back(reference::values_in(pair.before().catalogue(), sides.aged_out));
    }
    before.emplace(b, pair.before_reader().catalogue(), random);
    after.emplace(a, pair.after_reader().catalogue(), random);
    aged_out.emplace(g, pair.before().catalogue(), random);
  }

  ChangedMembers members(bool knows_aging) const {
    ChangedMembers result{before->table->table(), after->table->table()};
    if (knows_aging) result.aged_out = aged_out->table->table();
    return result;
  }

  ModelPair models;
  std::optional<Table> before;
  std::optional<Table> after;
  std::optional<Table> aged_out;
};

void expect_single(const Case& members, const ChangeTable& table, bool knows_aging) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Member aged_out = members.aged_out->member(row);
    const Change one = change(members.models, members.before->member(row),
                              members.after->member(row), knows_aging ? &aged_out : nullptr);
    ASSERT_EQ(table.before(row), one.before) << row;
    ASSERT_EQ(table.after(row), one.after) << row;
    for (const Cause cause : kAllCauses) {
      ASSERT_EQ(table.points(cause, row), one.points(cause)) << row << ' ' << to_string(cause);
    }
  }
}

TEST(ChangeTable, EqualsSingleChangesForRandomModelsAndColumns) {
  Random random(2611);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const Model before(random_definition(random));
    const ModelPair models(before, random.chance(50) ? before : Model(random_definition(random)));
    const Case members(models, 1 + random.index(150), random);
    const ChangeAggregator changes(models);
    for (const bool knows_aging : {false, true}) {
      expect_single(members, changes(members.members(knows_aging)), knows_aging);
    }
  }
}

TEST(ChangeTable, IsTheSameOnAnyNumberOfThreads) {
  Random random(2612);
  const ModelPair models{Model::standard()};
  const Case some(models, 500, random);
  // Many blocks, of the same members over and over.
  std::deque<std::vector<std::uint32_t>> values;
  const auto tiled = [&](const Table& table) {
    Columns columns;
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      auto& column = values.emplace_back();
      std::vector<bool> observed;
      for (std::size_t i = 0; i < 20'000; ++i) {
        const auto& value = table.values[i % 500][s];
        column.push_back(value.value_or(7));
        observed.push_back(value.has_value());
      }
      columns.set(static_cast<Signal>(s), column, observed_where(observed));
    }
    return MemberTable(columns);
  };
  const ChangedMembers members{tiled(*some.before), tiled(*some.after), tiled(*some.aged_out)};
  const ChangeAggregator changes(models);
  const ChangeTable one = changes(members);
  for (const std::size_t threads : {2, 3, 8}) {
    const ChangeTable many = changes(members, {.threads = threads});
    for (std::size_t row = 0; row < one.rows(); ++row) {
      ASSERT_EQ(one.before(row), many.before(row));
      ASSERT_EQ(one.after(row), many.after(row));
      for (const Cause cause : kAllCauses) {
        ASSERT_EQ(one.points(cause, row), many.points(cause, row));
      }
    }
  }
}

TEST(ChangeTable, GivesNoCausePointsWhereTheSidesAreTheSame) {
  Random random(2613);
  const ModelPair models{Model::standard()};
  const Case members(models, 100, random);
  const MemberTable same = members.before->table->table();
  const ChangeTable table = ChangeAggregator(models)({same, same});
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_EQ(table.before(row), table.after(row));
    for (const Cause cause : kAllCauses) EXPECT_EQ(table.points(cause, row), Points());
  }
}

TEST(ChangeTable, RefusesSidesOfOtherLengthsAndShortColumns) {
  const ChangeAggregator changes{ModelPair(Model::standard())};
  const MemberTable two(std::span<const Column>(), 2);
  const MemberTable three(std::span<const Column>(), 3);
  EXPECT_THROW(changes({two, three}), std::invalid_argument);
  EXPECT_THROW(changes({two, two, three}), std::invalid_argument);
  std::vector<std::uint16_t> short_column(1);
  EXPECT_THROW(changes({two, two}, {.before = short_column}), std::invalid_argument);
  std::vector<std::int32_t> short_cause(1);
  ChangeColumns columns;
  columns.causes.back() = short_cause;
  EXPECT_THROW(changes({two, two}, columns), std::invalid_argument);
  EXPECT_EQ(changes({MemberTable(std::span<const Column>(), 0),
                     MemberTable(std::span<const Column>(), 0)})
                .rows(),
            0U);
}

/// The standing that the page defines, counted by hand.
std::optional<Standing> counted_standing(const std::vector<std::uint32_t>& cohorts,
                                         const std::vector<std::uint16_t>& totals,
                                         std::size_t member, std::uint32_t cohort,
                                         std::uint16_t total, std::uint64_t minimum) {
  if (cohort == kNoLabel) return std::nullopt;
  std::uint64_t above = 0;
  std::uint64_t equal = 1;
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (i == member || cohorts[i] != cohort) continue;
    ++(totals[i] > total ? above : totals[i] == total ? equal : below);
  }
  if (above + equal + below < minimum) return std::nullopt;
  return standing_of(above, equal, below);
}

TEST(OwnStandings, EqualCountingByHand) {
  Random random(2614);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const std::uint32_t labels = 1 + static_cast<std::uint32_t>(random.below(5));
    const std::size_t members = 1 + random.index(60);
    std::vector<std::uint32_t> before(members);
    std::vector<std::uint32_t> after(members);
    std::vector<std::uint16_t> totals_before(members);
    std::vector<std::uint16_t> totals_after(members);
    const auto label = [&] {
      return random.chance(10) ? kNoLabel : static_cast<std::uint32_t>(random.below(labels));
    };
    const std::uint64_t spread = random.pick(std::array<std::uint64_t, 3>{3, 40, 10001});
    for (std::size_t i = 0; i < members; ++i) {
      before[i] = label();
      after[i] = random.chance(60) ? before[i] : random.chance(20) ? kNewLabel : label();
      totals_before[i] = static_cast<std::uint16_t>(random.below(spread));
      totals_after[i] = static_cast<std::uint16_t>(random.below(spread));
    }
    CohortCounts counts(100.00_points, labels);
    counts.add(before, totals_before);
    const std::uint64_t minimum = random.pick(std::array<std::uint64_t, 3>{1, 2, 10});
    const CohortRanking ranking(std::move(counts), minimum);
    std::vector<std::uint32_t> rank(members);
    std::vector<std::uint16_t> percentile(members);
    std::vector<std::uint8_t> top(members);
    own_standings(ranking, before, totals_before, after, totals_after, {rank, percentile, top});
    for (std::size_t i = 0; i < members; ++i) {
      const auto expected =
          counted_standing(before, totals_before, i, after[i], totals_after[i], minimum);
      EXPECT_EQ(rank[i], expected ? expected->rank : 0) << i;
      EXPECT_EQ(percentile[i], expected ? expected->percentile.hundredths() : 0) << i;
      EXPECT_EQ(top[i], expected ? expected->top_percent : 0) << i;
      EXPECT_EQ(own_standing(ranking, before[i], Points::from_hundredths(totals_before[i]),
                             after[i], Points::from_hundredths(totals_after[i])),
                expected)
          << i;
    }
  }
}

}  // namespace
}  // namespace ssi
