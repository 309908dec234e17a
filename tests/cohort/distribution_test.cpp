// SPDX-License-Identifier: MIT
#include "ssi/cohort/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

using Totals = std::vector<std::uint16_t>;

Totals random_totals(Random& random, std::size_t members, std::uint64_t different) {
  Totals totals(members);
  for (std::uint16_t& total : totals) total = static_cast<std::uint16_t>(random.below(different));
  return totals;
}

Distribution distribution_of(const Totals& totals) {
  Distribution result;
  result.add(totals);
  return result;
}

/// Hyndman and Fan's type 1, by sorting: the smallest total whose cumulative count reaches p * n.
Points quantile_by_sorting(Totals totals, Percent share) {
  std::ranges::sort(totals);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const std::uint64_t reached = (i + 1) * 10000;
    if (reached >= static_cast<std::uint64_t>(share.hundredths()) * totals.size()) {
      return Points::from_hundredths(totals[i]);
    }
  }
  return {};
}

TEST(Distribution, HasTheQuantilesOfSortedTotals) {
  Random random(901);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {1, 2, 10, 999, 4096, 4097, 20'000}) {
    const Totals totals = random_totals(random, members, 10'001);
    const Distribution distribution = distribution_of(totals);
    const std::vector<Percent> shares = {0_percent,  0.01_percent, 10_percent,    50_percent,
                                         90_percent, 99_percent,   99.99_percent, 100_percent};
    const std::vector<Points> quantiles = distribution.quantiles(shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      ASSERT_EQ(quantiles[i], quantile_by_sorting(totals, shares[i]))
          << members << ' ' << shares[i];
      ASSERT_EQ(distribution.quantile(shares[i]), quantiles[i]);
    }
  }
  EXPECT_EQ(Distribution().quantile(50_percent), Points());
}

TEST(Distribution, CountsVisitsAndSumsTheSameMembers) {
  Random random(902);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {0, 1, 4096, 4097, 30'000}) {
    const Totals totals = random_totals(random, members, 5000);
    const Distribution distribution = distribution_of(totals);
    std::map<Points, std::uint64_t> expected;
    PointStatistics statistics;
    for (const std::uint16_t total : totals) {
      ++expected[Points::from_hundredths(total)];
      statistics.add(Points::from_hundredths(total));
    }
    std::map<Points, std::uint64_t> visited;
    distribution.for_each([&](Points total, std::uint32_t some) { visited[total] += some; });
    std::map<Points, std::uint64_t> counted;
    for (const auto& count : distribution.counts()) counted[count.total] = count.members;
    EXPECT_EQ(visited, expected);
    EXPECT_EQ(counted, expected);
    EXPECT_EQ(distribution.statistics(), statistics);
    EXPECT_EQ(distribution.members(), members);
  }
}

// Few are listed, many counted: each may meet either, and become the other on the way.
TEST(Distribution, IsTheSameForAnySplit) {
  Random random(903);
  SCOPED_TRACE(random.trace());
  for (const std::size_t members : {3, 4096, 4097, 8192, 9000}) {
    const Totals totals = random_totals(random, members, 10'001);
    const Distribution whole = distribution_of(totals);
    for (int split = 0; split < 20; ++split) {
      const auto at = totals.begin() + static_cast<std::ptrdiff_t>(random.below(members + 1));
      Distribution first = distribution_of(Totals(totals.begin(), at));
      Distribution second;
      for (auto total = at; total != totals.end(); ++total) {
        second.add(Points::from_hundredths(*total));
      }
      Distribution other_way = second;
      other_way += first;
      first += second;
      ASSERT_EQ(first, whole) << members;
      ASSERT_EQ(other_way, whole) << members;
      ASSERT_EQ(first.statistics(), whole.statistics());
    }
  }
}

TEST(Distribution, DoublesWhenAddedToItself) {
  for (const std::size_t members : {2, 3000, 5000}) {
    Distribution distribution = distribution_of(Totals(members, 1234));
    distribution += distribution;
    EXPECT_EQ(distribution.members(), 2 * members);
    EXPECT_EQ(distribution, distribution_of(Totals(2 * members, 1234)));
  }
}

TEST(Distribution, RefusesMoreMembersThanItCountsAndStaysAsItWas) {
  Distribution full;
  full.add(10_points, static_cast<std::uint32_t>(kMostCounted - 1));
  const Distribution before = full;
  EXPECT_THROW(full.add(20_points, 2), std::length_error);
  EXPECT_THROW(full.add(Totals{1, 2}), std::length_error);
  EXPECT_THROW(full += distribution_of({1, 2}), std::length_error);
  EXPECT_EQ(full, before);
  full.add(20_points);
  EXPECT_EQ(full.members(), kMostCounted);
}

}  // namespace
}  // namespace ssi
