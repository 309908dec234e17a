// SPDX-License-Identifier: MIT
// Model files that are refused: each rule broken alone, at the right line and under a key that
// names the thing; several broken at once, all reported; text that is hostile or no TOML at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/model_file.hpp"
#include "support/problems.hpp"

namespace ssi {
namespace {

// A good file, of which each test breaks something.
const std::string kGood = R"(id = "rules-1"
window_days = 90
missing = "zero"
[[signal]]
name = "podcasts"
kind = "count"
scope = "window"
counts = "episodes"
[[competency]]
name = "insights"
title = "Title"
maximum = 25.00
terms = [
  { name = "shares", count = "shares", curve = "log", full = 36, points = 5.00, reason = "r" },
  { name = "q", ratio = ["posts", "shares"], prior = 5, curve = "linear", full = 3, points = 2.00 },
  { name = "u", difference = ["skills", "media"], curve = "log", full = 200, points = -4.00 },
]
[[competency]]
name = "hosting"
maximum = 5.00
terms = [ { name = "podcasts", count = "podcasts", curve = "linear", full = 3, points = 5.00 } ]
[[band]]
name = "leader"
above = 20.00
[[band]]
name = "middle"
above = 5.00
below = 10.00
[[band]]
name = "rest"
[[badge]]
name = "star"
competency = "insights"
at_least = 20.00
)";

std::vector<ModelProblem> problems_in(std::string_view toml) {
  return problems_of([&] { parse_model(toml, "rules.toml"); });
}

// kGood with the first `from` after `after` replaced; `line` is where that is.
struct Edited {
  std::string toml;
  std::size_t line = 0;
};

Edited edited(std::string_view after, std::string_view from, std::string_view to) {
  const std::size_t start = kGood.find(after);
  const std::size_t at = kGood.find(from, start);
  EXPECT_NE(at, std::string::npos) << "the test edits what is not there: " << from;
  Edited result;
  result.toml = kGood;
  result.toml.replace(at, from.size(), to);
  // Where the change starts: after what both share, and on the next line if that is a whole line.
  std::size_t same = static_cast<std::size_t>(
      std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first - from.begin());
  if (same < to.size() && to[same] == '\n') ++same;
  result.line = 1 + static_cast<std::size_t>(std::count(
                        result.toml.begin(),
                        result.toml.begin() + static_cast<std::ptrdiff_t>(at + same), '\n'));
  return result;
}

// Breaks one rule; the problem is on the line changed.
void expect_refused(std::string_view after, std::string_view from, std::string_view to,
                    std::initializer_list<std::string_view> parts) {
  SCOPED_TRACE(std::string(from) + "  ->  " + std::string(to));
  const Edited file = edited(after, from, to);
  const auto problems = problems_in(file.toml);
  expect_problem(problems, parts);
  if (problems.size() == 1) {
    EXPECT_EQ(problems[0].line, file.line) << described(problems);
  }
}

// As above, where the line is a matter of taste (something is not there): it is in the file.
void expect_missing(std::string_view after, std::string_view from,
                    std::initializer_list<std::string_view> parts) {
  SCOPED_TRACE("without  " + std::string(from));
  const Edited file = edited(after, from, "");
  const auto problems = problems_in(file.toml);
  expect_problem(problems, parts);
  for (const ModelProblem& problem : problems) {
    EXPECT_LE(problem.line, static_cast<std::size_t>(std::count(kGood.begin(), kGood.end(), '\n')));
  }
}

TEST(ModelFileRules, AreKeptByTheFileThatTheTestsBreak) {
  EXPECT_NO_THROW(parse_model(kGood, "rules.toml"));
}

TEST(ModelFileRules, UnknownKeysAreReported) {
  expect_refused("", "missing = \"zero\"", "missing = \"zero\"\nwindow_day = 3", {"window_day"});
  expect_refused("", "counts = ", "counted = ", {"podcasts", "counted"});
  expect_refused("insights", "title = ", "titel = ", {"insights", "titel"});
  expect_refused("\"shares\"", "reason = ", "raison = ", {"insights", "shares", "raison"});
  expect_refused("\"leader\"", "above = 20.00", "above = 20.00\nover = 3", {"leader", "over"});
  expect_refused("\"star\"", "at_least = 20.00", "at_least = 20.00\nat_most = 30",
                 {"star", "at_most"});
}

TEST(ModelFileRules, WordsForPeopleAreTextOnALine) {
  const std::string counts = "counts = \"episodes\"";
  expect_refused("\"shares\"", "reason = \"r\"", "title = 7", {"insights", "shares", "title"});
  expect_refused("\"shares\"", "reason = \"r\"", R"(title = "a\nb")", {"shares", "title"});
  expect_refused("\"shares\"", "reason = \"r\"", "title = \"" + std::string(1001, 'x') + '"',
                 {"shares", "title"});
  expect_refused("[[signal]]", counts, "one = 1\nmany = \"episodes\"", {"podcasts", "one"});
  expect_refused("[[signal]]", counts, "many = []\none = \"episode\"", {"podcasts", "many"});
  expect_refused("[[signal]]", counts, "one = 1", {"podcasts", "one"});
  expect_refused("[[signal]]", counts,
                 R"(one = "\u001B")"
                 "\nmany = \"episodes\"",
                 {"podcasts", "one"});
}

TEST(ModelFileRules, EachNounIsReportedForItself) {
  const auto problems =
      problems_in(edited("", "counts = \"episodes\"", "one = 1\nmany = \"a\\nb\"").toml);
  ASSERT_EQ(problems.size(), 2u) << described(problems);
  EXPECT_EQ(problems[0].key, "signal.podcasts.one");
  EXPECT_EQ(problems[1].key, "signal.podcasts.many");
}

TEST(ModelFileRules, NounsComeInPairs) {
  const std::string counts = "counts = \"episodes\"";
  expect_refused("[[signal]]", counts, "one = \"episode\"", {"podcasts", "one"});
  expect_refused("[[signal]]", counts, "many = \"episodes\"", {"podcasts", "many"});
  expect_refused("[[signal]]", counts, "many = \"episodes\"\none = \"\"", {"podcasts", "many"});
}

TEST(ModelFileRules, AStandardSignalKeepsItsNouns) {
  expect_problem(
      problems_in(kGood + "[[signal]]\nname = \"posts\"\none = \"note\"\nmany = \"notes\"\n"),
      {"signal", "posts"});
}

TEST(ModelFileRules, UnknownTablesAreReported) {
  expect_problem(problems_in(kGood + "[[comptency]]\nname = \"x\"\n"), {"comptency"});
  expect_problem(problems_in(kGood + "[extra]\n"), {"extra"});
}

TEST(ModelFileRules, MissingKeysAreReported) {
  expect_missing("", "id = \"rules-1\"", {"id"});
  expect_problem(problems_in(kGood + "[[signal]]\nkind = \"flag\"\n"), {"signal", "name"});
  expect_missing("insights", "name = \"hosting\"", {"competency", "name"});
  expect_missing("insights", "maximum = 25.00", {"insights", "maximum"});
  expect_missing("hosting",
                 "terms = [ { name = \"podcasts\", count = \"podcasts\", curve = "
                 "\"linear\", full = 3, points = 5.00 } ]",
                 {"hosting", "terms"});
  expect_missing("terms", "name = \"shares\", ", {"insights", "name"});
  expect_missing("\"shares\"", "count = \"shares\", ", {"insights", "shares"});
  expect_missing("\"shares\"", "curve = \"log\", ", {"insights", "shares", "curve"});
  expect_missing("\"shares\"", "full = 36, ", {"insights", "shares", "full"});
  expect_missing("\"shares\"", "points = 5.00, ", {"insights", "shares", "points"});
  expect_missing("\"q\"", "prior = 5, ", {"insights", "q", "prior"});
  expect_missing("[[band]]", "name = \"rest\"", {"band"});
  expect_missing("[[badge]]", "name = \"star\"", {"badge"});
  expect_missing("\"star\"", "competency = \"insights\"", {"star", "competency"});
  expect_missing("\"star\"", "at_least = 20.00", {"star", "at_least"});
}

TEST(ModelFileRules, WrongTypesAreReported) {
  expect_refused("", "id = \"rules-1\"", "id = 1", {"id"});
  for (const char* days : {"\"90\"", "90.5", "true", "[90]", "{}"}) {
    expect_refused("", "window_days = 90", "window_days = " + std::string(days), {"window_days"});
  }
  expect_refused("", "missing = \"zero\"", "missing = 0", {"missing"});
  expect_refused("[[signal]]", "kind = \"count\"", "kind = 1", {"podcasts", "kind"});
  expect_refused("[[signal]]", "counts = \"episodes\"", "counts = 5", {"podcasts", "counts"});
  expect_refused("insights", "title = \"Title\"", "title = 7", {"insights", "title"});
  for (const char* maximum : {"\"25\"", "true", "[25.0]", "1979-05-27"}) {
    expect_refused("insights", "maximum = 25.00", "maximum = " + std::string(maximum),
                   {"insights", "maximum"});
  }
  expect_refused("\"shares\"", "points = 5.00", "points = \"5.00\"", {"shares", "points"});
  expect_refused("\"shares\"", "full = 36", "full = \"36\"", {"shares", "full"});
  expect_refused("\"shares\"", "curve = \"log\"", "curve = 1", {"shares", "curve"});
  expect_refused("\"shares\"", "count = \"shares\"", "count = 5", {"shares", "count"});
  expect_refused("\"shares\"", "count = \"shares\"", "count = [\"shares\"]", {"shares", "count"});
  expect_refused("\"shares\"", "reason = \"r\"", "reason = 1", {"shares", "reason"});
  expect_refused("\"q\"", "prior = 5", "prior = \"5\"", {"q", "prior"});
  expect_refused("\"leader\"", "above = 20.00", "above = \"20.00\"", {"leader", "above"});
  expect_refused("\"star\"", "at_least = 20.00", "at_least = true", {"star", "at_least"});
}

TEST(ModelFileRules, WrongShapesAreReported) {
  expect_refused("hosting", "terms = [ { name", "terms = [ 1, { name", {"hosting"});
  for (const char* ratio : {"\"shares\"", "[\"shares\"]", "[]", "[\"shares\", 1]",
                            "[\"shares\", \"posts\", \"media\"]"}) {
    expect_refused("\"q\"", "ratio = [\"posts\", \"shares\"]", "ratio = " + std::string(ratio),
                   {"insights", "q", "ratio"});
  }
  expect_refused("\"u\"", "difference = [\"skills\", \"media\"]", "difference = [\"skills\"]",
                 {"insights", "u", "difference"});
  for (const char* toml :
       {"id = \"a\"\ncompetency = 5", "id = \"a\"\ncompetency = []", "id = \"a\"\ncompetency = [1]",
        "id = \"a\"\n[competency]\nname = \"c\""}) {
    SCOPED_TRACE(toml);
    expect_among(problems_in(toml), {"competency"});
  }
  expect_among(problems_in("signal = 1\nband = \"x\"\nbadge = {}\nid = \"a\"\n"), {"signal"});
}

TEST(ModelFileRules, ATermHasExactlyOneInput) {
  expect_refused("\"shares\"", "count = \"shares\"",
                 "count = \"shares\", difference = [\"posts\", \"media\"]", {"insights", "shares"});
  expect_refused("\"q\"", "ratio = [\"posts\", \"shares\"]",
                 "count = \"shares\", ratio = [\"posts\", \"shares\"]", {"insights", "q"});
}

TEST(ModelFileRules, APriorIsOfARatioAlone) {
  expect_refused("\"shares\"", "full = 36", "full = 36, prior = 0", {"shares", "prior"});
  expect_refused("\"u\"", "full = 200", "full = 200, prior = 5", {"insights", "u", "prior"});
}

TEST(ModelFileRules, UnknownNamesAreReported) {
  expect_refused("\"shares\"", "count = \"shares\"", "count = \"share\"", {"insights", "shares"});
  expect_refused("\"q\"", "\"shares\"]", "\"Shares\"]", {"insights", "q"});
  expect_refused("\"u\"", "[\"skills\"", "[\"skill\"", {"insights", "u"});
  expect_refused("\"shares\"", "curve = \"log\"", "curve = \"sqrt\"", {"shares", "curve"});
  expect_refused("", "missing = \"zero\"", "missing = \"none\"", {"missing"});
  expect_refused("[[signal]]", "kind = \"count\"", "kind = \"number\"", {"podcasts", "kind"});
  expect_refused("[[signal]]", "scope = \"window\"", "scope = \"day\"", {"podcasts", "scope"});
  expect_refused("\"star\"", "competency = \"insights\"", "competency = \"insight\"",
                 {"star", "competency"});
}

TEST(ModelFileRules, RulesOfSignalsAreWellFormed) {
  const auto refuses = [](const std::string& line, std::string_view key) {
    SCOPED_TRACE(line);
    expect_refused("[[signal]]", "counts = \"episodes\"", line, {"podcasts", key});
  };
  refuses("aggregate = \"last\"", "aggregate");
  refuses("aggregate = \"mean\"", "aggregate");
  refuses("observed = \"always\"", "observed");
  refuses("given_by = \"self\"", "given_by");
  refuses("given_by = \"\"", "given_by");
  refuses("given_by = true", "given_by");
  refuses("from = []", "from");
  refuses("from = \"posts\"", "from");
  refuses("from = [\"posts\", 1]", "from");
  refuses("from = [\"posts\", \"posts\"]", "from");
  refuses("from = [\"post\"]", "from");
  for (const char* observed : {"log", "member"}) {
    expect_refused("[[signal]]", "scope = \"window\"",
                   std::string("observed = \"") + observed + '"', {"podcasts", "observed"});
  }
  expect_refused("[[signal]]", "scope = \"window\"", "aggregate = \"sum\"",
                 {"podcasts", "aggregate"});
}

TEST(ModelFileRules, MalformedAndDuplicateNamesAreReported) {
  expect_refused("", "id = \"rules-1\"", "id = \"Rules 1\"", {"id"});
  expect_refused("", "id = \"rules-1\"", "id = \"\"", {"id"});
  for (const char* name : {"posts", "member_id"}) {
    const auto problems = problems_in(kGood + "[[signal]]\nname = \"" + name + "\"\n");
    expect_problem(problems, {"signal", name});
  }
  expect_problem(problems_in(kGood + "[[signal]]\nname = \"podcasts\"\n"), {"signal", "podcasts"});
  expect_problem(problems_in(kGood + "[[signal]]\nname = \"Pod casts\"\n"), {"signal"});
  expect_refused("terms", "name = \"u\"", "name = \"q\"", {"insights", "q"});
  expect_refused("terms", "name = \"u\"", "name = \"U\"", {"insights", "U"});
  expect_refused("insights", "name = \"hosting\"", "name = \"insights\"",
                 {"competency", "insights"});
  for (const char* name : {"total", "coverage", "member_id", "Hosting", "1", ""}) {
    expect_refused("insights", "name = \"hosting\"", "name = \"" + std::string(name) + "\"",
                   {"competency", name});
  }
  expect_refused("leader", "name = \"middle\"", "name = \"leader\"", {"band", "leader"});
  expect_problem(
      problems_in(kGood + "[[badge]]\nname = \"star\"\ncompetency = \"hosting\"\nat_least = 1\n"),
      {"badge", "star"});
}

TEST(ModelFileRules, NumbersHaveAtMostTwoDecimals) {
  for (const char* number : {"5.001", "5.005", "4.999", "1e-3", "0.125", "4.9999999999"}) {
    expect_refused("insights", "maximum = 25.00", "maximum = " + std::string(number),
                   {"insights", "maximum"});
    expect_refused("\"shares\"", "points = 5.00", "points = " + std::string(number),
                   {"shares", "points"});
    expect_refused("\"leader\"", "above = 20.00", "above = " + std::string(number),
                   {"leader", "above"});
    expect_refused("\"middle\"", "below = 10.00", "below = 1" + std::string(number),
                   {"middle", "below"});
    expect_refused("\"star\"", "at_least = 20.00", "at_least = " + std::string(number),
                   {"star", "at_least"});
  }
}

TEST(ModelFileRules, NumbersAreInRange) {
  for (const char* points : {"0", "0.00", "-0.0", "655.36", "-655.36", "1e9", "1e300", "-1e300",
                             "nan", "inf", "-inf", "9223372036854775807", "-9223372036854775808"}) {
    expect_refused("\"shares\"", "points = 5.00", "points = " + std::string(points),
                   {"insights", "shares", "points"});
  }
  for (const char* full : {"0", "0.0", "-0.0", "-36", "nan", "inf", "-inf"}) {
    expect_refused("\"shares\"", "full = 36", "full = " + std::string(full),
                   {"insights", "shares", "full"});
  }
  for (const char* prior : {"-1", "-0.001", "nan", "inf", "-inf"}) {
    expect_refused("\"q\"", "prior = 5", "prior = " + std::string(prior),
                   {"insights", "q", "prior"});
  }
  for (const char* maximum : {"0", "0.00", "-25.00", "nan", "-inf"}) {
    expect_refused("insights", "maximum = 25.00", "maximum = " + std::string(maximum),
                   {"insights", "maximum"});
  }
  for (const char* days : {"0", "-1", "-9223372036854775808", "4294967296"}) {
    expect_refused("", "window_days = 90", "window_days = " + std::string(days), {"window_days"});
  }
  for (const char* above : {"nan", "inf", "-inf"}) {
    expect_refused("\"leader\"", "above = 20.00", "above = " + std::string(above),
                   {"leader", "above"});
    expect_refused("\"star\"", "at_least = 20.00", "at_least = " + std::string(above),
                   {"star", "at_least"});
  }
}

TEST(ModelFileRules, MaximaAreAtMost65535HundredthsInTotal) {
  for (const char* maximum : {"650.36", "655.36", "1e9", "1e300", "inf", "9223372036854775807"}) {
    SCOPED_TRACE(maximum);
    const auto problems = problems_in(
        edited("insights", "maximum = 25.00", "maximum = " + std::string(maximum)).toml);
    ASSERT_EQ(problems.size(), 1u) << described(problems);
    EXPECT_NE((problems[0].key + " " + problems[0].rule).find("maxim"), std::string::npos)
        << described(problems);
  }
  EXPECT_NO_THROW(
      parse_model(edited("insights", "maximum = 25.00", "maximum = 650.35").toml, "m.toml"));
}

TEST(ModelFileRules, ARatioTakesTheLinearCurveOnly) {
  expect_refused("\"q\"", "curve = \"linear\"", "curve = \"log\"", {"insights", "q", "curve"});
}

TEST(ModelFileRules, BandsEndWithTheOneWithoutLimits) {
  expect_missing("\"leader\"", "above = 20.00", {"band", "leader"});
  expect_problem(problems_in(edited("middle", "[[band]]\nname = \"rest\"\n", "").toml), {"band"});
  expect_refused("leader", "above = 5.00", "above = 10.00", {"band", "middle"});
}

TEST(ModelFileRules, ThereAreCompetenciesWithTerms) {
  expect_problem(problems_in("id = \"a\"\n"), {"competency"});
  expect_refused("hosting",
                 "terms = [ { name = \"podcasts\", count = \"podcasts\", curve = \"linear\", full "
                 "= 3, points = 5.00 } ]",
                 "terms = []", {"hosting", "terms"});
}

}  // namespace
}  // namespace ssi
