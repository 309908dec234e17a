// SPDX-License-Identifier: MIT
//
// What is adjusted for strata, and what must not depend on how members and strata are written down.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

#include "evidence/scored_members.hpp"
#include "ssi/evidence/outcomes.hpp"

namespace ssi {
namespace {

constexpr double kZ = 1.959963984540054;

const OutcomeQuestion kCutAt30{.leaders_above = Points::from_hundredths(3000),
                               .laggards_below = Points::from_hundredths(3000)};

/// Two strata in which the outcome does not depend on the total, one of which has high totals and
/// high outcomes.
ScoredMembers reversal() {
  ScoredMembers members;
  members.add_successes(4, 20, 1000, 0);
  members.add_successes(1, 5, 4000, 0);
  members.add_successes(4, 5, 1000, 1);
  members.add_successes(16, 20, 4000, 1);
  return members;
}

/// Two strata with one total each, so that nobody can be compared within.
ScoredMembers two_strata_of_one_total() {
  ScoredMembers members;
  members.add_successes(4, 20, 1000, 0);
  members.add_successes(9, 20, 4000, 1);
  return members;
}

/// Members of a few strata, some without, with whole outcomes, so that sums are exact.
ScoredMembers random_members(std::uint64_t seed, bool is_binary) {
  std::mt19937_64 random(seed);
  ScoredMembers members;
  for (int i = 0; i < 400; ++i) {
    const auto stratum = static_cast<std::uint32_t>(random() % 6);
    members.add(1, static_cast<int>(random() % 10001),
                static_cast<double>(random() % (is_binary ? 2 : 50)),
                stratum == 5 ? kNoLabel : stratum);
  }
  return members;
}

void expect_same(const std::optional<double>& a, const std::optional<double>& b, double factor) {
  ASSERT_EQ(a.has_value(), b.has_value());
  if (!a) return;
  EXPECT_NEAR(*a * factor, *b, 1e-9 * std::max(1.0, std::abs(*b)));
}

void expect_same(const Estimate& a, const Estimate& b, double factor = 1) {
  expect_same(a.estimate, b.estimate, factor);
  expect_same(a.low, b.low, factor);
  expect_same(a.high, b.high, factor);
  EXPECT_EQ(a.reason, b.reason);
}

/// Expects the same report, but for what is in the outcome's unit: that is `factor` times as much.
void expect_same(const OutcomeReport& a, const OutcomeReport& b, double factor = 1) {
  EXPECT_EQ(a.members, b.members);
  EXPECT_EQ(a.verdict, b.verdict);
  expect_same(a.slope, b.slope, factor);
  expect_same(a.adjusted_slope->slope, b.adjusted_slope->slope, factor);
  expect_same(a.adjusted_slope->crude, b.adjusted_slope->crude, factor);
  EXPECT_EQ(a.adjusted_slope->members, b.adjusted_slope->members);
  EXPECT_EQ(a.adjusted_slope->strata, b.adjusted_slope->strata);
  expect_same(a.rank_correlation.estimate, b.rank_correlation.estimate, 1);
  expect_same(a.rank_correlation.p, b.rank_correlation.p, 1);
  if (a.auc && b.auc) expect_same(*a.auc, *b.auc);
  expect_same(a.ratio, b.ratio);
  expect_same(a.difference, b.difference, factor);
  expect_same(a.adjusted->figure, b.adjusted->figure, a.kind == OutcomeKind::numeric ? factor : 1);
  EXPECT_EQ(a.adjusted->strata, b.adjusted->strata);
  EXPECT_EQ(a.adjusted->left_out, b.adjusted->left_out);
  ASSERT_EQ(a.tenths.size(), b.tenths.size());
  for (std::size_t i = 0; i < a.tenths.size(); ++i) {
    EXPECT_EQ(a.tenths[i].members, b.tenths[i].members);
    expect_same(a.tenths[i].mean, b.tenths[i].mean, factor);
  }
}

TEST(OutcomeStrata, TakeAwayWhatTheyExplain) {
  const OutcomeReport report = reversal().report_by_strata(kCutAt30);
  EXPECT_GT(report.slope.low.value(), 0);
  const AdjustedSlope& adjusted = report.adjusted_slope.value();
  EXPECT_NEAR(adjusted.slope.estimate.value(), 0, 1e-12);
  EXPECT_NEAR(adjusted.crude.value(), report.slope.estimate.value(), 1e-12);
  EXPECT_EQ(adjusted.members, 50u);
  EXPECT_EQ(adjusted.strata, 2u);
  EXPECT_EQ(report.verdict, OutcomeVerdict::not_shown);
  EXPECT_NEAR(report.ratio.estimate.value(), (17.0 / 25) / (8.0 / 25), 1e-12);
  EXPECT_NEAR(report.adjusted->figure.estimate.value(), 1, 1e-12);
  EXPECT_NEAR(report.adjusted->crude.value(), 17.0 / 8, 1e-12);
}

TEST(OutcomeStrata, RatioHasGreenlandAndRobinssLimits) {
  const OutcomeReport report = reversal().report_by_strata(kCutAt30);
  // Of each stratum: n1 * n0 * (a + c) - a * c * N, over N^2.
  const double variance = (5 * 20 * 5 - 1 * 4 * 25) / 625.0 + (20 * 5 * 20 - 16 * 4 * 25) / 625.0;
  const double above = 1 * 20 / 25.0 + 16 * 5 / 25.0;
  const double factor = std::exp(kZ * std::sqrt(variance / (above * above)));
  EXPECT_NEAR(report.adjusted->figure.low.value(), 1 / factor, 1e-12);
  EXPECT_NEAR(report.adjusted->figure.high.value(), factor, 1e-12);
}

TEST(OutcomeStrata, SlopeWithinHasAMeanForEach) {
  // In each stratum dx is 1 or -1; the means differ by 0.4 and 0.2, so b is 0.15.
  ScoredMembers members;
  members.add_successes(2, 10, 2000, 0);
  members.add_successes(6, 10, 4000, 0);
  members.add_successes(5, 10, 7000, 1);
  members.add_successes(7, 10, 9000, 1);
  const AdjustedSlope adjusted = members.report_by_strata().adjusted_slope.value();
  EXPECT_NEAR(adjusted.slope.estimate.value(), 0.15, 1e-12);
  // h = 1/20 + 1/40 for all; the residuals are those from each mean and 0.05 of the slope.
  const double squares = 10 * (0.2 * 0.8 + 0.6 * 0.4 + 0.5 * 0.5 + 0.7 * 0.3) + 40 * 0.05 * 0.05;
  constexpr double kStudent37 = 2.0261924630291093;
  const double margin = kStudent37 * std::sqrt(squares) / 0.925 / 40;
  EXPECT_NEAR(adjusted.slope.low.value(), 0.15 - margin, 1e-9);
  EXPECT_NEAR(adjusted.slope.high.value(), 0.15 + margin, 1e-9);
}

TEST(OutcomeStrata, DropWhoHasNoneOrIsAlone) {
  ScoredMembers members = reversal();
  members.add(3, 9000, 0);
  members.add(1, 9500, 0, 2);
  const OutcomeReport report = members.report_by_strata(kCutAt30);
  const AdjustedSlope& adjusted = report.adjusted_slope.value();
  EXPECT_EQ(report.members, 54u);
  EXPECT_EQ(adjusted.members, 50u);
  EXPECT_EQ(adjusted.strata, 2u);
  EXPECT_EQ(adjusted.without_label, 3u);
  EXPECT_EQ(adjusted.alone, 1u);
  EXPECT_NEAR(adjusted.slope.estimate.value(), 0, 1e-12);
  EXPECT_EQ(report.adjusted->strata, 2u);
  EXPECT_EQ(report.adjusted->left_out, 1u);
  EXPECT_EQ(report.adjusted->leaders, 25u);
}

TEST(OutcomeStrata, OneForAllChangesNothing) {
  ScoredMembers members = random_members(1, true);
  std::ranges::fill(members.strata, 0u);
  const OutcomeReport report = members.report_by_strata();
  expect_same(report.slope, report.adjusted_slope->slope);
  expect_same(report.adjusted_slope->crude, report.slope.estimate, 1);
  EXPECT_NEAR(report.adjusted->figure.estimate.value(), report.ratio.estimate.value(), 1e-12);
}

TEST(OutcomeStrata, OneTotalInEachShowsNothing) {
  const OutcomeReport report = two_strata_of_one_total().report_by_strata(kCutAt30);
  EXPECT_TRUE(report.slope.estimate.has_value());
  EXPECT_FALSE(report.adjusted_slope->slope.estimate.has_value());
  EXPECT_NE(report.adjusted_slope->slope.reason, "");
  EXPECT_EQ(report.verdict, OutcomeVerdict::not_shown);
  EXPECT_FALSE(report.adjusted->figure.estimate.has_value());
  EXPECT_EQ(report.adjusted->strata, 0u);
  EXPECT_EQ(report.adjusted->left_out, 2u);
  EXPECT_EQ(report.adjusted->figure.reason, "fewer than 10 leaders in strata with both groups");
}

// 0.1 has no exact double, so sums of it are off; nothing may come of that.
TEST(OutcomeStrata, OneOutcomeInEachShowsNothing) {
  ScoredMembers members;
  for (std::uint32_t stratum = 0; stratum < 3; ++stratum) {
    for (int i = 0; i < 31; ++i) {
      members.add(1, 100 * i + 1700 * static_cast<int>(stratum), 0.1 + 13.86 * stratum, stratum);
    }
  }
  const OutcomeReport report = members.report_by_strata(kCutAt30);
  EXPECT_EQ(report.adjusted_slope->slope.estimate, 0.0);
  EXPECT_EQ(report.adjusted_slope->slope.low, 0.0);
  EXPECT_EQ(report.adjusted_slope->slope.high, 0.0);
  EXPECT_EQ(report.verdict, OutcomeVerdict::not_shown);
  EXPECT_EQ(report.adjusted->figure.estimate, 0.0);
  EXPECT_FALSE(report.adjusted->figure.low.has_value());
}

TEST(OutcomeStrata, DifferenceIsWeighted) {
  ScoredMembers members;
  for (int i = 0; i < 10; ++i) members.add(1, 4000, i, 0);      // mean 4.5, variance 55/6
  for (int i = 0; i < 10; ++i) members.add(1, 1000, i / 5, 0);  // mean 0.5, variance 5/18
  for (int i = 0; i < 2; ++i) members.add(1, 4000, 2 + i, 1);   // mean 2.5, variance 1/2
  for (int i = 0; i < 4; ++i) members.add(1, 1000, i / 2, 1);   // mean 0.5, variance 1/3
  members.add(1, 4000, 50, 2);  // alone of its group: does not count
  members.add(5, 1000, 1, 2);
  const AdjustedGroups adjusted = members.report_by_strata(kCutAt30).adjusted.value();
  EXPECT_EQ(adjusted.leaders, 12u);
  EXPECT_EQ(adjusted.laggards, 14u);
  EXPECT_EQ(adjusted.strata, 2u);
  EXPECT_EQ(adjusted.left_out, 1u);
  const double w0 = 5;
  const double w1 = 8.0 / 6;
  const double difference = (w0 * 4 + w1 * 2) / (w0 + w1);
  const double variance = w0 * w0 * (55.0 / 60 + 5.0 / 180) + w1 * w1 * (1.0 / 4 + 1.0 / 12);
  const double margin = kZ * std::sqrt(variance) / (w0 + w1);
  EXPECT_NEAR(adjusted.figure.estimate.value(), difference, 1e-12);
  EXPECT_NEAR(adjusted.figure.low.value(), difference - margin, 1e-12);
  EXPECT_NEAR(adjusted.figure.high.value(), difference + margin, 1e-12);
  EXPECT_NEAR(adjusted.crude.value(), 50.0 / 12 - 7.0 / 14, 1e-12);
}

TEST(OutcomeStrata, OrderOfMembersDoesNotMatter) {
  for (const bool is_binary : {true, false}) {
    const ScoredMembers members = random_members(2, is_binary);
    std::vector<std::size_t> order(members.totals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, std::mt19937_64(3));
    ScoredMembers shuffled;
    for (const std::size_t i : order) {
      shuffled.add(1, members.totals[i].hundredths(), members.outcomes[i], members.strata[i]);
    }
    expect_same(members.report_by_strata(), shuffled.report_by_strata());
  }
}

TEST(OutcomeStrata, NumbersOfStrataDoNotMatter) {
  const ScoredMembers members = random_members(4, true);
  ScoredMembers renumbered = members;
  for (std::uint32_t& stratum : renumbered.strata) {
    if (stratum != kNoLabel) stratum = 399 - 7 * stratum;
  }
  expect_same(members.report_by_strata(), renumbered.report_by_strata());
}

TEST(OutcomeStrata, UnitOfTheOutcomeIsThatOfItsFigures) {
  const ScoredMembers members = random_members(5, false);
  for (const double factor : {1024.0, 1.0 / 4096}) {
    ScoredMembers scaled = members;
    for (double& outcome : scaled.outcomes) outcome *= factor;
    expect_same(members.report_by_strata(), scaled.report_by_strata(), factor);
  }
}

TEST(OutcomeStrata, TurningTheOutcomeRoundTurnsTheSlope) {
  const ScoredMembers members = random_members(6, true);
  ScoredMembers turned = members;
  for (double& outcome : turned.outcomes) outcome = 1 - outcome;
  const OutcomeReport before = members.report_by_strata();
  const OutcomeReport after = turned.report_by_strata();
  EXPECT_NEAR(before.slope.low.value(), -after.slope.high.value(), 1e-12);
  EXPECT_NEAR(before.adjusted_slope->slope.low.value(), -after.adjusted_slope->slope.high.value(),
              1e-12);
  EXPECT_NEAR(before.auc->low.value(), 1 - after.auc->high.value(), 1e-12);
  EXPECT_NEAR(before.difference.low.value(), -after.difference.high.value(), 1e-12);
  EXPECT_NEAR(before.rank_correlation.p.value(), after.rank_correlation.p.value(), 1e-12);
}

}  // namespace
}  // namespace ssi
