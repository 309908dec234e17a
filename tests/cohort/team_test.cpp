// SPDX-License-Identifier: MIT
#include "ssi/cohort/team.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ssi {
namespace {

MemberScore score_of(Points brand, Points people, Points insights, Points relationships) {
  MemberScore score{.competencies = {brand, people, insights, relationships}};
  score.total = brand + people + insights + relationships;
  score.coverage = 95_percent;
  score.band = Model::standard().band_of(score.total);
  return score;
}

TeamMember member(std::string id, std::string industry, Points brand, Points people = 5_points) {
  return {.id = std::move(id),
          .industry = std::move(industry),
          .score = score_of(brand, people, 6_points, 7_points)};
}

CohortSet industry_of(const Model& model, int members) {
  CohortSet industries("industry", model);
  for (int i = 0; i < members; ++i) {
    industries.add("Software", score_of(10_points, 5.01_points, 8_points, 7_points));
  }
  return industries;
}

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

TEST(TeamReport, AsJsonHasAllFigures) {
  const Model model = Model::standard();
  const TeamReport report = report_team(model, "North \"1\"",
                                        {member("m1", "Software", 20_points, 20_points),
                                         member("m2", "Software", 24.99_points, 25_points)},
                                        industry_of(model, 12));
  const auto json = nlohmann::json::parse(to_json(report, model));
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["notice"], "an open index, not LinkedIn's");
  EXPECT_EQ(json["model"], "standard-1");
  EXPECT_EQ(json["fingerprint"], model.fingerprint());
  EXPECT_EQ(json["missing"], "zero");
  EXPECT_EQ(json["team"], "North \"1\"");
  EXPECT_EQ(json["members"], 2);
  EXPECT_EQ(json["industry"]["name"], "Software");
  EXPECT_EQ(json["industry"]["members"], 12);
  EXPECT_EQ(json["industry"]["team_members"], 2);
  EXPECT_EQ(json["competencies"][0]["competency"], "professional_brand");
  EXPECT_EQ(json["competencies"][0]["team_mean"], 22.5);  // 22.495
  EXPECT_EQ(json["competencies"][0]["industry_mean"], 10.0);
  EXPECT_EQ(json["competencies"][0]["difference"], 12.5);
  EXPECT_EQ(json["competencies"][1]["difference"], 17.49);
  EXPECT_EQ(json["competencies"][2]["difference"], -2.0);
  EXPECT_EQ(json["competencies"][2]["maximum"], 25.0);
  EXPECT_EQ(json["total"]["team_mean"], 58.0);  // 57.995
  EXPECT_EQ(json["total"]["industry_mean"], 30.01);
  EXPECT_EQ(json["weakest"], "insights");
  EXPECT_EQ(json["bands"][0]["band"], "leader");
  EXPECT_EQ(json["bands"][2]["members"], 2);
  EXPECT_EQ(json["bands"][2]["percent"], 100.0);
  EXPECT_EQ(json["leaderboard"][0]["rank"], 1);
  EXPECT_EQ(json["leaderboard"][0]["member_id"], "m2");
  EXPECT_EQ(json["leaderboard"][0]["total"], 62.99);
  EXPECT_EQ(json["leaderboard"][0]["competencies"]["right_people"], 25.0);
  EXPECT_EQ(json["leaderboard"][0]["coverage"], 95.0);
  EXPECT_EQ(json["leaderboard"][0]["band"], "developing");
}

TEST(TeamReport, AsJsonSaysNullWhereTheIndustryIsWithheld) {
  const Model model = Model::standard();
  const auto json_of = [&](const char* industry) {
    return nlohmann::json::parse(to_json(
        report_team(model, "t", {member("a", industry, 9_points)}, industry_of(model, 9)), model));
  };
  const auto withheld = json_of("Software");
  EXPECT_EQ(withheld["industry"]["name"], "Software");
  EXPECT_TRUE(withheld["industry"]["members"].is_null());
  EXPECT_TRUE(withheld["competencies"][3]["industry_mean"].is_null());
  EXPECT_TRUE(withheld["total"]["difference"].is_null());
  EXPECT_EQ(withheld["total"]["team_mean"], 27.0);
  EXPECT_TRUE(json_of("")["industry"].is_null());
}

}  // namespace
}  // namespace ssi
