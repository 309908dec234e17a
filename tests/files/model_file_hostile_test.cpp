// SPDX-License-Identifier: MIT
// Model files with many problems at once, with broken syntax, and made to do harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/model_file.hpp"
#include "support/problems.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

std::vector<ModelProblem> problems_in(std::string_view toml) {
  return problems_of([&] { parse_model(toml, "hostile.toml"); });
}

const std::string kTerm =
    "{ name = \"t\", count = \"posts\", curve = \"linear\", full = 1, points = 1 },\n";

std::string competency(const std::string& name, const std::string& terms) {
  return "[[competency]]\nname = \"" + name + "\"\nmaximum = 1.00\nterms = [\n" + terms + "]\n";
}

std::string repeated(std::size_t times, const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(HostileModelFile, ReportsEveryProblemAtOnceWithItsLine) {
  const auto problems = problems_in(R"(id = "No Good"
window_days = 0
missing = "none"
colour = "red"
[[signal]]
name = "posts"
[[signal]]
name = "podcasts"
kind = "number"
[[competency]]
name = "insights"
maximum = -1
terms = [
  { name = "a", count = "nothing", curve = "log", full = 36, points = 5.00 },
  { name = "b", ratio = ["shares", "posts"], prior = -5, curve = "log", full = 3, points = 2.00 },
  { name = "c", count = "posts", curve = "cube", full = 0, points = 0 },
  { name = "c", count = "posts", curve = "linear", full = nan, points = 1.005 },
]
[[competency]]
name = "total"
maximum = 5
terms = []
[[band]]
name = "odd"
above = 50.00
below = 40.00
[[badge]]
name = "star"
competency = "nothing"
at_least = 1.234
)");
  const auto expect_at = [&](std::size_t line, std::initializer_list<std::string_view> parts) {
    bool found = false;
    for (const ModelProblem& problem : problems) {
      found |= problem.line == line && names(problem, parts);
    }
    EXPECT_TRUE(found) << "nothing about " << *(parts.end() - 1) << " at line " << line
                       << " in:" << described(problems);
  };
  expect_at(1, {"id"});
  expect_at(2, {"window_days"});
  expect_at(3, {"missing"});
  expect_at(4, {"colour"});
  expect_at(6, {"signal", "posts"});
  expect_at(9, {"signal", "podcasts", "kind"});
  expect_at(12, {"insights", "maximum"});
  expect_at(14, {"insights", "a"});
  expect_at(15, {"insights", "b", "prior"});
  expect_at(15, {"insights", "b", "curve"});
  expect_at(16, {"insights", "c", "curve"});
  expect_at(16, {"insights", "c", "full"});
  expect_at(16, {"insights", "c", "points"});
  expect_at(17, {"insights", "c", "full"});
  expect_at(17, {"insights", "c", "points"});
  expect_at(20, {"competency", "total"});
  expect_at(22, {"total", "terms"});
  expect_among(problems, {"band", "odd"});
  expect_at(29, {"star", "competency"});
  expect_at(30, {"star", "at_least"});
}

TEST(HostileModelFile, WhatIsMissingIsReportedWhereItShouldBe) {
  const auto problems = problems_in(R"(window_days = 90

[[competency]]
name = "c"
terms = [
  { name = "t", count = "posts", curve = "linear", full = 1 },
]
[[badge]]
name = "star"
competency = "c"
)");
  std::vector<std::size_t> lines;
  for (const ModelProblem& problem : problems) lines.push_back(problem.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 3, 6, 8})) << described(problems);
  expect_among(problems, {"id"});
  expect_among(problems, {"competency", "c", "maximum"});
  expect_among(problems, {"competency", "c", "t", "points"});
  expect_among(problems, {"badge", "star", "at_least"});
}

TEST(HostileModelFile, ReportsProblemsInTheOrderOfTheFile) {
  const auto problems = problems_in("id = \"A\"\nwindow_days = 0\nmissing = \"x\"\ncolour = 1\n");
  for (std::size_t i = 1; i < problems.size(); ++i) {
    if (problems[i].line == 0 || problems[i - 1].line == 0) continue;
    EXPECT_LE(problems[i - 1].line, problems[i].line) << described(problems);
  }
}

TEST(HostileModelFile, ASyntaxErrorIsOneProblemWithItsLine) {
  const struct {
    std::string_view toml;
    std::size_t line;
  } kCases[] = {{"id = ", 1},
                {"id = \"a\"\nwindow_days = = 3\n", 2},
                {"id = \"a\"\n\n\nwindow_days 90\n", 4},
                {"id = \"a\"\nid = \"b\"\n", 2},
                {"id = \"a\"\n[[competency\n", 2},
                {"id = \"a\"\nx = \"\\q\"\n", 2},
                {"id = \"a\"\nx = 1e\n", 2},
                {"id = \"a\"\r\nx = 01\r\n", 2}};
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.toml);
    const auto problems = problems_in(c.toml);
    ASSERT_EQ(problems.size(), 1u) << described(problems);
    EXPECT_EQ(problems[0].line, c.line) << described(problems);
  }
}

TEST(HostileModelFile, AnEmptyFileMissesWhatIsRequired) {
  for (const char* toml : {"", "\n", "# only a comment", "\xEF\xBB\xBF"}) {
    SCOPED_TRACE(toml);
    const auto problems = problems_in(toml);
    expect_among(problems, {"id"});
    expect_among(problems, {"competenc"});
  }
}

TEST(HostileModelFile, IsRefusedWithoutHarm) {
  const std::string start = "id = \"a\"\n[[competency]]\nname = \"c\"\nmaximum = 1\n";
  const std::string nul("id = \"a\0b\"\n", 11);
  for (const std::string& toml :
       {nul, std::string("id = \"a\"\n\0", 10), std::string("id = \"\xFF\xFE\"\n"),
        std::string("id = \"\xC3\"\n"), std::string("\xFF\xFE i d"),
        start + "terms = " + std::string(100'000, '['),
        start + "terms = " + std::string(100'000, '[') + std::string(100'000, ']'),
        start + "terms = " + std::string(50'000, '{'), start + std::string(200'000, 'x') + " = 1\n",
        "x." + std::string(100'000, 'y') + " = 1\n" + start,
        start + "terms = [" + std::string(100'000, ',') + "]\n",
        std::string("id = \"") + std::string(1'000'000, 'a') + "\"\n"}) {
    EXPECT_THROW(parse_model(toml, "hostile.toml"), ModelError);
  }
}

// Ends the process with 0 if the text is refused as it should be.
[[noreturn]] void exit_after_refusing(std::string_view toml) {
  try {
    parse_model(toml, "hostile.toml");
  } catch (const ModelError&) {
    std::exit(0);
  }
  std::exit(1);
}

TEST(HostileModelFileDeathTest, DottedKeysWithinOneAnotherAreRefusedWithoutHarm) {
  std::string key = "a";
  for (int i = 0; i < 190; ++i) key += ".a";
  for (const std::size_t depth : {10u, 15u, 250u}) {
    std::string toml = "x = " + repeated(depth, "{" + key + " = ") + "1" + std::string(depth, '}');
    toml += '\n';
    EXPECT_EXIT(exit_after_refusing(toml), testing::ExitedWithCode(0), "") << depth;
  }
}

// In a process of its own: a parser that recurses for each part of a key would overflow its stack.
TEST(HostileModelFileDeathTest, DeeplyDottedKeysAreRefusedWithoutHarm) {
  for (const int depth : {20'000, 500'000}) {
    SCOPED_TRACE(depth);
    std::string keys = "a";
    for (int i = 0; i < depth; ++i) keys += ".a";
    EXPECT_EXIT(exit_after_refusing(keys + " = 1\n"), testing::ExitedWithCode(0), "");
    EXPECT_EXIT(exit_after_refusing("[" + keys + "]\n"), testing::ExitedWithCode(0), "");
    EXPECT_EXIT(exit_after_refusing("x = {" + keys + " = 1}\n"), testing::ExitedWithCode(0), "");
  }
}

TEST(HostileModelFile, ListsThatAreTooLongAreRefusedInOneLineEach) {
  std::string signals = "id = \"m-1\"\n";
  for (int i = 0; i < 20'000; ++i) {
    signals += "[[signal]]\nname = \"s" + std::to_string(i) + "\"\n";
  }
  const auto too_many_signals = problems_in(signals + competency("c", kTerm));
  expect_problem(too_many_signals, {"signal"});
  EXPECT_EQ(too_many_signals[0].line, 2u);
  std::string terms;
  for (int i = 0; i < 10'000; ++i) {
    terms += "{ name = \"t" + std::to_string(i) + kTerm.substr(10);
  }
  expect_problem(problems_in("id = \"m-1\"\n" + competency("c", terms)), {"competency"});
}

TEST(HostileModelFile, ThousandsOfProblemsAreCounted) {
  for (const std::string& toml :
       {"id = \"m-1\"\n" + competency("c", repeated(300'000, "{},")),
        "id = \"m-1\"\ncompetency = [" + repeated(300'000, "{},") + "]\n",
        "id = \"m-1\"\n" + repeated(80'000, "[[band]]\n"),
        "id = \"m-1\"\n" + competency(std::string(500'000, 'N'), repeated(100'000, "{},"))}) {
    const auto problems = problems_in(toml);
    ASSERT_EQ(problems.size(), 101u);
    EXPECT_EQ(problems.back().rule.substr(0, 4), "and ");
    std::size_t bytes = 0;
    for (const ModelProblem& problem : problems) bytes += problem.key.size() + problem.rule.size();
    EXPECT_LT(bytes, 50'000u);
  }
}

TEST(HostileModelFile, IsAtMostAMebibyteLong) {
  const std::string model = "id = \"m-1\"\n" + competency("c", kTerm);
  const std::string most = model + std::string((std::size_t{1} << 20) - model.size(), '\n');
  EXPECT_EQ(parse_model(most, "m.toml").id(), "m-1");
  const auto problems = problems_in(most + '\n');
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].line, 0u);
  EXPECT_NE(problems[0].rule.find("1 MiB"), std::string::npos);
  const TemporaryFolder folder;
  EXPECT_EQ(load_model(folder.write("most.toml", most)).id(), "m-1");
  EXPECT_THROW(load_model(folder.write("more.toml", most + '\n')), ModelError);
  EXPECT_THROW(load_model("/dev/zero"), ModelError);
  const std::string sparse = folder.write("sparse.toml", model);
  std::filesystem::resize_file(sparse, std::uintmax_t{1} << 40);
  EXPECT_THROW(load_model(sparse), ModelError);
}

TEST(HostileModelFile, KeysThatAreNoWordsAreShownInQuotes) {
  const std::pair<const char*, const char*> kKeys[] = {
      {"\"\"", "\"\""},
      {"\" \"", "\" \""},
      {"'a b'", "\"a b\""},
      {"'a.b'", "\"a.b\""},
      {"\"caf\u00e9\"", "\"caf\u00e9\""},
      {"colour", "colour"},
      {"up-to_9", "up-to_9"},
  };
  for (const auto& [key, shown] : kKeys) {
    const auto problems =
        problems_in(std::string(key) + " = 1\nid = \"m-1\"\n" + competency("c", kTerm));
    ASSERT_EQ(problems.size(), 1u) << described(problems);
    EXPECT_EQ(problems[0], (ModelProblem{1, shown, "is not a known key"}));
    const auto inner = problems_in("id = \"m-1\"\n" + competency("c", kTerm) + key + " = 1\n");
    ASSERT_EQ(inner.size(), 1u) << described(inner);
    EXPECT_EQ(inner[0].key, std::string("competency.c.") + shown);
  }
}

TEST(HostileModelFile, TextInProblemsStaysOnItsLine) {
  try {
    parse_model("id = \"a\\nb\"\n[[competency]]\nname = \"x\\n:3: y\"\nmaximum = 1\nterms = []\n",
                "hostile.toml");
    FAIL() << "no error";
  } catch (const ModelError& error) {
    std::string what = error.what();
    if (what.back() != '\n') what += '\n';
    const auto count = static_cast<std::size_t>(std::count(what.begin(), what.end(), '\n'));
    EXPECT_LE(count, error.problems().size() + 1) << "a line for each problem:\n" << what;
  }
}

// Any single byte removed, doubled or changed: the file is read, or refused with a ModelError.
TEST(HostileModelFile, SmallDamageIsReadOrRefused) {
  const std::string good = to_toml(Model::standard());
  Random random(130);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 1500; ++i) {
    std::string toml = good;
    const std::size_t at = random.index(toml.size());
    switch (random.below(4)) {
      case 0:
        toml.erase(at, 1 + random.index(40));
        break;
      case 1:
        toml.insert(at, 1, toml[at]);
        break;
      case 2:
        toml[at] = static_cast<char>(random.below(256));
        break;
      default:
        toml.resize(at);
    }
    try {
      parse_model(toml, "damaged.toml");
    } catch (const ModelError& error) {
      ASSERT_FALSE(error.problems().empty());
      for (const ModelProblem& problem : error.problems()) {
        ASSERT_LE(problem.line,
                  static_cast<std::size_t>(std::count(toml.begin(), toml.end(), '\n') + 2));
      }
    }
  }
}

// Found by fuzzing: the parser asked of some letters whether they are spaces, and did not know.
TEST(HostileModelFile, LettersOfAnyLanguageAreNoSpaces) {
  for (const std::string letter : {"\u00d6", "\u0414", "\u0499", "\u1681", "\u3042", "\ufe70"}) {
    SCOPED_TRACE(letter);
    const Model model = parse_model(
        "id = \"x\"\n[[competency]]\nname = \"c\"\ntitle = \"\"\"An \\\n  " + letter +
            "\"\"\"\nmaximum = 1\nterms = [{ name = \"t\", count = \"posts\", curve = \"log\", "
            "full = 1, points = 1 }]\n",
        "letters.toml");
    EXPECT_EQ(model.competencies()[0]->title(), "An " + letter);
    for (const std::string text : {"x = 1", "x = 0b1", "x = true", "", "x = [1, ", "x", "[x]"}) {
      SCOPED_TRACE(text);
      const auto problems = problems_in("id = \"x\"\n" + text + letter + "\n");
      ASSERT_EQ(problems.size(), 1U);
      EXPECT_EQ(problems[0].line, 2U);
    }
  }
}

// Each of very many terms reads a signal that takes the rows of very many.
TEST(HostileModelFile, ManyNamesInARuleAreLookedUpOnce) {
  constexpr std::size_t kSignals = 2000;
  std::string text = "id = \"rules\"\n";
  std::string names;
  for (std::size_t i = 0; i < kSignals; ++i) {
    const std::string name = "s" + std::to_string(i);
    names += (i == 0 ? "\"" : ", \"") + name + '"';
    text += "[[signal]]\nname = \"" + name + "\"\nscope = \"window\"\n";
    if (i + 1 == kSignals) text += "from = [" + names + "]\n";
  }
  std::string terms;
  for (std::size_t i = 0; i < 2000; ++i) {
    terms += "{ name = \"t" + std::to_string(i) +
             "\", count = \"s1999\", curve = \"linear\", full = 1, points = 0.01 },\n";
  }
  EXPECT_EQ(parse_model(text + competency("all", terms), "rules.toml").catalogue().own().size(),
            kSignals);
}

}  // namespace
}  // namespace ssi
