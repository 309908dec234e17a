// SPDX-License-Identifier: MIT
// Models read from and written to TOML; what is refused is in model_file_rules_test.cpp.
#include "ssi/files/model_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/score.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

constexpr std::string_view kSmall = R"(
id = "small-1"
[[competency]]
name = "presence"
maximum = 10.00
terms = [{ name = "posts", count = "posts", curve = "log", full = 36, points = 5.00 }]
)";

constexpr std::string_view kEverything = R"(# every key there is
id = "every.key_1-a"
window_days = 30
missing = "renormalise"

[[signal]]
name = "podcasts"
kind = "count"
scope = "window"
counts = "episodes published"
one = "episode"
many = "episodes"
aggregate = "days"
from = ["podcasts", "webcasts", "posts"]
observed = "member"
given_by = "others"

[[signal]]
name = "verified"
kind = "flag"
scope = "state"

[[signal]]
name = "webcasts"

[[competency]]
name = "insights"
title = "Engage by sharing insights"
maximum = 25.00
terms = [
  { name = "shares", count = "shares", curve = "log", full = 36, points = 5.00, title = "Shared content", reason = "why" },
  { name = "q", ratio = ["posts", "shares"], prior = 5, curve = "linear", full = 3, points = 2.00 },
  { name = "u", difference = ["skills", "media"], curve = "log", full = 200.5, points = -4, title = "Too much" },
]

[[competency]]
name = "hosting"
maximum = 7
terms = [{ name = "podcasts", count = "podcasts", curve = "linear", full = 0.35, points = 0.29 },
         { name = "verified", count = "verified", curve = "linear", full = 1, points = 655.35 }]

[[band]]
name = "leader"
above = 20.00
[[band]]
name = "middle"
above = 5
below = 10.5
[[band]]
name = "rest"

[[badge]]
name = "thought_leader"
competency = "insights"
at_least = 4.00
[[badge]]
name = "host"
competency = "hosting"
at_least = 7
)";

TEST(ModelFile, GivesDefaultsToWhatIsLeftOut) {
  const Model model = parse_model(kSmall, "small.toml");
  EXPECT_EQ(model.id(), "small-1");
  EXPECT_EQ(model.window_days(), 90u);
  EXPECT_EQ(model.missing(), MissingPolicy::zero);
  EXPECT_EQ(model.catalogue().size(), kStandardSignals);
  EXPECT_TRUE(model.bands().empty());
  EXPECT_TRUE(model.badges().empty());
  ASSERT_EQ(model.competencies().size(), 1u);
  EXPECT_EQ(model.competencies()[0]->title(), "presence") << "the title is the name by default";
  EXPECT_EQ(model.maximum(), 10.00_points);
  EXPECT_EQ(ScoreAggregator(model)(Member{{Signal::posts, 36}}).total, 5.00_points);
}

TEST(ModelFile, ReadsEveryKey) {
  const Model model = parse_model(kEverything, "every.toml");
  EXPECT_EQ(model.id(), "every.key_1-a");
  EXPECT_EQ(model.window_days(), 30u);
  EXPECT_EQ(model.missing(), MissingPolicy::renormalise);
  ASSERT_EQ(model.catalogue().own().size(), 3u);
  EXPECT_EQ(model.catalogue().own()[0], (SignalInfo{"podcasts",
                                                    SignalKind::count,
                                                    SignalScope::window,
                                                    "episodes published",
                                                    Aggregate::days,
                                                    {"podcasts", "webcasts", "posts"},
                                                    ObservedFrom::member,
                                                    "episode",
                                                    "episodes",
                                                    GivenBy::others}));
  EXPECT_EQ(model.catalogue().own()[1],
            (SignalInfo{"verified", SignalKind::flag, SignalScope::state, ""}));
  EXPECT_EQ(model.catalogue().own()[2],
            (SignalInfo{"webcasts", SignalKind::count, SignalScope::state, ""}));
  ASSERT_EQ(model.competencies().size(), 2u);
  const Competency& insights = *model.competencies()[0];
  EXPECT_EQ(insights.name(), "insights");
  EXPECT_EQ(insights.title(), "Engage by sharing insights");
  EXPECT_EQ(insights.maximum(), 25.00_points);
  ASSERT_EQ(insights.terms().size(), 3u);
  EXPECT_EQ(insights.terms()[0].reason, "why");
  EXPECT_EQ(insights.terms()[0].title, "Shared content");
  EXPECT_EQ(insights.terms()[1].title, "") << "none: the name stands for it where it is shown";
  EXPECT_EQ(insights.terms()[2].title, "Too much");
  EXPECT_EQ(insights.terms()[0].input.kind, InputKind::count);
  EXPECT_EQ(insights.terms()[0].input.operands[0], Signal::shares);
  EXPECT_EQ(insights.terms()[0].curve, logarithmic(36));
  EXPECT_EQ(insights.terms()[1].input.kind, InputKind::ratio);
  EXPECT_EQ(insights.terms()[1].input.operands[0], Signal::posts);
  EXPECT_EQ(insights.terms()[1].input.operands[1], Signal::shares);
  EXPECT_EQ(insights.terms()[1].input.prior, 5);
  EXPECT_EQ(insights.terms()[1].curve, linear(3));
  EXPECT_EQ(insights.terms()[2].input.kind, InputKind::difference);
  EXPECT_EQ(insights.terms()[2].points, -4.00_points);
  EXPECT_EQ(insights.terms()[2].curve, logarithmic(200.5));
  const Competency& hosting = *model.competencies()[1];
  EXPECT_EQ(hosting.maximum(), 7_points);
  EXPECT_EQ(index_of(hosting.terms()[0].input.operands[0]), kStandardSignals);
  EXPECT_EQ(hosting.terms()[0].points, 0.29_points) << "although 0.29 * 100 < 29 in doubles";
  EXPECT_EQ(hosting.terms()[0].curve, linear(0.35));
  EXPECT_EQ(hosting.terms()[1].points, 655.35_points);
  ASSERT_EQ(model.bands().size(), 3u);
  EXPECT_EQ(model.bands()[0], (Band{"leader", 20_points, {}}));
  EXPECT_EQ(model.bands()[1], (Band{"middle", 5_points, 10.50_points}));
  EXPECT_EQ(model.bands()[2], (Band{"rest", {}, {}}));
  ASSERT_EQ(model.badges().size(), 2u);
  EXPECT_EQ(model.badges()[0], (Badge{"thought_leader", "insights", 4_points}));
  EXPECT_EQ(model.badges()[1], (Badge{"host", "hosting", 7_points}));
}

TEST(ModelFile, ReadsEveryHundredthExactly) {
  for (int h = 1; h <= 65535; h += h < 2000 ? 1 : 97) {
    const std::string cents = std::to_string(h % 100);
    const std::string number =
        std::to_string(h / 100) + "." + (cents.size() == 1 ? "0" : "") + cents;
    const std::string toml =
        "id = \"a\"\n[[competency]]\nname = \"c\"\nmaximum = " + number +
        "\nterms = [{name = \"t\", count = \"posts\", curve = \"linear\", full = 1, points = -" +
        number + "}]";
    const Model model = parse_model(toml, "m.toml");
    ASSERT_EQ(model.maximum().hundredths(), h);
    ASSERT_EQ(model.competencies()[0]->terms()[0].points.hundredths(), -h);
  }
}

void expect_same(const Model& a, const Model& b) {
  EXPECT_EQ(a.id(), b.id());
  EXPECT_EQ(a.fingerprint(), b.fingerprint());
  EXPECT_EQ(a.window_days(), b.window_days());
  EXPECT_EQ(a.missing(), b.missing());
  EXPECT_TRUE(std::ranges::equal(a.catalogue().all(), b.catalogue().all()));
  EXPECT_TRUE(std::ranges::equal(a.bands(), b.bands()));
  EXPECT_TRUE(std::ranges::equal(a.badges(), b.badges()));
  ASSERT_EQ(a.competencies().size(), b.competencies().size());
  for (std::size_t c = 0; c < a.competencies().size(); ++c) {
    const Competency& x = *a.competencies()[c];
    const Competency& y = *b.competencies()[c];
    EXPECT_EQ(x.name(), y.name());
    EXPECT_EQ(x.title(), y.title());
    EXPECT_EQ(x.maximum(), y.maximum());
    ASSERT_EQ(x.terms().size(), y.terms().size());
    for (std::size_t t = 0; t < x.terms().size(); ++t) {
      const Term& p = x.terms()[t];
      const Term& q = y.terms()[t];
      EXPECT_EQ(p.name, q.name);
      EXPECT_EQ(p.reason, q.reason);
      EXPECT_EQ(p.title, q.title);
      EXPECT_EQ(p.points, q.points);
      EXPECT_EQ(p.curve, q.curve);
      EXPECT_EQ(p.input.kind, q.input.kind);
      EXPECT_TRUE(std::ranges::equal(p.input.used_signals(), q.input.used_signals()));
      EXPECT_EQ(p.input.prior, q.input.prior);
    }
  }
}

TEST(ModelFile, WrittenAndReadAgainIsTheSameModel) {
  for (const Model& model :
       {Model::standard(), Model::standard().with_missing(MissingPolicy::renormalise),
        Model::standard_2(), parse_model(kSmall, "small.toml"),
        parse_model(kEverything, "every.toml")}) {
    SCOPED_TRACE(model.id());
    const std::string toml = to_toml(model);
    expect_same(parse_model(toml, "again.toml"), model);
    EXPECT_EQ(to_toml(parse_model(toml, "again.toml")), toml);
  }
}

TEST(ModelFile, WhoGivesASignalIsWrittenAndIsNoPartOfTheFingerprint) {
  const Model others = parse_model(kEverything, "every.toml");
  EXPECT_NE(to_toml(others).find("given_by = \"others\""), std::string::npos) << to_toml(others);
  std::string text(kEverything);
  const std::string line = "given_by = \"others\"";
  text.replace(text.find(line), line.size(), "given_by = \"member\"");
  const Model own = parse_model(text, "own.toml");
  EXPECT_EQ(own.catalogue().own()[0].given_by, GivenBy::member);
  EXPECT_EQ(to_toml(own).find("given_by"), std::string::npos) << "it is the default";
  EXPECT_EQ(own.fingerprint(), others.fingerprint());
  EXPECT_NE(own.catalogue(), others.catalogue());
}

TEST(ModelFile, IsCommentedAndEndsWithANewline) {
  const std::string toml = to_toml(Model::standard());
  EXPECT_NE(toml.find('#'), std::string::npos);
  EXPECT_EQ(toml.back(), '\n');
  EXPECT_EQ(toml.find('\r'), std::string::npos);
  EXPECT_NE(toml.find("standard-1"), std::string::npos);
}

// The title is that of the competency and of the term, and both nouns of a signal.
Model model_with(Term term, std::string title, std::string counts) {
  ModelDefinition definition;
  definition.id = "texts-1";
  const Signal own = definition.catalogue.add(
      {.name = "own", .counts = std::move(counts), .one = title, .many = title});
  term.input.operands[0] = own;
  term.title = title;
  definition.competencies = {std::make_shared<TermCompetency>("c", std::move(title), 10_points,
                                                              std::vector<Term>{std::move(term)})};
  return Model(std::move(definition));
}

TEST(ModelFile, KeepsEveryText) {
  for (const std::string& text :
       {std::string(""), std::string("\""), std::string("\\"), std::string("\\\""),
        std::string("a \"quoted\" \\ text"), std::string("'''"), std::string("\"\"\""),
        std::string("two\nlines"), std::string("\r\n\t"), std::string("\n\n# comment"),
        std::string("\x01\x1F\x7F"), std::string("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\x89"),
        std::string(" spaces "), std::string("\\u00e9"), std::string("]] [[x]] = {}"),
        std::string(5000, 'x')}) {
    const bool is_title =
        !text.empty() && text.size() < 1000 &&
        std::ranges::none_of(text, [](unsigned char c) { return c < ' ' || c == 0x7F; });
    const Model model = model_with({"t", count(Signal::posts), linear(1), 1_points, text},
                                   is_title ? text : "T", text);
    const std::string toml = to_toml(model);
    SCOPED_TRACE(toml.substr(0, 2000));
    expect_same(parse_model(toml, "again.toml"), model);
  }
}

TEST(ModelFile, SaysNothingOfWordsThatThereAreNone) {
  const std::string toml =
      to_toml(model_with({"t", count(Signal::posts), linear(1), 1_points}, "", "counted"));
  const std::string terms = toml.substr(toml.find("terms = ["));
  for (const char* key : {"title", "reason"}) EXPECT_EQ(terms.find(key), terms.npos) << toml;
  for (const char* key : {"one = ", "many = "}) EXPECT_EQ(toml.find(key), toml.npos) << toml;
  EXPECT_NE(terms.find("points = 1.00 },"), terms.npos) << "without a comma behind: " << toml;
}

TEST(ModelFile, EmptyWordsAreNone) {
  std::string toml(kSmall);
  toml.replace(toml.find(" }]"), 3, ", title = \"\", reason = \"\" }]");
  toml += "[[signal]]\nname = \"own\"\none = \"\"\nmany = \"\"\n";
  const Model model = parse_model(toml, "m.toml");
  EXPECT_EQ(model.competencies()[0]->terms()[0].title, "");
  EXPECT_EQ(model.catalogue().own()[0].one, "");
}

TEST(ModelFile, WritesTextAsPeopleReadIt) {
  const std::string text = "!from a space ~ to caf\xC3\xA9 \xF0\x9F\x8E\x89";
  const Model model = model_with({"t", count(Signal::posts), linear(1), 1_points, text}, "T", "");
  EXPECT_NE(to_toml(model).find('"' + text + '"'), std::string::npos) << to_toml(model);
}

TEST(ModelFile, KeepsEveryNumberToTheLastBit) {
  using Limits = std::numeric_limits<double>;
  for (const double number : {0.1, 1.0 / 3, 0.1 + 0.2, 1e-300, Limits::min(), Limits::denorm_min(),
                              Limits::max(), 1e15, 1e16, 1e17, 123456789012345678.0, 1e22, 1e23,
                              4294967296.0, std::nextafter(36.0, 37.0), 9007199254740993.0}) {
    SCOPED_TRACE(number);
    const Model model = model_with(
        {"t", ratio(Signal::posts, Signal::shares, number), linear(number), 1_points, ""}, "T", "");
    EXPECT_NO_THROW(expect_same(parse_model(to_toml(model), "again.toml"), model))
        << to_toml(model);
  }
}

TEST(ModelFile, MayHaveWindowsLineEnds) {
  std::string windows;
  for (const char c : kEverything) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  expect_same(parse_model(windows, "m.toml"), parse_model(kEverything, "m.toml"));
}

TEST(ModelFile, TermsMayBeTablesOfTheirOwn) {
  const Model model = parse_model(R"(
id = "small-1"
[[competency]]
name = "presence"
maximum = 10.00
[[competency.terms]]
name = "posts"
count = "posts"
curve = "log"
full = 36
points = 5.00
)",
                                  "m.toml");
  expect_same(model, parse_model(kSmall, "m.toml"));
}

TEST(ModelFile, IsLoadedFromAFile) {
  const TemporaryFolder folder;
  expect_same(load_model(folder.write("model.toml", kEverything)),
              parse_model(kEverything, "m.toml"));
  expect_same(load_model(folder.write("standard.toml", to_toml(Model::standard()))),
              Model::standard());
}

TEST(ModelFile, ThatCannotBeReadIsAFileErrorThatNamesIt) {
  const TemporaryFolder folder;
  for (const std::string& path : {folder.path("nothing.toml"), folder.path("")}) {
    try {
      load_model(path);
      FAIL() << "no error for " << path;
    } catch (const FileError& error) {
      EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
      EXPECT_TRUE(error.operation() == FileError::Operation::open ||
                  error.operation() == FileError::Operation::read);
    }
  }
}

TEST(ModelFile, ErrorsNameTheFileAndTheLine) {
  const TemporaryFolder folder;
  const std::string path = folder.write("bad.toml", "id = \"a\"\nwindow_days = 0\n");
  try {
    load_model(path);
    FAIL() << "no error";
  } catch (const ModelError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find(path + ":2"), std::string::npos) << what;
    EXPECT_NE(what.find("window_days"), std::string::npos) << what;
  }
}

}  // namespace
}  // namespace ssi
