// SPDX-License-Identifier: MIT
#include "ssi/report/outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace ssi {
namespace {

using Json = nlohmann::json;

/// A report of a numeric outcome without strata, with figures of all sizes.
OutcomeReport numeric_report() {
  OutcomeReport report{.question = {.outcome = "revenue"}, .kind = OutcomeKind::numeric};
  report.members = 120;
  report.mean = 1234567.89;
  report.slope = {.estimate = 0.000123456789, .low = -12345.678, .high = 1.0 / 3};
  report.rank_correlation = {.estimate = -0.0, .p = 4.956694321e-22};
  report.tenths = {{.tenth = 3,
                    .members = 12,
                    .total_low = Points::from_hundredths(90),
                    .total_high = Points::from_hundredths(4500),
                    .mean = 2}};
  report.leaders = {.members = 2};
  report.laggards = {.members = 30, .mean = 0.5};
  report.ratio.reason = report.difference.reason = "fewer than 10 leaders";
  report.competencies = {{.competency = "reach"}};
  return report;
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

/// The text as one line: where lines end is another question.
std::string unwrapped(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(OutcomesJson, HasSixSignificantDigits) {
  const std::string json = to_json(numeric_report());
  EXPECT_TRUE(contains(json, "\"mean\": 1234570.0"));
  EXPECT_TRUE(contains(json, "\"estimate\": 0.000123457"));
  EXPECT_TRUE(contains(json, "\"low\": -12345.7"));
  EXPECT_TRUE(contains(json, "\"high\": 0.333333"));
  EXPECT_TRUE(contains(json, "\"p\": 4.95669e-22"));
  EXPECT_FALSE(contains(json, "-0.0,"));
  EXPECT_TRUE(contains(json, "\"total_low\": 0.9,"));
  EXPECT_TRUE(contains(json, "\"total_high\": 45.0,"));
}

TEST(OutcomesJson, WhatIsMissingIsNull) {
  const Json json = Json::parse(to_json(numeric_report()));
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["causal"], false);
  EXPECT_EQ(json["kind"], "numeric");
  EXPECT_EQ(json["verdict"], "not shown");
  for (const char* field : {"strata", "auc", "adjusted"}) EXPECT_TRUE(json[field].is_null());
  EXPECT_TRUE(json["slope"]["adjusted"].is_null());
  EXPECT_TRUE(json["slope"]["crude"]["reason"].is_null());
  EXPECT_TRUE(json["groups"][0]["mean"].is_null());
  EXPECT_EQ(json["groups"][1]["mean"], 0.5);
  EXPECT_TRUE(json["ratio"]["estimate"].is_null());
  EXPECT_EQ(json["ratio"]["reason"], "fewer than 10 leaders");
  EXPECT_TRUE(json["competencies"][0]["p_holm"].is_null());
  OutcomeReport broken = numeric_report();
  broken.slope.low = -std::numeric_limits<double>::infinity();
  broken.slope.high = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(Json::parse(to_json(broken))["slope"]["crude"]["high"].is_null());
}

TEST(OutcomesText, BeginsWithTheVerdict) {
  OutcomeReport report = numeric_report();
  EXPECT_TRUE(to_text(report).starts_with("Not shown: "));
  report.verdict = OutcomeVerdict::negative;
  EXPECT_TRUE(to_text(report).starts_with(
      "Negative: the higher the score, the lower 'revenue' on average.\n"));
  report.verdict = OutcomeVerdict::positive;
  report.question.strata = "region";
  report.adjusted_slope = AdjustedSlope{.members = 100, .strata = 4, .alone = 2};
  EXPECT_TRUE(to_text(report).starts_with("Positive: the higher the score, the higher 'revenue'"));
  EXPECT_TRUE(contains(unwrapped(to_text(report)), "with the same 'region'."));
  EXPECT_TRUE(contains(to_text(report), "without 2 members alone in their 'region'"));
}

TEST(OutcomesText, OfShareSaysMoreOften) {
  OutcomeReport report = numeric_report();
  report.kind = OutcomeKind::binary;
  report.verdict = OutcomeVerdict::positive;
  EXPECT_TRUE(to_text(report).starts_with(
      "Positive: members with higher scores had 'revenue' more often.\n"));
  report.verdict = OutcomeVerdict::negative;
  EXPECT_TRUE(to_text(report).starts_with(
      "Negative: members with higher scores had 'revenue' less often.\n"));
}

TEST(OutcomesText, SaysThatNobodyCanBeCompared) {
  OutcomeReport report = numeric_report();
  report.question.strata = "name";
  report.adjusted_slope = AdjustedSlope{.alone = 120};
  const std::string text = to_text(report);
  EXPECT_TRUE(text.starts_with(
      "Not shown: nobody can be compared, for no two members have the same 'name'.\n"));
  EXPECT_FALSE(contains(text, "these members do not tell"));
}

TEST(OutcomesText, SaysThatSlopeAndRanksDisagree) {
  const std::string words = "Slope and ranks disagree";
  OutcomeReport report = numeric_report();
  report.slope = {.estimate = -231, .low = -702, .high = 241};
  report.rank_correlation = {.estimate = 0.224, .p = 0.0499};
  EXPECT_TRUE(contains(unwrapped(to_text(report)),
                       "Slope and ranks disagree: the slope of all members is not "
                       "shown, but by rank the outcome rises with the score"));
  report.rank_correlation.p = 0.05;
  EXPECT_FALSE(contains(unwrapped(to_text(report)), words));
  report.rank_correlation = {.estimate = -0.224, .p = 0.001};
  EXPECT_TRUE(contains(unwrapped(to_text(report)), "falls with the score"));
  report.slope = {.estimate = -231, .low = -702, .high = -24};
  EXPECT_FALSE(contains(unwrapped(to_text(report)), words));
  report.slope = {.estimate = 231, .low = 24, .high = 702};
  EXPECT_TRUE(contains(unwrapped(to_text(report)), "is the other way, but"));
  report.rank_correlation = {};
  EXPECT_FALSE(contains(unwrapped(to_text(report)), words));
}

TEST(OutcomesText, FiguresStandInTheirColumnWhateverTheName) {
  OutcomeReport report = numeric_report();
  report.question.strata = "country_of_the_head_office";
  report.adjusted_slope =
      AdjustedSlope{.slope = {.estimate = 25, .low = 1, .high = 49}, .members = 90};
  const std::string text = to_text(report);
  EXPECT_TRUE(contains(text, "\n  90 within the same 'country_of_the_head_office'\n" +
                                 std::string(35, ' ') + "+25.0  +1.00 to +49.0\n"))
      << text;
}

TEST(OutcomesText, SaysWhatItIsNot) {
  const std::string text = to_text(numeric_report());
  EXPECT_TRUE(contains(text, "does not show that the score is the cause"));
  EXPECT_TRUE(contains(text, "Scores should be older than the"));
}

TEST(OutcomesText, FitsATerminal) {
  OutcomeReport report = numeric_report();
  report.question.strata = "region";
  report.adjusted_slope = AdjustedSlope{.members = 1'000'000, .strata = 4};
  report.adjusted = AdjustedGroups{};
  report.adjusted->figure.reason = "fewer than 10 leaders in strata with both groups";
  EXPECT_LE(longest_line(to_text(report)), 80u);
  report.adjusted->figure = {.estimate = 68, .reason = "no outcome varies within the groups"};
  EXPECT_LE(longest_line(to_text(report)), 80u);
}

TEST(OutcomesText, NamesCannotHide) {
  OutcomeReport report = numeric_report();
  report.question.outcome = "won\x1b[2J";
  report.competencies[0].competency = "re\nach";
  const std::string text = to_text(report);
  EXPECT_FALSE(contains(text, "\x1b"));
  EXPECT_FALSE(contains(text, "re\nach"));
}

}  // namespace
}  // namespace ssi
