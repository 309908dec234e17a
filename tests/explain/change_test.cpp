// SPDX-License-Identifier: MIT
#include "ssi/explain/change.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "ssi/score.hpp"
#include "support/random_models.hpp"
#include "support/reference_change.hpp"

namespace ssi {
namespace {

using reference::Line;
using reference::RandomSides;

std::vector<Line> lines_of(const Change& change) {
  std::vector<Line> result;
  for (const ChangeLine& line : change.lines) {
    result.push_back({std::string(to_string(line.cause)), std::string(line.competency),
                      std::string(line.term), line.points.hundredths()});
  }
  return result;
}

Member member_of(const Model& reader, const reference::Signals& signals) {
  return reference::to_member(reference::values_in(reader.catalogue(), signals));
}

Model model_of(std::vector<Term> terms, Points maximum,
               MissingPolicy missing = MissingPolicy::zero) {
  ModelDefinition definition{.id = "mine-1", .missing = missing};
  definition.competencies.push_back(
      std::make_shared<TermCompetency>("c", "C", maximum, std::move(terms)));
  return Model(definition);
}

/// A formula without terms: a hundredth for each post, whatever else is missing.
class Posts final : public Competency {
 public:
  std::string_view name() const noexcept override { return "posts_alone"; }
  Points maximum() const noexcept override { return 0.50_points; }
  Points positive_points() const noexcept override { return 1.00_points; }
  std::vector<Signal> used_signals() const override { return {Signal::posts, Signal::shares}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t row = 0; row < members.rows(); ++row) {
      const auto posts = members.value(Signal::posts, row);
      points[row] = Points::from_hundredths(static_cast<std::int32_t>(posts.value_or(0)));
      observed[row] = posts ? 1.00_points : 0.00_points;
    }
  }
};

TEST(Change, NamesItsCausesAsFilesDo) {
  EXPECT_EQ(to_string(Cause::observation), "observation");
  EXPECT_EQ(to_string(Cause::aged_out), "aged_out");
  EXPECT_EQ(to_string(Cause::activity), "activity");
  EXPECT_EQ(to_string(Cause::profile), "profile");
  EXPECT_EQ(to_string(Cause::model), "model");
}

TEST(Change, HasNoLinesWhereNothingChanged) {
  const Member ada{{Signal::posts, 12}, {Signal::has_photo, 1}};
  const Change none = change(Model::standard(), ada, ada);
  EXPECT_TRUE(none.lines.empty());
  EXPECT_EQ(none.before, none.after);
  EXPECT_EQ(none.points(Cause::activity), Points());
}

TEST(Change, GivesEachCauseWhatItMoved) {
  const Member before{{Signal::has_photo, 0}, {Signal::posts, 0}, {Signal::leads_saved, 100}};
  const Member after{{Signal::has_photo, 1}, {Signal::posts, 36}, {Signal::education, 1}};
  const Change moved = change(Model::standard(), before, after);
  EXPECT_EQ(lines_of(moved),
            (std::vector<Line>{{"observation", "professional_brand", "education", 150},
                               {"observation", "right_people", "leads_saved", -200},
                               {"activity", "professional_brand", "posts", 300},
                               {"profile", "professional_brand", "has_photo", 150}}));
  EXPECT_EQ(moved.before, 2.00_points);
  EXPECT_EQ(moved.after, 6.00_points);
  EXPECT_EQ(moved.points(Cause::observation), -0.50_points);
  EXPECT_FALSE(moved.knows_aging);
}

TEST(Change, NamesTheCauseThatMovedMostTheWayOfTheTotal) {
  const auto moved = [](int observation, int activity, int profile) {
    Change change{.models = ModelPair(Model::standard())};
    change.before = 50.00_points;
    change.causes[0] = Points::from_hundredths(observation);
    change.causes[2] = Points::from_hundredths(activity);
    change.causes[3] = Points::from_hundredths(profile);
    change.after = change.before + change.causes[0] + change.causes[2] + change.causes[3];
    return main_cause(change);
  };
  EXPECT_EQ(moved(0, 0, 0), std::nullopt);
  EXPECT_EQ(moved(100, 200, -50), Cause::activity);
  EXPECT_EQ(moved(100, 200, -400), Cause::profile);       // down, though much went up
  EXPECT_EQ(moved(-100, -100, 150), Cause::observation);  // the first of equals
  EXPECT_EQ(moved(-300, 200, 100), Cause::observation);   // nothing in all
  EXPECT_EQ(moved(100, 200, -300), Cause::profile);
}

TEST(Change, ShowsTheSignalsOfATermOnBothSidesOfTheStep) {
  const Member before{{Signal::messages_answered, 3}, {Signal::messages_sent, 10}};
  const Member after{{Signal::messages_answered, 7}, {Signal::messages_sent, 10}};
  const Change moved = change(Model::standard(), before, after);
  ASSERT_FALSE(moved.lines.empty());
  EXPECT_EQ(moved.lines.front().term, "reply_rate");
  EXPECT_EQ(moved.lines.front().values,
            (std::vector<MovedSignal>{{"messages_answered", 3, 7}, {"messages_sent", 10, 10}}));
}

TEST(Change, SeparatesWhatLeftTheWindowFromWhatIsNew) {
  const Model model =
      model_of({{"posts", count(Signal::posts), linear(10), 10.00_points}}, 10.00_points);
  const Member before{{Signal::posts, 6}};
  const Member after{{Signal::posts, 5}};
  const Member aged_out{{Signal::posts, 2}};
  const Change moved = change(model, before, after, &aged_out);
  EXPECT_EQ(lines_of(moved),
            (std::vector<Line>{{"aged_out", "c", "posts", -400}, {"activity", "c", "posts", 300}}));
  EXPECT_TRUE(moved.knows_aging);
}

TEST(Change, TakesAMissingSignalOfTheSharedDaysForZero) {
  const Model model =
      model_of({{"posts", count(Signal::posts), linear(10), 10.00_points}}, 10.00_points);
  const Member before{{Signal::posts, 6}};
  const Member nothing;
  const Change moved = change(model, before, before, &nothing);
  EXPECT_EQ(moved.points(Cause::aged_out), -6.00_points);
  EXPECT_EQ(moved.points(Cause::activity), 6.00_points);
}

TEST(Change, GivesTheClampALineOfItsOwn) {
  const Model model = model_of({{"posts", count(Signal::posts), linear(10), 10.00_points},
                                {"shares", count(Signal::shares), linear(10), 10.00_points}},
                               12.00_points);
  const Change moved = change(model, Member{{Signal::posts, 10}, {Signal::shares, 0}},
                              Member{{Signal::posts, 10}, {Signal::shares, 10}});
  EXPECT_EQ(lines_of(moved), (std::vector<Line>{{"activity", "c", "shares", 1000},
                                                {"activity", "c", "(adjustment)", -800}}));
  EXPECT_TRUE(moved.lines.back().is_adjustment());
  EXPECT_EQ(moved.lines.back().clamp, -8.00_points);
  EXPECT_EQ(moved.lines.back().renormalisation, Points());
}

TEST(Change, GivesTheRenormalisationALineOfItsOwn) {
  const Model model = model_of({{"posts", count(Signal::posts), linear(10), 10.00_points},
                                {"shares", count(Signal::shares), linear(10), 10.00_points}},
                               20.00_points, MissingPolicy::renormalise);
  const Change moved =
      change(model, Member{{Signal::posts, 5}}, Member{{Signal::posts, 5}, {Signal::shares, 0}});
  EXPECT_EQ(moved.before, 10.00_points);  // 5.00 of 10.00 observed, scaled to 20.00
  EXPECT_EQ(lines_of(moved), (std::vector<Line>{{"observation", "c", "(adjustment)", -500}}));
  EXPECT_EQ(moved.lines.back().renormalisation, -5.00_points);
}

TEST(Change, IsOneTermWhereACompetencyHasNone) {
  ModelDefinition definition{.id = "mine-1"};
  definition.competencies.push_back(std::make_shared<Posts>());
  const Model model(definition);
  const Change moved = change(model, Member{{Signal::posts, 20}}, Member{{Signal::posts, 70}});
  EXPECT_EQ(lines_of(moved), (std::vector<Line>{{"activity", "posts_alone", "posts_alone", 50},
                                                {"activity", "posts_alone", "(adjustment)", -20}}));
  EXPECT_EQ(moved.lines.front().values, (std::vector<MovedSignal>{{"posts", 20, 70}}));
}

TEST(Change, MatchesTermsOfTwoModelsByName) {
  const Model before = model_of({{"posts", count(Signal::posts), linear(10), 10.00_points},
                                 {"gone", count(Signal::shares), linear(10), 5.00_points}},
                                15.00_points);
  const Model after = model_of({{"new", count(Signal::shares), linear(10), 4.00_points},
                                {"posts", count(Signal::posts), linear(10), 2.00_points}},
                               15.00_points);
  const Member ada{{Signal::posts, 10}, {Signal::shares, 10}};
  const Change moved = change(ModelPair(before, after), ada, ada);
  EXPECT_EQ(lines_of(moved), (std::vector<Line>{{"model", "c", "new", 400},
                                                {"model", "c", "posts", -800},
                                                {"model", "c", "gone", -500}}));
}

TEST(Change, EqualsTheReferenceForRandomModels) {
  Random random(2601);
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const Model before_model(random_definition(random));
    const Model after_model = random.chance(40) ? before_model : Model(random_definition(random));
    const ModelPair models(before_model, after_model);
    for (int i = 0; i < 5; ++i) {
      const RandomSides sides(before_model, after_model, random);
      const bool knows_aging = random.chance(50);
      const auto expected = reference::changed(before_model, sides.before, after_model, sides.after,
                                               knows_aging ? &sides.aged_out : nullptr);
      const Member aged_out = member_of(before_model, sides.aged_out);
      const Change moved =
          change(models, member_of(models.before_reader(), sides.before),
                 member_of(models.after_reader(), sides.after), knows_aging ? &aged_out : nullptr);
      ASSERT_EQ(moved.before.hundredths(), expected.before);
      ASSERT_EQ(moved.after.hundredths(), expected.after);
      ASSERT_EQ(lines_of(moved), expected.lines);
      Points sum = moved.before;
      for (const ChangeLine& line : moved.lines) sum += line.points;
      ASSERT_EQ(sum, moved.after);
      for (const Cause cause : kAllCauses) {
        ASSERT_EQ(moved.points(cause).hundredths(),
                  expected.causes[static_cast<std::size_t>(cause)]);
      }
    }
  }
}

TEST(Change, ThereAndBackCancels) {
  Random random(2602);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(random.trace() + ", round " + std::to_string(round));
    const Model one(random_definition(random));
    const Model other = random.chance(50) ? one : Model(random_definition(random));
    const RandomSides sides(one, other, random);
    const ModelPair there(one, other);
    const ModelPair back(other, one);
    const Change forth = change(there, member_of(there.before_reader(), sides.before),
                                member_of(there.after_reader(), sides.after));
    const Change again = change(back, member_of(back.before_reader(), sides.after),
                                member_of(back.after_reader(), sides.before));
    Points sum;
    for (const Cause cause : kAllCauses) sum += forth.points(cause) + again.points(cause);
    EXPECT_EQ(sum, Points());
    EXPECT_EQ(forth.before, again.after);
    EXPECT_EQ(forth.after, again.before);
  }
}

TEST(Change, KeepsItsNamesAlive) {
  std::optional<Change> moved;
  {
    const Model model =
        model_of({{"mine", count(Signal::posts), linear(10), 10.00_points}}, 10.00_points);
    moved = change(model, Member{{Signal::posts, 1}}, Member{{Signal::posts, 2}});
  }
  ASSERT_EQ(moved->lines.size(), 1U);
  EXPECT_EQ(moved->lines.front().term, "mine");
  EXPECT_EQ(moved->lines.front().values.front().name, "posts");
}

}  // namespace
}  // namespace ssi
