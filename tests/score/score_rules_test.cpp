// SPDX-License-Identifier: MIT
// Each rule of the specification's sections 2.4 to 2.7 and 4, on models made to show it.
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/explain/explanation.hpp"
#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

// Gives `hundredths` for a signal of 1 or more.
Term flat(const std::string& name, Signal signal, std::int32_t hundredths) {
  return {name, count(signal), linear(1), Points::from_hundredths(hundredths), ""};
}

std::shared_ptr<const Competency> competency(const std::string& name, Points maximum,
                                             std::vector<Term> terms) {
  return std::make_shared<TermCompetency>(name, name, maximum, std::move(terms));
}

Model model_of(std::vector<std::shared_ptr<const Competency>> competencies,
               MissingPolicy missing = MissingPolicy::zero, std::vector<Band> bands = {},
               std::vector<Badge> badges = {}) {
  ModelDefinition definition;
  definition.id = "rules-1";
  definition.missing = missing;
  definition.competencies = std::move(competencies);
  definition.bands = std::move(bands);
  definition.badges = std::move(badges);
  return Model(std::move(definition));
}

// One point per hundred posts: the total in hundredths is the number of posts.
std::shared_ptr<const Competency> posts_as_hundredths(const std::string& name = "posts") {
  return competency(name, 100.00_points,
                    {{"posts", count(Signal::posts), linear(10000), 100.00_points, ""}});
}

const std::vector<Band> kStandardBands = {
    {"leader", 70.00_points, {}}, {"laggard", {}, 30.00_points}, {"developing", {}, {}}};

TEST(Score, TakesAnyNumberOfSignals) {
  for (const std::size_t signals : {41u, 63u, 64u, 65u, 66u, 1000u}) {
    SCOPED_TRACE(signals);
    ModelDefinition definition{.id = "rules-1"};
    std::vector<Term> terms;
    Member member;
    std::int32_t expected = 0;
    for (std::size_t i = 0; i < signals; ++i) {
      const std::string name = "own" + std::to_string(i);
      const Signal signal = i < kStandardSignals
                                ? static_cast<Signal>(i)
                                : definition.catalogue.add({.name = name, .counts = ""});
      terms.push_back(flat(name, signal, 1 + static_cast<std::int32_t>(i % 5)));
      if (i % 3 == 0) continue;  // missing
      member.set(signal, i % 2);
      expected += terms.back().points.hundredths() * static_cast<std::int32_t>(i % 2);
    }
    definition.competencies = {competency("all", 600.00_points, std::move(terms))};
    const Model model(std::move(definition));
    EXPECT_EQ(ScoreAggregator(model)(member).total.hundredths(), expected);
    EXPECT_EQ(explain(model, member).total.hundredths(), expected);
  }
}

TEST(Score, IsTheSumOfItsCompetencies) {
  const ScoreAggregator score(Model::standard());
  const MemberGenerator generator(score.model());
  Random random(80);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 1000; ++i) {
    const MemberScore member = score(reference::to_member(generator.draw(random)));
    Points sum;
    for (const Points points : member.competencies) {
      EXPECT_GE(points, Points());
      EXPECT_LE(points, 25.00_points);
      sum += points;
    }
    EXPECT_EQ(member.total, sum);
  }
}

TEST(Score, OfFullMarksEverywhereIsAHundred) {
  Member best;
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    const bool flag = standard_signals()[i].kind == SignalKind::flag;
    best.set(static_cast<Signal>(i), flag ? 1 : 100'000);
  }
  best.set(Signal::shares, 33'000);  // three comments on each share
  const MemberScore score = ScoreAggregator(Model::standard())(best);
  EXPECT_EQ(score.total, 100.00_points);
  EXPECT_EQ(score.coverage, Percent::from_hundredths(10000));
}

TEST(Score, ClampsACompetencyToItsMaximum) {
  const Model model = model_of({competency(
      "c", 5.00_points, {flat("a", Signal::posts, 300), flat("b", Signal::shares, 300)})});
  const ScoreAggregator score(model);
  EXPECT_EQ(score(Member{{Signal::posts, 1}}).total, 3.00_points);
  EXPECT_EQ(score(Member{{Signal::posts, 1}, {Signal::shares, 1}}).total, 5.00_points);
}

TEST(Score, ClampsACompetencyToZeroBeforeItAddsThemUp) {
  const Model model =
      model_of({competency("bad", 5.00_points,
                           {flat("good", Signal::posts, 100), flat("bad", Signal::shares, -300)}),
                competency("other", 5.00_points, {flat("good", Signal::posts, 200)})});
  const MemberScore score = ScoreAggregator(model)(Member{{Signal::posts, 1}, {Signal::shares, 1}});
  EXPECT_EQ(score.competencies[0], 0.00_points);
  EXPECT_EQ(score.competencies[1], 2.00_points);
  EXPECT_EQ(score.total, 2.00_points);
}

TEST(Score, ClampsTheSumOfTheTermsAndNotTheTerms) {
  const Model model =
      model_of({competency("c", 5.00_points,
                           {flat("bad", Signal::shares, -300), flat("a", Signal::posts, 400),
                            flat("b", Signal::posts, 400), flat("worse", Signal::shares, -200)})});
  const MemberScore score = ScoreAggregator(model)(Member{{Signal::posts, 1}, {Signal::shares, 1}});
  EXPECT_EQ(score.total, 3.00_points);
}

TEST(Score, MissingSignalLowersCoverageNotOtherTerms) {
  const Model model = model_of({competency(
      "c", 10.00_points, {flat("a", Signal::posts, 300), flat("b", Signal::shares, 700)})});
  const ScoreAggregator score(model);
  const MemberScore all = score(Member{{Signal::posts, 1}, {Signal::shares, 0}});
  EXPECT_EQ(all.total, 3.00_points);
  EXPECT_EQ(all.coverage, Percent::from_hundredths(10000));
  const MemberScore some = score(Member{{Signal::posts, 1}});
  EXPECT_EQ(some.total, 3.00_points);
  EXPECT_EQ(some.coverage, Percent::from_hundredths(3000));
}

TEST(Score, ATermOfWhichEitherSignalIsMissingIsNotObserved) {
  const Model model = model_of(
      {competency("c", 10.00_points,
                  {{"r", ratio(Signal::posts, Signal::shares, 0), linear(1), 6.00_points, ""},
                   {"d", difference(Signal::posts, Signal::shares), linear(1), 4.00_points, ""}})});
  const ScoreAggregator score(model);
  EXPECT_EQ(score(Member{{Signal::posts, 9}}).total, Points());
  EXPECT_EQ(score(Member{{Signal::posts, 9}}).coverage, Percent());
  EXPECT_EQ(score(Member{{Signal::shares, 9}}).coverage, Percent());
  const MemberScore both = score(Member{{Signal::posts, 9}, {Signal::shares, 1}});
  EXPECT_EQ(both.total, 10.00_points);
  EXPECT_EQ(both.coverage, Percent::from_hundredths(10000));
}

TEST(Score, CoverageIsRoundedHalfUpAndLeavesPenaltiesOut) {
  const Model model = model_of(
      {competency("c", 200.00_points,
                  {flat("a", Signal::posts, 1), flat("b", Signal::shares, 2),
                   flat("rest", Signal::media, 19997), flat("bad", Signal::skills, -40000)})});
  const ScoreAggregator score(model);
  const auto coverage = [&](const Member& member) { return score(member).coverage.hundredths(); };
  EXPECT_EQ(coverage({{Signal::posts, 0}}), 1);                           // 0.005 %
  EXPECT_EQ(coverage({{Signal::shares, 0}}), 1);                          // 0.01 %
  EXPECT_EQ(coverage({{Signal::posts, 0}, {Signal::shares, 0}}), 2);      // 0.015 %
  EXPECT_EQ(coverage({{Signal::media, 0}}), 9999);                        // 99.985 %
  EXPECT_EQ(coverage({{Signal::media, 0}, {Signal::posts, 0}}), 9999);    // 99.99 %
  EXPECT_EQ(coverage({{Signal::media, 0}, {Signal::shares, 0}}), 10000);  // 99.995 %
  EXPECT_EQ(coverage({{Signal::skills, 0}}), 0) << "a penalty is no coverage";
}

TEST(Score, CoverageOfAModelWithoutPositivePointsIsZero) {
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model =
        model_of({competency("c", 10.00_points, {flat("bad", Signal::posts, -300)})}, missing);
    const MemberScore score = ScoreAggregator(model)(Member{{Signal::posts, 1}});
    EXPECT_EQ(score.coverage, Percent());
    EXPECT_EQ(score.total, Points());
  }
}

TEST(Score, RenormalisesEachCompetencyByItsOwnObservedPointsBeforeTheClamp) {
  const Model model =
      model_of({competency("c", 10.00_points,
                           {flat("a", Signal::posts, 300), flat("b", Signal::shares, 700)}),
                competency("d", 2.00_points,
                           {flat("a", Signal::posts, 100), flat("b", Signal::media, 400)})},
               MissingPolicy::renormalise);
  const ScoreAggregator score(model);
  const MemberScore some = score(Member{{Signal::posts, 1}});
  EXPECT_EQ(some.competencies[0], 10.00_points);  // 3.00 * 10 / 3
  EXPECT_EQ(some.competencies[1], 2.00_points);   // 1.00 * 5 / 1, clamped
  EXPECT_EQ(some.coverage, Percent::from_hundredths(2667));
  const MemberScore all =
      score(Member{{Signal::posts, 1}, {Signal::shares, 0}, {Signal::media, 0}});
  EXPECT_EQ(all.competencies[0], 3.00_points);
  EXPECT_EQ(all.competencies[1], 1.00_points);
}

TEST(Score, RenormalisationRoundsHalfUp) {
  // Observed 2 of 5, or 2 of 3 hundredths; the observed term gives 1 or 2.
  const auto total = [](std::int32_t hidden, std::uint32_t posts) {
    const Model model =
        model_of({competency("c", 10.00_points,
                             {{"a", count(Signal::posts), linear(2), 0.02_points, ""},
                              flat("hidden", Signal::shares, hidden)})},
                 MissingPolicy::renormalise);
    return ScoreAggregator(model)(Member{{Signal::posts, posts}}).total.hundredths();
  };
  EXPECT_EQ(total(3, 1), 3);  // 1 * 5 / 2 = 2.5
  EXPECT_EQ(total(3, 2), 5);
  EXPECT_EQ(total(1, 1), 2);  // 1 * 3 / 2 = 1.5
  EXPECT_EQ(total(5, 1), 4);  // 1 * 7 / 2 = 3.5
  EXPECT_EQ(total(2, 1), 2);
}

TEST(Score, RenormalisationGivesNothingWhereNothingPositiveWasObserved) {
  const Model model =
      model_of({competency("c", 10.00_points,
                           {flat("a", Signal::posts, 300), flat("bad", Signal::shares, -700)})},
               MissingPolicy::renormalise);
  const ScoreAggregator score(model);
  EXPECT_EQ(score(Member()).total, Points());
  EXPECT_EQ(score(Member{{Signal::shares, 1}}).total, Points());
}

TEST(Score, RenormalisesSumsThatNoNarrowIntegerHolds) {
  // 101 terms of 655.35: the sum times all positive points needs 43 bits, twice that 44.
  std::vector<Term> terms;
  for (int i = 0; i < 100; ++i)
    terms.push_back(flat("t" + std::to_string(i), Signal::posts, 65535));
  for (int i = 0; i < 99; ++i)
    terms.push_back(flat("p" + std::to_string(i), Signal::posts, -65535));
  terms.push_back(flat("hidden", Signal::shares, 65535));
  terms.push_back({"rest", count(Signal::media), linear(65535), -655.35_points, ""});
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = model_of({competency("c", 655.35_points, terms)}, missing);
    const ScoreAggregator score(model);
    for (std::uint32_t media : {0u, 1u, 700u, 60000u, 65534u, 65535u}) {
      reference::Values values(kStandardSignals);
      values[index_of(Signal::posts)] = 1;
      values[index_of(Signal::media)] = media;
      EXPECT_EQ(reference::of(score(reference::to_member(values))),
                reference::score(model, values));
      std::vector<reference::Values> members(70, values);
      Random random(81);
      const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
      expect_scores_everywhere(score, table.table(), reference_scores(model, members));
    }
  }
}

TEST(Score, BandsAreCutAtExactHundredths) {
  const Model model = model_of({posts_as_hundredths()}, MissingPolicy::zero, kStandardBands);
  const ScoreAggregator score(model);
  const auto band = [&](std::uint32_t total) {
    return model.bands()[score(Member{{Signal::posts, total}}).band.value()].name;
  };
  EXPECT_EQ(band(0), "laggard");
  EXPECT_EQ(band(2999), "laggard");
  EXPECT_EQ(band(3000), "developing");
  EXPECT_EQ(band(3001), "developing");
  EXPECT_EQ(band(6999), "developing");
  EXPECT_EQ(band(7000), "developing");
  EXPECT_EQ(band(7001), "leader");
  EXPECT_EQ(band(10000), "leader");
}

TEST(Score, TheFirstBandThatMatchesWins) {
  const std::vector<Band> bands = {{"middle", 20.00_points, 40.00_points},
                                   {"low", {}, 30.00_points},
                                   {"upper", 10.00_points, {}},
                                   {"rest", {}, {}}};
  const Model model = model_of({posts_as_hundredths()}, MissingPolicy::zero, bands);
  const ScoreAggregator score(model);
  for (std::uint32_t total = 0; total <= 10000; ++total) {
    reference::Values values(kStandardSignals);
    values[index_of(Signal::posts)] = total;
    ASSERT_EQ(reference::of(score(reference::to_member(values))), reference::score(model, values));
  }
}

TEST(Score, BadgesAreBitsInTheModelsOrder) {
  std::vector<Badge> badges;
  for (std::int32_t i = 0; i < 32; ++i) {
    badges.push_back(
        {"b" + std::to_string(i), i % 2 == 0 ? "even" : "odd", Points::from_hundredths(100 * i)});
  }
  const Model model =
      model_of({posts_as_hundredths("even"),
                competency("odd", 100.00_points,
                           {{"shares", count(Signal::shares), linear(10000), 100.00_points, ""}})},
               MissingPolicy::zero, {}, badges);
  const ScoreAggregator score(model);
  EXPECT_EQ(score(Member{{Signal::posts, 0}, {Signal::shares, 0}}).badges, 1u);
  EXPECT_EQ(score(Member{{Signal::posts, 199}, {Signal::shares, 0}}).badges, 1u);
  EXPECT_EQ(score(Member{{Signal::posts, 200}, {Signal::shares, 0}}).badges, 5u) << "at least";
  EXPECT_EQ(score(Member{{Signal::posts, 0}, {Signal::shares, 9999}}).badges, 0xAAAAAAABu);
  EXPECT_EQ(score(Member{{Signal::posts, 9999}, {Signal::shares, 9999}}).badges, 0xFFFFFFFFu);
  EXPECT_EQ(score(Member{{Signal::posts, 0}, {Signal::shares, 3100}}).badges >> 31, 1u);
  EXPECT_EQ(score(Member{{Signal::posts, 0}, {Signal::shares, 3099}}).badges >> 31, 0u);
}

TEST(Score, AThoughtLeaderHasTwentyPointsOfInsights) {
  const Model model = Model::standard();
  ASSERT_EQ(model.badges().size(), 1u);
  const ScoreAggregator score(model);
  Random random(82);
  SCOPED_TRACE(random.trace());
  const MemberGenerator generator(model);
  for (int i = 0; i < 5000; ++i) {
    const MemberScore member = score(reference::to_member(generator.draw(random)));
    ASSERT_EQ(member.badges, member.competencies[2] >= 20.00_points ? 1u : 0u);
  }
}

}  // namespace
}  // namespace ssi
