// SPDX-License-Identifier: MIT
// Each rule that a ModelDefinition must keep, broken alone and together with others.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/standard/insights.hpp"
#include "support/problems.hpp"

namespace ssi {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// One competency "insights" with a term of each input, and what else a test changes.
struct Parts {
  ModelDefinition definition;
  std::string name = "insights";
  Points maximum = 10.00_points;
  std::vector<Term> terms = {
      {"shares", count(Signal::shares), logarithmic(36), 5.00_points, ""},
      {"rate", ratio(Signal::share_comments, Signal::shares, 5), linear(3), 2.00_points, ""},
      {"ignored", difference(Signal::shares, Signal::share_comments), linear(9), -1.00_points, ""}};
};

using Change = std::function<void(Parts&)>;

Model build(std::span<const Change> changes) {
  Parts parts;
  parts.definition.id = "rules-1";
  parts.definition.bands = {
      {"leader", 7.00_points, {}}, {"middle", 3.00_points, 5.00_points}, {"rest", {}, {}}};
  parts.definition.badges = {{"star", "insights", 4.00_points}};
  for (const Change& change : changes) change(parts);
  parts.definition.competencies.push_back(
      std::make_shared<TermCompetency>(parts.name, "Title", parts.maximum, parts.terms));
  return Model(std::move(parts.definition));
}

std::vector<ModelProblem> broken(const Change& change) {
  return problems_of([&] { build(std::span(&change, 1)); });
}

constexpr Points kOnePoint = 1_points;  // clang 14 takes no literal as a default argument

std::shared_ptr<const Competency> other(const std::string& name, Points maximum = kOnePoint) {
  return std::make_shared<TermCompetency>(
      name, name, maximum, std::vector<Term>{{"t", count(Signal::posts), linear(1), 1_points, ""}});
}

TEST(ModelRules, AreKeptByTheModelThatTheTestsBreak) { EXPECT_NO_THROW(build({})); }

TEST(ModelRules, IdIsWellFormed) {
  for (const char* id : {"", "-a", ".a", "_a", "A", "a b", "aB", "a/b", "a\n", "é", "a\xFF"}) {
    SCOPED_TRACE(id);
    expect_problem(broken([&](Parts& p) { p.definition.id = id; }), {"id"});
  }
  for (const char* id : {"a", "0", "standard-1", "a.b_c-d", "1.0"}) {
    const Change change = [&](Parts& p) { p.definition.id = id; };
    EXPECT_NO_THROW(build(std::span(&change, 1))) << id;
  }
}

TEST(ModelRules, WindowIsADayOrMore) {
  expect_problem(broken([](Parts& p) { p.definition.window_days = 0; }), {"window_days"});
}

TEST(ModelRules, SignalNamesAreWellFormedAndUnique) {
  for (const char* name : {"", "Podcasts", "1st", "_x", "pod casts", "pod-casts", "é", "a,b"}) {
    SCOPED_TRACE(name);
    expect_problem(
        broken([&](Parts& p) { p.definition.catalogue.add({.name = name, .counts = ""}); }),
        {"signal", name});
  }
  for (const char* name : {"posts", "has_photo", "member_id"}) {
    SCOPED_TRACE(name);
    expect_problem(
        broken([&](Parts& p) { p.definition.catalogue.add({.name = name, .counts = ""}); }),
        {"signal", name});
  }
  expect_problem(broken([](Parts& p) {
                   p.definition.catalogue.add({.name = "podcasts", .counts = "a"});
                   p.definition.catalogue.add({.name = "podcasts", .counts = "b"});
                 }),
                 {"signal", "podcasts"});
}

TEST(ModelRules, ThereIsACompetency) {
  const auto problems = problems_of([] {
    ModelDefinition definition;
    definition.id = "empty-1";
    const Model model(std::move(definition));
  });
  expect_problem(problems, {"competenc"});
}

TEST(ModelRules, CompetencyNamesAreWellFormedUniqueAndNoColumnOfTheScoreTable) {
  for (const char* name : {"Insights", "1st", "_x", "a b", "a-b", "a.b", "é", "a,b",  //
                           "member_id", "total", "coverage"}) {
    SCOPED_TRACE(name);
    expect_problem(broken([&](Parts& p) {
                     p.name = name;
                     p.definition.badges.clear();
                   }),
                   {"competency", name});
  }
  expect_problem(broken([](Parts& p) {
                   p.name = "";
                   p.definition.badges.clear();
                 }),
                 {"competency"});
  expect_problem(broken([](Parts& p) { p.definition.competencies = {other("insights")}; }),
                 {"competency", "insights"});
}

TEST(ModelRules, ACompetencyHasTerms) {
  expect_problem(broken([](Parts& p) { p.terms.clear(); }), {"competency", "insights"});
}

TEST(ModelRules, MaximaAreAboveZero) {
  for (const Points maximum : {0_points, -0.01_points}) {
    expect_problem(broken([&](Parts& p) { p.maximum = maximum; }),
                   {"competency", "insights", "maximum"});
  }
}

TEST(ModelRules, MaximaAreAtMost65535HundredthsInTotal) {
  for (const Change& change :
       {Change([](Parts& p) {
          p.maximum = 600.00_points;
          p.definition.competencies = {other("a", 30.00_points), other("b", 25.36_points)};
        }),
        Change([](Parts& p) { p.maximum = Points::from_hundredths(65536); })}) {
    const auto problems = broken(change);
    ASSERT_EQ(problems.size(), 1u) << described(problems);
    EXPECT_NE((problems[0].key + " " + problems[0].rule).find("maxim"), std::string::npos);
  }
  const Change enough = [](Parts& p) {
    p.maximum = 600.00_points;
    p.definition.competencies = {other("a", 30.00_points), other("b", 25.35_points)};
  };
  EXPECT_NO_THROW(build(std::span(&enough, 1)));
  EXPECT_FALSE(broken([](Parts& p) {  // whose sum would overflow
                 p.definition.competencies = {other("a", Points::from_hundredths(2147483647)),
                                              other("b", Points::from_hundredths(2147483647)),
                                              other("c", Points::from_hundredths(3))};
               })
                   .empty());
}

TEST(ModelRules, TermNamesAreWellFormedAndUniqueInTheirCompetency) {
  for (const char* name : {"Shares", "1st", "_x", "a b", "a-b", "a.b", "é", "a\"b"}) {
    SCOPED_TRACE(name);
    expect_problem(broken([&](Parts& p) { p.terms[0].name = name; }), {"insights", name});
  }
  expect_problem(broken([](Parts& p) { p.terms[0].name = ""; }), {"insights"});
  expect_problem(broken([](Parts& p) { p.terms[2].name = "shares"; }), {"insights", "shares"});
  const Change elsewhere = [](Parts& p) {
    p.definition.competencies = {other("other")};
    p.terms[0].name = "t";
  };
  EXPECT_NO_THROW(build(std::span(&elsewhere, 1))) << "two competencies may use one name";
}

TEST(ModelRules, PointsAreNotZeroAndAtMost65535Hundredths) {
  for (const std::int32_t points : {0, 65536, -65536, 10'000'000, -10'000'000}) {
    SCOPED_TRACE(points);
    expect_problem(broken([&](Parts& p) { p.terms[0].points = Points::from_hundredths(points); }),
                   {"competency", "insights", "shares", "points"});
  }
  for (const std::int32_t points : {1, -1, 65535, -65535}) {
    const Change change = [&](Parts& p) { p.terms[0].points = Points::from_hundredths(points); };
    EXPECT_NO_THROW(build(std::span(&change, 1))) << points;
  }
}

TEST(ModelRules, PointsWhoseSumOverflowsAreReportedForWhatTheyAre) {
  for (const std::int32_t points : {2147483647, -2147483647}) {
    SCOPED_TRACE(points);
    expect_problem(broken([&](Parts& p) { p.terms[0].points = Points::from_hundredths(points); }),
                   {"competency", "insights", "shares", "points"});
  }
}

TEST(ModelRules, FullIsAboveZeroAndFinite) {
  for (const double full : {0.0, -0.0, -1.0, kNaN, kInfinity, -kInfinity}) {
    SCOPED_TRACE(full);
    expect_problem(broken([&](Parts& p) { p.terms[0].curve.full = full; }),
                   {"competency", "insights", "shares", "full"});
    expect_problem(broken([&](Parts& p) { p.terms[1].curve.full = full; }),
                   {"competency", "insights", "rate", "full"});
  }
}

TEST(ModelRules, PriorsAreZeroOrMoreAndFinite) {
  for (const double prior : {-0.5, -5.0, kNaN, kInfinity, -kInfinity}) {
    SCOPED_TRACE(prior);
    expect_problem(broken([&](Parts& p) { p.terms[1].input.prior = prior; }),
                   {"competency", "insights", "rate", "prior"});
  }
  const Change none = [](Parts& p) { p.terms[1].input.prior = 0; };
  EXPECT_NO_THROW(build(std::span(&none, 1)));
}

TEST(ModelRules, ARatioTakesTheLinearCurveOnly) {
  expect_problem(broken([](Parts& p) { p.terms[1].curve.kind = CurveKind::log; }),
                 {"competency", "insights", "rate", "curve"});
}

TEST(ModelRules, SignalsAreOfTheCatalogue) {
  const auto stranger = static_cast<Signal>(kStandardSignals);
  expect_problem(broken([&](Parts& p) { p.terms[0].input = count(stranger); }),
                 {"competency", "insights", "shares"});
  expect_problem(broken([&](Parts& p) { p.terms[1].input.operands[1] = stranger; }),
                 {"competency", "insights", "rate"});
  const Change known = [&](Parts& p) {
    p.definition.catalogue.add({.name = "podcasts", .counts = ""});
    p.terms[0].input = count(stranger);
  };
  EXPECT_NO_THROW(build(std::span(&known, 1)));
}

// A formula in code, which says itself what it is worth and what it reads.
struct Formula : Competency {
  std::string_view name() const noexcept override { return "formula"; }
  Points maximum() const noexcept override { return 10.00_points; }
  Points positive_points() const noexcept override { return positive; }
  std::vector<Signal> used_signals() const override { return reads; }
  std::span<const Term> terms() const noexcept override { return sum; }
  void score(const MemberTable&, std::span<Points>, std::span<Points>) const noexcept override {}

  Points positive = 5.00_points;
  std::vector<Signal> reads = {Signal::posts};
  std::vector<Term> sum = {};
};

void add_formula(Parts& parts, const std::function<void(Formula&)>& change) {
  auto formula = std::make_shared<Formula>();
  change(*formula);
  parts.definition.competencies.push_back(std::move(formula));
}

std::vector<ModelProblem> broken_formula(const std::function<void(Formula&)>& change) {
  return broken([&](Parts& p) { add_formula(p, change); });
}

TEST(ModelRules, ACompetencyIsNotNull) {
  expect_problem(broken([](Parts& p) { p.definition.competencies.push_back(nullptr); }),
                 {"competency"});
}

TEST(ModelRules, AFormulaIsWorthZeroToTheLargestSum) {
  expect_problem(broken_formula([](Formula& f) { f.positive = -0.01_points; }),
                 {"formula", "positive_points"});
  expect_problem(broken_formula([](Formula& f) { f.positive = Points::from_hundredths(33554433); }),
                 {"formula", "positive_points"});
  const Change worth_nothing = [](Parts& p) {
    add_formula(p, [](Formula& f) { f.positive = 0_points; });
  };
  EXPECT_NO_THROW(build(std::span(&worth_nothing, 1)));
}

TEST(ModelRules, AFormulaReadsSignalsOfTheCatalogue) {
  expect_problem(broken_formula([](Formula& f) { f.reads.push_back(static_cast<Signal>(40)); }),
                 {"formula", "used_signals"});
}

TEST(ModelRules, AFormulaWithoutTermsReadsSomething) {
  expect_problem(broken_formula([](Formula& f) { f.reads.clear(); }), {"formula", "terms"});
}

TEST(ModelRules, ASignalOfNoCatalogueIsReportedOnceForEachTerm) {
  const auto problems = broken([](Parts& p) {
    p.terms[0].input = count(static_cast<Signal>(1000));
    p.terms[0].name = "strange";
  });
  EXPECT_EQ(problems.size(), 1u) << described(problems);
}

TEST(ModelRules, AFormulaWithTermsIsWorthTheirsAndReadsTheirs) {
  const auto of_terms = [](Formula& f) {
    f.sum = {{"up", count(Signal::posts), linear(1), 5.00_points, ""},
             {"down", count(Signal::shares), linear(1), -1.00_points, ""}};
    f.reads = {Signal::posts, Signal::shares};
  };
  const Change sound = [&](Parts& p) { add_formula(p, of_terms); };
  EXPECT_NO_THROW(build(std::span(&sound, 1)));
  expect_problem(broken_formula([&](Formula& f) {
                   of_terms(f);
                   f.positive = 4.00_points;
                 }),
                 {"formula", "positive_points"});
  expect_problem(broken_formula([&](Formula& f) {
                   of_terms(f);
                   f.reads.pop_back();
                 }),
                 {"formula", "used_signals"});
}

TEST(ModelRules, PointsAddUpToAtMost33554432Hundredths) {
  // 512 terms of the largest points leave 5.12.
  const auto terms_with = [](Points most, Points rest) {
    std::vector<Term> terms = {{"up", count(Signal::posts), linear(1), kOnePoint, ""},
                               {"rest", count(Signal::posts), linear(1), rest, ""}};
    if (most > Points()) terms.erase(terms.begin());
    for (std::size_t i = 0; i < 512; ++i) {
      const std::string name = "t" + std::to_string(i);
      terms.push_back({name, count(Signal::posts), linear(1), most, ""});
    }
    return terms;
  };
  for (const std::int32_t sign : {1, -1}) {
    const auto signed_points = [&](std::int32_t hundredths) {
      return Points::from_hundredths(sign * hundredths);
    };
    const Change sound = [&](Parts& p) {
      p.terms = terms_with(signed_points(65535), signed_points(512));
    };
    EXPECT_NO_THROW(build(std::span(&sound, 1)));
    expect_problem(
        broken([&](Parts& p) { p.terms = terms_with(signed_points(65535), signed_points(513)); }),
        {"insights", "terms"});
  }
  const auto two = [&](std::int32_t rest) {
    return [=](Parts& p) {
      p.terms = terms_with(655.35_points, 0.01_points);
      add_formula(p, [&](Formula& f) { f.positive = Points::from_hundredths(rest); });
    };
  };
  const Change sound = two(511);
  EXPECT_NO_THROW(build(std::span(&sound, 1)));
  expect_problem(broken(two(512)), {"competency"});
}

TEST(ModelRules, BandNamesAreWellFormedAndUnique) {
  for (const char* name : {"", "High Flyer", "a,b"}) {
    SCOPED_TRACE(name);
    expect_problem(broken([&](Parts& p) { p.definition.bands[0].name = name; }), {"band", name});
  }
  expect_problem(broken([](Parts& p) { p.definition.bands[1].name = "leader"; }),
                 {"band", "leader"});
}

TEST(ModelRules, TheLastBandAndOnlyTheLastHasNoLimits) {
  expect_problem(broken([](Parts& p) { p.definition.bands.back().above = 1_points; }), {"band"});
  expect_problem(broken([](Parts& p) { p.definition.bands.pop_back(); }), {"band"});
  expect_problem(broken([](Parts& p) { p.definition.bands[0].above.reset(); }), {"band", "leader"});
  EXPECT_FALSE(
      broken([](Parts& p) { std::swap(p.definition.bands[0], p.definition.bands[2]); }).empty());
}

TEST(ModelRules, ABandHasRoomBetweenItsLimits) {
  for (const Points above : {5.00_points, 5.01_points}) {  // below 5.00
    expect_problem(broken([&](Parts& p) { p.definition.bands[1].above = above; }),
                   {"band", "middle"});
  }
}

TEST(ModelRules, ThereAreAtMost255Bands) {
  const auto bands = [](std::size_t count) {
    return Change([count](Parts& p) {
      p.definition.bands.clear();
      for (std::size_t i = 1; i < count; ++i) {
        p.definition.bands.push_back({"b" + std::to_string(i), 9_points, {}});
      }
      p.definition.bands.push_back({"rest", {}, {}});
    });
  };
  const Change most = bands(255);
  EXPECT_NO_THROW(build(std::span(&most, 1)));
  expect_problem(broken(bands(256)), {"band"});
}

TEST(ModelRules, BadgesAreWellFormedUniqueAndOfACompetency) {
  expect_problem(broken([](Parts& p) { p.definition.badges[0].competency = "insight"; }),
                 {"badge", "star", "competency"});
  expect_problem(broken([](Parts& p) { p.definition.badges[0].competency = ""; }),
                 {"badge", "star", "competency"});
  for (const char* name : {"", "A Star", "a,b"}) {
    SCOPED_TRACE(name);
    expect_problem(broken([&](Parts& p) { p.definition.badges[0].name = name; }), {"badge", name});
  }
  expect_problem(broken([](Parts& p) { p.definition.badges.push_back(p.definition.badges[0]); }),
                 {"badge", "star"});
}

TEST(ModelRules, ThereAreAtMost32Badges) {
  const auto badges = [](std::size_t count) {
    return Change([count](Parts& p) {
      p.definition.badges.clear();
      for (std::size_t i = 0; i < count; ++i) {
        p.definition.badges.push_back({"b" + std::to_string(i), "insights", 1_points});
      }
    });
  };
  const Change most = badges(32);
  EXPECT_NO_THROW(build(std::span(&most, 1)));
  expect_problem(broken(badges(33)), {"badge"});
}

// A definition of many small things: how many there are is all that a test changes.
struct Many {
  std::size_t competencies = 1;
  std::size_t terms = 1;  // of each
  double full = 1;
  std::size_t own_signals = 0;
};

Model build(const Many& many) {
  ModelDefinition definition{.id = "many-1"};
  for (std::size_t i = 0; i < many.own_signals; ++i) {
    definition.catalogue.add({.name = "s" + std::to_string(i), .counts = ""});
  }
  std::vector<Term> terms;
  for (std::size_t i = 0; i < many.terms; ++i) {
    const std::string name = "t" + std::to_string(i);
    terms.push_back({name, count(Signal::posts), linear(many.full), 0.01_points, ""});
  }
  for (std::size_t i = 0; i < many.competencies; ++i) {
    definition.competencies.push_back(
        std::make_shared<TermCompetency>("c" + std::to_string(i), "", 0.01_points, terms));
  }
  return Model(std::move(definition));
}

TEST(ModelRules, ThereAreAtMostSoManyOfEverything) {
  const struct {
    Many most;
    Many too_many;
    const char* key;
  } kCases[] = {
      {{.own_signals = 2000}, {.own_signals = 2001}, "signal"},
      {{.competencies = 1000}, {.competencies = 1001}, "competency"},
      {{.terms = 2000}, {.terms = 2001}, "competency"},
      {{.competencies = 2, .terms = 1000}, {.competencies = 3, .terms = 667}, "competency"},
      {{.terms = 128, .full = 65535}, {.terms = 129, .full = 65535}, "competency"},
      {{.terms = 2000, .full = 4194}, {.terms = 2000, .full = 4194.5}, "competency"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.key);
    EXPECT_NO_THROW(build(c.most));
    expect_problem(problems_of([&] { build(c.too_many); }), {c.key});
  }
  EXPECT_NO_THROW(build({.terms = 2000, .full = 65536})) << "these are not tabulated";
}

TEST(ModelRules, WhatIsInTooLongAListIsNotReportedToo) {
  const auto problems = problems_of(
      [&] { build({.competencies = 1001, .terms = 3, .full = -1, .own_signals = 300'000 / 10}); });
  EXPECT_EQ(problems.size(), 2u) << described(problems);
}

TEST(ModelRules, IdsAndNamesAreAtMost100BytesLong) {
  const std::string longest(100, 'a');
  const std::string longer(101, 'a');
  const auto change = [](int which, const std::string& name) -> Change {
    return [=](Parts& p) {
      p.definition.badges.clear();
      if (which == 0) p.definition.id = name;
      if (which == 1) p.definition.catalogue.add({.name = name, .counts = ""});
      if (which == 2) p.name = name;
      if (which == 3) p.terms[0].name = name;
      if (which == 4) p.definition.bands[0].name = name;
      if (which == 5) p.definition.badges = {{name, p.name, 1_points}};
    };
  };
  const char* const kKeys[] = {"id", "signal", "competency", "insights", "band", "badge"};
  for (int which = 0; which < 6; ++which) {
    SCOPED_TRACE(kKeys[which]);
    const Change sound = change(which, longest);
    EXPECT_NO_THROW(build(std::span(&sound, 1)));
    const auto problems = broken(change(which, longer));
    expect_problem(problems, {kKeys[which]});
    EXPECT_NE(problems[0].rule.find("100"), std::string::npos) << described(problems);
  }
}

TEST(ModelRules, NoProblemRepeatsALongText) {
  const std::string megabyte(1'000'000, 'a');
  for (const Change& change :
       {Change([&](Parts& p) { p.definition.id = megabyte; }),
        Change([&](Parts& p) { p.terms[0].name = megabyte; }),
        Change([&](Parts& p) { p.definition.badges[0].competency = megabyte; }),
        Change([&](Parts& p) {
          p.name = megabyte;
          for (Term& term : p.terms) term.points = 0_points;
        })}) {
    for (const ModelProblem& problem : broken(change)) {
      EXPECT_LT(problem.key.size() + problem.rule.size(), 500u);
    }
  }
}

std::vector<ModelProblem> titled(const std::string& title) {
  return problems_of([&] {
    const Model model(
        {.id = "title-1",
         .competencies = {std::make_shared<TermCompetency>(
             "c", title, 1_points,
             std::vector<Term>{{"t", count(Signal::posts), linear(1), 1_points, ""}})}});
  });
}

TEST(ModelRules, TitlesAreShortTextThatATerminalShows) {
  for (const std::string& title :
       {std::string("\x1B[2J"), std::string("a\nb"), std::string("\r"), std::string("\t"),
        std::string("a\0b", 3), std::string("\x7F"), std::string("\xC2\x9B"), std::string("\xFF"),
        std::string("\xC2"), std::string(1001, 'x')}) {
    SCOPED_TRACE(testing::PrintToString(title.substr(0, 20)));
    expect_problem(titled(title), {"competency", "c", "title"});
  }
  for (const std::string& title :
       {std::string(), std::string("caf\xC3\xA9 \xC2\xA0 \xE2\x82\xAC"), std::string(1000, 'x')}) {
    EXPECT_NO_THROW(
        Model({.id = "title-1",
               .competencies = {std::make_shared<TermCompetency>(
                   "c", title, 1_points,
                   std::vector<Term>{{"t", count(Signal::posts), linear(1), 1_points, ""}})}}));
  }
}

Change title_of_a_term(const std::string& title) {
  return [=](Parts& p) { p.terms[1].title = title; };
}

Change nouns(const std::string& one, const std::string& many) {
  return
      [=](Parts& p) { p.definition.catalogue.add({.name = "podcasts", .one = one, .many = many}); };
}

bool is_sound(const Change& change) {
  build(std::span(&change, 1));  // throws if not
  return true;
}

TEST(ModelRules, TitlesOfTermsAndNounsOfSignalsAreShortTextThatATerminalShows) {
  for (const std::string& text :
       {std::string("\x1B[2J"), std::string("a\nb"), std::string("\r"), std::string("a\0b", 3),
        std::string("\xC2\x9B"), std::string("\xFF"), std::string(1001, 'x')}) {
    SCOPED_TRACE(testing::PrintToString(text.substr(0, 20)));
    expect_problem(broken(title_of_a_term(text)), {"insights", "rate", "title"});
    expect_problem(broken(nouns(text, "podcasts")), {"signal", "podcasts", "one"});
    expect_problem(broken(nouns("podcast", text)), {"signal", "podcasts", "many"});
  }
  for (const std::string& text :
       {std::string("x"), std::string("caf\xC3\xA9 \xE2\x82\xAC"), std::string(1000, 'x')}) {
    EXPECT_TRUE(is_sound(title_of_a_term(text)));
    EXPECT_TRUE(is_sound(nouns(text, text))) << "they may be the same";
  }
}

TEST(ModelRules, ASignalHasBothNounsOrNone) {
  EXPECT_TRUE(is_sound(nouns("", "")));
  EXPECT_TRUE(is_sound(nouns("podcast", "podcasts")));
  expect_problem(broken(nouns("podcast", "")), {"signal", "podcasts", "one"});
  expect_problem(broken(nouns("", "podcasts")), {"signal", "podcasts", "many"});
}

TEST(ModelRules, BrokenAHundredTimesAreCounted) {
  const auto broken_terms = [](std::size_t count_of) {
    return broken([&](Parts& p) {
      const Term wrong = p.terms[0];
      p.terms.clear();
      for (std::size_t i = 0; i < count_of; ++i) {
        p.terms.push_back(wrong);
        p.terms.back().name = "t" + std::to_string(i);
        p.terms.back().points = 0_points;
      }
    });
  };
  EXPECT_EQ(broken_terms(100).size(), 100u);
  const auto problems = broken_terms(350);
  ASSERT_EQ(problems.size(), 101u);
  EXPECT_EQ(problems.back(), (ModelProblem{0, "", "and 250 more"}));
}

TEST(ModelRules, BrokenTogetherAreAllReported) {
  const std::vector<Change> changes = {
      [](Parts& p) { p.definition.id = "No good"; },
      [](Parts& p) { p.definition.window_days = 0; },
      [](Parts& p) { p.definition.catalogue.add({.name = "posts", .counts = ""}); },
      [](Parts& p) { p.maximum = 0_points; },
      [](Parts& p) { p.terms[0].points = 0_points; },
      [](Parts& p) { p.terms[0].curve.full = kNaN; },
      [](Parts& p) { p.terms[1].input.prior = -1; },
      [](Parts& p) { p.terms[1].curve.kind = CurveKind::log; },
      [](Parts& p) { p.terms[2].name = "Ignored"; },
      [](Parts& p) { p.definition.competencies.push_back(other("total")); },
      [](Parts& p) { p.definition.bands[1].above = 6_points; },
      [](Parts& p) { p.definition.badges[0].competency = "nothing"; }};
  const auto problems = problems_of([&] { build(changes); });
  EXPECT_GE(problems.size(), changes.size()) << described(problems);
  expect_among(problems, {"id"});
  expect_among(problems, {"window_days"});
  expect_among(problems, {"signal", "posts"});
  expect_among(problems, {"insights", "maximum"});
  expect_among(problems, {"insights", "shares", "points"});
  expect_among(problems, {"insights", "shares", "full"});
  expect_among(problems, {"insights", "rate", "prior"});
  expect_among(problems, {"insights", "rate", "curve"});
  expect_among(problems, {"insights", "Ignored"});
  expect_among(problems, {"competency", "total"});
  expect_among(problems, {"band", "middle"});
  expect_among(problems, {"badge", "star", "competency"});
  for (const ModelProblem& problem : problems) EXPECT_EQ(problem.line, 0u) << "not from a file";
}

TEST(ModelError, HasALineForEachProblemWithItsPlace) {
  const std::vector<ModelProblem> problems = {{3, "a.b", "is wrong"}, {0, "c", "is not there"}};
  EXPECT_STREQ(ModelError("m.toml", problems).what(),
               "m.toml:3: a.b is wrong\nm.toml: c is not there");
  EXPECT_STREQ(ModelError("", {{0, "a.b", "is wrong"}, {0, "", "is no model"}}).what(),
               "a.b is wrong\nis no model");
}

}  // namespace
}  // namespace ssi
