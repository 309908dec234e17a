// SPDX-License-Identifier: MIT
//
// Pages of teams: `ssi report INPUT --team NAME --by COLUMN`.

#include "command/harness.hpp"

using namespace command;

namespace {

/// Three of the team North, in an industry of `others` more.
std::string members_with(int others, int posts = 1) {
  std::string members = "member_id,team,industry,has_photo,posts\n";
  for (const char* id : {"ann", "bob", "cyd"}) {
    members += std::string(id) + ",North,Software,1," + std::to_string(posts++) + "\n";
  }
  for (int i = 0; i < others; ++i) {
    members += "other" + std::to_string(i) + ",South,Software,1,2\n";
  }
  return members;
}

const std::vector<std::string> kNorth = {"--team", "North", "--by", "team"};

Outcome page_of(std::vector<std::string> words, const std::string& input = {}) {
  words.insert(words.begin(), "report");
  words.insert(words.end(), kNorth.begin(), kNorth.end());
  return run_ssi(std::move(words), input);
}

}  // namespace

TEST(CommandReportTeam, MakesAPageOfATable) {
  const Outcome page = page_of({"-"}, members_with(9));
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "<!DOCTYPE html>"));
  for (const char* text : {"North", "ann", "bob", "cyd", "Software"}) {
    EXPECT_TRUE(contains(page.out, text)) << text;
  }
  // Names only of members of the team.
  EXPECT_FALSE(contains(page.out, "other0"));
}

TEST(CommandReportTeam, ShowsWhoMovedSinceAnotherTable) {
  const ScratchFolder scratch;
  const std::string before = scratch.write("before.csv", members_with(9, 1));
  const std::string after = scratch.write("after.csv", members_with(9, 5));
  const Outcome page = page_of({after, "--before", before});
  ASSERT_TRUE(succeeds(page));
  EXPECT_FALSE(page.out == page_of({after}).out);
  EXPECT_TRUE(contains(page.out, "id=\"movers\""));
}

TEST(CommandReportTeam, MakesAPageOfALog) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", members_with(9));
  const std::string log =
      "member_id,date,signal\nann,2024-05-20,posts\nbob,2024-03-01,posts\nother1,2024-05-01,"
      "shares\n";
  const Outcome page = page_of({"-", "--on", "2024-05-28", "--members", members}, log);
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "ann"));
  EXPECT_TRUE(contains(page.out, "id=\"movers\""));
  EXPECT_FALSE(contains(page.out, "other1"));
  EXPECT_TRUE(fails_in_one_line(page_of({"-", "--on", "2024-05-28"}, log), 2, {"--members"}));
}

TEST(CommandReportTeam, WithoutAColumnOfIndustriesIsComparedWithNothing) {
  const std::string members = "member_id,team,has_photo\nann,North,1\n";
  const Outcome page = page_of({"-"}, members);
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.err, "no column 'industry'"));
  EXPECT_TRUE(
      fails_in_one_line(page_of({"-", "--industry", "industry"}, members), 65, {"industry"}));
  const ScratchFolder scratch;
  const Outcome of_log =
      page_of({"-", "--on", "2024-05-28", "--members", scratch.write("members.csv", members)},
              "member_id,date,signal\nann,2024-05-20,posts\n");
  ASSERT_TRUE(succeeds(of_log));
  EXPECT_TRUE(contains(of_log.err, "no column 'industry'"));
}

TEST(CommandReportTeam, ThatIsNowhereIsBadData) {
  const Outcome page = run_ssi({"report", "-", "--team", "Nroth", "--by", "team"}, members_with(9));
  EXPECT_TRUE(fails_in_one_line(page, 65, {"<stdin>", "'Nroth' is nowhere", "North"}));
}

TEST(CommandReportTeam, ShowsWhetherScoresGoWithSuccess) {
  const std::string won = golden_path("evidence/outcomes_won.json");
  const Outcome page = page_of({"-", "--outcomes", won}, members_with(9));
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "id=\"outcomes\""));
  EXPECT_TRUE(contains(page.out, "A correlation is no cause"));
  EXPECT_FALSE(contains(page_of({"-"}, members_with(9)).out, "id=\"outcomes\""));
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", members_with(9));
  const Outcome piped = page_of({members, "--outcomes", "-"}, golden("evidence/outcomes_won.json"));
  EXPECT_TRUE(piped.out == page.out);
}

TEST(CommandReportTeam, RefusesOutcomesThatAreNone) {
  const ScratchFolder scratch;
  const std::string page = scratch.write("page.html", "old");
  const auto refused = [&](const std::string& json) {
    return page_of({"-", "--outcomes", scratch.write("won.json", json), "-o", page},
                   members_with(9));
  };
  EXPECT_TRUE(fails_in_one_line(refused("{"), 65, {"won.json:1", "no JSON"}));
  EXPECT_TRUE(fails_in_one_line(refused("{\"schema_version\": 2}"), 65, {"schema_version", "1"}));
  EXPECT_TRUE(fails_in_one_line(refused("{\"schema_version\": 1}"), 65,
                                {"won.json", "'outcome'", "ssi outcomes --json"}));
  EXPECT_TRUE(fails_in_one_line(
      page_of({"-", "--outcomes", scratch.path("none.json"), "-o", page}, members_with(9)), 66,
      {"none.json"}));
  EXPECT_EQ(scratch.read("page.html"), "old");
  EXPECT_TRUE(fails_in_one_line(page_of({"-", "--outcomes", page, "-o", page}, members_with(9)), 2,
                                {"would replace"}));
  EXPECT_TRUE(fails_in_one_line(page_of({"-", "--outcomes", "-"}, members_with(9)), 2, {}));
  // A page of one member has no place for it.
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"report", "-", "--member", "ann", "--outcomes", page}, members_with(9)), 2,
      {"--outcomes", "--team"}));
}

TEST(CommandReportTeam, IsTheSameOnAnyThreads) {
  const std::string members = members_with(5000);
  const Outcome one = page_of({"-", "--threads", "1"}, members);
  ASSERT_TRUE(succeeds(one));
  EXPECT_TRUE(one.out == page_of({"-", "--threads", "4"}, members).out);
}
