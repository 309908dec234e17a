// SPDX-License-Identifier: MIT
#include "ssi/report/json.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"
#include "support/teams.hpp"

namespace ssi {
namespace {

using teams::industry_of;
using teams::member;

// Whether a text is one JSON value by RFC 8259, UTF-8 aside.
class JsonChecker {
 public:
  explicit JsonChecker(std::string_view text) : rest_(text) {}

  bool is_valid() {
    const bool valid = value();
    space();
    return valid && rest_.empty();
  }

 private:
  void space() {
    while (!rest_.empty() && std::string_view(" \t\r\n").find(rest_[0]) != rest_.npos) skip(1);
  }
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }
  bool take(std::string_view token) {
    space();
    if (!rest_.starts_with(token)) return false;
    skip(token.size());
    return true;
  }
  bool value() {
    space();
    if (rest_.empty()) return false;
    if (rest_[0] == '{') return list('{', '}', true);
    if (rest_[0] == '[') return list('[', ']', false);
    if (rest_[0] == '"') return string();
    return take("true") || take("false") || take("null") || number();
  }
  bool list(char open, char close, bool keys) {
    take(std::string_view(&open, 1));
    const std::string_view end(&close, 1);
    if (take(end)) return true;
    do {
      if (keys && !(space(), string() && take(":"))) return false;
      if (!value()) return false;
    } while (take(","));
    return take(end);
  }
  bool string() {
    if (rest_.empty() || rest_[0] != '"') return false;
    for (skip(1); !rest_.empty(); skip(1)) {
      const char c = rest_[0];
      if (c == '"') return skip(1), true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') continue;
      skip(1);
      if (rest_.empty()) return false;
      if (rest_[0] == 'u') {
        for (int i = 1; i <= 4; ++i) {
          if (rest_.size() < 5 || std::isxdigit(static_cast<unsigned char>(rest_[1])) == 0) {
            return false;
          }
          skip(1);
        }
      } else if (std::string_view("\"\\/bfnrt").find(rest_[0]) == rest_.npos) {
        return false;
      }
    }
    return false;
  }
  bool digits() {
    std::size_t n = 0;
    while (n < rest_.size() && std::isdigit(static_cast<unsigned char>(rest_[n])) != 0) ++n;
    skip(n);
    return n > 0;
  }
  bool number() {
    if (rest_.starts_with('-')) skip(1);
    if (rest_.starts_with('0') ? (skip(1), false) : !digits()) return false;
    if (rest_.starts_with('.') && (skip(1), !digits())) return false;
    if (rest_.starts_with('e') || rest_.starts_with('E')) {
      skip(1);
      if (rest_.starts_with('+') || rest_.starts_with('-')) skip(1);
      return digits();
    }
    return true;
  }

  std::string_view rest_;
};

bool is_json(std::string_view text) { return JsonChecker(text).is_valid(); }

TEST(JsonChecker, TellsJsonFromOtherText) {
  for (const char* good :
       {"{}", "[1, -0.5e+3, true, null]", R"({"a": {"b": ["\u00e9\n\"", 0]}})"}) {
    EXPECT_TRUE(is_json(good)) << good;
  }
  for (const char* bad : {"", "{", "{]", "{\"a\" 1}", "[1,]", "{'a': 1}", "[01]", "[1.]", "\"\n\"",
                          "\"\\q\"", "[] []", "nan", "[-]", "\"\\u12\"", "\""}) {
    EXPECT_FALSE(is_json(bad)) << bad;
  }
}

TEST(ExplanationJson, IsOneObjectWithASchemaVersion) {
  const Model model = Model::standard();
  const std::string json = to_json(explain(model, Member{{Signal::posts, 12}}), "ada");
  EXPECT_TRUE(is_json(json)) << json;
  EXPECT_EQ(json.front(), '{');
  EXPECT_NE(json.find("\"schema_version\""), json.npos);
  for (const char* part : {"\"ada\"", "standard-1", "professional_brand", "decision_maker_focus",
                           "\"posts\"", "2.13"}) {
    EXPECT_NE(json.find(part), json.npos) << part << " is not in " << json;
  }
  EXPECT_NE(json.find(model.fingerprint()), json.npos) << "belongs beside every score";
}

TEST(ExplanationJson, EscapesWhateverAMemberIsCalled) {
  const Model model = Model::standard();
  const Explanation why = explain(model, Member());
  for (const std::string& id :
       {std::string("a\"b"), std::string("back\\slash"), std::string("new\nline\r\ttab"),
        std::string("\x01\x1F\x7F"), std::string("</script>"), std::string("caf\xC3\xA9"),
        std::string("a\0b", 3), std::string("")}) {
    const std::string json = to_json(why, id);
    EXPECT_TRUE(is_json(json)) << json;
  }
}

TEST(ExplanationJson, EscapesTitles) {
  ModelDefinition definition;
  definition.id = "titles-1";
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "A \"title\" with \\ and\u00a0a space", 1_points,
      std::vector<Term>{{"t", count(Signal::posts), linear(1), 1_points, "because \"so\"\n"}})};
  const Model model(std::move(definition));
  const std::string json = to_json(explain(model, Member{{Signal::posts, 1}}), "ada");
  EXPECT_TRUE(is_json(json)) << json;
}

TEST(ExplanationJson, IsValidForAnyMemberAndModel) {
  Random random(150);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 100; ++round) {
    const Model model(random_definition(random));
    const MemberGenerator generator(model);
    const Member member = reference::to_member(generator.draw(random));
    const std::string json = to_json(explain(model, member), "m");
    ASSERT_TRUE(is_json(json)) << json;
  }
}

TEST(ExplanationJson, HasTheBounds) {
  const auto json = nlohmann::json::parse(
      to_json(explain(Model::standard(), Member{{Signal::posts, 36}, {Signal::shares, 0}})));
  EXPECT_EQ(json["total"], 3.0);
  EXPECT_EQ(json["total_low"], 3.0);
  EXPECT_EQ(json["total_high"], 95.0);
  EXPECT_EQ(json["competencies"][0]["low"], 3.0);
  EXPECT_EQ(json["competencies"][0]["high"], 25.0);
  EXPECT_EQ(json["competencies"][2]["low"], 0.0);
  EXPECT_EQ(json["competencies"][2]["high"], 20.0);
}

TEST(TeamJson, HasTheBoundsOrNull) {
  const Model model = Model::standard();
  std::vector<TeamMember> team = {member("a", "", 9_points), member("b", "", 8_points)};
  team[1].bounds = PointBounds{26_points, 27.05_points};
  const auto json = nlohmann::json::parse(
      to_json(report_team(model, "t", std::move(team), CohortSet("industry", model))));
  EXPECT_TRUE(json["leaderboard"][0]["total_low"].is_null());
  EXPECT_TRUE(json["leaderboard"][0]["total_high"].is_null());
  EXPECT_EQ(json["leaderboard"][1]["total_low"], 26.0);
  EXPECT_EQ(json["leaderboard"][1]["total_high"], 27.05);
}

TEST(ExplanationJson, HasNoBandWhereLittleWasObserved) {
  const Model model = Model::standard();
  const Member ada{{Signal::posts, 12}};
  const auto little = nlohmann::json::parse(to_json(explain(model, ada)));
  EXPECT_EQ(little["little_observed"], true);
  EXPECT_TRUE(little["band"].is_null());
  EXPECT_TRUE(little["badges"].is_array());
  EXPECT_TRUE(little["badges"].empty());
  EXPECT_EQ(little["competencies"][0]["observed"], true);
  EXPECT_EQ(little["competencies"][2]["observed"], false);
  const auto enough = nlohmann::json::parse(to_json(explain(model, ada, 3_percent)));
  EXPECT_EQ(enough["little_observed"], false);
  EXPECT_EQ(enough["band"], "laggard");
}

TEST(ExplanationJson, HasStepsReasonsAndWords) {
  const auto json = nlohmann::json::parse(to_json(explain(
      Model::standard(),
      Member{{Signal::posts, 0}, {Signal::messages_sent, 19}, {Signal::messages_answered, 6}})));
  const auto& posts = json["competencies"][0]["terms"][0];
  EXPECT_EQ(posts["next"], (nlohmann::json{{"signal", "posts"}, {"more", 1}, {"points", 0.58}}));
  EXPECT_EQ(posts["title"], "Posts and articles");
  EXPECT_EQ(posts["reason"], "about three own posts a week");
  EXPECT_TRUE(json["competencies"][0]["terms"][1]["next"].is_null()) << "not observed";
  const auto& penalty = json["competencies"][3]["terms"][1];
  EXPECT_EQ(penalty["term"], "unanswered_messages");
  EXPECT_EQ(penalty["next"],
            (nlohmann::json{{"signal", "messages_sent"}, {"fewer", 6}, {"points", 0.42}}));
  EXPECT_EQ(json["window_days"], 90);
  ASSERT_EQ(json["signals"].size(), kStandardSignals);
  EXPECT_EQ(json["signals"][12], (nlohmann::json{{"signal", "posts"},
                                                 {"kind", "count"},
                                                 {"scope", "window"},
                                                 {"counts", "own posts and articles published"},
                                                 {"one", "post"},
                                                 {"many", "posts"}}));
}

TEST(TeamJson, CountsThoseOfWhomLittleWasObservedApart) {
  const Model model = Model::standard();
  std::vector<TeamMember> members = {member("a", "", 9_points), member("b", "", 9_points)};
  members[1].score.coverage = 24.99_percent;
  members[1].observed = {true, false, true, false};
  const CohortSet nobody("industry", model);
  const auto json = nlohmann::json::parse(to_json(report_team(model, "N", members, nobody)));
  EXPECT_EQ(json["members"], 2);
  EXPECT_EQ(json["coverage"], 60.0);  // 59.995
  EXPECT_EQ(json["minimum_coverage"], 50.0);
  EXPECT_EQ(json["little_observed"], 1);
  EXPECT_EQ(json["bands"][1]["members"], 1);
  EXPECT_EQ(json["bands"][1]["percent"], 100.0);
  EXPECT_EQ(json["competencies"][0]["observed_members"], 2);
  EXPECT_EQ(json["competencies"][1]["observed_members"], 1);
  EXPECT_EQ(json["leaderboard"][0]["little_observed"], false);
  EXPECT_EQ(json["leaderboard"][0]["band"], "laggard");
  EXPECT_EQ(json["leaderboard"][1]["little_observed"], true);
  EXPECT_TRUE(json["leaderboard"][1]["band"].is_null());
  EXPECT_EQ(json["weakest"], "right_people");

  for (TeamMember& m : members) m.observed.assign(4, false);
  for (TeamMember& m : members) m.score.coverage = 0_percent;
  const auto none = nlohmann::json::parse(to_json(report_team(model, "N", members, nobody)));
  EXPECT_TRUE(none["weakest"].is_null());
  EXPECT_TRUE(none["bands"][0]["percent"].is_null());
  EXPECT_EQ(none["little_observed"], 2);
}

TEST(TeamJson, HasAllFigures) {
  const Model model = Model::standard();
  const TeamReport report = report_team(model, "North \"1\"",
                                        {member("m1", "Software", 20_points, 20_points),
                                         member("m2", "Software", 24.99_points, 25_points)},
                                        industry_of(model, 12));
  const auto json = nlohmann::json::parse(to_json(report));
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

TEST(TeamJson, SaysNullWhereTheIndustryIsWithheld) {
  const Model model = Model::standard();
  const auto json_of = [&](const char* industry) {
    return nlohmann::json::parse(
        to_json(report_team(model, "t", {member("a", industry, 9_points)}, industry_of(model, 9))));
  };
  const auto withheld = json_of("Software");
  EXPECT_EQ(withheld["industry"]["name"], "Software");
  EXPECT_TRUE(withheld["industry"]["members"].is_null());
  EXPECT_TRUE(withheld["competencies"][3]["industry_mean"].is_null());
  EXPECT_TRUE(withheld["total"]["difference"].is_null());
  EXPECT_EQ(withheld["total"]["team_mean"], 27.0);
  EXPECT_TRUE(json_of("")["industry"].is_null());
}

TEST(TeamJson, SaysNullWhereTheModelHasNoBands) {
  ModelDefinition definition = Model::standard().definition();
  definition.bands.clear();
  const Model model(definition);
  const auto json = nlohmann::json::parse(
      to_json(report_team(model, "t", {member("a", "", 9_points)}, CohortSet("industry", model))));
  EXPECT_TRUE(json["bands"].empty());
  EXPECT_TRUE(json["leaderboard"][0]["band"].is_null());
}

TEST(TeamJson, TakesAsManyCompetenciesAsAModelMayHave) {
  constexpr std::size_t kCompetencies = 1000;
  constexpr std::size_t kMembers = 50;
  ModelDefinition definition;
  definition.id = "wide";
  definition.window_days = 1;
  for (std::size_t i = 0; i < kCompetencies; ++i) {
    const std::string name = "c" + std::to_string(i);
    definition.competencies.push_back(std::make_shared<TermCompetency>(
        name, name, 0.01_points,
        std::vector<Term>{
            {"t" + std::to_string(i), count(Signal::posts), linear(1), 0.01_points}}));
  }
  const Model model{std::move(definition)};
  const MemberScore score = ScoreAggregator(model)(Member{{Signal::posts, 1}});
  const std::vector<TeamMember> members(kMembers, {.id = "m", .industry = "", .score = score});
  const std::string text =
      to_json(report_team(model, "North", members, CohortSet("industry", model), 10));
  const auto report = nlohmann::json::parse(text);
  ASSERT_EQ(report["leaderboard"].size(), kMembers);
  EXPECT_EQ(report["leaderboard"][kMembers - 1]["competencies"].size(), kCompetencies);
}

TEST(Json, IsUtf8WhateverAnApplicationHandsIn) {
  const Explanation why = explain(Model::standard(), Member{{Signal::posts, 12}});
  for (const char* id : {"\xFF", "a\xC3", "\xED\xA0\x80", "\x01\x1F\x7F\"\\", "\xEF\xBF\xBE"}) {
    const std::string text = to_json(why, id);
    EXPECT_TRUE(nlohmann::json::accept(text)) << text;
  }
}

TEST(Json, OfAnExplanationWithoutIdHasNoMemberId) {
  const Explanation why = explain(Model::standard(), Member{{Signal::posts, 12}});
  EXPECT_NE(to_json(why).find("\"member_id\": null"), std::string::npos);
}

}  // namespace
}  // namespace ssi
