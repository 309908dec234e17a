// SPDX-License-Identifier: MIT
// Each rule of the specification's section 2 that concerns one term.
#include "ssi/model/term.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "support/random_members.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

using reference::Wide;

constexpr Signal kA = Signal::messages_answered;
constexpr Signal kB = Signal::messages_sent;

Term term_of(Input input, Curve curve, std::int32_t hundredths) {
  return {"term", input, curve, Points::from_hundredths(hundredths), ""};
}

std::int32_t evaluated(const Term& term, std::uint32_t a, std::uint32_t b = 0) {
  return evaluate(term, a, b).hundredths();
}

// floor(P * a / ((b + prior) * full) + 1/2), at most P, in integers: `full` is the double that it
// is, a whole number of 2^-54.
std::int64_t exact_linear(std::int64_t p, std::uint32_t a, std::int64_t b_plus_prior, double full) {
  const double level = std::ldexp(full, 54);
  EXPECT_EQ(level, std::floor(level)) << full << " has more binary digits";
  const Wide numerator = (static_cast<Wide>(p) * a) << 54;
  const Wide denominator = b_plus_prior * static_cast<Wide>(level);
  const Wide points = (2 * numerator + denominator) / (2 * denominator);
  return points > p ? p : static_cast<std::int64_t>(points);
}

TEST(Term, SevenRepliesToSeventyMessagesAreWorthExactlyHalfAHundredthMore) {
  const Term reply_rate = term_of(ratio(kA, kB, 10), linear(0.5), 700);
  EXPECT_EQ(evaluate(reply_rate, 7, 70), 1.23_points);  // 122.5 hundredths
  EXPECT_EQ(evaluate(reply_rate, 6, 70), 1.05_points);
  EXPECT_EQ(evaluate(reply_rate, 8, 70), 1.40_points);
}

TEST(Term, ACountIsInProportionUpToTheFullLevel) {
  const Term skills = term_of(count(Signal::skills), linear(10), 150);
  for (std::uint32_t x = 0; x <= 10; ++x) {
    EXPECT_EQ(evaluated(skills, x), static_cast<std::int32_t>(15 * x));
  }
  EXPECT_EQ(evaluated(skills, 11), 150);
  EXPECT_EQ(evaluated(skills, kLargestCount), 150);
}

TEST(Term, LinearPointsRoundHalvesUp) {
  const Term halves = term_of(count(Signal::positions), linear(2), 1);
  EXPECT_EQ(evaluated(halves, 1), 1);  // 0.5
  const Term thirds = term_of(count(Signal::positions), linear(3), 250);
  EXPECT_EQ(evaluated(thirds, 1), 83);   // 83.33
  EXPECT_EQ(evaluated(thirds, 2), 167);  // 166.67
  EXPECT_EQ(evaluated(thirds, 3), 250);
}

TEST(Term, ACountDoesNotReadTheSecondValue) {
  const Term linear_count = term_of(count(Signal::posts), linear(36), 300);
  const Term log_count = term_of(count(Signal::posts), logarithmic(36), 300);
  for (std::uint32_t b : {0u, 1u, 17u, kLargestCount}) {
    EXPECT_EQ(evaluate(linear_count, 17, b), evaluate(linear_count, 17));
    EXPECT_EQ(evaluate(log_count, 17, b), evaluate(log_count, 17));
  }
}

TEST(Term, ARatioOfNothingWithoutAPriorIsZero) {
  const Term bare = term_of(ratio(kA, kB, 0), linear(0.5), 700);
  EXPECT_EQ(evaluated(bare, 0, 0), 0);
  EXPECT_EQ(evaluated(bare, 5, 0), 0);
  EXPECT_EQ(evaluated(bare, kLargestCount, 0), 0);
  EXPECT_EQ(evaluated(bare, 1, 1), 700);
  EXPECT_EQ(evaluated(bare, 1, 2), 700);
  EXPECT_EQ(evaluated(bare, 1, 4), 350);
  const Term penalty = term_of(ratio(kA, kB, 0), linear(0.5), -700);
  EXPECT_EQ(evaluated(penalty, 5, 0), 0);
}

TEST(Term, APriorShrinksARatioTowardsZero) {
  const Term reply_rate = term_of(ratio(kA, kB, 10), linear(0.5), 700);
  EXPECT_EQ(evaluated(reply_rate, 0, 0), 0);
  EXPECT_EQ(evaluated(reply_rate, 1, 1), 127);  // 700 / 5.5 = 127.27
  EXPECT_EQ(evaluated(reply_rate, 10, 10), 700);
  EXPECT_EQ(evaluated(reply_rate, 9, 9), 663);  // 6300 / 9.5 = 663.16
}

TEST(Term, ARatioMayExceedOne) {
  const Term discussion = term_of(ratio(Signal::share_comments, Signal::shares, 5), linear(3), 200);
  EXPECT_EQ(evaluated(discussion, 15, 0), 200);
  EXPECT_EQ(evaluated(discussion, 14, 0), 187);  // 186.67
  EXPECT_EQ(evaluated(discussion, kLargestCount, 0), 200);
  EXPECT_EQ(evaluated(discussion, kLargestCount, kLargestCount), 67);
}

TEST(Term, ADifferenceIsNeverNegative) {
  for (const Curve curve : {linear(200), logarithmic(200)}) {
    const Term unanswered = term_of(difference(kB, kA), curve, 400);
    EXPECT_EQ(evaluated(unanswered, 0, 0), 0);
    EXPECT_EQ(evaluated(unanswered, 5, 5), 0);
    EXPECT_EQ(evaluated(unanswered, 5, 6), 0);
    EXPECT_EQ(evaluated(unanswered, 0, kLargestCount), 0);
    EXPECT_EQ(evaluated(unanswered, kLargestCount, 0), 400);
    EXPECT_EQ(evaluated(unanswered, kLargestCount, kLargestCount - 200), 400);
    EXPECT_LT(evaluated(unanswered, kLargestCount, kLargestCount - 150), 400);
    EXPECT_EQ(evaluated(unanswered, 1000, 900), evaluated(unanswered, 100, 0));
  }
}

TEST(Term, APenaltyIsTheNegatedPointsOfItsOpposite) {
  const std::vector<Term> terms = {
      term_of(count(kA), linear(3), 250), term_of(count(kA), logarithmic(200), 400),
      term_of(ratio(kA, kB, 10), linear(0.5), 700), term_of(difference(kA, kB), linear(7), 15),
      term_of(difference(kA, kB), logarithmic(200), 400)};
  for (const Term& term : terms) {
    Term penalty = term;
    penalty.points = -term.points;
    for (std::uint32_t a = 0; a < 300; ++a) {
      ASSERT_EQ(evaluate(penalty, a, 70), -evaluate(term, a, 70)) << a;
    }
  }
  EXPECT_EQ(evaluated(term_of(ratio(kA, kB, 10), linear(0.5), -700), 7, 70), -123)
      << "the opposite is rounded half up, not the penalty";
}

TEST(Term, LogPointsRoundHalvesUpAndAreFlatFromTheFullLevelOn) {
  // log1p(1) / log1p(3) is exactly half: 1 point in hundredths rounds up.
  const Term one = term_of(count(Signal::posts), logarithmic(3), 1);
  EXPECT_EQ(evaluated(one, 0), 0);
  EXPECT_EQ(evaluated(one, 1), 1);
  EXPECT_EQ(evaluated(one, 3), 1);
  const Term posts = term_of(count(Signal::posts), logarithmic(36), 300);
  EXPECT_EQ(evaluated(posts, 0), 0);
  EXPECT_EQ(evaluated(posts, 1), 58);    // 300 * 0.6931 / 3.6109 = 57.59
  EXPECT_EQ(evaluated(posts, 12), 213);  // 300 * 2.5649 / 3.6109 = 213.10
  EXPECT_EQ(evaluated(posts, 35), 298);  // 297.72
  for (std::uint32_t x : {36u, 37u, 100u, kLargestCount}) EXPECT_EQ(evaluated(posts, x), 300);
}

TEST(Term, EveryCurveRisesFromZero) {
  for (const Curve curve : {linear(65), logarithmic(65), linear(0.35), logarithmic(0.35)}) {
    const Term term = term_of(count(Signal::posts), curve, 600);
    EXPECT_EQ(evaluated(term, 0), 0);
    for (std::uint32_t x = 0; x < 200; ++x) {
      EXPECT_LE(evaluated(term, x), evaluated(term, x + 1));
    }
    EXPECT_EQ(evaluated(term, kLargestCount), 600);
  }
}

TEST(Term, LinearCountsEqualExactRationalArithmetic) {
  for (const double full : {1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 60.0, 0.5, 0.35, 0.7, 1.1, 12.35}) {
    for (const std::int32_t p : {1, 2, 7, 50, 99, 150, 250, 700, 12345, 65535}) {
      const Term term = term_of(count(Signal::posts), linear(full), p);
      for (std::uint32_t x = 0; x <= 70; ++x) {
        ASSERT_EQ(evaluated(term, x), exact_linear(p, x, 1, full))
            << p << " * " << x << " / " << full;
      }
    }
  }
}

struct RatioCase {
  std::int32_t p;
  std::int32_t prior;
  double full;
};
constexpr RatioCase kStandardRatios[] = {
    {200, 5, 0.5}, {200, 5, 3}, {700, 10, 0.5}, {400, 10, 0.5}};

TEST(Term, StandardRatiosEqualExactRationalArithmeticOnAllSmallCounts) {
  for (const RatioCase c : kStandardRatios) {
    const Term term = term_of(ratio(kA, kB, c.prior), linear(c.full), c.p);
    for (std::uint32_t b = 0; b <= 300; ++b) {
      for (std::uint32_t a = 0; a <= b + 5; ++a) {
        ASSERT_EQ(evaluated(term, a, b), exact_linear(c.p, a, std::int64_t{b} + c.prior, c.full))
            << a << " of " << b;
      }
    }
  }
}

TEST(Term, StandardRatiosEqualExactRationalArithmeticBesideHalvesOfLargeCounts) {
  Random random(10);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 200'000; ++i) {
    const RatioCase c = random.pick(kStandardRatios);
    const Term term = term_of(ratio(kA, kB, c.prior), linear(c.full), c.p);
    const auto b = static_cast<std::uint32_t>(random.bits() >> (32 + random.below(20)));
    const std::int64_t b_plus_prior = std::int64_t{b} + c.prior;
    const double half = static_cast<double>(random.below(static_cast<std::uint64_t>(c.p))) + 0.5;
    const double nearest = std::round(half * static_cast<double>(b_plus_prior) * c.full / c.p) + 1;
    if (nearest > kLargestCount) continue;
    auto a = static_cast<std::uint32_t>(nearest);
    for (int step = 0; step<3; ++step, a -= a> 0 ? 1 : 0) {
      ASSERT_EQ(evaluated(term, a, b), exact_linear(c.p, a, b_plus_prior, c.full))
          << a << " of " << b;
    }
  }
}

TEST(Term, DecimalLevelsFollowTheDoublesOperationByOperation) {
  // 20 * 0.1 rounds to 2 although the double 0.1 is a little more than 1/10; one multiplied by a
  // reciprocal or fused would fall on the other side of the half.
  EXPECT_EQ(evaluated(term_of(ratio(kA, kB, 20), linear(0.1), 1), 1, 0), 1);
  EXPECT_EQ(evaluated(term_of(ratio(kA, kB, 40), linear(0.35), 1), 7, 0), 1);
  for (const double full : {0.1, 0.35, 0.3, 0.7, 1.1, 2.2, 3.3, 1.0 / 3}) {
    for (const double prior : {0.0, 0.1, 0.7, 3.5, 10.0}) {
      for (const std::int32_t p : {1, 5, 15, 205, 700, 9999}) {
        const Term term = term_of(ratio(kA, kB, prior), linear(full), p);
        for (std::uint32_t b = 0; b < 40; ++b) {
          for (std::uint32_t a = 0; a < 40; ++a) {
            ASSERT_EQ(evaluated(term, a, b), reference::term_points(term, a, b))
                << p << ": " << a << " of " << b << ", prior " << prior << ", full " << full;
          }
        }
      }
    }
  }
}

TEST(Term, ADivisorThatUnderflowsTurnsNothingIntoNothingAndAllElseIntoFullMarks) {
  const double least = std::numeric_limits<double>::denorm_min();
  for (const std::int32_t points : {700, -700}) {
    const Term term = term_of(ratio(kA, kB, 0.1), linear(least), points);
    EXPECT_EQ(evaluated(term, 0), 0);
    EXPECT_EQ(reference::term_points(term, 0, 0), 0);
    EXPECT_EQ(evaluated(term, 1), points);
    EXPECT_EQ(reference::term_points(term, 1, 0), points);
  }
}

TEST(Term, RandomTermsEqualTheReference) {
  Random random(11);
  SCOPED_TRACE(random.trace());
  constexpr double kLevels[] = {1, 2, 3, 36, 500, 0.5, 0.35, 1e-3, 65535, 65536, 1e6, 4e9, 1e12};
  for (int i = 0; i < 300'000; ++i) {
    const std::uint64_t kind = random.below(3);
    const Input input = kind == 0   ? count(kA)
                        : kind == 1 ? difference(kA, kB)
                                    : ratio(kA, kB, static_cast<double>(random.below(40)) / 4);
    const double full = random.pick(kLevels);
    const bool is_log = kind != 2 && random.chance(50);
    const auto p =
        static_cast<std::int32_t>(1 + (random.bits() >> (48 + random.below(16))) % 65535);
    const Term term =
        term_of(input, is_log ? logarithmic(full) : linear(full), random.chance(30) ? -p : p);
    const auto a = static_cast<std::uint32_t>(random.bits() >> (32 + random.below(32)));
    const auto b = static_cast<std::uint32_t>(random.bits() >> (32 + random.below(32)));
    ASSERT_EQ(evaluated(term, a, b), reference::term_points(term, a, b))
        << to_string(input.kind) << ' ' << to_string(term.curve.kind) << " full " << full
        << " prior " << input.prior << " points " << p << " of " << a << ", " << b;
  }
}

TEST(Term, InputsNameTheSignalsTheyRead) {
  const Input one = count(kA);
  ASSERT_EQ(one.used_signals().size(), 1u);
  EXPECT_EQ(one.used_signals()[0], kA);
  for (const Input& two : {ratio(kA, kB, 5), difference(kA, kB)}) {
    ASSERT_EQ(two.used_signals().size(), 2u);
    EXPECT_EQ(two.used_signals()[0], kA);
    EXPECT_EQ(two.used_signals()[1], kB);
  }
  EXPECT_EQ(ratio(kA, kB, 5).prior, 5);
}

TEST(Term, ARatioTakesTheLinearCurveOnly) {
  EXPECT_FALSE(accepts(CurveKind::log, InputKind::ratio));
  EXPECT_TRUE(accepts(CurveKind::linear, InputKind::ratio));
  for (const InputKind input : {InputKind::count, InputKind::difference}) {
    EXPECT_TRUE(accepts(CurveKind::linear, input));
    EXPECT_TRUE(accepts(CurveKind::log, input));
  }
}

TEST(Term, InputsAndCurvesHaveTheNamesOfModelFiles) {
  EXPECT_EQ(to_string(InputKind::count), "count");
  EXPECT_EQ(to_string(InputKind::ratio), "ratio");
  EXPECT_EQ(to_string(InputKind::difference), "difference");
  EXPECT_EQ(to_string(CurveKind::linear), "linear");
  EXPECT_EQ(to_string(CurveKind::log), "log");
}

}  // namespace
}  // namespace ssi
