// SPDX-License-Identifier: MIT
//
// Simulations: in samples of populations whose figures are known, 95 % limits hold these in 95 % of
// the samples, but for chance and for how far the methods are approximations.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

#include "evidence/scored_members.hpp"
#include "ssi/evidence/outcomes.hpp"

namespace ssi {
namespace {

constexpr int kRuns = 2000;

/// Random numbers that are the same with every standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) / 9007199254740992.0; }
  double normal() {
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
  }
  bool chance(double p) { return uniform() < p; }

 private:
  std::mt19937_64 engine_;
};

/// Counts how often limits hold what they should.
class Coverage {
 public:
  explicit Coverage(double truth) : truth_(truth) {}
  void add(const Estimate& estimate) {
    ASSERT_TRUE(estimate.low.has_value()) << estimate.reason;
    held_ += *estimate.low <= truth_ && truth_ <= *estimate.high ? 1 : 0;
    ++runs_;
  }

  /// Expects 95 %, but for four standard errors of chance: 1.9 % of 2,000 runs.
  void expect_95_percent(const char* what) const {
    const double share = static_cast<double>(held_) / runs_;
    testing::Test::RecordProperty(what, std::to_string(share));
    EXPECT_NEAR(share, 0.95, 4 * std::sqrt(0.95 * 0.05 / runs_)) << what;
  }

 private:
  double truth_;
  int held_ = 0;
  int runs_ = 0;
};

// Outcomes spread the more, the higher the total, so that limits by one common variance would fail.
TEST(OutcomeLimits, HoldTheSlope) {
  Random random(1);
  Coverage crude(0.5);
  Coverage adjusted(0.5);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 200; ++i) {
      const double points = 100 * random.uniform() * random.uniform();
      const double noise = random.normal() * (1 + points / 20);
      members.add(1, static_cast<int>(std::lround(100 * points)), 3 + 0.05 * points + noise,
                  static_cast<std::uint32_t>(i % 8));
    }
    const OutcomeReport report = members.report_by_strata();
    crude.add(report.slope);
    adjusted.add(report.adjusted_slope->slope);
  }
  crude.expect_95_percent("slope");
  adjusted.expect_95_percent("adjusted_slope");
}

// Each stratum has a chance of its own to succeed, and another mean total: the crude slope is
// wrong.
TEST(OutcomeLimits, HoldTheSlopeWithinStrata) {
  Random random(2);
  Coverage adjusted(0.02);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 300; ++i) {
      const auto stratum = static_cast<std::uint32_t>(i % 3);
      const double points = 20 * stratum + 40 * random.uniform();
      const double chance = 0.5 - 0.15 * stratum + 0.002 * points;
      members.add(1, static_cast<int>(std::lround(100 * points)), random.chance(chance) ? 1 : 0,
                  stratum);
    }
    adjusted.add(members.report_by_strata().adjusted_slope->slope);
  }
  adjusted.expect_95_percent("slope_within_strata");
}

// Totals of successes and of others are normal with means a standard deviation apart: the area is
// Phi(1/sqrt(2)).
TEST(OutcomeLimits, HoldTheAreaUnderTheCurve) {
  Random random(3);
  Coverage area(0.760249938906524);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 250; ++i) {
      const bool success = i < 100;
      const double points = 50 + 10 * random.normal() + (success ? 10 : 0);
      members.add(1, static_cast<int>(std::lround(100 * points)), success ? 1 : 0);
    }
    area.add(members.report().auc.value());
  }
  area.expect_95_percent("area_under_the_curve");
}

TEST(OutcomeLimits, HoldRatioAndDifferenceOfShares) {
  Random random(4);
  Coverage ratio(2);
  Coverage difference(0.2);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 150; ++i) members.add(1, 8000, random.chance(0.4) ? 1 : 0);
    for (int i = 0; i < 250; ++i) members.add(1, 2000, random.chance(0.2) ? 1 : 0);
    const OutcomeReport report = members.report();
    ratio.add(report.ratio);
    difference.add(report.difference);
  }
  ratio.expect_95_percent("ratio_of_shares");
  difference.expect_95_percent("difference_of_shares");
}

TEST(OutcomeLimits, HoldRatioAndDifferenceOfMeans) {
  Random random(5);
  Coverage ratio(1.5);
  Coverage difference(10);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 60; ++i) members.add(1, 8000, 30 + 6 * random.normal());
    for (int i = 0; i < 120; ++i) members.add(1, 2000, 20 + 3 * random.normal());
    const OutcomeReport report = members.report();
    ratio.add(report.ratio);
    difference.add(report.difference);
  }
  ratio.expect_95_percent("ratio_of_means");
  difference.expect_95_percent("difference_of_means");
}

// Leaders are seldom in the strata in which all succeed: the crude ratio is wrong.
TEST(OutcomeLimits, HoldTheRatioWithinStrata) {
  Random random(6);
  Coverage ratio(1.5);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (std::uint32_t stratum = 0; stratum < 5; ++stratum) {
      const double chance = 0.1 + 0.1 * stratum;
      for (int i = 0; i < 100; ++i) {
        const bool leads = random.chance(0.7 - 0.1 * stratum);
        members.add(1, leads ? 8000 : 2000, random.chance(leads ? 1.5 * chance : chance) ? 1 : 0,
                    stratum);
      }
    }
    ratio.add(members.report_by_strata().adjusted->figure);
  }
  ratio.expect_95_percent("ratio_within_strata");
}

TEST(OutcomeLimits, HoldTheDifferenceWithinStrata) {
  Random random(7);
  Coverage difference(4);
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (std::uint32_t stratum = 0; stratum < 5; ++stratum) {
      for (int i = 0; i < 100; ++i) {
        const bool leads = random.chance(0.7 - 0.1 * stratum);
        members.add(1, leads ? 8000 : 2000, 10 * stratum + (leads ? 4 : 0) + 3 * random.normal(),
                    stratum);
      }
    }
    difference.add(members.report_by_strata().adjusted->figure);
  }
  difference.expect_95_percent("difference_within_strata");
}

// Without a connection, one sample in twenty has a p under 0.05.
TEST(OutcomeLimits, HoldThePOfRanks) {
  Random random(8);
  int small = 0;
  for (int run = 0; run < kRuns; ++run) {
    ScoredMembers members;
    for (int i = 0; i < 60; ++i) {
      members.add(1, static_cast<int>(10000 * random.uniform()), random.normal());
    }
    small += *members.report().rank_correlation.p < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(small) / kRuns, 0.05, 4 * std::sqrt(0.95 * 0.05 / kRuns));
}

}  // namespace
}  // namespace ssi
