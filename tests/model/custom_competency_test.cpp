// SPDX-License-Identifier: MIT
// A user's own competency, with a formula that no terms express, in all that the library does.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/explain/explanation.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/files/score_file.hpp"
#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/standard/insights.hpp"
#include "ssi/model/standard/relationships.hpp"
#include "ssi/score.hpp"
#include "support/csv.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

// -2.00 to 12.99 points of days active and comments, at most 10.00 of which count; 4.00 and 8.00
// of its 12.00 positive points are observed with the one and the other.
class Rhythm : public Competency {
 public:
  explicit Rhythm(std::string name = "rhythm", std::string parameters = "")
      : name_(std::move(name)), parameters_(std::move(parameters)) {}

  std::string_view name() const noexcept override { return name_; }
  Points maximum() const noexcept override { return 10.00_points; }
  Points positive_points() const noexcept override { return 12.00_points; }
  std::vector<Signal> used_signals() const override {
    return {Signal::days_active, Signal::comments_made};
  }
  std::string parameters() const override { return parameters_; }

  static reference::Sum sum(std::optional<std::uint32_t> days,
                            std::optional<std::uint32_t> comments) {
    reference::Sum sum{0, (days ? 400 : 0) + (comments ? 800 : 0), 1200};
    if (days && comments) sum.points = static_cast<std::int64_t>((*days ^ *comments) % 1500) - 200;
    if (days && !comments) sum.points = *days % 400;
    if (!days && comments) sum.points = *comments % 800;
    return sum;
  }

  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    ++calls;
    if (points.size() != members.rows() || observed.size() != members.rows()) ++wrong_sizes;
    for (std::size_t i = 0; i < members.rows(); ++i) {
      const reference::Sum sum = Rhythm::sum(members.value(Signal::days_active, i),
                                             members.value(Signal::comments_made, i));
      points[i] = Points::from_hundredths(static_cast<std::int32_t>(sum.points));
      observed[i] = Points::from_hundredths(static_cast<std::int32_t>(sum.observed));
    }
  }

  static inline std::atomic<std::size_t> calls = 0;
  static inline std::atomic<std::size_t> wrong_sizes = 0;

 private:
  std::string name_;
  std::string parameters_;
};

// The same, with lines of its own: the points in two halves.
class ExplainedRhythm final : public Rhythm {
 public:
  ExplainedRhythm() : Rhythm("explained_rhythm") {}
  std::string_view title() const override { return "Keep, \"steadily\", at it"; }
  std::vector<ExplanationLine> explain(const Member& member) const override {
    const auto days = member[Signal::days_active];
    const auto comments = member[Signal::comments_made];
    const auto points = static_cast<std::int32_t>(sum(days, comments).points);
    ExplanationLine first, second;
    first.name = "first_half";
    first.points = Points::from_hundredths(points / 2);
    first.full = 6.00_points;
    first.values = {{Signal::days_active, days}};
    second.name = "second_half";
    second.observed = days || comments;
    second.points = Points::from_hundredths(points - points / 2);
    second.full = 6.00_points;
    second.values = {{Signal::comments_made, comments}};
    return {first, second};
  }
};

using Competencies = std::vector<std::shared_ptr<const Competency>>;

Model model_of(Competencies competencies, MissingPolicy missing) {
  ModelDefinition definition;
  definition.id = "own-1";
  definition.missing = missing;
  definition.competencies = std::move(competencies);
  definition.bands = {{"high", 20.00_points, {}}, {"rest", {}, {}}};
  definition.badges = {{"steady", std::string(definition.competencies.back()->name()), 9_points}};
  return Model(std::move(definition));
}

reference::Score expected_score(const Model& model, const reference::Values& values) {
  std::vector<reference::Sum> sums;
  for (const auto& competency : model.competencies()) {
    if (competency->terms().empty()) {
      sums.push_back(Rhythm::sum(reference::value_of(values, Signal::days_active),
                                 reference::value_of(values, Signal::comments_made)));
    } else {
      sums.push_back(reference::sum_of_terms(competency->terms(), values));
    }
  }
  return reference::combine(model, sums);
}

// Alone, last, between and twice; under both policies.
std::vector<Model> models() {
  const auto rhythm = std::make_shared<Rhythm>();
  const auto explained = std::make_shared<ExplainedRhythm>();
  const auto insights = std::make_shared<Insights>();
  const auto relationships = std::make_shared<Relationships>();
  std::vector<Model> models;
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    models.push_back(model_of({rhythm}, missing));
    models.push_back(model_of({insights, rhythm}, missing));
    models.push_back(model_of({insights, rhythm, relationships}, missing));
    models.push_back(model_of({explained, insights, rhythm}, missing));
  }
  return models;
}

TEST(CustomCompetency, ScoresLikeTheOthersInEveryWay) {
  Random random(110);
  SCOPED_TRACE(random.trace());
  for (const Model& model : models()) {
    const ScoreAggregator score(model);
    const auto members = MemberGenerator(Model::standard()).draw(random, 3001);
    std::vector<reference::Score> expected;
    for (const auto& member : members) {
      expected.push_back(expected_score(model, member));
      ASSERT_EQ(reference::of(score(reference::to_member(member))), expected.back());
    }
    const TypedTable table(members, kStandardSignals, ColumnType::uint32, random);
    expect_scores_everywhere(score, table.table(), expected);
    const Scores batch = scores_of(score, table.table());
    for (const std::size_t threads : {2u, 3u, 8u, 0u}) {
      EXPECT_TRUE(scores_of(score, table.table(), {.threads = threads}) == batch);
    }
    for (const std::size_t first : {1u, 31u, 65u}) {
      for (const std::size_t size : {0u, 1u, 33u, 257u, 2500u}) {
        expect_scores_everywhere(score, table.table().slice(first, size),
                                 std::span(expected).subspan(first, size));
      }
    }
    if (HasFatalFailure()) return;
  }
  EXPECT_EQ(Rhythm::wrong_sizes, 0u) << "a block has as many results as members";
}

TEST(CustomCompetency, IsCalledOnceABlockAndNotOnceAMember) {
  const ScoreAggregator score(model_of({std::make_shared<Rhythm>()}, MissingPolicy::zero));
  const std::vector<std::uint8_t> days(100'000, 3);
  std::vector<Column> columns(kStandardSignals);
  columns[index_of(Signal::days_active)] = Column::of(std::span(days));
  const std::size_t before = Rhythm::calls;
  scores_of(score, MemberTable(columns, days.size()));
  EXPECT_GE(Rhythm::calls - before, 1u);
  EXPECT_LE(Rhythm::calls - before, days.size() / 32);
}

TEST(CustomCompetency, IsClampedByTheAggregator) {
  const ScoreAggregator score(model_of({std::make_shared<Rhythm>()}, MissingPolicy::zero));
  const auto total = [&](std::uint32_t days) {
    return score(Member{{Signal::days_active, days}, {Signal::comments_made, 0}}).total;
  };
  EXPECT_EQ(total(100), 0.00_points);  // -1.00
  EXPECT_EQ(total(201), 0.01_points);
  EXPECT_EQ(total(1200), 10.00_points);  // 10.00
  EXPECT_EQ(total(1499), 10.00_points);  // 12.99
}

TEST(CustomCompetency, IsCoveredAndRenormalisedByWhatItSaysWasObserved) {
  const auto score_one = [](MissingPolicy missing, const Member& member) {
    return ScoreAggregator(model_of({std::make_shared<Rhythm>()}, missing))(member);
  };
  const Member days_only{{Signal::days_active, 100}};
  EXPECT_EQ(score_one(MissingPolicy::zero, days_only).total, 1.00_points);
  EXPECT_EQ(score_one(MissingPolicy::zero, days_only).coverage, Percent::from_hundredths(3333));
  EXPECT_EQ(score_one(MissingPolicy::renormalise, days_only).total, 3.00_points);
  EXPECT_EQ(score_one(MissingPolicy::renormalise, Member()).total, Points());
  EXPECT_EQ(score_one(MissingPolicy::renormalise, Member()).coverage, Percent());
}

TEST(CustomCompetency, IsExplainedByOneLineUnlessItSuppliesItsOwn) {
  const Model model = model_of({std::make_shared<Rhythm>(), std::make_shared<ExplainedRhythm>()},
                               MissingPolicy::zero);
  const Explanation why =
      explain(model, Member{{Signal::days_active, 701}, {Signal::comments_made, 0}});
  const CompetencyExplanation& plain = why.competencies.at(0);
  EXPECT_EQ(plain.name, "rhythm");
  EXPECT_EQ(plain.title, "rhythm") << "the title is the name by default";
  ASSERT_EQ(plain.lines.size(), 1u);
  EXPECT_EQ(plain.lines[0].name, "rhythm");
  EXPECT_TRUE(plain.lines[0].observed);
  EXPECT_EQ(plain.lines[0].points, 5.01_points);
  EXPECT_EQ(plain.lines[0].full, 12.00_points);
  EXPECT_EQ(plain.lines[0].values,
            (SignalValues{{Signal::days_active, 701}, {Signal::comments_made, 0}}));
  const CompetencyExplanation& own = why.competencies.at(1);
  EXPECT_EQ(own.title, "Keep, \"steadily\", at it");
  ASSERT_EQ(own.lines.size(), 2u);
  EXPECT_EQ(own.lines[0].name, "first_half") << "most points left first";
  EXPECT_EQ(own.lines[0].points, 2.50_points);
  EXPECT_EQ(own.lines[1].points, 2.51_points);
  EXPECT_EQ(own.points, 5.01_points);
}

TEST(CustomCompetency, ExplanationsAddUpExactly) {
  Random random(111);
  SCOPED_TRACE(random.trace());
  const MemberGenerator generator(Model::standard());
  for (const Model& model : models()) {
    const ScoreAggregator score(model);
    for (int i = 0; i < 500; ++i) {
      const Member member = reference::to_member(generator.draw(random));
      const MemberScore scored = score(member);
      const Explanation why = explain(model, member);
      ASSERT_EQ(why.total, scored.total);
      ASSERT_EQ(why.coverage, scored.coverage);
      for (std::size_t c = 0; c < why.competencies.size(); ++c) {
        const CompetencyExplanation& competency = why.competencies[c];
        Points sum = competency.renormalisation + competency.clamp;
        for (const ExplanationLine& line : competency.lines) sum += line.points;
        ASSERT_EQ(competency.points, scored.competencies[c]);
        ASSERT_EQ(sum, competency.points) << competency.name;
      }
    }
  }
}

TEST(CustomCompetency, HasItsLinesInTheTermsTable) {
  const Model model = model_of({std::make_shared<Rhythm>(), std::make_shared<ExplainedRhythm>()},
                               MissingPolicy::zero);
  std::string out;
  append_terms(out, "ada", model, Member{{Signal::days_active, 101}, {Signal::comments_made, 0}});
  EXPECT_EQ(out,
            "ada,rhythm,rhythm,-0.99\n"
            "ada,explained_rhythm,first_half,-0.49\n"
            "ada,explained_rhythm,second_half,-0.50\n");
  out.clear();
  append_terms(out, "ada", model, Member());
  EXPECT_EQ(csv_records(out).at(0), (CsvRecord{"ada", "rhythm", "rhythm", ""}));
  EXPECT_EQ(csv_records(out).at(1), (CsvRecord{"ada", "explained_rhythm", "first_half", "0.00"}));
  EXPECT_EQ(csv_records(out).at(2), (CsvRecord{"ada", "explained_rhythm", "second_half", ""}));
}

TEST(CustomCompetency, ItsParametersEnterTheFingerprint) {
  const auto fingerprint = [](std::string parameters) {
    return model_of({std::make_shared<Rhythm>("rhythm", std::move(parameters))},
                    MissingPolicy::zero)
        .fingerprint();
  };
  EXPECT_EQ(fingerprint(""), fingerprint(""));
  EXPECT_NE(fingerprint(""), fingerprint("2"));
  EXPECT_NE(fingerprint("2"), fingerprint("3"));
}

TEST(CustomCompetency, ItsSignalsAreUsedSignals) {
  const Model model = model_of({std::make_shared<Rhythm>()}, MissingPolicy::zero);
  EXPECT_EQ(std::vector<Signal>(model.used_signals().begin(), model.used_signals().end()),
            (std::vector<Signal>{Signal::days_active, Signal::comments_made}));
}

TEST(CustomCompetency, IsCodeAndCannotBeWrittenAsAModelFile) {
  const Model model =
      model_of({std::make_shared<Insights>(), std::make_shared<Rhythm>()}, MissingPolicy::zero);
  EXPECT_THROW(to_toml(model), std::invalid_argument);
}

// Reads a signal that the model's own catalogue adds.
class OwnSignal final : public Competency {
 public:
  explicit OwnSignal(Signal signal) : signal_(signal) {}
  std::string_view name() const noexcept override { return "hosting"; }
  Points maximum() const noexcept override { return 50_points; }
  Points positive_points() const noexcept override { return 50_points; }
  std::vector<Signal> used_signals() const override { return {signal_}; }
  void score(const MemberTable& members, std::span<Points> points,
             std::span<Points> observed) const noexcept override {
    for (std::size_t i = 0; i < members.rows(); ++i) {
      const auto value = members.value(signal_, i);
      points[i] = Points::from_hundredths(static_cast<std::int32_t>(value.value_or(0)));
      observed[i] = value ? 50_points : Points();
    }
  }

 private:
  Signal signal_;
};

TEST(CustomCompetency, MayReadAModelsOwnSignals) {
  ModelDefinition definition;
  definition.id = "own-2";
  const Signal events = definition.catalogue.add({.name = "events", .counts = ""});
  definition.competencies = {std::make_shared<OwnSignal>(events)};
  const ScoreAggregator score{Model(std::move(definition))};
  Member member;
  EXPECT_EQ(score(member).coverage, Percent());
  EXPECT_EQ(score(member.set(events, 1234)).total, 12.34_points);
  const std::vector<std::uint16_t> values = {1, 2, 65535};
  std::vector<Column> columns(kStandardSignals + 1);
  columns.back() = Column::of(std::span(values));
  EXPECT_EQ(scores_of(score, MemberTable(columns, 3)).total,
            (std::vector<std::uint16_t>{1, 2, 5000}));
  EXPECT_EQ(scores_of(score, MemberTable(std::span(columns).first(40), 3)).coverage,
            (std::vector<std::uint16_t>{0, 0, 0}));
}

}  // namespace
}  // namespace ssi
