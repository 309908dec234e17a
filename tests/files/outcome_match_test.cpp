// SPDX-License-Identifier: MIT
#include "ssi/files/outcome_match.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

ScoreFile scores_in(std::string_view text, const Dialect& dialect = Dialect::strict()) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("scores.csv", text), dialect);
  return read_scores(source);
}

using Columns = std::vector<std::vector<Points>>;

std::vector<Points> points(std::initializer_list<int> hundredths) {
  std::vector<Points> result;
  for (const int each : hundredths) result.push_back(Points::from_hundredths(each));
  return result;
}

std::string rule_of(std::string_view text) {
  try {
    scores_in(text);
  } catch (const DataError& error) {
    return std::to_string(error.place().line) + ' ' + error.place().column + ' ' + error.rule();
  }
  return "nothing";
}

TEST(ScoreFile, CompetenciesStandBeforeTheTotal) {
  const ScoreFile scores = scores_in(
      "member_id,reach,\"depth, too\",total,coverage,industry_rank\n"
      "ann,1.50,10.00,11.50,95.00,\n"
      "bob,0.00,25,25.0,100.00,3\n");
  EXPECT_EQ(scores.competencies, (std::vector<std::string>{"reach", "depth, too"}));
  EXPECT_EQ(scores.points, (Columns{points({150, 0}), points({1000, 2500})}));
  EXPECT_EQ(scores.totals, points({1150, 2500}));
  EXPECT_EQ(scores.members.texts(), (std::vector<std::string_view>{"ann", "bob"}));
}

TEST(ScoreFile, MayHaveTotalsAlone) {
  EXPECT_TRUE(scores_in("member_id,total\nann,1.00\n").competencies.empty());
  EXPECT_TRUE(scores_in("reach,total,member_id\nx,1.00,ann\n").competencies.empty());
}

TEST(ScoreFile, MayHaveAnotherColumnOfIds) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("scores.csv", "name,reach,total\nann,1.00,1.50\n"),
                      Dialect::strict(), "name");
  const ScoreFile scores = read_scores(source, "name");
  EXPECT_EQ(scores.competencies, std::vector<std::string>{"reach"});
  EXPECT_EQ(scores.members.find("ann"), 0u);
}

TEST(ScoreFile, RefusesWhatAreNoPoints) {
  for (const char* cell : {"", "-", ".5", "5.", "1.234", "1e3", "+1", " 1", "10000000.01", "x",
                           "99999999999999999999"}) {
    EXPECT_EQ(rule_of(std::string("member_id,total\nann,1.00\nbob,") + cell + "\n"),
              "3 total is not a number of points with at most two decimals");
  }
  EXPECT_EQ(scores_in("member_id,total\nann,-1.5\nbob,33.7500\ncem,10000000\n").totals,
            points({-150, 3375, 1'000'000'000}));
}

TEST(ScoreFile, SaysHowPointsAreWritten) {
  EXPECT_EQ(rule_of("member_id,total\nann,\"25,40\"\n"),
            "2 total is not a number of points with at most two decimals: write a decimal point "
            "instead of the comma");
}

TEST(ScoreFile, RefusesRepeatedIds) {
  EXPECT_EQ(rule_of("member_id,total\nann,1\n\"ann\",1\nbob,x\n"), "3 member_id is not unique");
  EXPECT_EQ(rule_of("member_id,total\nann,1\n,1\n"), "3 member_id must not be empty");
}

TEST(ScoreFile, NeedsATotal) {
  EXPECT_EQ(rule_of("member_id,points\nann,1\n"), "1  there is no column 'total'");
}

TEST(OutcomeMatch, KeepsWhoIsInBothWithAnOutcome) {
  const ScoreFile scores = scores_in(
      "member_id,reach,total\nann,1.00,2.00\nbob,1.50,3.00\ncem,2.00,4.00\ndot,2.50,5.00\n");
  const TemporaryFolder folder;
  RecordSource source(folder.write("outcomes.csv",
                                   "member_id,outcome,region\n"
                                   "dot,7,South\neve,1,North\nann,3,\ncem,,North\nfay,,\n"));
  const MatchedOutcomes matched =
      match_outcomes(scores, read_outcomes(source, "outcome", "region"));
  EXPECT_EQ(matched.competencies, std::vector<std::string>{"reach"});
  EXPECT_EQ(matched.totals, points({200, 500}));
  EXPECT_EQ(matched.points, (Columns{points({100, 250})}));
  EXPECT_EQ(matched.outcomes, (std::vector<double>{3, 7}));
  EXPECT_EQ(matched.strata, (std::vector<std::uint32_t>{kNoLabel, 0}));
  EXPECT_EQ(matched.left_out.without_outcome, 1u);
  EXPECT_EQ(matched.left_out.only_in_scores, 1u);
  EXPECT_EQ(matched.left_out.only_in_outcomes, 2u);
}

TEST(OutcomeMatch, NumbersLabelsAsTheyCome) {
  const ScoreFile scores = scores_in("member_id,total\na,1\nb,2\nc,3\nd,4\n");
  const OutcomeTable outcomes{.member_ids = {"d", "c", "b", "a"},
                              .outcomes = {1, 0, 1, 0},
                              .strata = {"South", "", "North", "South"}};
  EXPECT_EQ(match_outcomes(scores, outcomes).strata,
            (std::vector<std::uint32_t>{0, 1, kNoLabel, 0}));
}

}  // namespace
}  // namespace ssi
