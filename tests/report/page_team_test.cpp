// SPDX-License-Identifier: MIT
// A team's page and an index.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ssi/report.hpp"
#include "support/pages.hpp"
#include "support/teams.hpp"

namespace ssi {
namespace {

using pages::read;

using Names = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TeamPage team(std::uint64_t industry_members = 12) {
  const Model model = Model::standard();
  std::vector<TeamMember> members = {teams::member("ada", "Software", 20_points),
                                     teams::member("bob", "Software", 10_points),
                                     teams::member("cy", "", 4_points)};
  members[2].score.coverage = 42_percent;
  members[2].bounds = PointBounds{10_points, 60_points};
  members[2].observed = {true, false, true, true};
  TeamPage page{.report =
                    report_team(model, "North", std::move(members),
                                teams::industry_of(model, static_cast<int>(industry_members)))};
  page.day = pages::day(2024, 5, 28);
  return page;
}

TEST(TeamPage, HasItsSections) {
  TeamPage page = team();
  page.day_before = pages::day(2024, 4, 30);
  page.has_before = true;
  page.moves = {
      {.member = 0, .before = 30.00_points, .cause = Cause::activity, .points = 9_points},
      {.member = 1, .before = 29.50_points, .cause = Cause::aged_out, .points = -2_points}};
  const pages::Document html = read(to_html(page));
  EXPECT_EQ(html.fault, "");
  EXPECT_EQ(html.sections(), (Names{"competencies", "distribution", "leaderboard", "movers",
                                    "little-data", "reading"}));
  EXPECT_TRUE(has(html.text, "Who moved since 30 April 2024"));
  EXPECT_TRUE(has(html.text, "from 30.00 to 38.00, mostly from what was done: +9.00"));
  EXPECT_TRUE(has(html.text, "from 29.50 to 28.00, mostly from what got too old: \u22122.00"));
  EXPECT_TRUE(has(html.text, "new")) << "who was not there before";
}

TEST(TeamPage, ShowsTheReportsFigures) {
  const TeamPage page = team();
  const TeamReport& report = page.report;
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, to_string(report.total_means().team) + "  of 100 points"));
  EXPECT_TRUE(has(text, "compared with all 12 members of Software, its own included"));
  for (std::size_t c = 0; c < 4; ++c) {
    const TeamMeans means = report.competency_means(c);
    EXPECT_TRUE(has(text, to_string(means.team))) << c;
    EXPECT_TRUE(has(text, to_string(*means.industry))) << c;
  }
  EXPECT_TRUE(has(text, to_string(report.cohort.total().rounded_deviation())));
  for (const TeamMember& member : report.leaderboard) {
    EXPECT_TRUE(has(text, std::to_string(member.rank) + "  " + member.id + "  " +
                              to_string(member.score.total)))
        << member.id;
  }
  EXPECT_TRUE(has(text, "cy  42\u00A0%  10.00 to 60.00"));
  EXPECT_TRUE(has(text, "not known")) << "a competency of which nothing was observed";
}

TEST(TeamPage, ListsBandsByTheirTotals) {
  const std::string text = read(to_html(team())).text;
  const std::size_t leader = text.find("Leader  0");
  const std::size_t developing = text.find("Developing  ");
  const std::size_t laggard = text.find("Laggard  ");
  ASSERT_NE(leader, std::string::npos) << text;
  ASSERT_NE(laggard, std::string::npos) << text;
  EXPECT_LT(leader, developing);
  EXPECT_LT(developing, laggard);
  EXPECT_TRUE(has(text, "Leader: 70.01 to 100; Developing: 30 to 70; Laggard: 0 to 29.99."));
}

TEST(TeamPage, SaysWhyThereIsNoIndustry) {
  const std::string text = read(to_html(team(3))).text;
  EXPECT_TRUE(has(text, "Most of the team are in Software, which has fewer than 10 members"));
  EXPECT_FALSE(has(text, "Against the industry"));
  TeamPage nobody{.report = report_team(Model::standard(), "Empty", {},
                                        CohortSet("industry", Model::standard()))};
  const pages::Document html = read(to_html(nobody));
  EXPECT_EQ(html.fault, "");
  EXPECT_TRUE(has(html.text, "Nobody in the team has an industry"));
}

TEST(TeamPage, ShowsTenMoversOnEachSide) {
  const Model model = Model::standard();
  std::vector<TeamMember> members;
  for (int i = 0; i < 30; ++i) {
    members.push_back(teams::member("m" + std::to_string(i), "", 10_points));
  }
  TeamPage page{.report =
                    report_team(model, "North", std::move(members), CohortSet("industry", model))};
  page.has_before = true;
  for (std::size_t i = 0; i < 25; ++i) page.moves.push_back({.member = i, .before = 1.00_points});
  page.moves.push_back({.member = 99, .before = 1.00_points});  // nobody
  const std::string text = read(to_html(page)).text;
  EXPECT_TRUE(has(text, "15 more moved up"));
  EXPECT_FALSE(has(text, "Down"));
}

TEST(TeamPage, OfAThousandMembersStaysSmall) {
  const Model model = Model::standard();
  std::vector<TeamMember> members;
  for (int i = 0; i < 1000; ++i) {
    members.push_back(teams::member("member-number-" + std::to_string(i), "Software",
                                    Points::from_hundredths(i * 2)));
  }
  TeamPage page{
      .report = report_team(model, "North", std::move(members), teams::industry_of(model, 1000))};
  page.has_before = true;
  for (std::size_t i = 0; i < 1000; ++i)
    page.moves.push_back({.member = i, .before = 20.00_points});
  const std::string html = to_html(page);
  EXPECT_LT(html.size(), 1'500'000U);
  EXPECT_EQ(read(html).fault, "");
  EXPECT_EQ(html, to_html(page));
}

TEST(PageIndex, LinksEachPage) {
  const PageIndex index{.model = Model::standard(),
                        .pages = {{.id = "a b",
                                   .file = "a b.html",
                                   .total = 12.50_points,
                                   .coverage = 95_percent,
                                   .band = "laggard"},
                                  {.id = "x", .file = "//x/javascript:1?#%.html"}}};
  const std::string html = to_html(index);
  const pages::Document page = read(html);
  EXPECT_EQ(page.fault, "");
  std::vector<std::string> links;
  for (const pages::Tag& tag : page.all("a")) links.push_back(tag.attributes.at("href"));
  EXPECT_EQ(links, (Names{"#content", "a%20b.html", ".//x/javascript%3A1%3F%23%25.html"}));
  EXPECT_TRUE(has(page.text, "2 members, each with a page."));
  EXPECT_TRUE(has(page.text, "12.50"));
  EXPECT_TRUE(has(page.text, "95\u00A0%"));
  EXPECT_TRUE(has(page.text, "Laggard"));
}

TEST(PageIndex, SaysOfWhichDayItIs) {
  PageIndex index{.model = Model::standard(), .pages = {{.id = "a", .file = "a.html"}}};
  index.day = pages::day(2024, 5, 28);
  EXPECT_TRUE(has(to_html(index), "1 member, each with a page, as of 28 May 2024."));
}

TEST(PageIndex, MayBeEmpty) {
  EXPECT_EQ(read(to_html(PageIndex{.model = Model::standard()})).fault, "");
}

}  // namespace
}  // namespace ssi
