// SPDX-License-Identifier: MIT
#include "ssi/advice/goal.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/random_models.hpp"

namespace ssi {
namespace {

TEST(TargetInBand, IsTheSmallestTotalThatIsNotBelowThePresentOne) {
  const Model model = Model::standard();  // leader over 70.00, laggard under 30.00, developing
  EXPECT_EQ(target_in_band(model, 12.00_points, 0), 70.01_points);
  EXPECT_EQ(target_in_band(model, 12.00_points, 1), 12.00_points);
  EXPECT_EQ(target_in_band(model, 12.00_points, 2), 30.00_points);
  EXPECT_EQ(target_in_band(model, 80.00_points, 0), 80.00_points);
  EXPECT_EQ(target_in_band(model, 30.00_points, 1), std::nullopt);
  EXPECT_EQ(target_in_band(model, 70.01_points, 2), std::nullopt);
}

TEST(TargetInBand, EndsAtTheMaximum) {
  ModelDefinition definition = Model::standard().definition();
  definition.bands = {{"perfect", 99.99_points, {}}, {"beyond", 100.00_points, {}}, {"rest"}};
  const Model model(definition);
  EXPECT_EQ(target_in_band(model, 0.00_points, 0), 100.00_points);
  EXPECT_EQ(target_in_band(model, 0.00_points, 1), std::nullopt);
}

/// The smallest total, by looking at all of them.
std::optional<Points> slow_target(const std::vector<std::uint16_t>& totals, std::size_t member,
                                  std::uint32_t percent, std::uint16_t maximum) {
  for (std::uint32_t total = 0; total <= maximum; ++total) {
    std::uint64_t above = 0;
    for (std::size_t i = 0; i < totals.size(); ++i) above += i != member && totals[i] > total;
    const std::uint64_t rank = above + 1;
    if ((100 * rank + totals.size() - 1) / totals.size() <= percent) {
      return Points::from_hundredths(static_cast<std::int32_t>(total));
    }
  }
  return std::nullopt;
}

TEST(TargetInTop, EqualsLookingAtAllTotals) {
  Random random(72001);
  SCOPED_TRACE(random.trace());
  constexpr std::uint16_t kMaximum = 300;
  for (int i = 0; i < 300; ++i) {
    std::vector<std::uint16_t> totals(10 + random.index(60));
    const std::uint64_t range = random.chance(50) ? 5 : kMaximum + 1;
    for (auto& total : totals) total = static_cast<std::uint16_t>(random.below(range));
    const std::vector<std::string_view> labels(totals.size(), "x");
    CohortCounts counts(Points::from_hundredths(kMaximum));
    const auto numbers = counts.add(labels, totals);
    const CohortRanking ranking(std::move(counts));
    const std::size_t member = random.index(totals.size());
    const auto percent = static_cast<std::uint32_t>(1 + random.below(100));
    EXPECT_EQ(target_in_top(ranking, numbers[member], Points::from_hundredths(totals[member]),
                            percent, Points::from_hundredths(kMaximum)),
              slow_target(totals, member, percent, kMaximum));
  }
}

TEST(TargetInTop, IsNothingWithoutAStanding) {
  const std::vector<std::uint16_t> totals(9, 100);
  const std::vector<std::string_view> labels(totals.size(), "x");
  CohortCounts counts(1.00_points);
  const auto numbers = counts.add(labels, totals);
  const CohortRanking ranking(std::move(counts));
  EXPECT_EQ(target_in_top(ranking, numbers[0], 1.00_points, 100, 1.00_points), std::nullopt);
  EXPECT_EQ(target_in_top(ranking, kNoLabel, 1.00_points, 100, 1.00_points), std::nullopt);
}

}  // namespace
}  // namespace ssi
