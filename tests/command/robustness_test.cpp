// SPDX-License-Identifier: MIT
//
// ssi robustness: the golden tables byte for byte and what goes with them to standard error, the
// options and their ends, and bad input.

#include <string>
#include <string_view>

#include "command/harness.hpp"

using namespace command;

namespace {

std::string evidence_path(const std::string& name) { return golden_path("evidence/" + name); }

/// The text after `"key": ` in one of the small golden objects, as far as the comma or the end.
std::string field_of(const std::string& json, const std::string& key) {
  const std::string name = "\"" + key + "\": ";
  const std::size_t begin = json.find(name);
  EXPECT_NE(begin, std::string::npos) << key;
  if (begin == std::string::npos) return {};
  const std::size_t value = begin + name.size();
  return json.substr(value, json.find_first_of(",}", value) - value);
}

/// "0.5" as reports show it: "0.50".
std::string two_decimals(std::string number) {
  if (number.find('.') == std::string::npos) number += '.';
  number.resize(number.find('.') + 3, '0');
  return number;
}

void expect_golden(const std::string& name, const Names& options) {
  const std::string json = golden("evidence/" + name + ".json");
  for (const char* threads : {"1", "2", "5"}) {
    Names words{"robustness", evidence_path("robustness_members.csv"), "--by", "industry"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"--strict", "--threads", threads});
    const Outcome outcome = run_ssi(words);
    ASSERT_TRUE(succeeds(outcome));
    EXPECT_TRUE(outcome.out == golden("evidence/" + name + ".csv")) << name << ", " << threads;
    const std::string draws = field_of(json, "draws") + " draws with seed " +
                              field_of(json, "seed") + ", in which each weight moves by up to " +
                              two_decimals(field_of(json, "spread_percent")) + " %\n";
    const std::string moved = "percentile ranks of " + field_of(json, "members_ranked") +
                              " members move by " + two_decimals(field_of(json, "mean_move")) +
                              " percentage points on average\n";
    const std::string top = "in the top 10 % of industry: " + field_of(json, "top10_always") +
                            " in every draw, " + field_of(json, "top10_sometimes") + " in some, " +
                            field_of(json, "top10_never") + " in none\n";
    for (const std::string& line : {draws, moved, top}) {
      EXPECT_TRUE(contains(outcome.err, line)) << line << shown(outcome.err);
    }
  }
}

/// Runs `ssi robustness` on a table, strictly, with further arguments.
Outcome robustness(std::string_view members, const Names& options) {
  Names words{"robustness", "-", "--strict"};
  words.insert(words.end(), options.begin(), options.end());
  return run_ssi(words, members);
}

const std::string kHeader =
    "member_id,total,total_p5,total_p95,team_percentile,team_percentile_p5,team_percentile_p95,"
    "team_top10_percent\n";

/// A table of `count` members of a team; the last one has posted.
std::string team_of(int count) {
  std::string members = "member_id,team,has_photo,posts\n";
  for (int i = 1; i <= count; ++i) {
    members += "m" + std::to_string(i) + ",North," + (i % 2 == 0 ? "1" : "0") + "," +
               (i == count ? "36" : "0") + "\n";
  }
  return members;
}

}  // namespace

TEST(CommandRobustness, GoldenTables) {
  expect_golden("robustness_seed_1", {"--draws", "50", "--seed", "1", "--competencies", "kept"});
  expect_golden("robustness_seed_18446744073709551615",
                {"--draws", "50", "--seed", "18446744073709551615", "--competencies", "kept"});
  expect_golden("robustness_competencies_moved",
                {"--draws", "50", "--seed", "1", "--competencies", "moved"});
  expect_golden("robustness_wide_renormalised",
                {"--draws", "20", "--spread", "100", "--seed", "7", "--missing", "renormalise",
                 "--competencies", "kept"});
}

TEST(CommandRobustness, HasTheDefaultsThatItsHelpShows) {
  const Outcome plain = robustness(team_of(12), {"--by", "team"});
  ASSERT_TRUE(succeeds(plain));
  const Outcome spelt =
      robustness(team_of(12), {"--by", "team", "--draws", "200", "--spread", "25.00", "--seed", "1",
                               "--competencies", "moved", "--min-cohort", "10"});
  EXPECT_EQ(plain.out, spelt.out);
  EXPECT_EQ(plain.err, spelt.err);
  EXPECT_TRUE(plain.out.starts_with(kHeader));
  EXPECT_EQ(lines_of(plain.out).size(), 13U);
  EXPECT_TRUE(contains(plain.err, "maxima of competencies: moved too\n"));
}

TEST(CommandRobustness, IsTheScoreItselfWithoutSpread) {
  const Outcome outcome =
      robustness(team_of(12), {"--by", "team", "--spread", "0", "--draws", "3"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "m1,0.00,0.00,0.00,25.00,25.00,25.00,0.00\n"));
  EXPECT_TRUE(contains(outcome.out, "m2,1.50,1.50,1.50,70.83,70.83,70.83,0.00\n"));
  EXPECT_TRUE(contains(outcome.out, "m12,4.50,4.50,4.50,95.83,95.83,95.83,100.00\n"));
  EXPECT_TRUE(contains(outcome.err, "move by 0.00 percentage points on average\n"));
}

TEST(CommandRobustness, LeavesFieldsOfSmallCohortsEmpty) {
  const Outcome outcome = robustness(team_of(9) + "m10,,1,3\n", {"--by", "team", "--draws", "2"});
  ASSERT_TRUE(succeeds(outcome));
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 11U);
  for (std::size_t i = 1; i < lines.size(); ++i)
    EXPECT_TRUE(lines[i].ends_with(",,,,")) << lines[i];
  EXPECT_TRUE(contains(outcome.err, "nobody is ranked\n"));
  EXPECT_TRUE(contains(outcome.err, "team: 1 member without a label has no standing\n"));
  const Outcome all = robustness(team_of(9), {"--by", "team", "--draws", "2", "--min-cohort", "9"});
  EXPECT_TRUE(contains(all.out, "m1,0.00,0.00,0.00,22.22,22.22,22.22,0.00\n"));
}

TEST(CommandRobustness, TakesATableOfNobody) {
  const Outcome outcome = robustness("member_id,team,posts\n", {"--by", "team"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.out, kHeader);
}

TEST(CommandRobustness, SaysThatOneDrawHasNoRange) {
  const Outcome one = robustness(team_of(12), {"--by", "team", "--draws", "1"});
  EXPECT_TRUE(contains(one.err, "one draw has no range")) << one.err;
  const Outcome two = robustness(team_of(12), {"--by", "team", "--draws", "2"});
  EXPECT_FALSE(contains(two.err, "no range")) << two.err;
}

TEST(CommandRobustness, KeepsTheOrderOfTheFileAndRepeatedIds) {
  const Outcome outcome = robustness("member_id,team,posts\nz,a,1\na,a,2\nz,a,3\n",
                                     {"--by", "team", "--draws", "1", "--min-cohort", "1"});
  ASSERT_TRUE(succeeds(outcome));
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[1].starts_with("z,") && lines[2].starts_with("a,") &&
              lines[3].starts_with("z,"));
}

TEST(CommandRobustness, RefusesOptionsOutOfRange) {
  const auto refuses = [](const Names& options, const std::string& mention) {
    Names words{"--by", "team"};
    words.insert(words.end(), options.begin(), options.end());
    return fails_in_one_line(robustness(team_of(3), words), 2, {mention});
  };
  for (const char* draws : {"0", "10001", "-1", "1.5", "many"}) {
    EXPECT_TRUE(refuses({"--draws", draws}, "--draws")) << draws;
  }
  for (const char* spread : {"100.01", "-1", "25.001", ".5", "5.", "1e1", "25%", "1000", "+5"}) {
    EXPECT_TRUE(refuses({"--spread", spread}, "--spread")) << spread;
  }
  for (const char* seed : {"18446744073709551616", "-1", "x"}) {
    EXPECT_TRUE(refuses({"--seed", seed}, "--seed")) << seed;
  }
  EXPECT_TRUE(refuses({"--competencies", "some"}, "--competencies"));
  EXPECT_TRUE(fails_in_one_line(robustness(team_of(3), {}), 2, {"--by"}));
  for (const char* spread : {"0", "0.01", "100", "100.0", "025.5"}) {
    EXPECT_TRUE(
        succeeds(robustness(team_of(3), {"--by", "team", "--draws", "1", "--spread", spread})))
        << spread;
  }
}

TEST(CommandRobustness, RefusesBadInputAndWritesNothing) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", team_of(12) + "m13,North,2,x\n");
  const std::string out = scratch.path("out.csv");
  const auto run_on = [&](const std::string& file, const Names& more) {
    Names words{"robustness", file, "--strict", "-o", out};
    words.insert(words.end(), more.begin(), more.end());
    return run_ssi(words);
  };
  EXPECT_TRUE(is_bad_data(run_on(members, {"--by", "team"}), members, 14, {"has_photo"}));
  EXPECT_TRUE(is_bad_data(run_on(members, {"--by", "industry"}), members, 1, {"industry"}));
  EXPECT_TRUE(fails_in_one_line(run_on(scratch.path("none.csv"), {"--by", "team"}), 66, {}));
  EXPECT_EQ(scratch.files(), Names{"members.csv"});
  EXPECT_TRUE(fails_in_one_line(run_ssi({"robustness", members, "--by", "team", "-o", members}), 2,
                                {"members.csv"}));
}
