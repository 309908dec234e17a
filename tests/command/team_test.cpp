// SPDX-License-Identifier: MIT
//
// The report of a team: `ssi team MEMBERS --by COLUMN --team NAME`.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kHeader = "member_id,team,industry,has_photo,has_headline\n";

/// Three of the team North, two of them in Software, which has `others` more members.
std::string members_with(int others) {
  std::string members = kHeader +
                        "ann,North,Software,1,0\n"
                        "bob,North,Software,1,1\n"
                        "cyd,North,Banking,1,0\n"
                        "dan,South,Software,0,0\n";
  for (int i = 1; i < others; ++i)
    members += std::string("o") + std::to_string(i) + ",,Software,1,1\n";
  return members;
}

Outcome report(const std::string& members, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"team", "-", "--by", "team", "--team", "North"});
  return run_ssi(std::move(options), members);
}

}  // namespace

TEST(CommandTeam, ReportsLeadersAveragesAndBands) {
  const Outcome north = report(members_with(8));
  ASSERT_TRUE(succeeds(north));
  // The team: 5.50 / 3 = 1.83. The industry: ann 1.50, dan 0.00, eight of 2.50: 21.50 / 10 = 2.15.
  EXPECT_TRUE(north.out.starts_with(
      "team North: 3 members, mean coverage 2.50 %, model standard-1 (fingerprint "));
  EXPECT_TRUE(contains(north.out,
                       "an open index, not LinkedIn's\n"
                       "industry Software, as 2 of the team: 10 members\n"));
  EXPECT_TRUE(
      contains(north.out,
               "\nmean points                  team industry difference\n"
               "professional_brand           1.83     2.15      -0.32\n"
               "right_people                    -     0.00          -  nothing observed\n"));
  EXPECT_TRUE(contains(north.out,
                       "\ntotal                        1.83     2.15      -0.32\n"
                       "weakest: professional_brand, 1.83 of 25.00 points\n"));
  EXPECT_TRUE(contains(north.out,
                       "\nleader                          0        - %\n"
                       "laggard                         0        - %\n"
                       "developing                      0        - %\n"
                       "too little observed             3  coverage under 50.00 %\n"));
  EXPECT_TRUE(north.out.ends_with(
      "\n"
      " rank    total      low     high coverage  professional_brand  right_people  insights  "
      "relationships  member\n"
      "    1     2.50     2.50   100.00     2.50                2.50             -         -       "
      " "
      "      -  bob, too little observed (2 %)\n"
      "    2     1.50     1.50    99.00     2.50                1.50             -         -       "
      " "
      "      -  ann, too little observed (2 %)\n"
      "    2     1.50     1.50    99.00     2.50                1.50             -         -       "
      " "
      "      -  cyd, too little observed (2 %)\n"))
      << north.out;
}

TEST(CommandTeam, HasBandsFromTheMinimumOfCoverageOn) {
  const Outcome all = report(members_with(8), {"--min-coverage", "0"});
  ASSERT_TRUE(succeeds(all));
  EXPECT_TRUE(contains(all.out, "\nlaggard                         3   100.00 %\n"));
  EXPECT_FALSE(contains(all.out, "too little observed"));
  EXPECT_TRUE(contains(all.out, "  bob\n"));
  const Outcome none = report(members_with(8), {"--min-coverage", "100"});
  EXPECT_TRUE(contains(none.out, "\ntoo little observed             3  coverage under 100.00 %\n"));
  EXPECT_TRUE(contains(report(members_with(8), {"--min-coverage", "2"}).out, "  bob\n"));
}

TEST(CommandTeam, WhoseDataAreSixSignalsOfFortySaysSo) {
  // Every term of six signals: of insights nothing was observed, of nobody half of the model.
  const std::string members =
      "member_id,team,has_photo,posts,connections,people_searches,messages_sent,messages_answered\n"
      "ann,North,1,12,200,10,20,5\n"
      "bob,North,0,0,50,,8,1\n";
  const Outcome north = report(members);
  ASSERT_TRUE(succeeds(north));
  EXPECT_TRUE(contains(north.out, "\ninsights                        -  nothing observed\n"));
  EXPECT_FALSE(contains(north.out, "weakest: insights"));
  EXPECT_TRUE(contains(north.out, "\nweakest: right_people, "));
  EXPECT_TRUE(contains(north.out, "; observed of 1 member\n"));
  EXPECT_TRUE(contains(north.out, "\ntoo little observed             2  coverage"));
  for (const char* band : {"leader", "laggard", "developing"}) {
    EXPECT_TRUE(contains(north.out, std::string("\n") + band +
                                        std::string(32 - std::string(band).size(), ' ') +
                                        "0        - %\n"));
  }
  const Outcome json = report(members, {"--json"});
  EXPECT_TRUE(contains(json.out, "\"little_observed\": 2"));
  EXPECT_TRUE(contains(json.out, "\"observed_members\": 0"));
  EXPECT_FALSE(contains(json.out, "\"band\": \"laggard\"\n"));
}

TEST(CommandTeam, IndustryUnderTheMinimumIsWithheldTheTeamIsNot) {
  const Outcome north = report(members_with(7));
  ASSERT_TRUE(succeeds(north));
  EXPECT_TRUE(contains(
      north.out, "industry Software, as 2 of the team: withheld for fewer than 10 members\n"));
  EXPECT_TRUE(contains(north.out, "total                        1.83        -          -\n"));
  EXPECT_TRUE(contains(north.out, "  bob, too little observed (2 %)\n"));
  EXPECT_TRUE(
      contains(report(members_with(7), {"--min-cohort", "9"}).out, "the team: 9 members\n"));
}

TEST(CommandTeam, ReportsAsJson) {
  const ScratchFolder scratch;
  const Outcome north = report(members_with(8), {"--json", "-o", scratch.path("team.json")});
  ASSERT_TRUE(succeeds(north));
  const std::string json = scratch.read("team.json");
  for (const char* part :
       {"\"schema_version\": 1", "\"team\": \"North\"", "\"members\": 3", "\"name\": \"Software\"",
        "\"team_members\": 2", "\"team_mean\": 1.83", "\"industry_mean\": 2.15",
        "\"difference\": -0.32", "\"weakest\": \"professional_brand\"", "\"band\": \"laggard\"",
        "\"percent\": null", "\"little_observed\": 3", "\"total_low\": 2.5",
        "\"total_high\": 100.0", "\"member_id\": \"bob\"", "\"rank\": 2",
        "an open index, not LinkedIn's"}) {
    EXPECT_TRUE(contains(json, part)) << part;
  }
}

TEST(CommandTeam, IsTheSameOnAnyThreads) {
  std::string members = "team," + lines_of(golden("members.csv"))[0] + "\n";
  const std::vector<std::string> lines = lines_of(golden("members.csv"));
  for (int times = 0; times < 20; ++times) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      members += (i % 7 == 0 ? "North," : ",") + lines[i] + "\n";
    }
  }
  const Outcome one = report(members, {"--threads", "1"});
  ASSERT_TRUE(succeeds(one));
  EXPECT_TRUE(one.out == report(members, {"--threads", "8"}).out);
}

TEST(CommandTeam, MayBeComparedWithAnotherColumnOrItself) {
  std::string members = "member_id,team,country,posts\n";
  for (int i = 0; i < 10; ++i) members += std::string("m") + std::to_string(i) + ",North,NO,1\n";
  EXPECT_TRUE(contains(report(members, {"--industry", "country"}).out,
                       "industry NO, as 10 of the team: 10 members\n"));
  EXPECT_TRUE(contains(report(members, {"--industry", "team"}).out,
                       "industry North, as 10 of the team: 10 members\n"));
}

TEST(CommandTeam, WithoutAnIndustryIsComparedWithNothing) {
  const Outcome north = report(kHeader + "ann,North,,1,0\n");
  ASSERT_TRUE(succeeds(north));
  EXPECT_TRUE(contains(north.out, "industry: nobody in the team has one\n"));
  EXPECT_TRUE(contains(north.out,
                       "\nmean points                  team\n"
                       "professional_brand           1.50\n"));
}

TEST(CommandTeam, WithoutAColumnOfIndustriesSaysSoAndReportsTheRest) {
  const Outcome without =
      report("member_id,team,has_photo\nann,North,1\nbob,North,0\ndan,South,1\n");
  const Outcome empty = report(
      "member_id,team,industry,has_photo\nann,North,,1\nbob,North,,0\ndan,South,Software,1\n");
  ASSERT_TRUE(succeeds(without));
  EXPECT_TRUE(
      contains(without.err, "no column 'industry', so the team is compared with nothing\n"));
  EXPECT_FALSE(contains(empty.err, "no column"));
  EXPECT_EQ(without.out, empty.out);
  EXPECT_TRUE(
      contains(without.out, "    1     1.50     1.50   100.00     1.50                1.50"));
  // A column that was asked for must be there.
  const Outcome asked =
      report("member_id,team,has_photo\nann,North,1\n", {"--industry", "industry"});
  EXPECT_TRUE(is_bad_data(asked, "<stdin>", 1, {"industry"}));
}

TEST(CommandTeam, ThatIsNowhereIsBadData) {
  const Outcome none = run_ssi({"team", "-", "--by", "team", "--team", "Nroth"}, members_with(9));
  EXPECT_TRUE(fails_in_one_line(none, 65, {"<stdin>", "column 'team'", "'Nroth' is nowhere"}));
  const Outcome absent = report("member_id,industry\nann,Software\n");
  EXPECT_TRUE(is_bad_data(absent, "<stdin>", 1, {"team"}));
}

TEST(CommandTeam, WrongUseIsAUsageError) {
  const std::string path = golden_path("members.csv");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"team"},
                                                {"team", path},
                                                {"team", path, "--by", "industry"},
                                                {"team", path, "--team", "x"},
                                                {"team", path, "--by", "industry", "--team", ""}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {})) << testing::PrintToString(words);
  }
}

TEST(CommandTeam, ControlCharactersDoNotReachTheTerminal) {
  const Outcome north = report(kHeader + "\"a\x1b[2Jn\xC2\x9B\x32Jn\",North,\"So\nft\",1,0\n");
  ASSERT_TRUE(succeeds(north));
  EXPECT_FALSE(contains(north.out, "\x1b"));
  EXPECT_TRUE(contains(north.out, "  a\\x1B[2Jn\\u{9b}2Jn, too little observed (2 %)\n"));
  EXPECT_TRUE(contains(north.out, "industry So\\x0Aft,"));
}
