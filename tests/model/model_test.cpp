// SPDX-License-Identifier: MIT
#include "ssi/model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model/competency.hpp"
#include "ssi/model/standard/insights.hpp"
#include "ssi/score.hpp"
#include "support/paths.hpp"

namespace ssi {
namespace {

TEST(Model, StandardIsTheSpecifications) {
  const Model model = Model::standard();
  EXPECT_EQ(model.id(), "standard-1");
  EXPECT_EQ(model.window_days(), 90u);
  EXPECT_EQ(model.missing(), MissingPolicy::zero);
  EXPECT_EQ(model.catalogue().size(), kStandardSignals);
  EXPECT_EQ(model.maximum(), 100.00_points);
  ASSERT_EQ(model.competencies().size(), 4u);
  EXPECT_EQ(model.competencies()[0]->name(), "professional_brand");
  EXPECT_EQ(model.competencies()[1]->name(), "right_people");
  EXPECT_EQ(model.competencies()[2]->name(), "insights");
  EXPECT_EQ(model.competencies()[3]->name(), "relationships");
  ASSERT_EQ(model.badges().size(), 1u);
  EXPECT_EQ(model.badges()[0], (Badge{"thought_leader", "insights", 20.00_points}));
}

TEST(Model, StandardTwoIsTheFileOfItsSpecification) {
  const Model model = Model::standard_2();
  const Model file = Model::load(paths::golden("standard-2.toml"));
  EXPECT_EQ(model.id(), "standard-2");
  EXPECT_EQ(model.fingerprint(), "77e6202e1dc55c9c");
  EXPECT_EQ(file.fingerprint(), model.fingerprint());
  EXPECT_EQ(model.maximum(), 100.00_points);
  EXPECT_TRUE(std::ranges::equal(model.bands(), Model::standard().bands()));
  EXPECT_TRUE(std::ranges::equal(model.badges(), Model::standard().badges()));
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const auto terms = model.competencies()[c]->terms();
    const auto written = file.competencies()[c]->terms();
    ASSERT_EQ(terms.size(), written.size());
    EXPECT_EQ(model.competencies()[c]->title(), file.competencies()[c]->title());
    for (std::size_t t = 0; t < terms.size(); ++t) EXPECT_EQ(terms[t].reason, written[t].reason);
  }
}

TEST(Model, BuiltInOnesAreFoundByTheirId) {
  EXPECT_EQ(Model::built_in("standard-1")->fingerprint(), Model::standard().fingerprint());
  EXPECT_EQ(Model::built_in("standard-2")->fingerprint(), Model::standard_2().fingerprint());
  for (const char* id : {"", "standard", "standard-3", "standard-1.toml", "./standard-2"}) {
    EXPECT_FALSE(Model::built_in(id)) << id;
  }
}

TEST(Model, EachTermOfAStandardModelHasATitleOfItsOwn) {
  for (const Model& model : {Model::standard(), Model::standard_2()}) {
    std::set<std::string> titles;
    std::size_t terms = 0;
    for (const auto& competency : model.competencies()) {
      titles.emplace(competency->title());
      for (const Term& term : competency->terms()) titles.insert(term.title);
      terms += competency->terms().size();
    }
    EXPECT_EQ(terms, model.id() == "standard-1" ? 41u : 42u);
    EXPECT_EQ(titles.size(), terms + 4);
    EXPECT_TRUE(titles.contains("Comments on others' posts"));
  }
}

TEST(Model, StandardBandsAreLeaderLaggardAndDeveloping) {
  const Model model = Model::standard();
  ASSERT_EQ(model.bands().size(), 3u);
  const auto band = [&](Points total) { return model.band(total)->name; };
  EXPECT_EQ(band(0_points), "laggard");
  EXPECT_EQ(band(29.99_points), "laggard");
  EXPECT_EQ(band(30.00_points), "developing");
  EXPECT_EQ(band(70.00_points), "developing");
  EXPECT_EQ(band(70.01_points), "leader");
  EXPECT_EQ(band(100.00_points), "leader");
  EXPECT_EQ(model.bands().back().name, "developing") << "the default comes last";
}

TEST(Band, KeepsBothLimitsOut) {
  const Band band{"middle", 10.00_points, 20.00_points};
  EXPECT_FALSE(band.contains(10.00_points));
  EXPECT_TRUE(band.contains(10.01_points));
  EXPECT_TRUE(band.contains(19.99_points));
  EXPECT_FALSE(band.contains(20.00_points));
  EXPECT_TRUE((Band{"all", {}, {}}.contains(0_points)));
}

TEST(Model, EverySignalOfTheStandardModelIsUsedInTheCataloguesOrder) {
  const Model model = Model::standard();
  ASSERT_EQ(model.used_signals().size(), kStandardSignals);
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    EXPECT_EQ(index_of(model.used_signals()[i]), i);
  }
}

// A small model, and what tests change of it.
struct Parts {
  ModelDefinition definition;
  std::vector<Term> terms = {
      {"rate", ratio(Signal::shares, Signal::posts, 5), linear(0.5), 2.00_points, "why"},
      {"posts", count(Signal::posts), logarithmic(36), 3.00_points, "because"},
      {"podcasts", count(static_cast<Signal>(kStandardSignals)), linear(3), 1.00_points, ""}};
  std::string title = "Title";
  Points maximum = 6.00_points;
  SignalInfo podcasts = {"podcasts", SignalKind::count, SignalScope::window, "episodes"};
};

Model build(const std::function<void(Parts&)>& change = [](Parts&) {}) {
  Parts parts;
  parts.definition.id = "small-1";
  parts.definition.bands = {{"high", 5.00_points, {}}, {"rest", {}, {}}};
  parts.definition.badges = {{"star", "c", 4.00_points}};
  change(parts);
  parts.definition.catalogue.add(parts.podcasts);
  parts.definition.competencies.push_back(
      std::make_shared<TermCompetency>("c", parts.title, parts.maximum, parts.terms));
  return Model(std::move(parts.definition));
}

TEST(Model, UsedSignalsLeaveOutWhatNoTermReads) {
  const Model model = build();
  const std::vector<Signal> used(model.used_signals().begin(), model.used_signals().end());
  EXPECT_EQ(used, (std::vector<Signal>{Signal::posts, Signal::shares,
                                       static_cast<Signal>(kStandardSignals)}));
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  for (const Model& model : {Model::standard(), build()}) {
    EXPECT_EQ(model.fingerprint().size(), 16u);
    for (const char c : model.fingerprint()) {
      EXPECT_TRUE(std::isdigit(static_cast<unsigned char>(c)) != 0 || (c >= 'a' && c <= 'f')) << c;
    }
  }
}

TEST(Fingerprint, IsTheSameForTheSameModel) {
  EXPECT_EQ(Model::standard().fingerprint(), Model::standard().fingerprint());
  EXPECT_EQ(build().fingerprint(), build().fingerprint());
  EXPECT_NE(build().fingerprint(), Model::standard().fingerprint());
  const Model model = build();
  const Model copy = model;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(copy.fingerprint(), model.fingerprint());
}

void expect_changes(const char* what, const std::function<void(Parts&)>& change) {
  EXPECT_NE(build(change).fingerprint(), build().fingerprint()) << what;
}

TEST(Fingerprint, ChangesWithEachFieldOfATerm) {
  expect_changes("points", [](Parts& p) { p.terms[0].points = 2.01_points; });
  expect_changes("sign of the points", [](Parts& p) { p.terms[0].points = -2.00_points; });
  expect_changes("full", [](Parts& p) { p.terms[0].curve.full = 0.6; });
  expect_changes("the last bit of full", [](Parts& p) {
    p.terms[0].curve.full = 0.5 + std::numeric_limits<double>::epsilon() / 2;
  });
  expect_changes("curve", [](Parts& p) { p.terms[1].curve.kind = CurveKind::linear; });
  expect_changes("prior", [](Parts& p) { p.terms[0].input.prior = 6; });
  expect_changes("a tiny prior", [](Parts& p) { p.terms[0].input.prior = 5.000000000001; });
  expect_changes("first signal", [](Parts& p) { p.terms[0].input.operands[0] = Signal::media; });
  expect_changes("second signal", [](Parts& p) { p.terms[0].input.operands[1] = Signal::media; });
  expect_changes("order of the signals", [](Parts& p) {
    std::swap(p.terms[0].input.operands[0], p.terms[0].input.operands[1]);
  });
  expect_changes("signal of a count", [](Parts& p) { p.terms[1].input = count(Signal::media); });
  expect_changes("input kind",
                 [](Parts& p) { p.terms[0].input = difference(Signal::shares, Signal::posts); });
}

TEST(Fingerprint, ChangesWithTheTermsThereAre) {
  expect_changes("one less", [](Parts& p) { p.terms.pop_back(); });
  expect_changes("one more", [](Parts& p) {
    p.terms.push_back({"more", count(Signal::media), linear(1), 0.01_points, ""});
  });
}

TEST(Fingerprint, ChangesWithMaximumPolicyWindowAndSignalKinds) {
  expect_changes("maximum", [](Parts& p) { p.maximum = 6.01_points; });
  expect_changes("policy", [](Parts& p) { p.definition.missing = MissingPolicy::renormalise; });
  expect_changes("window", [](Parts& p) { p.definition.window_days = 91; });
  expect_changes("kind of a signal", [](Parts& p) { p.podcasts.kind = SignalKind::flag; });
  expect_changes("another competency",
                 [](Parts& p) { p.definition.competencies = {std::make_shared<Insights>()}; });
}

void expect_unchanged(const char* what, const std::function<void(Parts&)>& change) {
  EXPECT_EQ(build(change).fingerprint(), build().fingerprint()) << what;
}

TEST(Fingerprint, DoesNotChangeWithWhatPeopleAreShownNorBandsNorBadges) {
  expect_unchanged("title", [](Parts& p) { p.title = "Another"; });
  expect_unchanged("title of a term", [](Parts& p) { p.terms[0].title = "Another"; });
  expect_unchanged("nouns of a signal", [](Parts& p) {
    p.podcasts.one = "podcast";
    p.podcasts.many = "podcasts";
  });
  expect_unchanged("reason", [](Parts& p) { p.terms[0].reason = "another"; });
  expect_unchanged("what a signal counts", [](Parts& p) { p.podcasts.counts = "another"; });
  expect_unchanged("bands", [](Parts& p) { p.definition.bands = {{"all", {}, {}}}; });
  expect_unchanged("no bands", [](Parts& p) { p.definition.bands.clear(); });
  expect_unchanged("badges", [](Parts& p) { p.definition.badges.clear(); });
  expect_unchanged("badge", [](Parts& p) { p.definition.badges[0].at_least = 1_points; });
}

TEST(Model, WithAnotherMissingPolicyIsAnotherModel) {
  const Model zero = Model::standard();
  const Model renormalise = zero.with_missing(MissingPolicy::renormalise);
  EXPECT_EQ(zero.missing(), MissingPolicy::zero);
  EXPECT_EQ(renormalise.missing(), MissingPolicy::renormalise);
  EXPECT_NE(renormalise.fingerprint(), zero.fingerprint());
  EXPECT_EQ(renormalise.id(), zero.id());
  EXPECT_EQ(renormalise.maximum(), zero.maximum());
  EXPECT_EQ(renormalise.bands().size(), 3u);
  EXPECT_EQ(zero.with_missing(MissingPolicy::zero).fingerprint(), zero.fingerprint());
  EXPECT_EQ(renormalise.with_missing(MissingPolicy::zero).fingerprint(), zero.fingerprint());
  const Model built = build([](Parts& p) { p.definition.missing = MissingPolicy::renormalise; });
  EXPECT_EQ(build().with_missing(MissingPolicy::renormalise).fingerprint(), built.fingerprint());
}

TEST(Model, CopiesShareTheirContent) {
  const Model model = build();
  const Model copy = model;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(copy.competencies().data(), model.competencies().data());
  EXPECT_EQ(copy.id().data(), model.id().data());
}

TEST(Model, OutlivesWhatItWasBuiltFrom) {
  std::vector<Model> kept;
  {
    const Model model = build();
    kept.push_back(model.with_missing(MissingPolicy::renormalise));
  }
  EXPECT_EQ(kept[0].competencies()[0]->name(), "c");
  EXPECT_EQ(kept[0].catalogue()[kept[0].used_signals()[2]].name, "podcasts");
  EXPECT_EQ(ScoreAggregator(kept[0])(Member{{Signal::posts, 36}}).total, 6.00_points);
}

TEST(Model, WithoutBandsPutsEveryoneInNone) {
  const Model model = build([](Parts& p) { p.definition.bands.clear(); });
  EXPECT_TRUE(model.bands().empty());
  EXPECT_EQ(model.band_of(5_points), std::nullopt);
  EXPECT_EQ(model.band(5_points), nullptr);
  EXPECT_EQ(ScoreAggregator(model)(Member{{Signal::posts, 36}}).band, std::nullopt);
}

TEST(Model, FindsItsCompetenciesAndBands) {
  const Model model = Model::standard();
  EXPECT_EQ(model.position("insights"), 2u);
  EXPECT_EQ(model.position("Insights"), std::nullopt);
  EXPECT_EQ(model.band(30.00_points), &model.bands()[2]);
  EXPECT_EQ(model.band_of(0.00_points), 1u);
}

TEST(Model, MayHaveMaximaOf65535HundredthsInTotal) {
  const Model model = build([](Parts& p) { p.maximum = 655.35_points; });
  EXPECT_EQ(model.maximum(), 655.35_points);
}

TEST(MissingPolicy, HasNames) {
  EXPECT_EQ(to_string(MissingPolicy::zero), "zero");
  EXPECT_EQ(to_string(MissingPolicy::renormalise), "renormalise");
  EXPECT_EQ(missing_policy("zero"), MissingPolicy::zero);
  EXPECT_EQ(missing_policy("renormalise"), MissingPolicy::renormalise);
  for (const char* name : {"", "Zero", "zero ", "renormalize", "none"}) {
    EXPECT_EQ(missing_policy(name), std::nullopt) << name;
  }
}

TEST(ModelFingerprint, ChangesWithTheRuleOfAnOwnSignalAndNotWithADefaultSpeltOut) {
  const auto fingerprint = [](const SignalInfo& talks, const char* first = "meetups") {
    ModelDefinition definition{.id = "own-1"};
    definition.catalogue.add({.name = first, .scope = SignalScope::window});
    const Signal signal = definition.catalogue.add(talks);
    definition.competencies.push_back(std::make_shared<TermCompetency>(
        "hosting", "Hosting", 5.00_points,
        std::vector<Term>{{"talks", count(signal), linear(3), 5.00_points}}));
    return Model(std::move(definition)).fingerprint();
  };
  const SignalInfo plain{.name = "talks", .scope = SignalScope::window};
  const std::string expected = fingerprint(plain);
  const auto changed = [&](auto change) {
    SignalInfo info = plain;
    change(info);
    return fingerprint(info);
  };
  EXPECT_EQ(changed([](SignalInfo& s) { s.aggregate = Aggregate::sum; }), expected);
  EXPECT_EQ(changed([](SignalInfo& s) { s.from = {"talks"}; }), expected);
  std::set<std::string> all{expected};
  all.insert(changed([](SignalInfo& s) { s.aggregate = Aggregate::days; }));
  all.insert(changed([](SignalInfo& s) { s.aggregate = Aggregate::people; }));
  all.insert(changed([](SignalInfo& s) { s.from = {"posts"}; }));
  all.insert(changed([](SignalInfo& s) { s.from = {"talks", "meetups"}; }));
  all.insert(changed([](SignalInfo& s) { s.observed = ObservedFrom::member; }));
  EXPECT_EQ(all.size(), 6U);
  // Signals are known by their names, whatever their numbers.
  EXPECT_EQ(fingerprint(plain, "webinars"), expected);
}

}  // namespace
}  // namespace ssi
