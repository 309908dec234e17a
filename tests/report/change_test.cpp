// SPDX-License-Identifier: MIT
// Changes as people and programs read them.
#include "ssi/explain/change.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ssi/model/competency.hpp"
#include "ssi/report.hpp"
#include "support/random_models.hpp"
#include "support/reference_change.hpp"

namespace ssi {
namespace {

using Json = nlohmann::json;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const Member kBefore{{Signal::posts, 0}, {Signal::has_photo, 1}, {Signal::leads_saved, 3}};
const Member kAfter{{Signal::posts, 36}, {Signal::has_photo, 0}};

std::vector<ChangedCohort> cohorts() {
  ChangedCohort industry{
      .column = "industry", .label_before = "Staffing", .label_after = "Software"};
  industry.standing.before = Standing{10, Percent::from_hundredths(2632), 90, 11};
  industry.standing.own = Standing{1, Percent::from_hundredths(9737), 10, 11};
  return {industry, {.column = "team"}};
}

TEST(ChangeText, SaysWhyInWords) {
  const std::string text = to_text(change(Model::standard(), kBefore, kAfter), "m\x1b", cohorts());
  EXPECT_TRUE(contains(text, "m\\x1B: 2.10 -> 3.00 points (+0.90) of 100.00\n")) << text;
  EXPECT_TRUE(contains(text, std::string(kNotice))) << text;
  EXPECT_TRUE(contains(text, "posts 0 -> 36\n")) << text;
  EXPECT_TRUE(contains(text, "has_photo 1 -> 0\n")) << text;
  EXPECT_TRUE(contains(text, "leads_saved 3 -> missing\n")) << text;
  EXPECT_TRUE(contains(text, "  +3.00  activity")) << text;
  EXPECT_TRUE(contains(text, "industry Staffing -> Software\n")) << text;
  EXPECT_TRUE(contains(text, "team: no label, so no standing\n")) << text;
  EXPECT_FALSE(contains(text, "model: the other model")) << text;
}

TEST(ChangeText, SaysThatNothingChanged) {
  EXPECT_TRUE(contains(to_text(change(Model::standard(), kBefore, kBefore)), "nothing changed"));
}

TEST(ChangeText, FitsAScreenAndStillAddsUp) {
  Member everything;
  Member nothing;
  for (const Signal signal : Model::standard().used_signals()) {
    everything.set(signal, 9);
    nothing.set(signal, 0);
  }
  const std::string text = to_text(change(Model::standard(), nothing, everything));
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 24) << text;
  EXPECT_TRUE(contains(text, "smaller lines\n")) << text;
}

TEST(ChangeText, PutsAdjustmentsInWords) {
  ModelDefinition definition{.id = "mine-1", .missing = MissingPolicy::renormalise};
  definition.competencies.push_back(std::make_shared<TermCompetency>(
      "c", "C", 12.00_points,
      std::vector<Term>{{"posts", count(Signal::posts), linear(10), 10.00_points},
                        {"shares", count(Signal::shares), linear(10), 10.00_points}}));
  const Model model(definition);
  const std::string clamped =
      to_text(change(model, Member{{Signal::posts, 10}, {Signal::shares, 0}},
                     Member{{Signal::posts, 10}, {Signal::shares, 10}}));
  EXPECT_TRUE(contains(clamped, "-8.00  c ")) << clamped;
  EXPECT_TRUE(contains(clamped, "kept within 0.00 and 12.00")) << clamped;
  const std::string scaled = to_text(
      change(model, Member{{Signal::posts, 5}}, Member{{Signal::posts, 5}, {Signal::shares, 0}}));
  EXPECT_TRUE(contains(scaled, "scaled to what was observed")) << scaled;
}

TEST(ChangeText, NamesBothModels) {
  const Model model = Model::standard();
  const ModelPair pair(model, model.with_missing(MissingPolicy::renormalise));
  const std::string text = to_text(change(pair, kBefore, kAfter));
  EXPECT_TRUE(contains(text, "before by model standard-1 (fingerprint " + model.fingerprint()));
  EXPECT_TRUE(
      contains(text, "after by model standard-1 (fingerprint " + pair.after().fingerprint()));
}

TEST(ChangeText, SaysWhatOnlyOneOfTheModelsHas) {
  const auto definition = [](const std::string& id, const std::string& term, Signal signal) {
    ModelDefinition result{.id = id};
    result.competencies.push_back(std::make_shared<TermCompetency>(
        "c", "C", 20.00_points,
        std::vector<Term>{{"posts", count(Signal::posts), linear(10), 10.00_points},
                          {term, count(signal), linear(10), 10.00_points}}));
    return result;
  };
  const ModelPair pair(Model(definition("old-1", "shares", Signal::shares)),
                       Model(definition("new-1", "groups", Signal::groups_joined)));
  const Member member{{Signal::posts, 5}, {Signal::shares, 10}, {Signal::groups_joined, 5}};
  const std::string text = to_text(change(pair, member, member));
  EXPECT_TRUE(contains(text, "groups_joined 5 (only in the new model)\n")) << text;
  EXPECT_TRUE(contains(text, "shares 10 (only in the old model)\n")) << text;
  EXPECT_FALSE(contains(text, "posts 5 (only")) << text;
}

TEST(ChangeText, TellsOfAMemberOnOneSide) {
  const OneSided gone{ModelPair(Model::standard()), true, 12.50_points};
  EXPECT_TRUE(
      contains(to_text(gone, "m1"), "m1: 12.50 of 100.00 points before, and not there any more\n"));
  const OneSided fresh{ModelPair(Model::standard()), false, 12.50_points};
  EXPECT_TRUE(contains(to_text(fresh), "12.50 of 100.00 points after, and not there before\n"));
}

TEST(ChangeJson, HasAllFigures) {
  const Json json =
      Json::parse(to_json(change(Model::standard(), kBefore, kAfter), "m1", cohorts()));
  EXPECT_EQ(json["schema_version"], 1);
  EXPECT_EQ(json["notice"], kNotice);
  EXPECT_EQ(json["model"], "standard-1");
  EXPECT_EQ(json["model_before"], "standard-1");
  EXPECT_EQ(json["member_id"], "m1");
  EXPECT_EQ(json["before"], 2.10);
  EXPECT_EQ(json["after"], 3.00);
  EXPECT_EQ(json["change"], 0.90);
  ASSERT_EQ(json["causes"].size(), kCauses);
  EXPECT_EQ(json["causes"][0]["cause"], "observation");
  EXPECT_EQ(json["causes"][1]["points"], nullptr) << "nothing is known of what aged out";
  const Json& line = json["causes"][2]["lines"][0];
  EXPECT_EQ(line["competency"], "professional_brand");
  EXPECT_EQ(line["term"], "posts");
  EXPECT_EQ(line["points"], 3.00);
  EXPECT_EQ(line["signals"]["posts"], (Json{{"before", 0}, {"after", 36}}));
  const Json& industry = json["cohorts"][0];
  EXPECT_EQ(industry["label_before"], "Staffing");
  EXPECT_EQ(industry["before"]["rank"], 10);
  EXPECT_EQ(industry["own"]["percentile"], 97.37);
  EXPECT_EQ(industry["after"], nullptr);
  EXPECT_EQ(json["cohorts"][1]["label_after"], nullptr);
}

TEST(ChangeJson, AddsUpForRandomModels) {
  Random random(2631);
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const Model model(random_definition(random));
    const reference::RandomSides sides(model, model, random);
    const auto member = [&](const reference::Signals& signals) {
      return reference::to_member(reference::values_in(model.catalogue(), signals));
    };
    const Member aged_out = member(sides.aged_out);
    const Json json =
        Json::parse(to_json(change(model, member(sides.before), member(sides.after), &aged_out)));
    const auto hundredths = [](const Json& points) {
      return std::lround(points.get<double>() * 100);
    };
    long sum = hundredths(json["before"]);
    for (const Json& cause : json["causes"]) {
      long of_lines = 0;
      for (const Json& line : cause["lines"]) of_lines += hundredths(line["points"]);
      EXPECT_EQ(of_lines, hundredths(cause["points"]));
      sum += of_lines;
    }
    EXPECT_EQ(sum, hundredths(json["after"]));
  }
}

TEST(ChangeJson, HasNullForTheSideThatLacksTheMember) {
  const OneSided gone{ModelPair(Model::standard()), true, 12.50_points};
  const Json json = Json::parse(to_json(gone, "m1"));
  EXPECT_EQ(json["before"], 12.50);
  EXPECT_EQ(json["after"], nullptr);
  EXPECT_EQ(json["change"], nullptr);
  EXPECT_TRUE(json["causes"].empty());
}

}  // namespace
}  // namespace ssi
