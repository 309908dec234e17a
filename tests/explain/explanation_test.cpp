// SPDX-License-Identifier: MIT
#include "ssi/explain/explanation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "ssi/score.hpp"
#include "support/paths.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"

namespace ssi {
namespace {

Term flat(const std::string& name, Signal signal, Points points) {
  return {name, count(signal), linear(1), points, ""};
}

Model model_of(std::vector<Term> terms, Points maximum,
               MissingPolicy missing = MissingPolicy::zero) {
  ModelDefinition definition;
  definition.id = "why-1";
  definition.missing = missing;
  definition.competencies = {
      std::make_shared<TermCompetency>("c", "The competency", maximum, std::move(terms))};
  return Model(std::move(definition));
}

CompetencyExplanation explain_only(const Model& model, const Member& member) {
  return explain(model, member).competencies.at(0);
}

const ExplanationLine& line_of(const CompetencyExplanation& why, std::string_view name) {
  return *std::find_if(why.lines.begin(), why.lines.end(),
                       [&](const ExplanationLine& line) { return line.name == name; });
}

// All that must hold of the explanation of any member in any model of terms.
void expect_explains(const Model& model, const ScoreAggregator& aggregator,
                     const reference::Values& values) {
  const Member member = reference::to_member(values);
  const MemberScore score = aggregator(member);
  const Explanation why = explain(model, member);
  ASSERT_EQ(why.total, score.total);
  ASSERT_EQ(why.coverage, score.coverage);
  ASSERT_EQ(why.maximum, model.maximum());
  ASSERT_EQ(why.little_observed, score.coverage < 50_percent);
  const bool has_band = score.band && !why.little_observed;
  ASSERT_EQ(why.band, has_band ? model.bands()[*score.band].name : "");
  std::vector<std::string_view> badges;
  for (std::size_t i = 0; i < model.badges().size(); ++i) {
    if (((score.badges >> i) & 1u) != 0) badges.push_back(model.badges()[i].name);
  }
  ASSERT_EQ(why.badges, why.little_observed ? std::vector<std::string_view>() : badges);
  ASSERT_EQ(explain(model, member, 0_percent).badges, badges);

  ASSERT_EQ(why.competencies.size(), model.competencies().size());
  Points total;
  for (std::size_t c = 0; c < why.competencies.size(); ++c) {
    const CompetencyExplanation& competency = why.competencies[c];
    const Competency& formula = *model.competencies()[c];
    SCOPED_TRACE(formula.name());
    ASSERT_EQ(competency.name, formula.name());
    ASSERT_EQ(competency.title, formula.title());
    ASSERT_EQ(competency.maximum, formula.maximum());
    ASSERT_EQ(competency.points, score.competencies[c]);
    total += competency.points;

    const reference::Sum sum = reference::sum_of_terms(formula.terms(), values);
    const std::int64_t normal = reference::before_clamp(model.missing(), sum);
    ASSERT_EQ(competency.renormalisation.hundredths(), normal - sum.points);
    ASSERT_EQ(competency.clamp.hundredths(), competency.points.hundredths() - normal);
    Points added = competency.renormalisation + competency.clamp;
    ASSERT_EQ(competency.lines.size(), formula.terms().size());
    for (const ExplanationLine& line : competency.lines) added += line.points;
    ASSERT_EQ(competency.observed,
              std::ranges::any_of(competency.lines, &ExplanationLine::observed));
    ASSERT_EQ(added, competency.points) << "it adds up exactly";

    for (std::size_t i = 1; i < competency.lines.size(); ++i) {
      ASSERT_GE(competency.lines[i - 1].left(), competency.lines[i].left())
          << "most points left first";
    }
    for (const Term& term : formula.terms()) {
      const ExplanationLine& line = line_of(competency, term.name);
      const auto points = reference::term_points(term, values);
      ASSERT_EQ(line.name, term.name);
      ASSERT_EQ(line.observed, points.has_value());
      ASSERT_EQ(line.points.hundredths(), points.value_or(0));
      ASSERT_EQ(line.full, term.points);
      ASSERT_EQ(line.term, &term);
      SignalValues signals;
      for (const Signal signal : term.input.used_signals()) {
        signals.push_back({signal, reference::value_of(values, signal)});
      }
      ASSERT_EQ(line.values, signals);
      const Points left = !points                  ? Points()
                          : term.points < Points() ? -line.points
                                                   : term.points - line.points;
      ASSERT_EQ(line.left(), left);
    }
  }
  ASSERT_EQ(why.total, total);
}

TEST(Explanation, AddsUpExactlyInTheStandardModel) {
  Random random(140);
  SCOPED_TRACE(random.trace());
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const Model model = Model::standard().with_missing(missing);
    const ScoreAggregator score(model);
    const MemberGenerator generator(model);
    for (int i = 0; i < 2000; ++i) {
      expect_explains(model, score, generator.draw(random));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Explanation, AddsUpExactlyInRandomModels) {
  Random random(141);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    const ScoreAggregator score(model);
    const MemberGenerator generator(model);
    for (int i = 0; i < 10; ++i) {
      expect_explains(model, score, generator.draw(random));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Explanation, OfAPenaltySaysWhatItCosts) {
  const Model model =
      model_of({flat("good", Signal::posts, 5.00_points),
                {"bad", difference(Signal::messages_sent, Signal::messages_answered), linear(4),
                 -4.00_points, ""}},
               10.00_points);
  const CompetencyExplanation why = explain_only(
      model,
      Member{{Signal::posts, 1}, {Signal::messages_sent, 3}, {Signal::messages_answered, 0}});
  ASSERT_EQ(why.lines.size(), 2u);
  EXPECT_EQ(why.lines[0].name, "bad") << "3.00 to gain, and nothing left in the other";
  EXPECT_EQ(why.lines[0].points, -3.00_points);
  EXPECT_EQ(why.lines[0].full, -4.00_points);
  EXPECT_EQ(why.lines[0].left(), 3.00_points);
  EXPECT_EQ(why.lines[1].left(), 0.00_points);
  EXPECT_EQ(why.points, 2.00_points);
  EXPECT_EQ(why.clamp, 0.00_points);
}

TEST(Explanation, PutsUnobservedLinesLastWithNothingLeft) {
  const Model model =
      model_of({flat("unknown", Signal::shares, 9.00_points),
                flat("full", Signal::posts, 1.00_points), flat("open", Signal::media, 0.50_points)},
               10.50_points);
  const CompetencyExplanation why =
      explain_only(model, Member{{Signal::posts, 1}, {Signal::media, 0}});
  ASSERT_EQ(why.lines.size(), 3u);
  EXPECT_EQ(why.lines[0].name, "open");
  EXPECT_EQ(why.lines[1].name, "full") << "nothing left, but observed";
  EXPECT_EQ(why.lines[2].name, "unknown");
  EXPECT_FALSE(why.lines[2].observed);
  EXPECT_EQ(why.lines[2].points, 0.00_points);
  EXPECT_EQ(why.lines[2].full, 9.00_points);
  EXPECT_EQ(why.lines[2].left(), 0.00_points);
  EXPECT_EQ(why.lines[2].values, (SignalValues{{Signal::shares, {}}}));
}

TEST(Explanation, KeepsTheModelsOrderAmongEquals) {
  const Model model =
      model_of({flat("a", Signal::posts, 1.00_points), flat("b", Signal::shares, 2.00_points),
                flat("c", Signal::media, 1.00_points), flat("d", Signal::skills, 1.00_points)},
               5.00_points);
  const CompetencyExplanation why = explain_only(
      model,
      Member{{Signal::posts, 0}, {Signal::shares, 0}, {Signal::media, 0}, {Signal::skills, 0}});
  ASSERT_EQ(why.lines.size(), 4u);
  EXPECT_EQ(why.lines[0].name, "b");
  EXPECT_EQ(why.lines[1].name, "a");
  EXPECT_EQ(why.lines[2].name, "c");
  EXPECT_EQ(why.lines[3].name, "d");
}

TEST(Explanation, ShowsTheClampAtBothEnds) {
  const Model model = model_of(
      {flat("good", Signal::posts, 8.00_points), flat("bad", Signal::shares, -9.50_points)},
      5.00_points);
  const CompetencyExplanation high =
      explain_only(model, Member{{Signal::posts, 1}, {Signal::shares, 0}});
  EXPECT_EQ(high.points, 5.00_points);
  EXPECT_EQ(high.clamp, -3.00_points);
  EXPECT_EQ(high.renormalisation, 0.00_points);
  const CompetencyExplanation low =
      explain_only(model, Member{{Signal::posts, 1}, {Signal::shares, 1}});
  EXPECT_EQ(low.points, 0.00_points);
  EXPECT_EQ(low.clamp, 1.50_points);
  const CompetencyExplanation neither =
      explain_only(model, Member{{Signal::posts, 0}, {Signal::shares, 0}});
  EXPECT_EQ(neither.clamp, 0.00_points);
}

TEST(Explanation, ShowsRenormalisationBeforeTheClamp) {
  const Model model =
      model_of({flat("a", Signal::posts, 3.00_points), flat("b", Signal::shares, 7.00_points)},
               8.00_points, MissingPolicy::renormalise);
  const CompetencyExplanation why = explain_only(model, Member{{Signal::posts, 1}});
  EXPECT_EQ(why.renormalisation, 7.00_points);
  EXPECT_EQ(why.clamp, -2.00_points);
  EXPECT_EQ(why.points, 8.00_points);
  const CompetencyExplanation all =
      explain_only(model, Member{{Signal::posts, 1}, {Signal::shares, 0}});
  EXPECT_EQ(all.renormalisation, 0.00_points);
  EXPECT_EQ(all.points, 3.00_points);
}

TEST(Explanation, RenormalisesANegativeSumRoundingHalfUp) {
  // -1 * 10 / 3 = -3.33 becomes -3; -1 * 5 / 2 = -2.5 becomes -2.
  const auto renormalisation = [](Points observed, Points hidden) {
    const Model model = model_of({{"a", count(Signal::posts), linear(1), observed, ""},
                                  flat("hidden", Signal::shares, hidden),
                                  flat("bad", Signal::media, -0.01_points)},
                                 8.00_points, MissingPolicy::renormalise);
    return explain_only(model, Member{{Signal::posts, 0}, {Signal::media, 1}}).renormalisation;
  };
  EXPECT_EQ(renormalisation(0.03_points, 0.07_points), -0.02_points);
  EXPECT_EQ(renormalisation(0.02_points, 0.03_points), -0.01_points);
  EXPECT_EQ(renormalisation(0.02_points, 0.04_points), -0.02_points);  // -3 exactly
}

TEST(Explanation, RenormalisesToZeroWhereNothingPositiveWasObserved) {
  const Model model =
      model_of({flat("a", Signal::posts, 3.00_points), flat("bad", Signal::shares, -2.00_points)},
               8.00_points, MissingPolicy::renormalise);
  const CompetencyExplanation why = explain_only(model, Member{{Signal::shares, 1}});
  EXPECT_EQ(why.points, 0.00_points);
  EXPECT_EQ(why.renormalisation, 2.00_points);
  EXPECT_EQ(why.clamp, 0.00_points);
}

// Run with AddressSanitizer: all names are of a model that nobody else has.
TEST(Explanation, HoldsItsModelSoThatItMayBeTheOnlyOneToDoSo) {
  const Explanation why = explain(model_of({flat("a", Signal::posts, 36.00_points)}, 36.00_points),
                                  Member{{Signal::posts, 36}});
  EXPECT_EQ(why.model.id(), "why-1");
  EXPECT_EQ(why.competencies[0].name, "c");
  EXPECT_EQ(line_of(why.competencies[0], "a").points, 36.00_points);
  const Explanation loaded = explain(Model::load(paths::source("examples/data/community.toml")),
                                     Member{{Signal::posts, 36}});
  EXPECT_EQ(loaded.competencies[0].name, "contribution");
}

TEST(Explanation, FindsACompetencyByItsName) {
  const Explanation why = explain(Model::standard(), Member{{Signal::posts, 36}});
  EXPECT_EQ(&why.competency("insights"), &why.competencies[2]);
  EXPECT_THROW(static_cast<void>(why.competency("insight")), std::out_of_range);
  const CompetencyExplanation brand =
      explain(Model::standard(), Member{{Signal::posts, 36}}).competency("professional_brand");
  EXPECT_EQ(brand.points, 3.00_points);
}

// Run with AddressSanitizer: the model and the rest of its explanation are gone by then.
TEST(Explanation, OfOneCompetencyHoldsItsFormula) {
  const CompetencyExplanation alone =
      explain(model_of({flat("a", Signal::posts, 36.00_points)}, 36.00_points),
              Member{{Signal::posts, 36}})
          .competency("c");
  EXPECT_EQ(alone.name, "c");
  EXPECT_EQ(alone.lines.at(0).name, "a");
}

TEST(Explanation, IsTheSameOfAMemberARowAndByAnAggregator) {
  const std::uint16_t posts[] = {0, 36};
  std::vector<Column> columns(kStandardSignals);
  columns[index_of(Signal::posts)] = Column::of(std::span(posts));
  const ScoreAggregator score(Model::standard());
  const Explanation of_row = explain(score.model(), MemberTable(columns, 2), 1);
  const Explanation of_member = score.explain(Member{{Signal::posts, 36}});
  EXPECT_EQ(score.explain(MemberTable(columns, 2), 1).total, of_row.total);
  EXPECT_EQ(of_row.total, 3.00_points);
  EXPECT_EQ(of_member.total, 3.00_points);
  EXPECT_EQ(of_row.coverage, of_member.coverage);
  EXPECT_EQ(of_member.band, "") << "3 % of coverage say nothing of a band";
  EXPECT_EQ(score.explain(Member{{Signal::posts, 36}}, 3_percent).band, "laggard");
  EXPECT_EQ(score.explain(MemberTable(columns, 2), 1, 3_percent).band, "laggard");
}

TEST(Explanation, HasABandFromTheMinimumOfCoverageOn) {
  ModelDefinition definition;
  definition.id = "why-1";
  definition.competencies = {
      std::make_shared<TermCompetency>("c", "c", 10_points,
                                       std::vector<Term>{flat("half", Signal::posts, 5_points),
                                                         flat("rest", Signal::media, 5_points)})};
  definition.bands = {{.name = "high", .above = 4_points}, {.name = "low"}};
  definition.badges = {{"badge", "c", 5_points}};
  const Model model(definition);
  const Member half{{Signal::posts, 1}};
  EXPECT_EQ(explain(model, half).band, "high") << "50 % is not less than 50 %";
  EXPECT_FALSE(explain(model, half).little_observed);
  EXPECT_EQ(explain(model, half).badges.size(), 1u);
  const Explanation little = explain(model, half, 50.01_percent);
  EXPECT_TRUE(little.little_observed);
  EXPECT_EQ(little.band, "");
  EXPECT_TRUE(little.badges.empty());
  EXPECT_EQ(little.total, 5_points) << "points are facts";
  EXPECT_FALSE(explain(model, Member(), 0_percent).little_observed);
  EXPECT_EQ(explain(model, Member(), 0_percent).band, "low");
  EXPECT_TRUE(explain(model, half, 100_percent).little_observed);
}

TEST(Explanation, SaysOfWhichCompetenciesNothingWasObserved) {
  const Explanation why =
      explain(Model::standard(), Member{{Signal::posts, 0}, {Signal::messages_sent, 9}});
  EXPECT_TRUE(why.competency("professional_brand").observed) << "an observed zero";
  EXPECT_FALSE(why.competency("insights").observed);
  EXPECT_FALSE(why.competency("relationships").observed)
      << "no term can do with messages_sent alone";
}

}  // namespace
}  // namespace ssi
