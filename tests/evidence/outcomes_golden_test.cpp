// SPDX-License-Identifier: MIT
//
// The report of the golden tables, as JSON, and published figures.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "evidence/scored_members.hpp"
#include "ssi/evidence/outcomes.hpp"
#include "ssi/files/outcome_match.hpp"
#include "ssi/report/outcomes.hpp"
#include "support/paths.hpp"

namespace ssi {
namespace {

using Json = nlohmann::json;

const std::string kFolder = paths::golden("evidence/");

/// The report of two tables, as a program makes it.
OutcomeReport report_of(const std::string& scores, const std::string& outcomes,
                        const OutcomeQuestion& question) {
  RecordSource scores_source(kFolder + scores);
  RecordSource outcomes_source(kFolder + outcomes);
  const MatchedOutcomes matched =
      match_outcomes(read_scores(scores_source),
                     read_outcomes(outcomes_source, question.outcome, question.strata));
  ScoredOutcomes members{.totals = matched.totals,
                         .outcomes = matched.outcomes,
                         .strata = matched.strata,
                         .left_out = matched.left_out};
  for (std::size_t i = 0; i < matched.competencies.size(); ++i) {
    members.points.push_back({matched.competencies[i], matched.points[i]});
  }
  return report_outcomes(members, question);
}

/// Expects every field that is expected, decimals to 1e-5: both sides are rounded to six digits.
void expect_like(const Json& expected, const Json& found, const std::string& path) {
  if (expected.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      ASSERT_TRUE(found.contains(key)) << path << '.' << key;
      expect_like(value, found.at(key), path + '.' + key);
    }
  } else if (expected.is_array()) {
    ASSERT_EQ(expected.size(), found.size()) << path;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expect_like(expected[i], found[i], path + '.' + std::to_string(i));
    }
  } else if (expected.is_number_float() && found.is_number()) {
    const double value = expected.get<double>();
    EXPECT_NEAR(value, found.get<double>(), 1e-5 * std::abs(value)) << path;
  } else {
    EXPECT_EQ(expected, found) << path;
  }
}

void expect_golden(const std::string& golden, const OutcomeReport& report) {
  std::ifstream file(kFolder + golden);
  ASSERT_TRUE(file.is_open());
  const Json found = Json::parse(to_json(report));
  expect_like(Json::parse(file), found, "");
}

constexpr OutcomeQuestion cut(const char* outcome) {
  return {.outcome = outcome,
          .strata = "region",
          .leaders_above = Points::from_hundredths(4000),
          .laggards_below = Points::from_hundredths(2000)};
}

TEST(OutcomesGolden, BinaryOutcome) {
  expect_golden("outcomes_won.json", report_of("outcomes_scores.csv", "outcomes.csv",
                                               {.outcome = "won", .strata = "region"}));
}

TEST(OutcomesGolden, BinaryOutcomeOfLargerGroups) {
  expect_golden("outcomes_won_groups.json",
                report_of("outcomes_scores.csv", "outcomes.csv", cut("won")));
}

TEST(OutcomesGolden, NumericOutcome) {
  expect_golden("outcomes_revenue_groups.json",
                report_of("outcomes_scores.csv", "outcomes.csv", cut("revenue")));
}

TEST(OutcomesGolden, ReversalByDepartment) {
  expect_golden("outcomes_ucb.json", report_of("ucb_scores.csv", "ucb_outcomes.csv",
                                               {.outcome = "admitted", .strata = "department"}));
}

// Admissions to six departments of Berkeley, 1973: men, taken for leaders, seem to be admitted more
// often, and are not within departments (Bickel, Hammel and O'Connell, Science 187, 1975; data set
// UCBAdmissions of R). Published ratios: crude 1.467, by Mantel and Haenszel 0.945 [0.866, 1.030].
TEST(OutcomesPublished, RatiosOfAdmissions) {
  struct Department {
    int men, admitted_men, women, admitted_women;
  };
  constexpr Department kDepartments[] = {{825, 512, 108, 89},  {560, 353, 25, 17},
                                         {325, 120, 593, 202}, {417, 138, 375, 131},
                                         {191, 53, 393, 94},   {373, 22, 341, 24}};
  ScoredMembers members;
  std::uint32_t number = 0;
  for (const auto& [men, admitted_men, women, admitted_women] : kDepartments) {
    members.add_successes(admitted_men, men, 8000, number);
    members.add_successes(admitted_women, women, 2000, number);
    ++number;
  }
  const OutcomeReport report = members.report_by_strata();
  EXPECT_NEAR(report.ratio.estimate.value(), 1.467, 5e-4);
  EXPECT_NEAR(report.adjusted->crude.value(), 1.467, 5e-4);
  EXPECT_NEAR(report.adjusted->figure.estimate.value(), 0.945, 5e-4);
  EXPECT_NEAR(report.adjusted->figure.low.value(), 0.866, 5e-4);
  EXPECT_NEAR(report.adjusted->figure.high.value(), 1.030, 5e-4);
  EXPECT_NEAR(report.adjusted_slope->slope.estimate.value(), -0.00307, 5e-6);
}

/// The columns of a small CSV of numbers.
std::vector<std::vector<double>> columns_in(std::istream& file) {
  std::vector<std::vector<double>> columns;
  std::string line;
  std::getline(file, line);
  columns.resize(static_cast<std::size_t>(std::ranges::count(line, ',')) + 1);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string cell;
    for (auto& column : columns) {
      std::getline(cells, cell, ',');
      column.push_back(std::stod(cell));
    }
  }
  return columns;
}

// A thousand credits of a German bank (UCI Statlog): how well each of five figures tells the bad
// ones, counted pair by pair.
TEST(OutcomesPublished, AreaOfCreditsIsThatOfAllPairs) {
  std::ifstream file(paths::shared("vectors/outcome_germancredit.csv"));
  if (!file.is_open()) GTEST_SKIP() << "without the credits";
  const auto columns = columns_in(file);
  ASSERT_EQ(columns.size(), 6u);
  const std::vector<double>& bad = columns.back();
  for (std::size_t column = 0; column < 5; ++column) {
    ScoredMembers members;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      members.add(1, static_cast<int>(columns[column][i]), bad[i]);
    }
    double wins = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      for (std::size_t j = 0; j < bad.size(); ++j) {
        if (bad[i] != 1 || bad[j] != 0) continue;
        const double difference = columns[column][i] - columns[column][j];
        wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        pairs += 1;
      }
    }
    EXPECT_EQ(pairs, 300.0 * 700);
    const OutcomeReport report = members.report();
    EXPECT_NEAR(report.auc->estimate.value(), wins / pairs, 1e-12);
    EXPECT_LT(report.auc->low.value(), wins / pairs);
  }
}

}  // namespace
}  // namespace ssi
