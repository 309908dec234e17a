// SPDX-License-Identifier: MIT
//
// `ssi explain`: one member's breakdown, readable or JSON, and the terms table of all members.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kCompetencies[] = {"professional_brand", "right_people", "insights",
                                     "relationships"};

}  // namespace

TEST(CommandExplain, ReadableBreakdownNamesEveryCompetencyAndTerm) {
  const Outcome explained =
      run_ssi({"explain", golden_path("members.csv"), "--member", "m0000001"});
  ASSERT_TRUE(succeeds(explained));
  // m0000001,5.25,5.09,6.95,0.70,17.99,100.00 in the golden scores
  for (const std::string part : {"m0000001", "5.25", "5.09", "6.95", "0.70", "17.99", "100.00"}) {
    EXPECT_TRUE(contains(explained.out, part)) << part << " is not in\n" << explained.out;
  }
  for (const std::string& name : kCompetencies) {
    EXPECT_TRUE(contains(explained.out, name)) << name << " is not in\n" << explained.out;
  }
  for (const std::string& line : lines_of(first_lines(golden("terms.csv"), 1 + 41))) {
    if (line.starts_with("member_id,")) continue;
    const std::size_t start = line.find(',', line.find(',') + 1) + 1;
    const std::string term = line.substr(start, line.rfind(',') - start);
    EXPECT_TRUE(contains(explained.out, term)) << term << " is not in\n" << explained.out;
  }
}

TEST(CommandExplain, ReadableBreakdownSaysThatTheScoreIsNotLinkedIns) {
  const Outcome explained =
      run_ssi({"explain", golden_path("members.csv"), "--member", "m0000001"});
  EXPECT_TRUE(contains(explained.out, "LinkedIn")) << explained.out;
}

TEST(CommandExplain, ReadableBreakdownHasNoEscapeCodesOffATerminal) {
  const Outcome explained =
      run_ssi({"explain", golden_path("members.csv"), "--member", "m0000001"});
  EXPECT_FALSE(contains(explained.out, "\x1b"));
  EXPECT_FALSE(contains(explained.err, "\x1b"));
}

TEST(CommandExplain, ReadableBreakdownOfAHostileIdCannotDriveTheTerminal) {
  const std::string id = "\x1b[2Jann";
  const Outcome explained =
      run_ssi({"explain", "-", "--member", id}, "member_id,posts\n" + id + ",3\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_FALSE(contains(explained.out, "\x1b")) << shown(explained.out);
  EXPECT_FALSE(contains(explained.err, "\x1b")) << shown(explained.err);
}

TEST(CommandExplain, UnobservedTermIsNotShownAsZero) {
  const Outcome explained =
      run_ssi({"explain", "-", "--member", "ann"}, "member_id,posts\nann,36\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(contains(explained.out, "not observed")) << explained.out;
  EXPECT_TRUE(contains(explained.out, "3.00")) << explained.out;
}

TEST(CommandExplain, OfLittleDataShowsNoBand) {
  const std::string members = "member_id,posts,messages_sent\nann,12,5\n";
  const auto first_line = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"explain", "-", "--member", "ann"});
    return lines_of(run_ssi(std::move(options), members).out).at(0);
  };
  EXPECT_EQ(first_line({}),
            "ann: 2.13 of 100.00 points, too little observed (3 %); coverage 3.00 %");
  EXPECT_EQ(first_line({"--min-coverage", "3"}),
            "ann: 2.13 of 100.00 points, laggard; coverage 3.00 %");
  EXPECT_EQ(first_line({"--min-coverage", "0"}),
            "ann: 2.13 of 100.00 points, laggard; coverage 3.00 %");
  EXPECT_EQ(first_line({"--min-coverage", "100"}),
            "ann: 2.13 of 100.00 points, too little observed (3 %); coverage 3.00 %");
  const Outcome json = run_ssi({"explain", "-", "--member", "ann", "--json"}, members);
  EXPECT_TRUE(
      contains(json.out, "\"little_observed\": true,\n  \"band\": null,\n  \"badges\": []"));
}

TEST(CommandExplain, SaysTheNextStepAndWhy) {
  const Outcome explained =
      run_ssi({"explain", "-", "--member", "ann"}, "member_id,posts,has_photo\nann,0,0\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(contains(explained.out, " 1 more posts: +0.58\n"));
  EXPECT_TRUE(contains(explained.out, " has_photo: +1.50\n"));
  EXPECT_TRUE(contains(explained.out, " why: about three own posts a week\n"));
  EXPECT_TRUE(contains(explained.out, "own posts and articles published, in 90 days\n"));
  EXPECT_TRUE(contains(explained.out, "insights: nothing observed of 25.00"));
}

TEST(CommandExplain, JsonCarriesItsSchemaVersion) {
  const Outcome explained =
      run_ssi({"explain", golden_path("members.csv"), "--member", "m0000001", "--json"});
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(explained.out.starts_with("{")) << explained.out;
  EXPECT_TRUE(explained.out.ends_with("}\n")) << explained.out;
  EXPECT_TRUE(contains(explained.out, "\"schema_version\"")) << explained.out;
  EXPECT_TRUE(contains(explained.out, "\"m0000001\"")) << explained.out;
  EXPECT_TRUE(contains(explained.out, "\"standard-1\"")) << explained.out;
  for (const std::string& name : kCompetencies) {
    EXPECT_TRUE(contains(explained.out, "\"" + name + "\"")) << explained.out;
  }
}

TEST(CommandExplain, JsonEscapesWhatCsvAllowsInAnId) {
  const Outcome explained = run_ssi({"explain", "-", "--member", "a\"b\nc\\d", "--json"},
                                    "member_id,posts\n\"a\"\"b\nc\\d\",3\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(contains(explained.out, R"("a\"b\nc\\d")")) << explained.out;
}

TEST(CommandExplain, MemberIsFoundByItsWholeId) {
  const std::string members =
      "member_id,has_photo\nann,1\n\"ann, b\",0\nannette,0\n ann,0\n\xc3\x96l,1\n";
  for (const std::string id : {"ann, b", "annette", " ann", "\xc3\x96l"}) {
    SCOPED_TRACE(id);
    EXPECT_TRUE(succeeds(run_ssi({"explain", "-", "--member", id}, members)));
  }
  for (const std::string id : {"an", "Ann", "ann ", "m", ""}) {
    SCOPED_TRACE(id);
    const Outcome explained = run_ssi({"explain", "-", "--member", id}, members);
    EXPECT_NE(explained.exit_code, 0);
    EXPECT_EQ(explained.out, "");
  }
}

TEST(CommandExplain, UnknownMemberIsBadData) {
  const std::string path = golden_path("members.csv");
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"explain", path, "--member", "nobody"}), 65, {path, "nobody"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", path, "--member", "nobody", "--json"}), 65,
                                {path, "nobody"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", "-", "--member", "ann"}, "member_id,posts\n"),
                                65, {"<stdin>", "ann"}));
}

TEST(CommandExplain, RepeatedIdIsAnErrorWhereItIsLookedUp) {
  const std::string members = "member_id,posts\nann,1\nbob,2\nann,3\n";
  EXPECT_TRUE(fails_in_one_line(run_ssi({"explain", "-", "--member", "ann"}, members), 65,
                                {"<stdin>", "ann"}));
}

TEST(CommandExplain, RepeatedIdIsFineInTheTermsTable) {
  const Outcome explained = run_ssi({"explain", "-", "--csv"}, "member_id,posts\nann,36\nann,36\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_EQ(lines_of(explained.out).size(), 1U + 2 * 41);
  EXPECT_EQ(occurrences(explained.out, "ann,professional_brand,posts,3.00\n"), 2U);
}

TEST(CommandExplain, TermsTableLeavesUnobservedPointsEmpty) {
  const Outcome explained = run_ssi({"explain", "-", "--csv"},
                                    "member_id,messages_sent,messages_answered\n"
                                    "\"ann, \"\"b\"\"\",70,7\n"
                                    "bob,200,\n"
                                    "cid,200,0\n"
                                    "dan,7,70\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(contains(explained.out, "\n\"ann, \"\"b\"\"\",relationships,reply_rate,1.23\n"));
  EXPECT_TRUE(contains(explained.out, "\nbob,relationships,reply_rate,\n"));
  EXPECT_TRUE(contains(explained.out, "\nbob,relationships,unanswered_messages,\n"));
  EXPECT_TRUE(contains(explained.out, "\ncid,relationships,reply_rate,0.00\n"));
  EXPECT_TRUE(contains(explained.out, "\ncid,relationships,unanswered_messages,-4.00\n"));
  EXPECT_TRUE(contains(explained.out, "\ndan,relationships,reply_rate,7.00\n"));
  EXPECT_TRUE(contains(explained.out, "\ndan,relationships,unanswered_messages,0.00\n"));
  EXPECT_TRUE(contains(explained.out, "\ncid,professional_brand,has_photo,\n"));
}

TEST(CommandExplain, BadDataIsRefusedBeforeAnythingIsWritten) {
  const std::string members = "member_id,posts\nann,1\nbob,x\n";
  const std::vector<std::vector<std::string>> ways = {
      {"--csv"}, {"--member", "ann"}, {"--member", "ann", "--json"}};
  for (std::vector<std::string> arguments : ways) {
    SCOPED_TRACE(testing::PrintToString(arguments));
    arguments.insert(arguments.begin(), {"explain", "-"});
    EXPECT_TRUE(is_bad_data(run_ssi(arguments, members), "<stdin>", 3, {"posts", "x"}));
  }
}
