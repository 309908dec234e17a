// SPDX-License-Identifier: MIT
#include "ssi/cohort/band_counts.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

namespace ssi {
namespace {

struct Scored {
  std::vector<std::uint16_t> totals;
  std::vector<std::uint16_t> coverage;

  ConstScoreColumns columns(std::size_t first, std::size_t rows) const {
    return {.total = std::span(totals).subspan(first, rows),
            .coverage = std::span(coverage).subspan(first, rows)};
  }
};

// Leaders have more than 70.00, laggards less than 30.00.
const Scored kFive{{80'00, 10'00, 50'00, 90'00, 20'00}, {100'00, 49'99, 50'00, 10'00, 75'00}};

TEST(BandCounts, CountThoseOfWhomLittleWasObservedApart) {
  BandCounts bands(Model::standard());
  bands.add(kFive.columns(0, 5));
  EXPECT_EQ(bands.members(), 3u);
  EXPECT_EQ(bands.little_observed(), 2u) << "49.99 % is less than 50 %";
  EXPECT_EQ(bands.in_band(0), 1u);
  EXPECT_EQ(bands.in_band(1), 1u);
  EXPECT_EQ(bands.in_band(2), 1u);
  EXPECT_EQ(bands.share_in_band(0), 33.33_percent) << "of those who are in a band";
  EXPECT_EQ(bands.minimum_coverage(), kMinimumCoverage);
}

TEST(BandCounts, GoByTheMinimumGiven) {
  BandCounts everybody(Model::standard(), 0_percent);
  everybody.add(kFive.columns(0, 5));
  EXPECT_EQ(everybody.little_observed(), 0u);
  EXPECT_EQ(everybody.in_band(0), 2u);
  EXPECT_EQ(everybody.share_in_band(0), 40_percent);
  BandCounts complete(Model::standard(), 100_percent);
  complete.add(kFive.columns(0, 5));
  EXPECT_EQ(complete.little_observed(), 4u);
  EXPECT_EQ(complete.share_in_band(0), 100_percent);
}

TEST(BandCounts, OfNobodyHaveNoShares) {
  BandCounts bands(Model::standard());
  EXPECT_EQ(bands.share_in_band(0), std::nullopt);
  bands.add(kFive.columns(3, 1));
  EXPECT_EQ(bands.little_observed(), 1u);
  EXPECT_EQ(bands.share_in_band(0), std::nullopt);
}

TEST(BandCounts, AreTheSameOfSlicesAndOfSingleMembers) {
  BandCounts slices(Model::standard());
  slices.add(kFive.columns(3, 2));
  slices.add(kFive.columns(0, 3));
  BandCounts single(Model::standard());
  for (std::size_t i = 0; i < 5; ++i) {
    single.add({.total = Points::from_hundredths(kFive.totals[i]),
                .coverage = Percent::from_hundredths(kFive.coverage[i])});
  }
  for (const BandCounts& bands : {slices, single}) {
    EXPECT_EQ(bands.little_observed(), 2u);
    for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(bands.in_band(b), 1u);
  }
}

TEST(BandCounts, OfAModelWithoutBandsStillTellOfHowManyLittleIsKnown) {
  ModelDefinition definition = Model::standard().definition();
  definition.bands.clear();
  BandCounts bands{Model(definition)};
  bands.add(kFive.columns(0, 5));
  EXPECT_EQ(bands.little_observed(), 2u);
  EXPECT_EQ(bands.members(), 3u);
}

TEST(BandCounts, NeedTheCoverage) {
  BandCounts bands(Model::standard());
  EXPECT_THROW(bands.add({.total = kFive.totals}), std::invalid_argument);
  EXPECT_EQ(bands.members() + bands.little_observed(), 0u);
}

}  // namespace
}  // namespace ssi
