// SPDX-License-Identifier: MIT
// Standing in a cohort, against counting by hand: section 5 of the specification.
#include "ssi/cohort/ranking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>
#include <vector>

#include "support/random_members.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

Points points_of(std::int64_t hundredths) {
  return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
}

Distribution counts_of(std::span<const Points> totals) {
  Distribution cohort;
  for (const Points total : totals) cohort.add(total);
  return cohort;
}

void expect_standing(const std::optional<Standing>& standing, const reference::Rank& expected,
                     std::uint64_t members) {
  ASSERT_TRUE(standing.has_value());
  EXPECT_EQ(standing->rank, expected.rank);
  EXPECT_EQ(standing->percentile.hundredths(), expected.percentile);
  EXPECT_EQ(standing->top_percent, expected.top_percent);
  EXPECT_EQ(standing->members, members);
}

// Every total of a cohort, each counted against all the others.
void expect_standings(std::span<const Points> totals, const Ranking& ranking) {
  std::map<std::int32_t, std::uint64_t> members_with;
  for (const Points total : totals) ++members_with[total.hundredths()];
  ASSERT_EQ(ranking.members(), totals.size());
  std::uint64_t below = 0;
  for (const auto& [hundredths, equal] : members_with) {
    SCOPED_TRACE(hundredths);
    const std::uint64_t above = totals.size() - below - equal;
    expect_standing(ranking.standing(points_of(hundredths)),
                    reference::rank_of(above, equal, below), totals.size());
    if (testing::Test::HasFailure()) return;
    below += equal;
  }
}

TEST(Standing, FollowsTheDefinitionsOnAllSmallCohorts) {
  for (std::uint64_t above = 0; above <= 40; ++above) {
    for (std::uint64_t equal = 1; equal <= 40; ++equal) {
      for (std::uint64_t below = 0; below <= 40; ++below) {
        const Standing standing = standing_of(above, equal, below);
        const reference::Rank expected = reference::rank_of(above, equal, below);
        ASSERT_EQ(standing.rank, expected.rank);
        ASSERT_EQ(standing.percentile.hundredths(), expected.percentile);
        ASSERT_EQ(standing.top_percent, expected.top_percent);
        ASSERT_EQ(standing.members, above + equal + below);
      }
    }
  }
}

TEST(Standing, OfOneAloneIsTheMiddle) {
  EXPECT_EQ(standing_of(0, 1, 0), (Standing{1, Percent::from_hundredths(5000), 100, 1}));
}

TEST(Standing, PercentilesRoundHalfUp) {
  EXPECT_EQ(standing_of(0, 1, 1).percentile, Percent::from_hundredths(7500));
  EXPECT_EQ(standing_of(7, 1, 0).percentile, Percent::from_hundredths(625));
  EXPECT_EQ(standing_of(15, 1, 0).percentile, Percent::from_hundredths(313));  // 3.125
  EXPECT_EQ(standing_of(14, 1, 1).percentile, Percent::from_hundredths(938));  // 9.375
  EXPECT_EQ(standing_of(9999, 1, 0).percentile, Percent::from_hundredths(1));  // 0.005
  EXPECT_EQ(standing_of(10000, 1, 0).percentile, Percent::from_hundredths(0));
  EXPECT_EQ(standing_of(0, 1, 9999).percentile, Percent::from_hundredths(10000));  // 99.995
  EXPECT_EQ(standing_of(0, 1, 9998).percentile, Percent::from_hundredths(9999));
}

TEST(Standing, TopPercentRoundsUp) {
  EXPECT_EQ(standing_of(0, 1, 99).top_percent, 1u);
  EXPECT_EQ(standing_of(1, 1, 98).top_percent, 2u);
  EXPECT_EQ(standing_of(0, 1, 100).top_percent, 1u);
  EXPECT_EQ(standing_of(1, 1, 99).top_percent, 2u);
  EXPECT_EQ(standing_of(7, 1, 92).top_percent, 8u);
  EXPECT_EQ(standing_of(0, 1, 1'000'000).top_percent, 1u);
  EXPECT_EQ(standing_of(999'999, 1, 0).top_percent, 100u);
  EXPECT_EQ(standing_of(0, 50, 50).top_percent, 1u) << "ties share the better rank";
}

TEST(Standing, IsExactForAsManyMembersAsTheInterfaceAllows) {
  Random random(160);
  SCOPED_TRACE(random.trace());
  const std::uint64_t most = (std::uint64_t{1} << 49) - 1;
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t n = 1 + (random.bits() >> (15 + random.below(49)));
    const std::uint64_t equal = 1 + random.below(n);
    const std::uint64_t below = random.below(n - equal + 1);
    const Standing standing = standing_of(n - equal - below, equal, below);
    const reference::Rank expected = reference::rank_of(n - equal - below, equal, below);
    ASSERT_LE(n, most + 1);
    ASSERT_EQ(standing.rank, expected.rank);
    ASSERT_EQ(standing.percentile.hundredths(), expected.percentile) << n << ' ' << equal;
    ASSERT_EQ(standing.top_percent, expected.top_percent);
  }
  EXPECT_EQ(standing_of(0, most, 0).percentile, Percent::from_hundredths(5000));
  EXPECT_EQ(standing_of(0, 1, most - 1).percentile, Percent::from_hundredths(10000));
  EXPECT_EQ(standing_of(most - 1, 1, 0).top_percent, 100u);
}

TEST(Distribution, TiesShareTheBetterRank) {
  const std::vector<Points> totals = {10_points, 20_points, 20_points, 30_points, 20_points};
  const Ranking ranking(counts_of(totals), 1);
  expect_standings(totals, ranking);
  EXPECT_EQ(ranking.standing(30_points)->rank, 1u);
  EXPECT_EQ(ranking.standing(20_points)->rank, 2u);
  EXPECT_EQ(ranking.standing(10_points)->rank, 5u);
  EXPECT_EQ(ranking.standing(20_points)->percentile, Percent::from_hundredths(5000));
}

TEST(Distribution, AllEqualShareTheFirstRankInTheMiddle) {
  const std::vector<Points> totals(1000, 12.34_points);
  const Ranking ranking(counts_of(totals));
  expect_standing(ranking.standing(12.34_points), {1, 5000, 1}, 1000);
}

TEST(Distribution, UnderTheMinimumIsNotReported) {
  for (std::size_t members = 1; members <= 12; ++members) {
    std::vector<Points> totals;
    for (std::size_t i = 0; i < members; ++i) totals.push_back(points_of(std::int64_t(i) * 7));
    const Distribution cohort = counts_of(totals);
    EXPECT_EQ(Ranking(cohort).standing(totals[0]).has_value(), members >= 10) << members;
    EXPECT_EQ(Ranking(cohort, 5).standing(totals[0]).has_value(), members >= 5) << members;
    EXPECT_TRUE(Ranking(cohort, 1).standing(totals[0]).has_value());
    EXPECT_TRUE(Ranking(cohort, 0).standing(totals[0]).has_value());
    EXPECT_EQ(Ranking(cohort).members(), members);
    EXPECT_FALSE(Ranking(cohort, 1'000'000).standing(totals[0]).has_value());
  }
  EXPECT_EQ(kMinimumCohort, 10u);
}

TEST(Distribution, OfNobodyHasNoMembers) {
  const Distribution nobody;
  EXPECT_EQ(nobody.members(), 0u);
  EXPECT_EQ(Ranking(nobody).members(), 0u);
  Distribution one;
  one += nobody;
  EXPECT_EQ(one.members(), 0u);
  one.add(655.35_points);
  one += nobody;
  EXPECT_EQ(one.members(), 1u);
  expect_standing(Ranking(one, 1).standing(655.35_points), {1, 5000, 100}, 1);
}

TEST(Distribution, RanksTheEndsOfTheRange) {
  const std::vector<Points> totals = {0_points,    655.35_points, 0_points,     655.34_points,
                                      0.01_points, 0_points,      655.35_points};
  expect_standings(totals, Ranking(counts_of(totals), 1));
}

std::vector<Points> random_totals(Random& random, std::size_t members) {
  std::vector<Points> totals;
  for (std::size_t i = 0; i < members; ++i) {
    const bool zero = random.chance(30);
    totals.push_back(points_of(zero ? 0 : static_cast<std::int64_t>(random.below(10'001))));
  }
  return totals;
}

TEST(Distribution, OfAnySizeEqualsCounting) {
  Random random(161);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members :
       {1u,    2u,    9u,    10u,   11u,   100u,    255u,    256u,    257u,    1000u,   1023u,
        1024u, 1025u, 4095u, 4096u, 4097u, 10'000u, 16'384u, 32'768u, 65'537u, 100'000u}) {
    SCOPED_TRACE(members);
    const std::vector<Points> totals = random_totals(random, members);
    expect_standings(totals, Ranking(counts_of(totals), 1));
    if (HasFailure()) return;
  }
}

TEST(Distribution, OfAFewMembersEqualsTheBruteForceOfTheReference) {
  Random random(162);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    std::vector<Points> totals;
    const std::size_t members = 1 + random.index(60);
    for (std::size_t i = 0; i < members; ++i) {
      totals.push_back(points_of(static_cast<std::int64_t>(random.below(20))));
    }
    const Ranking ranking(counts_of(totals), 1);
    for (const Points total : totals) {
      expect_standing(ranking.standing(total), reference::rank_in(totals, total), members);
    }
  }
}

TEST(Distribution, MergingInAnyOrderGivesTheSameStandings) {
  Random random(163);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {12u, 500u, 5000u, 60'000u}) {
    const std::vector<Points> totals = random_totals(random, members);
    std::vector<Distribution> pieces(1 + random.index(9));
    for (const Points total : totals) pieces[random.index(pieces.size())].add(total);
    pieces.push_back(Distribution());  // an empty one
    while (pieces.size() > 1) {
      const std::size_t from = random.index(pieces.size());
      const std::size_t into = (from + 1 + random.index(pieces.size() - 1)) % pieces.size();
      pieces[into] += pieces[from];
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(from));
    }
    EXPECT_EQ(pieces[0].members(), members);
    expect_standings(totals, Ranking(pieces[0], 1));
  }
}

TEST(Distribution, MergesASmallAndALargeEitherWay) {
  Random random(164);
  SCOPED_TRACE(random.trace());
  const std::vector<Points> many = random_totals(random, 50'000);
  const std::vector<Points> few = {655.35_points, 0_points, 100.01_points};
  std::vector<Points> all = many;
  all.insert(all.end(), few.begin(), few.end());
  Distribution large = counts_of(many);
  large += counts_of(few);
  expect_standings(all, Ranking(large));
  Distribution small = counts_of(few);
  small += counts_of(many);
  expect_standings(all, Ranking(small));
  small.add(300_points);
  all.push_back(300_points);
  expect_standings(all, Ranking(small));
}

TEST(Distribution, MayBeMergedWithItself) {
  Random random(165);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {1u, 3u, 700u, 40'000u}) {
    std::vector<Points> totals = random_totals(random, members);
    Distribution cohort = counts_of(totals);
    Distribution& same = cohort;
    cohort += same;
    const std::vector<Points> once = totals;
    totals.insert(totals.end(), once.begin(), once.end());
    expect_standings(totals, Ranking(cohort, 1));
  }
}

TEST(Distribution, ListsTheTotalsThatSomebodyHas) {
  Random random(166);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {0u, 1u, 100u, 4096u, 4097u, 50'000u}) {
    std::map<Points, std::uint32_t> members_with;
    Distribution counts;
    for (const Points total : random_totals(random, members)) {
      counts.add(total);
      ++members_with[total];
    }
    std::vector<Distribution::Count> expected;
    for (const auto& [total, count] : members_with) expected.push_back({total, count});
    EXPECT_EQ(counts.counts(), expected) << members;
  }
}

TEST(Distribution, KnowsStatisticsAndQuantilesOfItsTotals) {
  Random random(169);
  SCOPED_TRACE(random.trace());
  const std::vector<Percent> shares{
      Percent(), Percent::from_hundredths(1), 25_percent, 50_percent, 99.99_percent, 100_percent};
  for (const std::size_t members : {0u, 1u, 10u, 4096u, 4097u, 50'000u}) {
    std::vector<Points> totals = random_totals(random, members);
    const Distribution counts = counts_of(totals);
    PointStatistics expected;
    for (const Points total : totals) expected.add(total);
    EXPECT_EQ(counts.statistics(), expected);
    std::ranges::sort(totals);
    const std::vector<Points> quantiles = counts.quantiles(shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      EXPECT_EQ(counts.quantile(shares[i]), quantiles[i]);
      const auto wanted = static_cast<std::size_t>(shares[i].hundredths()) * members;
      const std::size_t position = std::max<std::size_t>((wanted + 9999) / 10000, 1) - 1;
      EXPECT_EQ(quantiles[i], totals.empty() ? Points() : totals[position]) << members;
    }
    std::map<Points, std::uint64_t> visited;
    counts.for_each([&](Points total, std::uint32_t more) { visited[total] += more; });
    EXPECT_EQ(visited.size(), counts.counts().size());
    for (const auto& [total, more] : counts.counts()) EXPECT_EQ(visited[total], more);
  }
}

TEST(Distribution, CountsManyMembersWithOneTotalInNoMoreMemory) {
  Distribution counts;
  counts.add(655.35_points, 4'000'000'000);
  counts.add(0_points, 3);
  counts.add(0_points, 0);  // nobody
  const std::vector<Distribution::Count> expected = {{0_points, 3}, {655.35_points, 4'000'000'000}};
  EXPECT_EQ(counts.counts(), expected);
  EXPECT_EQ(Ranking(counts).standing(0_points)->rank, 4'000'000'001u);
}

TEST(Distribution, TakesColumnsOfHundredths) {
  Random random(167);
  SCOPED_TRACE(random.trace());
  Distribution by_one;
  Distribution by_column;
  for (const std::size_t members : {0u, 1u, 4000u, 200u, 9000u, 1u}) {
    std::vector<std::uint16_t> column;
    for (const Points total : random_totals(random, members)) {
      by_one.add(total);
      column.push_back(static_cast<std::uint16_t>(total.hundredths()));
    }
    by_column.add(column);
    EXPECT_EQ(by_column, by_one);
  }
}

TEST(Distribution, RefusesMoreMembersThanItCanCount) {
  Distribution counts;
  counts.add(1_points, 4'294'967'290);
  const Distribution before = counts;
  const Distribution six = counts_of(std::vector<Points>(6, 2_points));
  EXPECT_THROW(counts += six, std::length_error);
  EXPECT_THROW(counts += before, std::length_error);
  EXPECT_THROW(counts.add(2_points, 6), std::length_error);
  EXPECT_THROW(counts.add(std::vector<std::uint16_t>(6)), std::length_error);
  EXPECT_EQ(counts, before);
  counts.add(2_points, 5);
  EXPECT_EQ(counts.members(), kMostCounted);
}

// Who joins is one member more, so it stands as if it had been counted.
TEST(Ranking, OfOneWhoJoinsIsThatOfACohortWithOneMore) {
  Random random(168);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {0u, 1u, 9u, 300u, 5000u}) {
    const std::vector<Points> totals = random_totals(random, members);
    const Ranking ranking(counts_of(totals), 1);
    for (int i = 0; i < 300; ++i) {
      const Points joins = i == 0   ? 0_points
                           : i == 1 ? 655.35_points
                           : i < 100 && !totals.empty()
                               ? random.pick(totals)
                               : points_of(static_cast<std::int64_t>(random.below(12'000)));
      std::vector<Points> all = totals;
      all.push_back(joins);
      ASSERT_EQ(ranking.joining(joins), Ranking(counts_of(all), 1).standing(joins));
      expect_standing(ranking.joining(joins), reference::rank_in(all, joins), members + 1);
    }
    EXPECT_EQ(ranking.members(), members);
  }
}

TEST(Ranking, CountsWhoJoinsForTheMinimum) {
  const Ranking eight(counts_of(std::vector<Points>(8, 5_points)));
  const Ranking nine(counts_of(std::vector<Points>(9, 5_points)));
  EXPECT_FALSE(eight.joining(5_points).has_value());
  EXPECT_FALSE(nine.standing(5_points).has_value());
  expect_standing(nine.joining(5_points), {1, 5000, 10}, 10);
  expect_standing(nine.joining(5.01_points), {1, 9500, 10}, 10);
  expect_standing(nine.joining(0_points), {10, 500, 100}, 10);
  EXPECT_FALSE(Ranking(Distribution()).joining(5_points).has_value());
  expect_standing(Ranking(Distribution(), 1).joining(5_points), {1, 5000, 100}, 1);
}

TEST(Ranking, DoesNotChangeWithTheCohortItWasMadeFrom) {
  Distribution cohort = counts_of(std::vector<Points>(20, 5_points));
  const Ranking before(cohort);
  for (int i = 0; i < 100; ++i) cohort.add(9_points);
  expect_standing(before.standing(5_points), {1, 5000, 5}, 20);
  EXPECT_EQ(Ranking(cohort).standing(5_points)->rank, 101u);
}

}  // namespace
}  // namespace ssi
