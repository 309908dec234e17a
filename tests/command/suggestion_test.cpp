// SPDX-License-Identifier: MIT
//
// Wrong words: each error names the first one, and asks about the name that was probably meant.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kMembers =
    "member_id,team,industry,posts\nann,North,Software,1\nbo,South,Staffing,2\n";

}  // namespace

TEST(CommandSuggestion, SubcommandsAreAskedAbout) {
  EXPECT_TRUE(fails_in_one_line(run_ssi({"scroe", "-"}), 2,
                                {"'scroe' is not a subcommand here: did you mean 'score'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"model", "chek"}), 2, {"did you mean 'check'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"dance"}), 2, {"'dance' is not a subcommand here (see"}));
}

TEST(CommandSuggestion, OptionsOfTheSubcommandAreAskedAbout) {
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--cohrot", "team"}, kMembers), 2,
                                {"'--cohrot' is not an option here: did you mean '--cohort'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--cohrot=team"}, kMembers), 2,
                                {"'--cohrot' is not an option here: did you mean '--cohort'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "-strict"}, kMembers), 2,
                                {"did you mean '--strict'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"team", "-", "--bye", "team", "--team", "North"}), 2,
                                {"'--bye' is not an option here: did you mean '--by'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"--verbos", "score", "-"}, kMembers), 2,
                                {"did you mean '--verbose'?", "(see ssi --help)"}));
  // --member is an option elsewhere.
  EXPECT_FALSE(contains(run_ssi({"score", "-", "--membr", "ann"}, kMembers).err, "did you mean"));
}

TEST(CommandSuggestion, TheFirstWordTooManyIsNamed) {
  for (const std::string subcommand : {"score", "explain"}) {
    const Outcome outcome = run_ssi({subcommand, "a.csv", "b.csv", "c.csv"});
    EXPECT_TRUE(fails_in_one_line(outcome, 2, {"ssi: 'b.csv' is one word too many here (see"}));
    EXPECT_FALSE(contains(outcome.err, "c.csv")) << outcome.err;
  }
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"model", "print", "x", "y"}), 2, {"'y' is one word too many"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "--", "a.csv", "-x"}), 2,
                                {"'-x' is one word too many here"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "a.csv", "b.csv", "--fast"}), 2, {"'b.csv'"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "a.csv", "--fast", "b.csv"}), 2, {"'--fast'"}));
}

TEST(CommandSuggestion, ValuesThatAreMissingOrRepeatedAreToldInWords) {
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"score", "-", "--cohort"}), 2, {"--cohort needs a value"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "-o", "a", "-o", "b"}), 2,
                                {"--output may be given only once"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", "-"}), 2, {"--member or --csv is required"}));
}

TEST(CommandSuggestion, ColumnsAreAskedAbout) {
  using Words = std::vector<std::string>;
  for (const Words& words :
       {Words{"score", "-", "--cohort", "industri"}, Words{"cohorts", "-", "--by", "industri"},
        Words{"team", "-", "--by", "industri", "--team", "Software"},
        Words{"team", "-", "--by", "team", "--team", "North", "--industry", "industri"}}) {
    EXPECT_TRUE(
        fails_in_one_line(run_ssi(words, kMembers), 65,
                          {"<stdin>:1: there is no column 'industri': did you mean 'industry'?"}))
        << words.front();
    Words strictly = words;
    strictly.push_back("--strict");
    EXPECT_TRUE(fails_in_one_line(run_ssi(strictly, kMembers), 65, {"did you mean 'industry'?"}));
  }
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--id", "membr_id"}, kMembers), 65,
                                {"no column 'membr_id': did you mean 'member_id'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--map", "posts=tean"}, kMembers), 65,
                                {"no column 'tean': did you mean 'team'?"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--map", "pots=team"}, kMembers), 2,
                                {"no signal 'pots': did you mean 'posts'?"}));
  EXPECT_FALSE(contains(run_ssi({"score", "-", "--cohort", "color"}, kMembers).err, "did you"));
}

TEST(CommandSuggestion, TeamsAndMembersAreAskedAbout) {
  const auto team = [](const std::string& name) {
    return run_ssi({"team", "-", "--by", "team", "--team", name}, kMembers);
  };
  EXPECT_TRUE(fails_in_one_line(
      team("Nort"), 65, {"column 'team': 'Nort' is nowhere in the file: did you mean 'North'?"}));
  EXPECT_TRUE(fails_in_one_line(team("NORTH"), 65, {"did you mean 'North'?"}));
  EXPECT_FALSE(contains(team("West").err, "did you mean"));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"explain", "-", "--member", "anm"}, kMembers), 65,
                        {"column 'member_id': 'anm' is nowhere in the file: did you mean 'ann'?"}));
}

TEST(CommandSuggestion, TheFirstOfEquallyNearMembersIsNamed) {
  std::string members = "member_id,posts\n";
  for (int i = 10; i < 60; ++i) members += "m00" + std::to_string(i) + ",1\n";
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", "-", "--member", "m0099"}, members), 65,
                                {"did you mean 'm0019'?"}));
}

TEST(CommandSuggestion, WhatTerminalsObeyIsNotInAQuestion) {
  const std::string members = "member_id,team,posts\nann,nor\xC2\x9Bth,1\n";
  const Outcome outcome = run_ssi({"team", "-", "--by", "team", "--team", "north"}, members);
  EXPECT_TRUE(fails_in_one_line(outcome, 65, {"did you mean 'nor\\u{9b}th'?"}));
  EXPECT_FALSE(contains(outcome.err, "\xC2\x9B"));
}

TEST(CommandSuggestion, LongNamesAndManyColumnsAreNoWork) {
  const std::string name(1'000'000, 'x');
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"explain", "-", "--member", "x"}, "member_id,posts\n" + name + ",1\n"), 65,
      {"is nowhere in the file\n"}));
  std::string header = "member_id,posts";
  std::string row = "ann,1";
  for (int i = 0; i < 50'000; ++i) {
    header += ",a_column_with_a_name_of_its_own_" + std::to_string(i);
    row += ',';
  }
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"score", "-", "--cohort", "a_column_with_a_name_of_its_own"},
                                header + '\n' + row + '\n'),
                        65, {"did you mean 'a_column_with_a_name_of_its_own_0'?"}));
}
