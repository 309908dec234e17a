// SPDX-License-Identifier: MIT
#include "ssi/hundredths.hpp"

#include <gtest/gtest.h>

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

namespace ssi {
namespace {

Points points_of(std::int32_t hundredths) { return Points::from_hundredths(hundredths); }

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a == b;
};

TEST(Hundredths, PointsDoNotMixWithPercentagesOrPlainNumbers) {
  static_assert(Addable<Points, Points>);
  static_assert(!Addable<Points, Percent>);
  static_assert(!Addable<Points, int>);
  static_assert(!Addable<Points, double>);
  static_assert(!Comparable<Points, Percent>);
  static_assert(!Comparable<Points, int>);
  static_assert(!std::convertible_to<int, Points>);
  static_assert(!std::convertible_to<double, Points>);
  static_assert(!std::convertible_to<Points, double>);
  static_assert(!std::convertible_to<Points, Percent>);
  static_assert(!std::constructible_from<Points, int>);
  static_assert(!std::constructible_from<Points, Percent>);
}

TEST(Hundredths, IsAPlainValue) {
  static_assert(std::is_trivially_copyable_v<Points>);
  static_assert(sizeof(Points) == sizeof(std::int32_t));
  static_assert(std::is_nothrow_default_constructible_v<Points>);
  EXPECT_EQ(Points().hundredths(), 0);
  EXPECT_EQ(Percent().hundredths(), 0);
}

TEST(Hundredths, LiteralsAreExact) {
  static_assert((0_points).hundredths() == 0);
  static_assert((0.00_points).hundredths() == 0);
  static_assert((7_points).hundredths() == 700);
  static_assert((7.0_points).hundredths() == 700);
  static_assert((7.05_points).hundredths() == 705);
  static_assert((0.1_points).hundredths() == 10);
  static_assert((0.29_points).hundredths() == 29);  // 0.29 * 100 < 29 in doubles
  static_assert((1.15_points).hundredths() == 115);
  static_assert((25.00_points).hundredths() == 2500);
  static_assert((655.35_points).hundredths() == 65535);
  static_assert((655.3_points).hundredths() == 65530);
  static_assert((655_points).hundredths() == 65500);
  static_assert((007.5_points).hundredths() == 750);
  EXPECT_EQ(-4.00_points, points_of(-400));
}

TEST(Hundredths, HasTwoDecimalsInText) {
  EXPECT_EQ(to_string(7.05_points), "7.05");
  EXPECT_EQ(to_string(7.50_points), "7.50");
  EXPECT_EQ(to_string(7_points), "7.00");
  EXPECT_EQ(to_string(0_points), "0.00");
  EXPECT_EQ(to_string(-0_points), "0.00");
  EXPECT_EQ(to_string(0.01_points), "0.01");
  EXPECT_EQ(to_string(0.99_points), "0.99");
  EXPECT_EQ(to_string(100.00_points), "100.00");
  EXPECT_EQ(to_string(655.35_points), "655.35");
  EXPECT_EQ(to_string(Percent::from_hundredths(10000)), "100.00");
  EXPECT_EQ(to_string(Percent::from_hundredths(5)), "0.05");
}

TEST(Hundredths, KeepsTheSignOfNegativesThatStartWithZero) {
  EXPECT_EQ(to_string(points_of(-1)), "-0.01");
  EXPECT_EQ(to_string(points_of(-50)), "-0.50");
  EXPECT_EQ(to_string(points_of(-99)), "-0.99");
  EXPECT_EQ(to_string(points_of(-100)), "-1.00");
  EXPECT_EQ(to_string(points_of(-12345)), "-123.45");
}

TEST(Hundredths, PrintsTheEndsOfItsRange) {
  EXPECT_EQ(to_string(points_of(std::numeric_limits<std::int32_t>::max())), "21474836.47");
  EXPECT_EQ(to_string(points_of(std::numeric_limits<std::int32_t>::min())), "-21474836.48");
}

TEST(Hundredths, EveryHundredthPrintsAsItsDigits) {
  for (std::int32_t h = 0; h <= 110'000; ++h) {
    const std::string cents = std::to_string(h % 100);
    const std::string text = std::to_string(h / 100) + "." + (cents.size() == 1 ? "0" : "") + cents;
    ASSERT_EQ(to_string(points_of(h)), text);
    if (h != 0) {
      ASSERT_EQ(to_string(points_of(-h)), "-" + text);
    }
  }
}

TEST(Hundredths, StreamsAsItsText) {
  std::ostringstream out;
  out << 7.05_points << ' ' << -0.50_points << ' ' << Percent::from_hundredths(9995);
  EXPECT_EQ(out.str(), "7.05 -0.50 99.95");
}

TEST(Hundredths, StreamingLeavesTheStreamAsItWas) {
  std::ostringstream out;
  out.setf(std::ios::hex, std::ios::basefield);
  out << 16.10_points << ' ' << 255;
  EXPECT_EQ(out.str(), "16.10 ff");
}

TEST(Hundredths, RoundsHalvesAwayFromZero) {
  EXPECT_EQ((0_points).rounded(), 0);
  EXPECT_EQ((0.49_points).rounded(), 0);
  EXPECT_EQ((0.50_points).rounded(), 1);
  EXPECT_EQ((29.49_points).rounded(), 29);
  EXPECT_EQ((29.50_points).rounded(), 30);
  EXPECT_EQ((70.50_points).rounded(), 71);  // half up, not half to even
  EXPECT_EQ((99.99_points).rounded(), 100);
  EXPECT_EQ((-0.49_points).rounded(), 0);
  EXPECT_EQ((-0.50_points).rounded(), -1);
  EXPECT_EQ((-1.49_points).rounded(), -1);
}

TEST(Hundredths, BecomesTheNearestDouble) {
  EXPECT_EQ((7.05_points).to_double(), 7.05);
  EXPECT_EQ((-0.07_points).to_double(), -0.07);
  EXPECT_EQ(Percent().to_double(), 0.0);
}

TEST(Hundredths, AddsUpExactly) {
  EXPECT_EQ(1.50_points + 5.55_points, 7.05_points);
  EXPECT_EQ(1.50_points - 5.55_points, -4.05_points);
  Points sum;
  for (int i = 0; i < 1000; ++i) sum += 0.10_points;
  EXPECT_EQ(sum, 100.00_points);
  sum -= 0.01_points;
  EXPECT_EQ(sum, 99.99_points);
  sum += sum;
  EXPECT_EQ(sum, 199.98_points);
  const Points& same = sum;
  sum -= same;
  EXPECT_EQ(sum, Points());
}

TEST(Hundredths, ComparesByValue) {
  EXPECT_LT(6.99_points, 7_points);
  EXPECT_GT(7.01_points, 7_points);
  EXPECT_LT(-1_points, 0_points);
  EXPECT_EQ(7.0_points, 7.00_points);
  EXPECT_NE(7.01_points, 7.10_points);
  EXPECT_TRUE((1_points <=> 2_points) == std::strong_ordering::less);
}

}  // namespace
}  // namespace ssi
