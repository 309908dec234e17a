// SPDX-License-Identifier: MIT
#include "ssi/cohort/team.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/teams.hpp"

namespace ssi {
namespace {

using teams::industry_of;
using teams::member;

std::vector<std::pair<std::string, std::uint64_t>> ranks_of(const TeamReport& report) {
  std::vector<std::pair<std::string, std::uint64_t>> ranks;
  for (const TeamMember& m : report.leaderboard) ranks.emplace_back(m.id, m.rank);
  return ranks;
}

TEST(TeamReport, RanksTheTeamWithTiesInTheOrderGiven) {
  const Model model = Model::standard();
  const TeamReport report = report_team(
      model, "North",
      {member("low", "", 1_points), member("b", "", 9_points), member("top", "", 25_points),
       member("a", "", 9_points), member("last", "", 0_points)},
      CohortSet("industry", model));
  EXPECT_EQ(ranks_of(report), (std::vector<std::pair<std::string, std::uint64_t>>{
                                  {"top", 1}, {"b", 2}, {"a", 2}, {"low", 4}, {"last", 5}}));
  EXPECT_EQ(report.cohort.members(), 5u);
  EXPECT_EQ(report.industry, "");
  EXPECT_FALSE(report.peers.has_value());
}

TEST(TeamReport, WeakestIsTheLowestShareOfItsMaximum) {
  const Model model = Model::standard();
  const CohortSet nobody("industry", model);
  EXPECT_EQ(report_team(model, "t", {member("a", "", 9_points)}, nobody).weakest, 1u);
  EXPECT_EQ(report_team(model, "t", {member("a", "", 5_points)}, nobody).weakest, 0u)
      << "the first of equals";
  EXPECT_EQ(report_team(model, "t", {member("a", "", 9_points, 20_points)}, nobody).weakest, 2u);

  // 4 of 10 is less than 9 of 20, and more than 3 of 8.
  ModelDefinition definition{.id = "t-1"};
  const std::pair<const char*, Points> kParts[] = {
      {"x", 20_points}, {"y", 10_points}, {"z", 8_points}};
  for (const auto& [name, maximum] : kParts) {
    definition.competencies.push_back(std::make_shared<TermCompetency>(
        name, "", maximum,
        std::vector<Term>{{"posts", count(Signal::posts), linear(10), maximum, ""}}));
  }
  const Model mine(definition);
  MemberScore score{.competencies = {9_points, 4_points, 4_points}, .total = 17_points};
  EXPECT_EQ(
      report_team(mine, "t", {{.id = "a", .industry = "", .score = score}}, CohortSet("i", mine))
          .weakest,
      1u);
  score.competencies[2] = 3_points;
  EXPECT_EQ(
      report_team(mine, "t", {{.id = "a", .industry = "", .score = score}}, CohortSet("i", mine))
          .weakest,
      2u);
}

TEST(TeamReport, WeakestIsOneOfWhichSomethingWasObserved) {
  const Model model = Model::standard();
  const CohortSet nobody("industry", model);
  // 9, 5, 0 and 7 points: of the insights nothing is known.
  TeamMember ann = member("ann", "", 9_points);
  ann.score.competencies[2] = 0_points;
  ann.score.total = 21_points;
  TeamMember bob = ann;
  ann.observed = {true, true, false, true};
  bob.observed = {true, false, false, true};
  const TeamReport report = report_team(model, "t", {ann, bob}, nobody);
  EXPECT_EQ(report.weakest, 1u);
  EXPECT_EQ(report.observed, (std::vector<std::uint64_t>{2, 1, 0, 2}));
  bob.observed = {};
  EXPECT_EQ(report_team(model, "t", {ann, bob}, nobody).weakest, 2u) << "bob's insights are zero";
  ann.observed = bob.observed = {false, false, false, false};
  EXPECT_EQ(report_team(model, "t", {ann, bob}, nobody).weakest, std::nullopt);
  EXPECT_EQ(report_team(model, "t", {}, nobody).weakest, std::nullopt);
  ann.observed = {true};
  EXPECT_THROW(report_team(model, "t", {ann}, nobody), std::invalid_argument);
}

TEST(TeamReport, HasABandForThoseOfWhomEnoughWasObserved) {
  const Model model = Model::standard();
  const CohortSet nobody("industry", model);
  std::vector<TeamMember> members = {member("a", "", 9_points), member("b", "", 9_points)};
  members[1].score.coverage = 30_percent;
  const TeamReport report = report_team(model, "t", members, nobody);
  EXPECT_EQ(report.bands.in_band(1), 1u);
  EXPECT_EQ(report.bands.little_observed(), 1u);
  EXPECT_FALSE(report.is_little_observed(report.leaderboard[0]));
  EXPECT_TRUE(report.is_little_observed(report.leaderboard[1]));
  EXPECT_EQ(report.mean_coverage(), 62.5_percent);
  EXPECT_EQ(report.cohort.in_band(1), 2u) << "a cohort keeps everybody";
  EXPECT_EQ(report_team(model, "t", members, nobody, 10, 0_percent).bands.in_band(1), 2u);
  EXPECT_EQ(report_team(model, "t", members, nobody, 10, 100_percent).bands.little_observed(), 2u);
  EXPECT_EQ(report_team(model, "t", {}, nobody).mean_coverage(), 0_percent);
}

TEST(TeamReport, IsComparedWithTheIndustryOfMost) {
  const Model model = Model::standard();
  const CohortSet industries = industry_of(model, 10);
  const auto industry = [&](std::vector<TeamMember> members) {
    const TeamReport report = report_team(model, "t", std::move(members), industries);
    return std::pair(report.industry, report.in_industry);
  };
  EXPECT_EQ(industry({member("a", "Software", 1_points), member("b", "Banking", 1_points),
                      member("c", "Software", 1_points), member("d", "", 1_points),
                      member("e", "", 1_points), member("f", "", 1_points)}),
            std::pair(std::string("Software"), std::uint64_t{2}));
  EXPECT_EQ(industry({member("a", "Software", 1_points), member("b", "Banking", 1_points)}),
            std::pair(std::string("Banking"), std::uint64_t{1}));
}

TEST(TeamReport, IndustryUnderTheMinimumIsWithheldAndTheTeamIsNot) {
  const Model model = Model::standard();
  const std::vector<TeamMember> one = {member("a", "Software", 9_points)};
  EXPECT_FALSE(report_team(model, "t", one, industry_of(model, 9)).peers.has_value());
  EXPECT_TRUE(report_team(model, "t", one, industry_of(model, 10)).peers.has_value());
  EXPECT_TRUE(report_team(model, "t", one, industry_of(model, 3), 3).peers.has_value());
  EXPECT_EQ(report_team(model, "t", one, industry_of(model, 9)).cohort.members(), 1u);
}

// Run with AddressSanitizer: the report is the only one that holds the model.
TEST(TeamReport, HoldsItsModel) {
  const auto report = [] {
    ModelDefinition definition = Model::standard().definition();
    definition.id = "ours-1";
    const Model model(definition);
    return report_team(model, "t", {member("a", "Software", 9_points)}, industry_of(model, 2), 3);
  }();
  EXPECT_EQ(report.model.id(), "ours-1");
  EXPECT_EQ(report.model.competencies()[report.weakest.value()]->name(), "right_people");
  EXPECT_EQ(report.minimum, 3u);
}

TEST(TeamReport, ComparesMeansAsTheyAreShown) {
  const Model model = Model::standard();
  const TeamReport report =
      report_team(model, "t", {member("a", "Software", 9_points), member("b", "", 9.01_points)},
                  industry_of(model, 10));
  EXPECT_EQ(report.competency_means(0).team, 9.01_points);  // 9.005
  EXPECT_EQ(report.competency_means(0).industry, 10_points);
  EXPECT_EQ(report.competency_means(0).difference, -0.99_points);
  EXPECT_EQ(report.competency_means(1).difference, -0.01_points);
  EXPECT_EQ(report.total_means().team, 27.01_points);
  EXPECT_EQ(report.total_means().industry, 30.01_points);
  EXPECT_EQ(report.total_means().difference, -3_points);

  const TeamReport alone =
      report_team(model, "t", {member("a", "Software", 9_points)}, industry_of(model, 9));
  EXPECT_EQ(alone.total_means().team, 27_points);
  EXPECT_EQ(alone.total_means().industry, std::nullopt);
  EXPECT_EQ(alone.total_means().difference, std::nullopt);
}

TEST(TeamReport, OfAnotherModelIsRefused) {
  const Model model = Model::standard();
  const Model other = model.with_missing(MissingPolicy::renormalise);
  EXPECT_THROW(report_team(model, "t", {}, CohortSet("industry", other)), std::invalid_argument);
  EXPECT_THROW(report_team(model, "t", {{.id = "a", .industry = "", .score = {}}},
                           CohortSet("industry", model)),
               std::invalid_argument);
}

}  // namespace
}  // namespace ssi
