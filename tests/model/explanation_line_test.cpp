// SPDX-License-Identifier: MIT
#include "ssi/model/explanation_line.hpp"

#include <gtest/gtest.h>

namespace ssi {
namespace {

Points left_of(Points points, Points full, bool observed = true) {
  return ExplanationLine{.name = "t", .observed = observed, .points = points, .full = full}.left();
}

TEST(ExplanationLine, LeavesWhatIsMissingUpToFullMarks) {
  EXPECT_EQ(left_of(0_points, 3_points), 3_points);
  EXPECT_EQ(left_of(2.99_points, 3_points), 0.01_points);
  EXPECT_EQ(left_of(3_points, 3_points), 0_points);
}

TEST(ExplanationLine, OfAPenaltyLeavesWhatItCosts) {
  EXPECT_EQ(left_of(0_points, -4_points), 0_points);
  EXPECT_EQ(left_of(-1.81_points, -4_points), 1.81_points);
  EXPECT_EQ(left_of(-4_points, -4_points), 4_points);
}

TEST(ExplanationLine, LeavesNothingThatIsKnownWhereItWasNotObserved) {
  EXPECT_EQ(left_of(0_points, 3_points, false), 0_points);
  EXPECT_EQ(left_of(0_points, -4_points, false), 0_points);
}

}  // namespace
}  // namespace ssi
