// SPDX-License-Identifier: MIT
#include "ssi/evidence/outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "evidence/scored_members.hpp"
#include "ssi/error.hpp"

namespace ssi {
namespace {

constexpr double kZ = 1.959963984540054;
constexpr double kStudent18 = 2.1009220402410378;  // 97.5 %, 18 degrees of freedom

/// Ten members with 20.00 points, two of them successful, and ten with 40.00, six of them.
ScoredMembers two_totals() {
  ScoredMembers members;
  members.add_successes(2, 10, 2000);
  members.add_successes(6, 10, 4000);
  return members;
}

const OutcomeQuestion kCutAt30{.leaders_above = Points::from_hundredths(3000),
                               .laggards_below = Points::from_hundredths(3000)};

std::string refusal(const ScoredMembers& members, const OutcomeQuestion& question = {}) {
  try {
    members.report(question);
  } catch (const EvidenceError& error) {
    return error.what();
  }
  return "not refused";
}

TEST(Outcomes, SlopeIsPerTenPoints) {
  const OutcomeReport report = two_totals().report();
  EXPECT_EQ(report.members, 20u);
  EXPECT_DOUBLE_EQ(report.mean, 0.4);
  EXPECT_NEAR(report.slope.estimate.value(), 0.2, 1e-12);
  // dx is 1 or -1, each h 0.1, the squares of e add up to 4: se^2 = 4/0.9^2 / 20^2.
  const double margin = kStudent18 * std::sqrt(4 / 0.81) / 20;
  EXPECT_NEAR(report.slope.low.value(), 0.2 - margin, 1e-12);
  EXPECT_NEAR(report.slope.high.value(), 0.2 + margin, 1e-12);
  EXPECT_EQ(report.slope.reason, "");
  EXPECT_EQ(report.verdict, OutcomeVerdict::not_shown);
  EXPECT_FALSE(report.adjusted_slope.has_value());
}

TEST(Outcomes, RanksShareTies) {
  const OutcomeReport report = two_totals().report();
  // Of two columns of two values it is their phi coefficient.
  EXPECT_NEAR(report.rank_correlation.estimate.value(), 40 / std::sqrt(9600.0), 1e-12);
  // I(5/6; 9, 1/2), as R's cor.test() and SciPy's have it.
  EXPECT_NEAR(report.rank_correlation.p.value(), 0.0739402, 1e-7);
}

TEST(Outcomes, AreaUnderTheCurveHasDeLongsLimits) {
  const OutcomeReport report = two_totals().report();
  ASSERT_TRUE(report.auc.has_value());
  EXPECT_NEAR(report.auc->estimate.value(), 68.0 / 96, 1e-12);
  const double variance = 0.375 / 7 / 8 + 2.0 / 3 / 11 / 12;
  EXPECT_NEAR(report.auc->low.value(), 68.0 / 96 - kZ * std::sqrt(variance), 1e-12);
  EXPECT_NEAR(report.auc->high.value(), 68.0 / 96 + kZ * std::sqrt(variance), 1e-12);
}

TEST(Outcomes, AreaOfOneSuccessHasNoLimits) {
  ScoredMembers members;
  members.add(12, 1000, 0);
  members.add(12, 2000, 0);
  members.add(1, 3000, 1);
  const OutcomeReport report = members.report();
  EXPECT_DOUBLE_EQ(report.auc->estimate.value(), 1);
  EXPECT_FALSE(report.auc->low.has_value());
  EXPECT_NE(report.auc->reason, "");
}

TEST(Outcomes, SlopeThatOneMemberDecidesHasNoLimits) {
  ScoredMembers members;
  members.add_successes(5, 24, 1000);
  members.add(1, 2000, 1);
  const OutcomeReport report = members.report();
  EXPECT_NEAR(report.slope.estimate.value(), 19.0 / 24, 1e-12);
  EXPECT_FALSE(report.slope.low.has_value());
  EXPECT_FALSE(report.slope.high.has_value());
  EXPECT_NE(report.slope.reason, "");
  EXPECT_EQ(report.verdict, OutcomeVerdict::not_shown);
}

TEST(Outcomes, RatioHasKatzsLimits) {
  const OutcomeReport report = two_totals().report(kCutAt30);
  EXPECT_EQ(report.leaders.members, 10u);
  EXPECT_EQ(report.laggards.members, 10u);
  EXPECT_DOUBLE_EQ(report.leaders.mean.value(), 0.6);
  EXPECT_NEAR(report.ratio.estimate.value(), 3, 1e-12);
  const double factor = std::exp(kZ * std::sqrt(1.0 / 6 - 0.1 + 0.5 - 0.1));
  EXPECT_NEAR(report.ratio.low.value(), 3 / factor, 1e-12);
  EXPECT_NEAR(report.ratio.high.value(), 3 * factor, 1e-12);
}

// Newcombe (1998), "Interval estimation for the difference between independent proportions", table
// II, method 10.
TEST(Outcomes, DifferenceOfSharesHasNewcombesLimits) {
  ScoredMembers members;
  members.add_successes(56, 70, 4000);
  members.add_successes(48, 80, 2000);
  OutcomeReport report = members.report(kCutAt30);
  EXPECT_NEAR(report.difference.estimate.value(), 0.2, 1e-12);
  EXPECT_NEAR(report.difference.low.value(), 0.0524, 5e-5);
  EXPECT_NEAR(report.difference.high.value(), 0.3339, 5e-5);
  members = {};
  members.add_successes(9, 10, 4000);
  members.add_successes(3, 10, 2000);
  report = members.report(kCutAt30);
  EXPECT_NEAR(report.difference.low.value(), 0.1705, 5e-5);
  EXPECT_NEAR(report.difference.high.value(), 0.8090, 5e-5);
}

TEST(Outcomes, DifferenceOfMeansHasWelchsLimits) {
  // Means 5.5 and 2, variances 55/6 of 1..10 and 0: the leaders' nine degrees of freedom are left.
  ScoredMembers members;
  for (int i = 1; i <= 10; ++i) members.add(1, 4000 + i, i);
  members.add(15, 2000, 2);
  const OutcomeReport report = members.report(kCutAt30);
  EXPECT_EQ(report.kind, OutcomeKind::numeric);
  EXPECT_FALSE(report.auc.has_value());
  constexpr double kStudent9 = 2.2621571627982044;
  const double margin = kStudent9 * std::sqrt(55.0 / 6 / 10);
  EXPECT_NEAR(report.difference.estimate.value(), 3.5, 1e-12);
  EXPECT_NEAR(report.difference.low.value(), 3.5 - margin, 1e-12);
  EXPECT_NEAR(report.difference.high.value(), 3.5 + margin, 1e-12);
  const double factor = std::exp(kZ * std::sqrt(55.0 / 6 / 10 / 5.5 / 5.5));
  EXPECT_NEAR(report.ratio.low.value(), 2.75 / factor, 1e-12);
  EXPECT_NEAR(report.ratio.high.value(), 2.75 * factor, 1e-12);
}

TEST(Outcomes, GroupsThatDoNotVaryHaveNoLimits) {
  ScoredMembers members;
  members.add(25, 4000, 27.92);  // neither has an exact double
  members.add(22, 2000, 13.96);
  const OutcomeReport report = members.report(kCutAt30);
  EXPECT_NEAR(report.ratio.estimate.value(), 2, 1e-12);
  EXPECT_NEAR(report.difference.estimate.value(), 13.96, 1e-12);
  for (const Estimate& each : {report.ratio, report.difference}) {
    EXPECT_FALSE(each.low.has_value());
    EXPECT_FALSE(each.high.has_value());
    EXPECT_NE(each.reason, "");
  }
}

TEST(Outcomes, RatioTakesSuccessesOnBothSides) {
  ScoredMembers members;
  members.add_successes(3, 12, 4000);
  members.add_successes(0, 12, 2000);
  const OutcomeReport report = members.report(kCutAt30);
  EXPECT_FALSE(report.ratio.estimate.has_value());
  EXPECT_EQ(report.ratio.reason, "no laggard has outcome 1");
  EXPECT_TRUE(report.difference.low.has_value());
}

TEST(Outcomes, RatioOfLossesMeansNothing) {
  ScoredMembers members;
  for (int i = 0; i < 12; ++i) members.add(1, 4000, i);
  for (int i = 0; i < 12; ++i) members.add(1, 2000, i - 1);
  const OutcomeReport report = members.report(kCutAt30);
  EXPECT_FALSE(report.ratio.estimate.has_value());
  EXPECT_NE(report.ratio.reason, "");
  EXPECT_NEAR(report.difference.estimate.value(), 1, 1e-12);
}

TEST(Outcomes, GroupsUnderTenAreWithheld) {
  ScoredMembers members;
  members.add_successes(4, 9, 8000);
  members.add_successes(3, 30, 5000);
  members.add_successes(2, 10, 1000);
  OutcomeReport report = members.report();
  EXPECT_EQ(report.leaders.members, 9u);
  EXPECT_FALSE(report.leaders.mean.has_value());
  EXPECT_DOUBLE_EQ(report.laggards.mean.value(), 0.2);
  EXPECT_FALSE(report.ratio.estimate.has_value());
  EXPECT_FALSE(report.difference.estimate.has_value());
  EXPECT_EQ(report.ratio.reason, "fewer than 10 leaders");
  members.add(1, 7001, 1);
  report = members.report();
  EXPECT_DOUBLE_EQ(report.leaders.mean.value(), 0.5);
  EXPECT_TRUE(report.ratio.low.has_value());
}

TEST(Outcomes, CutsAreOutsideOfTheGroups) {
  ScoredMembers members;
  members.add_successes(4, 15, 7000);
  members.add_successes(4, 15, 3000);
  const OutcomeReport report = members.report();
  EXPECT_EQ(report.leaders.members, 0u);
  EXPECT_EQ(report.laggards.members, 0u);
}

TEST(Outcomes, TenthsCountWhoIsBelow) {
  ScoredMembers members;
  for (int i = 0; i < 95; ++i) members.add(1, 100 + i, i % 2);
  members.add(4, 9000, 1);
  EXPECT_TRUE(members.report().tenths.empty());  // 99 members
  members.add(1, 9000, 0);
  const auto tenths = members.report().tenths;
  ASSERT_EQ(tenths.size(), 10u);
  for (unsigned i = 0; i < 9; ++i) {
    EXPECT_EQ(tenths[i].tenth, i + 1);
    EXPECT_EQ(tenths[i].members, 10u);
    EXPECT_EQ(tenths[i].total_low, Points::from_hundredths(100 + 10 * static_cast<int>(i)));
    EXPECT_EQ(tenths[i].total_high, Points::from_hundredths(109 + 10 * static_cast<int>(i)));
    EXPECT_DOUBLE_EQ(tenths[i].mean.value(), 0.5);
  }
  // 95 of 100 are below the equals, so all of them are in the last tenth, with those before.
  EXPECT_EQ(tenths[9].members, 10u);
  EXPECT_EQ(tenths[9].total_high, Points::from_hundredths(9000));
}

TEST(Outcomes, TenthsOfFewHaveNoMean) {
  ScoredMembers members;
  members.add_successes(40, 95, 1000);
  members.add(9, 2000, 1);
  const auto tenths = members.report().tenths;
  ASSERT_EQ(tenths.size(), 2u);
  EXPECT_EQ(tenths[0].tenth, 1u);
  EXPECT_EQ(tenths[1].tenth, 10u);
  EXPECT_EQ(tenths[1].members, 9u);
  EXPECT_FALSE(tenths[1].mean.has_value());
}

TEST(Outcomes, CompetenciesAreAdjustedByHolm) {
  const ScoredMembers members = two_totals();
  std::vector<Points> first = members.totals;
  std::vector<Points> constant(20, Points::from_hundredths(100));
  std::vector<Points> reversed(members.totals.rbegin(), members.totals.rend());
  std::vector<Points> weak = members.totals;
  std::swap(weak[0], weak[10]);
  std::swap(weak[2], weak[16]);
  const OutcomeReport report = report_outcomes(
      {.totals = members.totals,
       .outcomes = members.outcomes,
       .points = {
           {"first", first}, {"constant", constant}, {"weak", weak}, {"reversed", reversed}}});
  const auto& all = report.competencies;
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].competency, "first");
  EXPECT_EQ(all[0].correlation.estimate, report.rank_correlation.estimate);
  EXPECT_FALSE(all[1].correlation.estimate.has_value());
  EXPECT_FALSE(all[1].correlation.p.has_value());
  EXPECT_FALSE(all[1].p_holm.has_value());
  std::vector<std::pair<double, double>> p;
  for (const std::size_t i : {0, 2, 3}) {
    p.emplace_back(all[i].correlation.p.value(), all[i].p_holm.value());
  }
  std::ranges::sort(p);
  EXPECT_DOUBLE_EQ(p[0].second, 3 * p[0].first);
  EXPECT_DOUBLE_EQ(p[1].second, std::max(p[0].second, std::min(1.0, 2 * p[1].first)));
  EXPECT_DOUBLE_EQ(p[2].second, std::max(p[1].second, p[2].first));
}

TEST(Outcomes, RefusesFewMembers) {
  ScoredMembers members;
  members.add_successes(4, 9, 8000);
  members.add_successes(4, 10, 5000);
  EXPECT_EQ(refusal(members), "only 19 members have a score and an outcome; it takes 20");
  members.add(1, 5000, 0);
  EXPECT_EQ(refusal(members), "not refused");
}

TEST(Outcomes, RefusesWhatNeverVaries) {
  ScoredMembers members;
  members.add(10, 8000, 1);
  members.add(10, 5000, 1);
  EXPECT_EQ(refusal(members), "all members have the same outcome in 'outcome'");
  members = {};
  members.add_successes(10, 30, 5000);
  EXPECT_EQ(refusal(members), "all members have the same total");
}

TEST(Outcomes, RefusesLeadersUnderLaggards) {
  const OutcomeQuestion question{.leaders_above = Points::from_hundredths(2999)};
  EXPECT_EQ(refusal(two_totals(), question),
            "leaders cannot begin at 29.99, under the 30.00 at which laggards end");
}

// Squares of what outcomes differ by would vanish, and with them the limits' width.
TEST(Outcomes, UnitsChangeNoVerdict) {
  const double digits[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  const auto report_in = [&](double unit) {
    ScoredMembers members;
    for (int i = 0; i < 40; ++i) members.add(1, 1000 + 100 * i, digits[7 * i % 10] * unit);
    return members.report(kCutAt30);
  };
  const OutcomeReport report = report_in(1);
  ASSERT_EQ(report.verdict, OutcomeVerdict::not_shown);
  for (const double unit : {1e-100, 1e-60, 1e60, 1e99}) {
    SCOPED_TRACE(unit);
    const OutcomeReport other = report_in(unit);
    EXPECT_EQ(other.verdict, report.verdict);
    for (const auto figure : {&OutcomeReport::slope, &OutcomeReport::difference}) {
      EXPECT_NEAR((other.*figure).low.value() / unit, (report.*figure).low.value(), 1e-9);
      EXPECT_NEAR((other.*figure).high.value() / unit, (report.*figure).high.value(), 1e-9);
    }
    EXPECT_NEAR(other.ratio.low.value(), report.ratio.low.value(), 1e-9);
    EXPECT_NEAR(other.ratio.high.value(), report.ratio.high.value(), 1e-9);
  }
}

TEST(Outcomes, RatioOfTheSmallestAndTheLargestIsFinite) {
  ScoredMembers members;
  members.add(12, 4000, 1e100);
  members.add(12, 2000, 1e-100);
  EXPECT_NEAR(members.report(kCutAt30).ratio.estimate.value(), 1e200, 1e190);
}

TEST(Outcomes, WhoIsLeftOutIsPassedOn) {
  const ScoredMembers members = two_totals();
  const OutcomeReport report = report_outcomes(
      {.totals = members.totals,
       .outcomes = members.outcomes,
       .left_out = {.without_outcome = 1, .only_in_scores = 2, .only_in_outcomes = 3}});
  EXPECT_EQ(report.left_out.without_outcome, 1u);
  EXPECT_EQ(report.left_out.only_in_scores, 2u);
  EXPECT_EQ(report.left_out.only_in_outcomes, 3u);
}

TEST(Estimate, HasASignWhereBothLimitsHaveIt) {
  const auto sign = [](double low, double high) {
    return Estimate{.estimate = (low + high) / 2, .low = low, .high = high}.sign();
  };
  EXPECT_EQ(sign(0.5, 2), 1);
  EXPECT_EQ(sign(-2, -0.5), -1);
  EXPECT_EQ(sign(-2, 3), 0);
  EXPECT_EQ(sign(0, 3), 0);
  EXPECT_EQ(sign(-3, 0), 0);
  EXPECT_EQ(Estimate{.estimate = 1}.sign(), 0);
}

TEST(Outcomes, MisuseIsAnInvalidArgument) {
  ScoredMembers members = two_totals();
  members.outcomes[3] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(members.report(), std::invalid_argument);
  for (const double outcome : {1e101, -1e101, 9e-101, -1e-200, 5e-324}) {
    members.outcomes[3] = outcome;
    EXPECT_THROW(members.report(), std::invalid_argument) << outcome;
  }
  members.outcomes[3] = 0;
  members.strata[0] = 20;
  EXPECT_THROW(members.report_by_strata(), std::invalid_argument);
  members.outcomes.pop_back();
  EXPECT_THROW(members.report(), std::invalid_argument);
}

}  // namespace
}  // namespace ssi
