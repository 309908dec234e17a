// SPDX-License-Identifier: MIT
// What `ssi outcomes --json` wrote, read, and on a team's page.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/report.hpp"
#include "support/csv.hpp"
#include "support/pages.hpp"
#include "support/paths.hpp"
#include "support/teams.hpp"

namespace ssi {
namespace {

using pages::read;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string golden(const std::string& name) {
  return file_text(paths::golden("evidence/outcomes_") + name + ".json");
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return at == std::string::npos ? text : text.replace(at, old.size(), with);
}

TeamPage team() {
  const Model model = Model::standard();
  return {.report = report_team(model, "North", {teams::member("ada", "Software", 20_points)},
                                teams::industry_of(model, 12))};
}

std::string html_with(OutcomeReport outcomes) {
  TeamPage page = team();
  page.outcomes = std::move(outcomes);
  return to_html(page);
}

/// The section's text alone: other figures of the page do not count.
std::string section_of(const std::string& html) {
  const std::string text = read(html).text;
  const std::size_t begin = text.find("Does it work here?");
  const std::size_t end = text.find("How to read it");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin);
}

std::string section_of_golden(const std::string& name) {
  return section_of(html_with(parse_outcome_report(golden(name), name)));
}

TEST(PageOutcomes, AreReadAsTheyWereWritten) {
  const OutcomeReport report = parse_outcome_report(golden("won_groups"), "won.json");
  EXPECT_EQ(report.question.outcome, "won");
  EXPECT_EQ(report.kind, OutcomeKind::binary);
  EXPECT_EQ(report.question.strata, "region");
  EXPECT_EQ(report.verdict, OutcomeVerdict::positive);
  EXPECT_EQ(report.members, 376U);
  EXPECT_EQ(report.left_out.without_outcome, 13U);
  EXPECT_EQ(report.left_out.only_in_scores, 11U);
  EXPECT_EQ(report.left_out.only_in_outcomes, 3U);
  EXPECT_EQ(report.slope.estimate, 0.0515732);
  EXPECT_EQ(report.adjusted_slope.value().slope.high, 0.0749284);
  EXPECT_EQ(report.adjusted_slope->strata, 4U);
  EXPECT_EQ(report.adjusted_slope->crude, 0.0538798);
  EXPECT_EQ(report.rank_correlation.p, 0.0105594);
  EXPECT_EQ(report.auc.value().low, 0.519479);
  ASSERT_EQ(report.tenths.size(), 10U);
  EXPECT_EQ(report.tenths[9].total_high, 86.87_points);
  EXPECT_EQ(report.question.leaders_above, 40_points);
  EXPECT_EQ(report.laggards.members, 97U);
  EXPECT_EQ(report.ratio.high, 4.38478);
  EXPECT_EQ(report.adjusted.value().laggards, 95U);
  ASSERT_EQ(report.competencies.size(), 4U);
  EXPECT_EQ(report.competencies[2].p_holm, 0.013585);
}

TEST(PageOutcomes, AreReadBackToTheSameJson) {
  for (const char* name : {"won", "won_groups", "revenue_groups", "ucb"}) {
    const std::string json = to_json(parse_outcome_report(golden(name), name));
    EXPECT_EQ(json, to_json(parse_outcome_report(json, name))) << name;
    EXPECT_EQ(json, golden(name).substr(0, json.size())) << name;
  }
}

TEST(PageOutcomes, WithoutStrataOrTenthsAreReadToo) {
  std::string json = golden("won");
  // The first "adjusted" is that of the slope, the next that of leaders and laggards.
  for (const char* name : {"strata", "adjusted", "adjusted", "auc", "tenths"}) {
    json = replaced(json, "\"" + std::string(name) + "\": ", "\"not_" + std::string(name) + "\": ");
  }
  const OutcomeReport report = parse_outcome_report(json, "won.json");
  EXPECT_FALSE(report.adjusted_slope);
  EXPECT_FALSE(report.adjusted);
  EXPECT_FALSE(report.auc);
  EXPECT_TRUE(report.tenths.empty());
  const std::string text = section_of(html_with(report));
  EXPECT_TRUE(has(text, "This is from 376 members, and nothing is adjusted for."));
  EXPECT_FALSE(has(text, "within"));
}

// The slope that is not adjusted is of all with a label, and those alone in their stratum are among
// them: it is not that of the members beside the adjusted one.
TEST(PageOutcomes, WithLonersSayWhomTheCrudeSlopeIsOf) {
  OutcomeReport report = parse_outcome_report(golden("won_groups"), "x");
  ASSERT_LT(report.adjusted_slope.value().members, report.members);
  report.ratio = report.difference = {.reason = "x"};  // the groups' rows have such words too
  const std::string text = section_of(html_with(report));
  EXPECT_TRUE(has(text, "All with \u201Cregion\u201D, not adjusted")) << text;
  EXPECT_FALSE(has(text, "The same members, not adjusted"));
}

TEST(PageOutcomes, SayWhereSlopeAndRanksDisagree) {
  OutcomeReport report = parse_outcome_report(golden("revenue_groups"), "x");
  report.rank_correlation = {.estimate = 0.22, .p = 0.5};
  report.slope = report.adjusted_slope->slope = {.estimate = -231, .low = -702, .high = 241};
  report.verdict = OutcomeVerdict::not_shown;
  EXPECT_FALSE(has(section_of(html_with(report)), "By rank"));
  report.rank_correlation.p = 0.0001;
  const std::string text = section_of(html_with(report));
  EXPECT_TRUE(has(text, "By rank, the outcome rises with the total")) << text;
  EXPECT_FALSE(has(text, "more members might show it"));
}

TEST(PageOutcomes, ThatCompareNobodySayNoMoreMembersWouldHelp) {
  OutcomeReport report = parse_outcome_report(golden("won_groups"), "x");
  report.verdict = OutcomeVerdict::not_shown;
  EXPECT_TRUE(has(section_of(html_with(report)), "more members might show it"));
  report.adjusted_slope = AdjustedSlope{};
  EXPECT_FALSE(has(section_of(html_with(report)), "more members might show it"));
}

TEST(PageOutcomes, OfAnotherShapeAreRefusedInOneLine) {
  const std::string json = golden("won");
  const std::pair<std::string, std::string> faults[] = {
      {"\"schema_version\": 1", "\"schema_version\": 2"},
      {"\"outcome\": \"won\"", "\"outcome\": 7"},
      {"\"kind\": \"binary\"", "\"kind\": \"ternary\""},
      {"\"verdict\": \"positive\"", "\"verdict\": \"proven\""},
      {"\"verdict\"", "\"verdicts\""},
      {"\"members\": 376", "\"members\": -376"},
      {"\"members\": 376", "\"members\": 3.5"},
      {"\"members\": 376", "\"members\": 18446744073709551616"},
      {"\"mean\": 0.287234", "\"mean\": 28.7"},
      {"\"mean\": 0.287234", "\"mean\": null"},
      {"\"estimate\": 0.0515732", "\"estimate\": \"0.05\""},
      {"\"tenth\": 2", "\"tenth\": 1"},
      {"\"tenth\": 10", "\"tenth\": 11"},
      {"\"total_low\": 0.9", "\"total_low\": -1"},
      {"\"per_points\": 10.0", "\"per_points\": 1.0"},
      {"\"strata\": \"region\"", "\"strata\": null"},
      {"\"group\": \"leaders\"", "\"group\": \"laggards\""},
      {"\"measure\": \"ratio\"", "\"measure\": \"difference\""},
      {"\"rank_correlation\": 0.103515", "\"rank_correlation\": 1.5"},
      {"\"p_holm\": 0.0448634", "\"p_holm\": []"},
      {"\"left_out\": {", "\"left_out\": [], \"x\": {"},
  };
  for (const auto& [old, with] : faults) {
    SCOPED_TRACE(with);
    try {
      parse_outcome_report(replaced(json, old, with), "won.json");
      ADD_FAILURE() << "taken";
    } catch (const DataError& error) {
      const std::string what = error.what();
      EXPECT_TRUE(what.starts_with("won.json: ")) << what;
      EXPECT_EQ(what.find('\n'), std::string::npos) << what;
      EXPECT_TRUE(has(what, "ssi outcomes --json")) << what;
    }
  }
}

TEST(PageOutcomes, ThatAreNoJsonAreRefused) {
  const std::string json = golden("won");
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[]"), std::string("null"),
        std::string("member_id,total\na,1\n"), json.substr(0, json.size() / 2), json + "}",
        std::string("{\"a\": 1e999}"), std::string("{\"a\": \"\xFF\"}"),
        std::string(500'000, '[')}) {
    EXPECT_THROW(parse_outcome_report(text, "x.json"), DataError) << text.substr(0, 40);
  }
  EXPECT_THROW(parse_outcome_report(json + std::string(1U << 20U, ' '), "x.json"), DataError);
  try {
    parse_outcome_report("{\n\"a\": 1,\n!}", "x.json");
    ADD_FAILURE() << "taken";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 3U);
    EXPECT_TRUE(has(error.what(), "it is not what 'ssi outcomes --json' writes")) << error.what();
  }
}

TEST(PageOutcomes, GiveTheVerdictFirst) {
  const std::string text = section_of_golden("won");
  EXPECT_TRUE(
      has(text.substr(0, 120), "Members with higher totals had \u201Cwon\u201D more often."))
      << text;
  EXPECT_TRUE(
      has(text,
          "Among members with 10 points more of total, the share with \u201Cwon\u201D is 4.50 "
          "percentage points higher (95\u00A0% limits: +1.50 to +7.49)."))
      << text;
  EXPECT_TRUE(has(text, "from 364 members, and adjusted for \u201Cregion\u201D"));
  EXPECT_TRUE(has(text, "A correlation is no cause"));
  EXPECT_TRUE(has(text, "Scores should be older than the outcomes"));
  OutcomeReport negative = parse_outcome_report(golden("won"), "x");
  negative.verdict = OutcomeVerdict::negative;
  EXPECT_TRUE(has(html_with(negative), "had \u201Cwon\u201D less often."));
}

TEST(PageOutcomes, SayPlainlyThatNothingWasShown) {
  const std::string text = section_of_golden("revenue_groups");
  EXPECT_TRUE(has(text,
                  "It was not shown that members with higher totals had more of "
                  "\u201Crevenue\u201D, or less."));
  EXPECT_TRUE(has(text,
                  "the mean of \u201Crevenue\u201D is 0.148 higher (95\u00A0% limits: "
                  "\u22120.111 to +0.406)"));
  EXPECT_TRUE(has(text, "no proof that there is nothing"));
  EXPECT_TRUE(has(text, "It was shown for none of them."));
  EXPECT_TRUE(has(text, "A correlation is no cause"));
}

TEST(PageOutcomes, SayWhatHidesBehindStrata) {
  // Admissions to Berkeley: what seems to be there is gone within departments.
  const std::string text = section_of_golden("ucb");
  EXPECT_TRUE(has(text,
                  "Not adjusted, it would look otherwise: 2.36 percentage points higher (95\u00A0% "
                  "limits: +1.89 to +2.83). But that counts the differences between the groups of "
                  "\u201Cdepartment\u201D too, and these may have other reasons than the total."))
      << text;
  EXPECT_FALSE(has(section_of_golden("won"), "it would look otherwise"));
  EXPECT_FALSE(has(text, "Which competency goes with it")) << "there are none";
  EXPECT_TRUE(has(text, "others may be empty")) << "two tenths";
}

TEST(PageOutcomes, SayWhyLeadersAreNotCompared) {
  const std::string text = section_of_golden("won");
  EXPECT_TRUE(has(text, "They are not compared: fewer than 10 leaders."));
  EXPECT_TRUE(has(text, "Leaders: a total above 70 too few to show their mean")) << text;
  EXPECT_FALSE(has(text, "divided by"));
  const std::string compared = section_of_golden("won_groups");
  EXPECT_FALSE(has(compared, "They are not compared"));
  for (const char* figure : {"53.1\u00A0%", "19.6\u00A0%", "2.71", "1.67 to 4.38", "+33.5",
                             "+17.1 to +48.3", "2.25", "1.45 to 3.49", "48 and 95"}) {
    EXPECT_TRUE(has(compared, figure)) << figure;
  }
}

TEST(PageOutcomes, ShowTheTenthsInWords) {
  const std::string text = section_of_golden("won");
  EXPECT_TRUE(has(text, "All: 28.7\u00A0%. Tenth 1, totals 0.90 to 5.12: 18.4\u00A0%; Tenth 2"));
  EXPECT_TRUE(has(text, "Tenth 10, totals 43.18 to 86.87: 54.1\u00A0%."));
  OutcomeReport few = parse_outcome_report(golden("won"), "x");
  few.tenths[4].mean.reset();
  EXPECT_TRUE(has(html_with(few), "Tenth 5, totals 25.97 to 28.26: too few members"));
  few.tenths.clear();
  EXPECT_FALSE(has(html_with(few), "by tenth of the total"));
}

TEST(PageOutcomes, NameCompetenciesOfOtherModelsAsTheyAreCalled) {
  const std::string json = replaced(golden("won"), "right_people", "cold_calls");
  const std::string text = section_of(html_with(parse_outcome_report(json, "x")));
  EXPECT_TRUE(has(text, "Cold calls"));
  EXPECT_TRUE(has(text, "Build relationships")) << "a title of the page's model";
}

TEST(PageOutcomes, OfHostileNamesAreText) {
  const std::string text = "</title><img src=x onerror=\"alert('1')\">{{team}}";
  OutcomeReport outcomes = parse_outcome_report(golden("won_groups"), "x");
  const std::size_t tags = read(html_with(outcomes)).tags.size();
  outcomes.question.outcome = outcomes.question.strata = text;
  outcomes.ratio.reason = outcomes.slope.reason = text;
  outcomes.competencies[0].competency = text;
  const pages::Document page = read(html_with(outcomes));
  EXPECT_EQ(page.fault, "");
  EXPECT_TRUE(page.all("img").empty());
  EXPECT_EQ(page.tags.size(), tags + 1) << "why the ratio is as it is, and no other";
  EXPECT_TRUE(has(page.text, "{{team}}"));
}

TEST(PageOutcomes, MayHaveNoFigureAtAll) {
  const pages::Document page = read(html_with({}));
  EXPECT_EQ(page.fault, "");
  EXPECT_TRUE(has(page.text, "is not defined"));
  EXPECT_FALSE(has(to_html(team()), "Does it work here?")) << "none were given";
}

}  // namespace
}  // namespace ssi
