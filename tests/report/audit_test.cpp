// SPDX-License-Identifier: MIT
// An audit as people read it; what it finds, and its JSON, are tested in tests/evidence.
#include "ssi/report/audit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "support/random_actions.hpp"
#include "support/random_models.hpp"

namespace ssi {
namespace {

void expect_narrow(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    ASSERT_LE(line.size(), 80u) << line;
    ASSERT_TRUE(line.empty() || line.back() != ' ') << '\'' << line << '\'';
  }
  ASSERT_TRUE(text.ends_with('\n'));
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(AuditText, OfStandardOneNamesItsWeaknesses) {
  const std::string text = to_text(audit(Model::standard(), ActionList::standard()));
  expect_narrow(text);
  for (const char* part :
       {"an open index, not LinkedIn's", "     39.50       0.00     15  what others do in answer\n",
        "     41.00      -4.00     12  what the member does\n", "A member has that",
        "at its most, people_contacted at",
        "    -11.00  messages_sent: reply_rate (relationships), ",
        "Each term can give all its points.", "Each band has a total.",
        "         60          -  days_active (right_people)\n",
        "  idle: a member with nothing (0.00)\n"
        "  volume: the member above, who lives by volume alone (60.50)\n"
        "  answered: that one with 26 messages and 26 invitations, all answered (71.50)\n"
        "     idle   volume  answered  action\n",
        "   +10.00    -4.00    -10.65  Write to a decision-maker (contact_decision_maker)\n"}) {
    EXPECT_TRUE(contains(text, part)) << part << "\n" << text;
  }
  EXPECT_TRUE(contains(text, "Can only lower a score: messages_sent, invitations_sent.")) << text;
}

TEST(AuditText, SaysWhatItDoesNotKnow) {
  class Formula final : public Competency {
   public:
    std::string_view name() const noexcept override { return "formula"; }
    Points maximum() const noexcept override { return 1.00_points; }
    Points positive_points() const noexcept override { return 1.00_points; }
    std::vector<Signal> used_signals() const override { return {Signal::posts}; }
    void score(const MemberTable&, std::span<Points> points,
               std::span<Points> observed) const noexcept override {
      std::ranges::fill(points, Points());
      std::ranges::fill(observed, Points());
    }
  };
  ModelDefinition definition{.id = "odd-2", .missing = MissingPolicy::renormalise};
  definition.competencies = {std::make_shared<Formula>()};
  definition.bands = {{.name = "far", .above = 1.00_points}, {.name = "rest"}};
  const std::string text = to_text(audit(Model(std::move(definition))));
  expect_narrow(text);
  for (const char* part :
       {"formula has no terms: nothing is known of its signals.", "formulas of other kinds",
        "Whether a member has that is not known; one has 0.00", "so they may have more",
        "Bands that no total from 0.00 to 1.00 is in: far.",
        "More of a signal never gives fewer points in a term."}) {
    EXPECT_TRUE(contains(text, part)) << part << "\n" << text;
  }
}

TEST(AuditText, FitsATerminalAndJsonParsesWhateverTheModel) {
  Random random(910);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 60; ++i) {
    const Model model(random_definition(random));
    const ActionList actions = random_actions(random, model.catalogue(), model.catalogue().size());
    const ModelAudit found = i % 2 == 0 ? audit(model) : audit(model, actions);
    expect_narrow(to_text(found));
    const auto json = nlohmann::json::parse(to_json(found));
    EXPECT_EQ(json["terms"].size(), found.terms.size());
    EXPECT_EQ(json["actions"].is_null(), i % 2 == 0);
    EXPECT_EQ(json["unanswered"].size(), json["unanswered_from_answered"].size());
    if (HasFatalFailure()) return;
  }
}

TEST(AuditText, LongNamesAreWrapped) {
  const std::string name(100, 'n');
  const std::string text = to_text(audit(
      Model({.id = std::string(100, 'i'),
             .competencies = {std::make_shared<TermCompetency>(
                 name, "T", 1.00_points,
                 std::vector<Term>{{name, count(Signal::has_photo), linear(3), -1.00_points}})}})));
  expect_narrow(text);
}

}  // namespace
}  // namespace ssi
