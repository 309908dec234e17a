// SPDX-License-Identifier: MIT
#include "ssi/model/band.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace ssi {
namespace {

TEST(Band, LeavesItsLimitsOut) {
  const Band middle{"middle", 30.00_points, 70.00_points};
  EXPECT_FALSE(middle.contains(30.00_points));
  EXPECT_TRUE(middle.contains(30.01_points));
  EXPECT_TRUE(middle.contains(69.99_points));
  EXPECT_FALSE(middle.contains(70.00_points));
  EXPECT_TRUE((Band{"rest"}).contains(0.00_points));
}

TEST(BandOf, IsTheFirstThatContainsTheTotal) {
  const std::vector<Band> bands = {
      {"top", 70.00_points}, {"upper", 50.00_points}, {"low", {}, 60.00_points}, {"rest"}};
  EXPECT_EQ(band_of(bands, 70.01_points), 0u);
  EXPECT_EQ(band_of(bands, 55.00_points), 1u) << "not the third, which contains it too";
  EXPECT_EQ(band_of(bands, 50.00_points), 2u);
  EXPECT_EQ(band_of({}, 50.00_points), std::nullopt);
  EXPECT_EQ(band_of(std::span(bands).first(1), 70.00_points), std::nullopt);
}

TEST(BandOf, FitsAColumnBesideNoBand) { EXPECT_EQ(kMostBands, kNoBand); }

}  // namespace
}  // namespace ssi
