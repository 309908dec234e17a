// SPDX-License-Identifier: MIT
//
// What became of members beside their scores: `ssi outcomes SCORES OUTCOMES`.

#include "command/harness.hpp"

using namespace command;

namespace {

/// Forty members with scores; the outcome goes up with the total.
std::string scores() {
  std::string table = "member_id,reach,total,coverage\n";
  for (int i = 0; i < 40; ++i) {
    const std::string points = std::to_string(2 * i) + ".50";
    table += "m" + std::to_string(i) + ',' + points + ',' + points + ",100.00\n";
  }
  return table;
}

std::string outcomes(const std::string& more = {}) {
  std::string table = "member_id,outcome,region\n";
  for (int i = 39; i >= 0; --i) {
    table += "m" + std::to_string(i) + ',' + (i % 3 < i / 14 ? "1," : "0,") +
             (i % 2 == 0 ? "East\n" : "West\n");
  }
  return table + more;
}

/// The report of these tables.
Outcome report(const std::string& scores_text, const std::string& outcomes_text,
               std::vector<std::string> options = {}) {
  const ScratchFolder folder;
  options.insert(options.begin(), {"outcomes", folder.write("scores.csv", scores_text), "-"});
  return run_ssi(std::move(options), outcomes_text);
}

}  // namespace

TEST(CommandOutcomes, SaysTheVerdictFirst) {
  const Outcome outcome = report(scores(), outcomes());
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(outcome.out.starts_with(
      "Positive: members with higher scores had 'outcome' more often.\n\n40 members, mean"));
  EXPECT_TRUE(contains(outcome.out, "does not show that the score is the cause"));
  EXPECT_TRUE(contains(outcome.out, "Scores should be older"));
  EXPECT_EQ(outcome.err, "");
}

TEST(CommandOutcomes, ComparesWithinStrata) {
  const Outcome outcome = report(scores(), outcomes(), {"--strata", "region"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, ", among members\nwith the same 'region'.\n"));
  EXPECT_TRUE(contains(outcome.out, "\n  40 within the same 'region' "));
}

TEST(CommandOutcomes, CountsWhoIsLeftOut) {
  const std::string more = "x1,1,East\nx2,,\nx3,0,\n";
  const Outcome outcome =
      report(scores() + "y1,1.00,1.00,100.00\ny2,1.00,1.00,100.00\nz1,1.00,1.00,100.00\n",
             outcomes(more + "z1,,East\n"), {"--json"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(contains(outcome.out, "\"without_outcome\": 1,"));
  EXPECT_TRUE(contains(outcome.out, "\"members\": 40,"));
  EXPECT_TRUE(contains(outcome.out, "\"only_in_outcomes\": 3\n"));
  EXPECT_TRUE(contains(outcome.out, "\"causal\": false"));
}

TEST(CommandOutcomes, SaysOnceWhoIsLeftOut) {
  const Outcome outcome = report(scores(), outcomes("x1,1,East\n"));
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "left out: 1 without a score\n"));
  EXPECT_EQ(outcome.err, "");
}

TEST(CommandOutcomes, SaysWhoIsLeftOutWhereItRefuses) {
  const Outcome outcome = report(scores(), "member_id,outcome\nm1,1\nm2,\nx1,1\n");
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(contains(outcome.err,
                       "left out: 1 member without an outcome\n"
                       "left out: 38 members with a score alone\n"
                       "left out: 1 member without a score\n"))
      << outcome.err;
}

TEST(CommandOutcomes, TakesWordsOfCrms) {
  std::string table = outcomes();
  for (std::size_t at = 0; (at = table.find(",1,", at)) != table.npos;)
    table.replace(at, 3, ",Yes,");
  const Outcome words = report(scores(), table + "z1,n/a,East\n", {"--na", "n/a"});
  ASSERT_TRUE(succeeds(words));
  EXPECT_TRUE(contains(words.err, "1 word read as missing, such as NULL: outcome\n"));
  EXPECT_TRUE(contains(words.err, "words read as 0 or 1, such as true: outcome\n"));
  EXPECT_EQ(words.out, report(scores(), outcomes() + "z1,,East\n").out);
  EXPECT_EQ(report(scores(), table, {"--strict"}).exit_code, 65);
}

TEST(CommandOutcomes, ShowsAnIdOfEachTableIfNoneMatch) {
  const Outcome outcome = report(scores(), "member_id,outcome\n\" M0\",1\n\" M1\",0\n");
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(contains(outcome.err,
                       "it takes 20: no id is in both tables, such as 'm0' of the "
                       "scores and ' M0' of the outcomes\n"))
      << outcome.err;
}

TEST(CommandOutcomes, SaysWhichTableIsTheFirst) {
  const Outcome outcome = report(outcomes(), scores());
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(contains(outcome.err,
                       "scores.csv:1: there is no column 'total': the first table is "
                       "what 'ssi score' writes\n"))
      << outcome.err;
}

TEST(CommandOutcomes, TakesOtherSeparatorsAndIds) {
  std::string table = "Contact;Won\n";
  for (int i = 0; i < 40; ++i) {
    table += "m" + std::to_string(i) + ';' + std::to_string(i % 5) + ".5\n";
  }
  const Outcome outcome =
      report(scores(), table, {"--id", "contact", "--outcome", "won", "--json"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "\"kind\": \"numeric\""));
  EXPECT_TRUE(contains(
      outcome.err,
      "<stdin> read as UTF-8, separated by ';'\n'Contact' read as contact, 'Won' read as won\n"));
  EXPECT_EQ(report(scores(), table, {"--id", "contact", "--outcome", "won", "--strict"}).exit_code,
            65);
}

TEST(CommandOutcomes, TakesWordsForMissing) {
  const Outcome outcome = report(scores() + "x1,1.00,1.00,100.00\n", outcomes("x1,NULL,East\n"));
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_EQ(outcome.err, "1 word read as missing, such as NULL: outcome\n");
}

TEST(CommandOutcomes, AsksForTheOutcome) {
  const Outcome outcome = report(scores(), "member_id,won,region\nm1,1,East\n");
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_EQ(outcome.err,
            "ssi: <stdin>:1: there is no column 'outcome': say --outcome with the column of "
            "outcomes, one of 'won', 'region'\n");
}

TEST(CommandOutcomes, RefusesWithoutWriting) {
  struct Case {
    std::string outcomes;
    std::vector<std::string> options;
    const char* error;
  };
  std::string all_alike = "member_id,outcome\n";
  for (int i = 0; i < 40; ++i) all_alike += "m" + std::to_string(i) + ",1\n";
  const Case cases[] = {
      {"member_id,outcome\nm1,1\nm2,0\n", {}, "only 2 members have a score and an outcome"},
      {all_alike, {}, "all members have the same outcome in 'outcome'"},
      {outcomes("m1,1,East\n"), {}, "<stdin>:42: column 'member_id': 'm1' is not unique"},
      {outcomes("x1,1e3,East\n"), {}, "<stdin>:42: column 'outcome': '1e3' is not a number"},
      {outcomes("x1,1\n"), {}, "<stdin>:42: the record has 2 cells, but the header has 3"},
      {outcomes(), {"--strata", "team"}, "there is no column 'team'"}};
  for (const Case& each : cases) {
    const ScratchFolder folder;
    std::vector<std::string> options = each.options;
    options.insert(options.end(), {"-o", folder.path("report.txt")});
    const Outcome outcome = report(scores(), each.outcomes, options);
    EXPECT_EQ(outcome.exit_code, 65) << outcome.err;
    EXPECT_TRUE(contains(outcome.err, each.error)) << outcome.err;
    EXPECT_EQ(folder.files(), Names{});
  }
}

TEST(CommandOutcomes, WrongUse) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"outcomes"},
           {"outcomes", "scores.csv"},
           {"outcomes", "-", "-"},
           {"outcomes", "scores.csv", "-", "--leaders-above", "70.001"},
           {"outcomes", "scores.csv", "-", "--leaders-above", "29.99"},
           {"outcomes", "scores.csv", "-", "--laggards-below", "-1"},
           {"outcomes", "scores.csv", "-", "--outcome", "won", "--strata", "won"},
           {"outcomes", "scores.csv", "-", "--strata", "outcome"},
           {"outcomes", "scores.csv", "-", "--strata", "member_id"},
           {"outcomes", "scores.csv", "-", "--id", "who", "--strata", "who"}}) {
    EXPECT_EQ(run_ssi(arguments, "").exit_code, 2);
  }
  EXPECT_EQ(run_ssi({"outcomes", "/no/such/file", "-"}, "").exit_code, 66);
}
