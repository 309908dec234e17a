// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_counts.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/cohort_ranking.hpp"
#include "support/cohort_sets.hpp"

namespace ssi {
namespace {

using Narrow = std::vector<std::uint16_t>;
using Wide = std::vector<std::uint32_t>;

TEST(CohortCounts, NumberLabelsAsTheyCome) {
  CohortCounts counts(100_points);
  const std::vector<std::string_view> labels{"b", "", "a", "b"};
  EXPECT_EQ(counts.add(labels, Narrow{1, 2, 3, 4}), (Wide{0, kNoLabel, 1, 0}));
  const std::vector<std::string> names{"", "c", "a"};
  EXPECT_EQ(counts.add({Wide{2, 1, 0, 2}, names}, Narrow{1, 2, 3, 4}), (Wide{1, 2, kNoLabel, 1}));
  EXPECT_EQ(counts.size(), 3u);
  EXPECT_EQ(counts.members(), 6u) << "two have no label";
  counts.add(Wide{2, 2, kNoLabel}, Narrow{0, 0, 0});  // numbers that labels have got
  EXPECT_EQ(counts.members(), 8u);
  EXPECT_EQ(CohortRanking(counts, 1).members(2), 3u);
}

TEST(CohortCounts, RefuseWhatTheyCannotCount) {
  CohortCounts counts(1_points, 2);
  EXPECT_THROW(counts.add(Narrow{0, 1}, Narrow{0}), std::invalid_argument);
  EXPECT_THROW(counts.add(Narrow{0, 2}, Narrow{0, 0}), std::out_of_range);
  EXPECT_THROW(counts.add(Wide{0, 0xFFFF}, Narrow{0, 0}), std::out_of_range);
  EXPECT_THROW(counts.add(Narrow{0, 1}, Narrow{0, 101}), std::out_of_range);
  EXPECT_THROW(counts.add(std::vector<std::string_view>{"a"}, Narrow{0}), std::invalid_argument);
  const std::vector<std::string> names{"", "a"};
  EXPECT_THROW(counts.add({Wide{1}, names}, Narrow{0}), std::invalid_argument);
  EXPECT_EQ(counts.members(), 0u);
  counts.add(Narrow{kNoCohort}, Narrow{0});
  counts.add(Wide{kNoLabel}, Narrow{0});
  EXPECT_EQ(counts.members(), 0u);

  CohortCounts labelled(1_points);
  EXPECT_THROW(labelled.add(Narrow{0}, Narrow{0}), std::out_of_range);
  EXPECT_THROW(labelled.add(std::vector<std::string_view>{"a", "b"}, Narrow{0, 101}),
               std::out_of_range);
  EXPECT_THROW(labelled.add({Wide{2}, names}, Narrow{0}), std::out_of_range);
  EXPECT_THROW(labelled.add({Wide{0}, names}, Narrow{0, 1}), std::invalid_argument);
  EXPECT_EQ(labelled.size(), 0u);

  EXPECT_THROW(counts += labelled, std::invalid_argument);
  EXPECT_THROW(labelled += counts, std::invalid_argument);
  EXPECT_THROW(counts += CohortCounts(1_points, 3), std::invalid_argument);
  EXPECT_THROW(counts += CohortCounts(2_points, 2), std::invalid_argument);
  EXPECT_THROW(labelled += CohortCounts(2_points), std::invalid_argument);
  EXPECT_THROW(CohortCounts(1_points, 0xFFFFFFFF), std::length_error);
  EXPECT_THROW(CohortCounts(-1_points), std::invalid_argument);
  EXPECT_THROW(CohortCounts(655.35_points + 0.01_points), std::invalid_argument);
}

// Enough members for slices, of which the last holds a fault.
TEST(CohortCounts, CountNothingOfColumnsWithAFaultOnAnyThread) {
  const std::size_t members = 300'000;
  Narrow cohorts(members);
  Narrow totals(members, 7);
  for (const std::size_t threads : {1u, 2u, 4u}) {
    CohortCounts counts(1_points, 2);
    totals[members - 1] = 101;
    EXPECT_THROW(counts.add(cohorts, totals, {.threads = threads}), std::out_of_range);
    totals[members - 1] = 100;
    cohorts[members - 1] = 2;
    EXPECT_THROW(counts.add(cohorts, totals, {.threads = threads}), std::out_of_range);
    cohorts[members - 1] = kNoCohort;
    EXPECT_EQ(counts.members(), 0u);
    counts.add(cohorts, totals, {.threads = threads});
    EXPECT_EQ(counts.members(), members - 1);
    EXPECT_EQ(CohortRanking(counts).members(0), members - 1);
  }
}

TEST(CohortCounts, CountNoMoreThanTheyCan) {
  CohortSet set("team", std::make_shared<ScoreSchema>(ScoreSchema{
                            .id = "m", .fingerprint = "f", .competencies = {{"a", 1_points}}}));
  PointStatistics statistics;
  statistics.add(1_points, 4'294'967'290);
  Distribution totals;
  totals.add(1_points, 4'294'967'290);
  set.add("many", Cohort(std::make_shared<ScoreSchema>(set.schema()), {statistics}, totals));
  CohortCounts counts(set);
  EXPECT_EQ(counts.members(), 4'294'967'290u);
  counts.add(Wide{0, 0, 0, 0, 0}, Narrow{0, 0, 0, 0, 0});
  EXPECT_THROW(counts.add(Wide{0}, Narrow{0}), std::length_error);
  EXPECT_THROW(counts += CohortCounts(set), std::length_error);
  EXPECT_EQ(counts.members(), kMostCounted);
  const CohortRanking ranking(counts);
  EXPECT_EQ(ranking.standing(0, 0_points)->rank, 4'294'967'291u);
  EXPECT_EQ(ranking.standing(0, 1_points)->rank, 1u);
  EXPECT_EQ(ranking.joining(0, 0.50_points)->rank, 4'294'967'291u);
  EXPECT_EQ(ranking.joining(0, 0_points)->members, std::uint64_t{1} << 32);
}

TEST(CohortCounts, MayBeMergedWithThemselves) {
  for (const std::size_t members : {12u, 9000u, 100'000u}) {
    CohortCounts counts(100_points, 1);
    counts.add(Narrow(members), Narrow(members, 500));
    CohortCounts& same = counts;
    counts += same;
    EXPECT_EQ(counts.members(), 2 * members);
    EXPECT_EQ(CohortRanking(counts).members(0), 2 * members);
  }
}

TEST(CohortCounts, TakeNobody) {
  CohortCounts nobody(0_points, 0);
  nobody.add(Narrow(), Narrow());
  EXPECT_THROW(nobody.add(Narrow{0}, Narrow{0}), std::out_of_range);
  nobody += CohortCounts(0_points, 0);
  const CohortRanking ranking(std::move(nobody));
  ranking.standings(Narrow(), Narrow(), {});
  EXPECT_EQ(ranking.size(), 0u);
  EXPECT_EQ(CohortRanking(CohortCounts(100_points)).size(), 0u);
}

}  // namespace
}  // namespace ssi
