// SPDX-License-Identifier: MIT
//
// The cohort table: `ssi cohorts MEMBERS --by COLUMN`.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kTableColumns =
    ",members,professional_brand_mean,right_people_mean,insights_mean,relationships_mean,"
    "total_mean,total_sd,total_p10,total_p25,total_p50,total_p75,total_p90,total_p99,"
    "leader_percent,laggard_percent\n";

/// Members of a team, alike.
std::string team(const std::string& name, int members, const std::string& flags) {
  std::string lines;
  for (int i = 0; i < members; ++i)
    lines += std::string("m") + std::to_string(i) + "," + name + "," + flags + "\n";
  return lines;
}

const std::string kHeader = "member_id,team,has_photo,has_headline\n";

}  // namespace

TEST(CommandCohortTable, IsTheGoldenOne) {
  const Outcome table = run_ssi({"cohorts", golden_path("members.csv"), "--by", "industry"});
  ASSERT_TRUE(succeeds(table));
  EXPECT_EQ(table.out, golden("cohorts.csv"));
  EXPECT_TRUE(contains(table.err, "an open index, not LinkedIn's"));
  EXPECT_TRUE(contains(table.err, "6 cohorts by industry, 1 of which withheld for fewer than 10"));
  EXPECT_TRUE(contains(table.err, "members without a label: 244\n"));
}

TEST(CommandCohortTable, IsTheGoldenOneFromAPipeToAFileOnAnyThreads) {
  for (const std::string threads : {"1", "2", "8"}) {
    const ScratchFolder scratch;
    const Outcome table = run_ssi(
        {"cohorts", "-", "--by", "industry", "--threads", threads, "-o", scratch.path("table.csv")},
        golden("members.csv"));
    ASSERT_TRUE(succeeds(table));
    EXPECT_EQ(table.out, "");
    EXPECT_EQ(scratch.read("table.csv"), golden("cohorts.csv"));
  }
}

TEST(CommandCohortTable, WithholdsCohortsUnderTheMinimum) {
  const std::string members = kHeader + team("nine", 9, "1,0") + team("ten", 10, "1,1");
  const std::string nine =
      "nine,9,1.50,0.00,0.00,0.00,1.50,0.00,1.50,1.50,1.50,1.50,1.50,1.50,0.00,100.00\n";
  const std::string ten =
      "ten,10,2.50,0.00,0.00,0.00,2.50,0.00,2.50,2.50,2.50,2.50,2.50,2.50,0.00,100.00\n";
  const Outcome usual = run_ssi({"cohorts", "-", "--by", "team"}, members);
  ASSERT_TRUE(succeeds(usual));
  EXPECT_EQ(usual.out, "team" + kTableColumns + ten);
  const Outcome lower = run_ssi({"cohorts", "-", "--by", "team", "--min-cohort", "9"}, members);
  EXPECT_EQ(lower.out, "team" + kTableColumns + nine + ten);
  EXPECT_FALSE(contains(lower.err, "withheld"));
  const Outcome higher = run_ssi({"cohorts", "-", "--by", "team", "--min-cohort", "11"}, members);
  EXPECT_EQ(higher.out, "team" + kTableColumns);
  EXPECT_TRUE(contains(higher.err, "2 of which withheld for fewer than 11"));
}

TEST(CommandCohortTable, IsInByteOrderAndQuotedWhereItMust) {
  std::string members = "member_id,\"a,b\",posts\n";
  for (const char* label : {"z", "\xc3\xa4", "B", "\"x, \"\"y\"\"\"", "a"}) {
    members += std::string("m,") + label + ",\n";
  }
  const Outcome table = run_ssi({"cohorts", "-", "--by", "a,b", "--min-cohort", "1"}, members);
  ASSERT_TRUE(succeeds(table));
  std::string labels;
  for (const std::string& line : lines_of(table.out))
    labels += line.substr(0, line.find(",1,0.00")) + "|";
  EXPECT_EQ(labels, "\"a,b\"" + kTableColumns.substr(0, kTableColumns.size() - 1) +
                        "|B|a|\"x, \"\"y\"\"\"|z|\xc3\xa4|");
}

TEST(CommandCohortTable, OfNobodyHasAHeader) {
  const Outcome table = run_ssi({"cohorts", "-", "--by", "team"}, kHeader);
  ASSERT_TRUE(succeeds(table));
  EXPECT_EQ(table.out, "team" + kTableColumns);
}

TEST(CommandCohortTable, UsesTheMissingPolicyAsked) {
  const std::string members = "member_id,team,has_photo\nann,a,1\n";
  const Outcome table = run_ssi(
      {"cohorts", "-", "--by", "team", "--min-cohort", "1", "--missing", "renormalise"}, members);
  EXPECT_TRUE(contains(table.out, "\na,1,25.00,0.00,0.00,0.00,25.00,"));
}

TEST(CommandCohortTable, WrongUseIsAUsageError) {
  const std::string path = golden_path("members.csv");
  const std::vector<std::vector<std::string>> kWrong = {
      {"cohorts"},
      {"cohorts", path},
      {"cohorts", "--by", "industry"},
      {"cohorts", path, "--by", "industry", "--by", "country"},
      {"cohorts", path, "--by", "industry", "--min-cohort", "0"},
      {"cohorts", path, "--by", "industry", "--merge", "x"},
      {"cohorts", "--merge"},
      {"cohorts", "--merge", "x", "--model", "y"},
      {"cohorts", "--merge", "x", "--missing", "zero"},
  };
  for (const auto& words : kWrong) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {})) << testing::PrintToString(words);
  }
}

TEST(CommandCohortTable, ColumnNamedLikeAnotherOfTheTableIsRefused) {
  const Outcome table =
      run_ssi({"cohorts", "-", "--by", "members"}, "member_id,members,posts\nm,1,1\n");
  EXPECT_TRUE(fails_in_one_line(table, 2, {"two columns named 'members'"}));
}

TEST(CommandCohortTable, BadDataLeavesNoFile) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("members.csv", kHeader + "m1,a,1,1\nm2,a,2,1\n");
  const Outcome table = run_ssi({"cohorts", path, "--by", "team", "-o", scratch.path("table.csv"),
                                 "--save", scratch.path("teams.cohorts")});
  EXPECT_TRUE(is_bad_data(table, path, 3, {"has_photo"}));
  EXPECT_EQ(scratch.files(), Names{"members.csv"});
  const Outcome absent = run_ssi({"cohorts", path, "--by", "taem"});
  EXPECT_TRUE(is_bad_data(absent, path, 1, {"taem"}));
}
