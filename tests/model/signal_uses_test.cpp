// SPDX-License-Identifier: MIT
#include "ssi/model/signal_uses.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace ssi {
namespace {

using Uses = std::vector<SignalUse>;

TEST(SignalUses, AreTheTermsThatReadASignal) {
  const Model model = Model::standard();
  const auto uses = signal_uses(model);
  ASSERT_EQ(uses.size(), kStandardSignals);
  EXPECT_EQ(uses[index_of(Signal::posts)], (Uses{{"professional_brand", "posts"}}));
  EXPECT_EQ(uses[index_of(Signal::messages_sent)],
            (Uses{{"relationships", "reply_rate"}, {"relationships", "unanswered_messages"}}));
  EXPECT_EQ(uses[index_of(Signal::people_contacted)],
            (Uses{{"right_people", "decision_maker_focus"}, {"relationships", "people_contacted"}}))
      << "in the model's order";
}

TEST(SignalUses, OfASignalThatNothingReadsAreNone) {
  ModelDefinition definition{.id = "uses-1"};
  const Signal own = definition.catalogue.add({.name = "own"});
  const Signal idle = definition.catalogue.add({.name = "idle"});
  definition.competencies = {std::make_shared<TermCompetency>(
      "c", "c", 1_points,
      std::vector<Term>{{"twice", ratio(own, own, 1), linear(1), 1_points, ""}})};
  const Model model(definition);
  const auto uses = signal_uses(model);
  ASSERT_EQ(uses.size(), kStandardSignals + 2);
  EXPECT_EQ(uses[index_of(own)], (Uses{{"c", "twice"}})) << "a term once";
  EXPECT_TRUE(uses[index_of(idle)].empty());
  EXPECT_TRUE(uses[index_of(Signal::posts)].empty());
}

// One posts is one point.
class Formula final : public Competency {
 public:
  std::string_view name() const noexcept override { return "formula"; }
  Points maximum() const noexcept override { return 1_points; }
  Points positive_points() const noexcept override { return 1_points; }
  std::vector<Signal> used_signals() const override { return {Signal::posts}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t i = 0; i < members.rows(); ++i) {
      const auto posts = members.value(Signal::posts, i);
      points[i] = posts.value_or(0) > 0 ? 1_points : 0_points;
      observed[i] = posts ? 1_points : 0_points;
    }
  }
};

TEST(SignalUses, OfAFormulaWithoutTermsNameTheCompetencyAlone) {
  const Model model({.id = "uses-1", .competencies = {std::make_shared<Formula>()}});
  EXPECT_EQ(signal_uses(model)[index_of(Signal::posts)], (Uses{{"formula", ""}}));
}

TEST(IsAnythingObserved, OfAFormulaWithoutTermsAsksForObservedPoints) {
  EXPECT_TRUE(is_anything_observed(Formula(), Member{{Signal::posts, 0}}));
  EXPECT_FALSE(is_anything_observed(Formula(), Member{{Signal::shares, 9}}));
}

}  // namespace
}  // namespace ssi
