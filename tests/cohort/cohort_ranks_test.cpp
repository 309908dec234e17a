// SPDX-License-Identifier: MIT
#include "ssi/cohort/cohort_ranks.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

namespace ssi {
namespace {

struct Members {
  std::vector<std::uint16_t> cohorts;
  std::vector<std::uint16_t> totals;
};

/// Members of whom a third have no points, in `cohorts` cohorts of unequal size or in none.
Members random_members(std::size_t count, std::uint16_t cohorts, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Members members;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bits = random();
    const auto cohort =
        static_cast<std::uint16_t>((bits & 0xFF) * (bits >> 8 & 0xFF) * cohorts >> 16);
    members.cohorts.push_back(bits >> 60 == 0 ? kNoCohort : cohort);
    members.totals.push_back(static_cast<std::uint16_t>(bits % 3 == 0 ? 0 : (bits >> 20) % 10001));
  }
  return members;
}

/// What a Ranking for each gives.
void expect_as_rankings(const Members& members, std::size_t cohorts, std::uint64_t minimum,
                        const std::vector<std::uint32_t>& rank,
                        const std::vector<std::uint16_t>& percentile,
                        const std::vector<std::uint8_t>& top_percent) {
  std::vector<Distribution> counted(cohorts);
  for (std::size_t i = 0; i < members.totals.size(); ++i) {
    if (members.cohorts[i] == kNoCohort) continue;
    counted[members.cohorts[i]].add(Points::from_hundredths(members.totals[i]));
  }
  std::vector<Ranking> rankings;
  for (const Distribution& cohort : counted) rankings.emplace_back(cohort, minimum);
  for (std::size_t i = 0; i < members.totals.size(); ++i) {
    Standing expected;
    if (members.cohorts[i] != kNoCohort) {
      expected = rankings[members.cohorts[i]]
                     .standing(Points::from_hundredths(members.totals[i]))
                     .value_or(Standing());
    }
    ASSERT_EQ(rank[i], expected.rank) << i;
    ASSERT_EQ(percentile[i], expected.percentile.hundredths()) << i;
    ASSERT_EQ(top_percent[i], expected.top_percent) << i;
  }
}

TEST(CohortRanks, EqualTheRankingOfEachCohortForAnyThreadsAndPieces) {
  const Members members = random_members(300'000, 150, 7);
  const std::span<const std::uint16_t> cohorts(members.cohorts);
  const std::span<const std::uint16_t> totals(members.totals);
  for (const std::size_t threads : {1, 2, 3, 8}) {
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, std::size_t{123'457}}) {
      CohortRanks ranks(150, Points::from_hundredths(10000));
      ranks.add(cohorts.first(cut), totals.first(cut), {.threads = threads});
      CohortRanks others(150, Points::from_hundredths(10000));
      others.add(cohorts.subspan(cut), totals.subspan(cut), {.threads = threads});
      ranks += others;
      ranks.prepare();
      std::vector<std::uint32_t> rank(totals.size());
      std::vector<std::uint16_t> percentile(totals.size());
      std::vector<std::uint8_t> top_percent(totals.size());
      ranks.standings(cohorts, totals, {rank, percentile, top_percent}, {.threads = threads});
      expect_as_rankings(members, 150, kMinimumCohort, rank, percentile, top_percent);
    }
  }
}

TEST(CohortRanks, WithholdCohortsUnderTheMinimum) {
  Members members;
  for (int i = 0; i < 19; ++i) {
    members.cohorts.push_back(i < 9 ? 0 : 1);
    members.totals.push_back(static_cast<std::uint16_t>(i));
  }
  CohortRanks ranks(2, Points::from_hundredths(100));
  ranks.add(members.cohorts, members.totals);
  ranks.prepare();
  std::vector<std::uint32_t> rank(19, 77);
  ranks.standings(members.cohorts, members.totals, {.rank = rank});
  EXPECT_EQ(rank[0], 0u) << "nine members are too few";
  EXPECT_EQ(rank[9], 10u) << "ten are enough";
  EXPECT_EQ(rank[18], 1u);
}

TEST(CohortRanks, RefuseWhatTheyCannotCount) {
  CohortRanks ranks(2, Points::from_hundredths(100));
  const std::vector<std::uint16_t> two{0, 1};
  const std::vector<std::uint16_t> one{0};
  const std::vector<std::uint16_t> beyond{0, 2};
  const std::vector<std::uint16_t> too_many_points{0, 101};
  EXPECT_THROW(ranks.add(two, one), std::invalid_argument);
  EXPECT_THROW(ranks.add(beyond, two, {.threads = 2}), std::out_of_range);
  EXPECT_THROW(ranks.add(two, too_many_points, {.threads = 2}), std::out_of_range);
  std::vector<std::uint32_t> rank(2);
  EXPECT_THROW(ranks.standings(two, two, {.rank = rank}), std::logic_error);
  ranks.prepare(0);
  std::vector<std::uint16_t> percentile(1);
  std::vector<std::uint8_t> top_percent(1);
  EXPECT_THROW(ranks.standings(two, two, {.rank = std::span(rank).first(1)}),
               std::invalid_argument);
  EXPECT_THROW(ranks.standings(two, two, {.percentile = percentile}), std::invalid_argument);
  EXPECT_THROW(ranks.standings(two, two, {.top_percent = top_percent}), std::invalid_argument);
  EXPECT_THROW(ranks += CohortRanks(3, Points::from_hundredths(100)), std::invalid_argument);
  EXPECT_THROW(CohortRanks(65536, Points()), std::length_error);
}

TEST(CohortRanks, TakeNobody) {
  CohortRanks ranks(0, Points());
  ranks.add({}, {});
  ranks.prepare();
  ranks.standings({}, {}, {});
  const std::vector<std::uint16_t> somebody{0};
  EXPECT_THROW(ranks.add(somebody, somebody), std::out_of_range);
  EXPECT_THROW(CohortRanks(1, Points::from_hundredths(-1)), std::invalid_argument);
}

}  // namespace
}  // namespace ssi
