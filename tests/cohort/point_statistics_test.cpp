// SPDX-License-Identifier: MIT
//
// Means and deviations are shown rounded half up from exact sums.
#include "ssi/cohort/point_statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

Points points_of(std::int64_t hundredths) {
  return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
}

PointStatistics statistics_of(const std::vector<std::int64_t>& hundredths) {
  PointStatistics statistics;
  for (const std::int64_t h : hundredths) statistics.add(points_of(h));
  return statistics;
}

TEST(PointStatistics, MeansRoundHalfUp) {
  EXPECT_EQ(statistics_of({0, 1}).rounded_mean(), 0.01_points);
  EXPECT_EQ(statistics_of({0, 0, 1}).rounded_mean(), 0_points);
  EXPECT_EQ(statistics_of({0, 1, 1}).rounded_mean(), 0.01_points);
  EXPECT_EQ(statistics_of({7, 7, 7, 9}).rounded_mean(), 0.08_points);  // 7.5
  EXPECT_EQ(PointStatistics().rounded_mean(), Points());
}

// Nine numbers m - d, m, ..., m, m + d have a variance of d * d / 4, so a deviation of d / 2.
TEST(PointStatistics, DeviationsOnAHalfRoundUp) {
  for (std::int64_t k = 0; k < 2000; ++k) {
    const std::int64_t d = 2 * k + 1;
    const PointStatistics half =
        statistics_of({5000 - d, 5000 + d, 5000, 5000, 5000, 5000, 5000, 5000, 5000});
    ASSERT_EQ(half.rounded_deviation(), points_of(k + 1)) << d;
    PointStatistics under = half;  // one more at the mean, and it is a little less
    under.add(50_points);
    ASSERT_EQ(
        under.rounded_deviation(),
        points_of(static_cast<std::int64_t>(std::floor(std::sqrt(2.0 * double(d * d) / 9) + 0.5))))
        << d;
  }
}

TEST(PointStatistics, DeviationsOfMillionsOnAHalfRoundUp) {
  // n - 1 = 8 * 9 * 1,000,000; pairs at the distances 1 and 5 add up to (n - 1) / 4.
  PointStatistics statistics;
  const std::uint32_t n = 72'000'001;
  statistics.add(0_points);
  // 2 * 9,000,000 squares of 1 are 18,000,000 = (n - 1) / 4.
  statistics.add(0.99_points, 9'000'000);
  statistics.add(1.01_points, 9'000'000);
  statistics.add(1_points, n - 18'000'001);
  EXPECT_EQ(statistics.members(), n);
  EXPECT_EQ(statistics.rounded_deviation(), 0.01_points) << "the one at 0 makes it more";
  const PointStatistics exact = [&] {
    PointStatistics s;
    s.add(0.99_points, 9'000'000);
    s.add(1.01_points, 9'000'000);
    s.add(1_points, n - 18'000'000);
    return s;
  }();
  EXPECT_EQ(exact.deviation(), 0.005);
  EXPECT_EQ(exact.rounded_deviation(), 0.01_points);
  PointStatistics less = exact;
  less.add(1_points);
  EXPECT_EQ(less.rounded_deviation(), 0_points);
}

TEST(PointStatistics, RoundedFiguresAreTheNearestToTheNaiveOnes) {
  Random random(190);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 2000; ++round) {
    const std::size_t n = 2 + random.index(200);
    const std::uint64_t bound = 1 + (65'535 >> random.below(16));
    std::vector<std::int64_t> hundredths;
    long double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      hundredths.push_back(static_cast<std::int64_t>(random.below(bound)));
      sum += static_cast<long double>(hundredths.back());
    }
    const long double mean = sum / static_cast<long double>(n);
    long double squares = 0;
    for (const std::int64_t h : hundredths) {
      squares += (static_cast<long double>(h) - mean) * (static_cast<long double>(h) - mean);
    }
    const long double deviation = std::sqrt(squares / static_cast<long double>(n - 1));
    const PointStatistics statistics = statistics_of(hundredths);
    const auto near = [](Points shown, long double value) {
      return std::abs(static_cast<long double>(shown.hundredths()) - value) <= 0.5L + 1e-9L;
    };
    ASSERT_TRUE(near(statistics.rounded_mean(), mean));
    ASSERT_TRUE(near(statistics.rounded_deviation(), deviation));
    ASSERT_NEAR(statistics.deviation() * 100, static_cast<double>(deviation),
                1e-11 * (1 + static_cast<double>(deviation)));
  }
}

TEST(PointStatistics, HoldsAsManyMembersAsItSays) {
  PointStatistics statistics;
  statistics.add(0_points, 2'147'483'647);
  statistics.add(655.35_points, 2'147'483'648);
  EXPECT_EQ(statistics.members(), 4'294'967'295u);
  EXPECT_EQ(statistics.rounded_mean(), 327.68_points);
  EXPECT_EQ(statistics.rounded_deviation(), 327.68_points);  // 32767.5000038
  EXPECT_EQ(PointStatistics(statistics.sums()), statistics);
}

TEST(PointStatistics, AddsManyAtOnceAndMerges) {
  Random random(191);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 100; ++round) {
    PointStatistics one;
    PointStatistics many;
    PointStatistics merged;
    for (int i = 0; i < 20; ++i) {
      const Points points = points_of(static_cast<std::int64_t>(random.below(65'536)));
      const auto members = static_cast<std::uint32_t>(random.below(5));
      PointStatistics piece;
      for (std::uint32_t m = 0; m < members; ++m) {
        one.add(points);
        piece.add(points);
      }
      many.add(points, members);
      merged += piece;
    }
    ASSERT_EQ(many, one);
    ASSERT_EQ(merged, one);
  }
}

TEST(PointStatistics, RefusesSumsThatNobodyCanHave) {
  Random random(192);
  SCOPED_TRACE(random.trace());
  // All sets of three numbers from 0 to 4, and what lies beside them.
  std::vector<PointStatistics::Sums> possible;
  for (std::int64_t a = 0; a <= 4; ++a) {
    for (std::int64_t b = 0; b <= 4; ++b) {
      for (std::int64_t c = 0; c <= 4; ++c) {
        possible.push_back(statistics_of({a, b, c}).sums());
        EXPECT_NO_THROW(PointStatistics(possible.back()));
      }
    }
  }
  const PointStatistics::Sums sums = statistics_of({3, 9, 12}).sums();
  const auto refuses = [&](auto change) {
    PointStatistics::Sums changed = sums;
    change(changed);
    EXPECT_THROW(PointStatistics{changed}, std::invalid_argument);
  };
  refuses([](auto& s) { s.members = 0; });
  refuses([](auto& s) { s.members = 1; });
  refuses([](auto& s) { s.members = 9; });
  refuses([](auto& s) { s.sum = 2; });
  refuses([](auto& s) { s.sum = 1000; });
  refuses([](auto& s) { s.sum = ~std::uint64_t{0}; });
  refuses([](auto& s) { s.squares = 191; });  // less than 24 * 24 / 3
  refuses([](auto& s) { s.squares = 1000; });
  refuses([](auto& s) { s.squares = ~std::uint64_t{0}; });
  refuses([](auto& s) { s.min = 13; });
  refuses([](auto& s) { s.max = 8; });
}

}  // namespace
}  // namespace ssi
