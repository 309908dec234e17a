// SPDX-License-Identifier: MIT
// What an audit says of models whose answers are known; random ones are in audit_random_test.cpp.
#include "ssi/evidence/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/report/audit.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"

namespace ssi {
namespace {

using nlohmann::json;

std::string golden(const std::string& name) { return paths::golden("evidence/") + name; }

/// Fails where something of `expected` is not in `found` with the same value. More may be there.
void expect_holds(const json& found, const json& expected, const std::string& where) {
  if (expected.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      ASSERT_TRUE(found.contains(key)) << where << " lacks " << key;
      expect_holds(found[key], value, where + '.' + key);
    }
  } else if (expected.is_array()) {
    ASSERT_EQ(found.size(), expected.size()) << where << ": " << found.dump();
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expect_holds(found[i], expected[i], where + '[' + std::to_string(i) + ']');
    }
  } else {
    EXPECT_EQ(found, expected) << where;
  }
}

void expect_golden(const ModelAudit& audit, const std::string& name) {
  expect_holds(json::parse(to_json(audit)), json::parse(file_text(golden(name))), name);
}

Model model_of(std::vector<std::shared_ptr<const Competency>> competencies,
               SignalCatalogue catalogue = SignalCatalogue()) {
  return Model({.id = "audited-1",
                .catalogue = std::move(catalogue),
                .competencies = std::move(competencies)});
}

constexpr Points kHundred = 100.00_points;  // no default argument can be a literal in clang 14

Model model_of(std::vector<Term> terms, Points maximum = kHundred) {
  return model_of({std::make_shared<TermCompetency>("c", "C", maximum, std::move(terms))});
}

std::vector<std::string> names_of(const ModelAudit& audit, const std::vector<Signal>& signals) {
  std::vector<std::string> result;
  for (const Signal signal : signals) result.push_back(audit.model.catalogue()[signal].name);
  return result;
}

std::vector<std::string> falling_names(const ModelAudit& audit) {
  std::vector<Signal> signals;
  for (const FallingSignal& falling : audit.falling) signals.push_back(falling.signal);
  return names_of(audit, signals);
}

TEST(ModelAudit, OfTheStandardModelIsTheGoldenOne) {
  const Model model = Model::standard();
  expect_golden(
      audit(model, load_actions(paths::golden("monitoring/actions.toml"), model.catalogue())),
      "audit.json");
  expect_golden(audit(model, ActionList::standard()), "audit.json");
}

TEST(ModelAudit, OfAnOddModelIsTheGoldenOne) {
  const ModelAudit found = audit(Model::load(golden("audit_odd.toml")));
  expect_golden(found, "audit_odd.json");
  EXPECT_FALSE(found.actions);
  EXPECT_EQ(found.highest, 31.50_points);
  EXPECT_EQ(found.volume_bound.member_total,
            ScoreAggregator(found.model)(found.volume_bound.member).total);
}

TEST(ModelAudit, OfStandardTwoSaysThatSpamDoesNotPay) {
  const ModelAudit found = audit(Model::standard_2(), ActionList::standard());
  EXPECT_EQ(found.volume_bound.total, 41.50_points);
  EXPECT_TRUE(found.volume_bound.is_attained());
  EXPECT_EQ(names_of(found, found.only_lower),
            (std::vector<std::string>{"people_contacted", "messages_sent", "invitations_sent"}));
  EXPECT_EQ(falling_names(found), (std::vector<std::string>{"shares", "people_contacted",
                                                            "messages_sent", "invitations_sent"}));
  for (const UnansweredFlood& flood : found.unanswered) {
    const std::string& name = found.actions->actions()[flood.action].name;
    SCOPED_TRACE(name);
    EXPECT_EQ(flood.times, 1000u);
    EXPECT_GE(flood.from_answered.before, 41.50_points);
    if (name != "contact_person" && name != "contact_decision_maker" && name != "invite") continue;
    EXPECT_EQ(flood.from_nothing.after, flood.from_nothing.before);
    EXPECT_EQ(flood.from_volume_bound.after, flood.from_volume_bound.before);
    EXPECT_LT(flood.from_answered.after, flood.from_answered.before);
  }
}

TEST(ModelAudit, FloodsStartFromMembersThatTheAuditShows) {
  const ModelAudit found = audit(Model::standard_2(), ActionList::standard());
  Member answered = found.volume_bound.member;
  for (const Signal signal : {Signal::messages_sent, Signal::messages_answered,
                              Signal::invitations_sent, Signal::invitations_accepted}) {
    answered.set(signal, 26);
  }
  const ScoreAggregator score(found.model);
  Member flooded = answered;
  flooded.set(Signal::invitations_sent, 1026).set(Signal::people_contacted, 1000);
  const std::size_t invite = *found.actions->find("invite");
  const auto flood = std::ranges::find(found.unanswered, invite, &UnansweredFlood::action);
  ASSERT_NE(flood, found.unanswered.end());
  EXPECT_EQ(flood->from_answered.before, score(answered).total);
  EXPECT_EQ(flood->from_answered.after, score(flooded).total);
}

TEST(ModelAudit, AFormulaWithoutTermsIsASourceThatNobodyCanLookInto) {
  class Formula final : public Competency {
   public:
    std::string_view name() const noexcept override { return "formula"; }
    Points maximum() const noexcept override { return 10.00_points; }
    Points positive_points() const noexcept override { return 8.00_points; }
    std::vector<Signal> used_signals() const override { return {Signal::messages_sent}; }
    void score(const MemberTable& members, std::span<Points> points,
               std::span<Points> observed) const noexcept override {
      for (std::size_t i = 0; i < members.rows(); ++i) {
        const auto sent = members.value(Signal::messages_sent, i);
        points[i] = sent && *sent == 7 ? 8.00_points : 0.00_points;
        observed[i] = sent ? 8.00_points : 0.00_points;
      }
    }
  };
  const ModelAudit found = audit(model_of(
      {std::make_shared<Formula>(),
       std::make_shared<TermCompetency>(
           "c", "C", 5.00_points,
           std::vector<Term>{{"rate", ratio(Signal::messages_answered, Signal::messages_sent, 5),
                              linear(1), 5.00_points}})}));
  ASSERT_EQ(found.sources.size(), 5u);
  EXPECT_EQ(found.sources[4].source, PointSource::formula);
  EXPECT_EQ(to_string(found.sources[4].source), "formula");
  EXPECT_EQ(found.sources[4].points, 8.00_points);
  EXPECT_EQ(found.sources[4].terms, 1u);
  EXPECT_EQ(found.formulas, std::vector<std::string_view>{"formula"});
  EXPECT_EQ(found.terms.size(), 1u);
  EXPECT_EQ(found.volume_bound.total, 8.00_points);
  EXPECT_FALSE(found.volume_bound.is_attained());
  EXPECT_EQ(found.highest, 13.00_points);
  EXPECT_EQ(falling_names(found), std::vector<std::string>{"messages_sent"});
  EXPECT_TRUE(found.only_lower.empty()) << "the formula may give points for messages";
}

TEST(ModelAudit, AModelOfPenaltiesHasNothingToGive) {
  const ModelAudit found = audit(model_of(
      {{"posts", count(Signal::posts), linear(10), -3.00_points},
       {"quiet", difference(Signal::shares, Signal::share_comments), logarithmic(5), -2.00_points}},
      4.00_points));
  EXPECT_EQ(found.highest, Points());
  EXPECT_EQ(found.volume_bound.total, Points());
  EXPECT_TRUE(found.volume_bound.is_attained());
  EXPECT_EQ(names_of(found, found.only_lower), (std::vector<std::string>{"posts", "shares"}));
  EXPECT_EQ(found.terms[0].half_at, 5u);
  EXPECT_EQ(found.terms[0].reachable, -3.00_points);
  EXPECT_EQ(found.falling[0].points, -3.00_points);
  EXPECT_EQ(found.sources[1].penalties, -5.00_points);
  EXPECT_TRUE(found.unreachable_bands.empty());
}

TEST(ModelAudit, NoMoreCanBeLostThanACompetencyIsWorth) {
  const ModelAudit found =
      audit(model_of({{"answers", ratio(Signal::messages_answered, Signal::messages_sent, 0),
                       linear(1), 9.00_points},
                      {"silence", difference(Signal::messages_sent, Signal::messages_answered),
                       linear(10), -9.00_points}},
                     12.50_points));
  ASSERT_EQ(found.falling.size(), 1u);
  EXPECT_EQ(found.falling[0].signal, Signal::messages_sent);
  EXPECT_EQ(found.falling[0].points, -12.50_points);
  EXPECT_EQ(found.falling[0].terms.size(), 2u);
  EXPECT_TRUE(found.only_lower.empty()) << "without a message there is no rate";
}

TEST(ModelAudit, ATermThatNothingReachesIsListedAndLowersNothing) {
  const ModelAudit found =
      audit(model_of({{"far", ratio(Signal::posts, Signal::shares, 0), linear(1e300), 5.00_points},
                      {"photo", count(Signal::has_photo), linear(10), 5.00_points}}));
  EXPECT_EQ(found.terms[0].reachable, Points());
  EXPECT_EQ(found.terms[1].reachable, 0.50_points);
  EXPECT_EQ(found.terms[1].half_at, std::nullopt);
  EXPECT_TRUE(found.falling.empty());
  EXPECT_TRUE(found.only_lower.empty());
  EXPECT_EQ(found.volume_bound.total, 0.50_points);
  EXPECT_TRUE(found.volume_bound.is_attained());
}

TEST(ModelAudit, PremiumSignalsComeBeforeWhoGivesThem) {
  SignalCatalogue catalogue;
  const Signal thanks = catalogue.add({.name = "thanks", .given_by = GivenBy::others});
  const Signal talks = catalogue.add({.name = "talks", .scope = SignalScope::window});
  const auto term = [](const char* name, Signal signal) {
    return Term{name, count(signal), linear(5), 1.00_points};
  };
  const ModelAudit found = audit(model_of(
      {std::make_shared<TermCompetency>(
          "c", "C", 9.00_points,
          std::vector<Term>{term("a", Signal::advanced_searches), term("l", Signal::leads_saved),
                            term("s", Signal::accounts_saved), term("t", thanks), term("k", talks),
                            term("p", Signal::positions)})},
      catalogue));
  std::vector<PointSource> sources;
  for (const AuditedTerm& each : found.terms) sources.push_back(each.source);
  EXPECT_EQ(sources, (std::vector<PointSource>{PointSource::premium, PointSource::premium,
                                               PointSource::premium, PointSource::others,
                                               PointSource::own_activity, PointSource::profile}));
  EXPECT_EQ(found.volume_bound.member[thanks], 0u);
  EXPECT_EQ(found.volume_bound.total, 5.00_points);
}

TEST(ModelAudit, ActionsOfOtherSignalsAreRefused) {
  SignalCatalogue catalogue;
  catalogue.add({.name = "talks", .scope = SignalScope::window});
  const ActionList actions(
      {.id = "own-1", .actions = {{.name = "talk", .title = "Talk", .changes = {{"talks", 1}}}}},
      catalogue);
  try {
    audit(Model::standard(), actions);
    FAIL() << "taken";
  } catch (const ActionError& error) {
    ASSERT_EQ(error.problems().size(), 1u);
    EXPECT_EQ(error.problems()[0].key, "actions.talk");
    EXPECT_NE(std::string(error.what()).find("talks"), std::string::npos) << error.what();
  }
}

TEST(ModelAudit, TheLargestActionsDoNotOverflow) {
  std::vector<Action> most;
  for (int i = 0; i < 1000; ++i) {
    most.push_back({.name = "a" + std::to_string(i),
                    .title = "A",
                    .at_most = 65535,
                    .changes = {{"posts", 4294967295U}},
                    .expects = {{"post_comments", 429'496'729'500}}});
  }
  const ActionList actions({.id = "most-1", .actions = most});
  const ModelAudit found =
      audit(model_of({{"posts", count(Signal::posts), linear(4294967295.0), 1.00_points},
                      {"comments", count(Signal::post_comments), linear(4294967295.0), 1.00_points},
                      {"beyond", count(Signal::posts), linear(1e12), 1.00_points}}),
            actions);
  ASSERT_EQ(found.beyond_actions.size(), 1u);
  EXPECT_EQ(found.beyond_actions[0].use.term, "beyond");
  EXPECT_EQ(found.beyond_actions[0].needed, std::nullopt);
  EXPECT_EQ(found.beyond_actions[0].reachable, 4294967295U);
  ASSERT_EQ(found.unanswered.size(), 1000u);
  EXPECT_EQ(found.unanswered[0].from_nothing.after, 1.00_points);
}

}  // namespace
}  // namespace ssi
