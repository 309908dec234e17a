// SPDX-License-Identifier: MIT
//
// The golden tables byte for byte, by every way through the command; and the same bytes whatever
// the number of threads, the size of the file and where its records fall in the reader's chunks.

#include "command/harness.hpp"

using namespace command;

namespace {

/// The golden members `times` over, as one table; ids repeat, which scoring allows.
std::string repeated_golden_members(int times) {
  const std::string members = golden("members.csv");
  const std::size_t body = members.find('\n') + 1;
  std::string result = members.substr(0, body);
  for (int i = 0; i < times; ++i) result += members.substr(body);
  return result;
}

}  // namespace

TEST(CommandGolden, ScoresFromFileToStdout) {
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--cohort", "industry"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandGolden, ScoresFromFileToFile) {
  const ScratchFolder scratch;
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--cohort", "industry", "-o",
                                  scratch.path("scores.csv")});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(scored.out, "");
  EXPECT_TRUE(scratch.read("scores.csv") == golden("scores.csv"));
}

TEST(CommandGolden, ScoresFromPipeToStdout) {
  const Outcome scored = run_ssi({"score", "-", "--cohort", "industry"}, golden("members.csv"));
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandGolden, ScoresFromRedirectedFileToPipe) {
  const Outcome scored = run_shell(R"("$ssi" score - --cohort industry -o - < "$1" | cat)",
                                   {golden_path("members.csv")});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandGolden, OptionsMayStandBeforeTheMembers) {
  const Outcome scored = run_ssi({"score", "--cohort", "industry", golden_path("members.csv")});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandGolden, BuiltInModelByItsId) {
  const std::string members = golden_path("members.csv");
  const Outcome second =
      run_ssi({"score", members, "--model", "standard-2", "--cohort", "industry"});
  ASSERT_TRUE(succeeds(second));
  EXPECT_TRUE(second.out == golden("scores_standard_2.csv"));
  const Outcome first =
      run_ssi({"score", members, "--model", "standard-1", "--cohort", "industry"});
  ASSERT_TRUE(succeeds(first));
  EXPECT_TRUE(first.out == golden("scores.csv"));
  EXPECT_EQ(run_ssi({"score", members, "--model", "./standard-2"}).exit_code, 66);
}

TEST(CommandGolden, MissingRenormalise) {
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--missing", "renormalise"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores_renormalised.csv"));
}

TEST(CommandGolden, MissingZeroIsTheDefault) {
  const Outcome scored =
      run_ssi({"score", golden_path("members.csv"), "--missing", "zero", "--cohort", "industry"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandGolden, TermsOfTheFirstHundredMembers) {
  const std::string members = first_lines(golden("members.csv"), 1 + 100);
  const Outcome explained = run_ssi({"explain", "-", "--csv"}, members);
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(explained.out == golden("terms.csv"));
}

TEST(CommandGolden, TermsOfAllMembersStartWithTheTermsOfTheFirst) {
  const Outcome explained = run_ssi({"explain", golden_path("members.csv"), "--csv"});
  ASSERT_TRUE(succeeds(explained));
  EXPECT_TRUE(explained.out.starts_with(golden("terms.csv")));
  EXPECT_EQ(lines_of(explained.out).size(), 1 + 2000 * 41);
}

TEST(CommandGolden, AnyNumberOfThreadsGivesTheSameBytes) {
  const std::string expected = golden("scores.csv");
  for (const std::string threads : {"1", "2", "3", "8"}) {
    SCOPED_TRACE("--threads " + threads);
    const Outcome scored = run_ssi(
        {"score", golden_path("members.csv"), "--cohort", "industry", "--threads", threads});
    ASSERT_TRUE(succeeds(scored));
    EXPECT_TRUE(scored.out == expected);
  }
}

TEST(CommandGolden, LargeFileOnManyThreadsGivesTheSameBytes) {
  const int times = 30;  // 6 MB, 60,000 members: more than one chunk for every thread
  const std::string members = repeated_golden_members(times);

  // Without cohorts a row does not depend on its neighbours, so the answer is known.
  std::string expected(kScoreHeader);
  std::string once;
  for (const std::string& line : lines_of(golden("scores.csv"))) {
    std::size_t end = 0;
    for (int cell = 0; cell < 7; ++cell) end = line.find(',', end + 1);
    if (!line.starts_with("member_id,")) once += line.substr(0, end) + "\n";
  }
  for (int i = 0; i < times; ++i) expected += once;
  for (const std::string threads : {"1", "3", "8"}) {
    SCOPED_TRACE("--threads " + threads);
    EXPECT_TRUE(score_table(members, {"--threads", threads}) == expected);
  }
  EXPECT_TRUE(score_table(members, {"--cohort", "industry", "--threads", "1"}) ==
              score_table(members, {"--cohort", "industry", "--threads", "8"}));
}

TEST(CommandGolden, RecordsMayCrossTheReadersChunksAnywhere) {
  // 3 MB of records of ever another length, each with every kind of mark that a reader must carry
  // over a chunk's end: a doubled quote, newlines in quotes, a character of four bytes, CRLF.
  std::string members = "\xef\xbb\xbfnote,member_id,has_photo,volunteering\r\n";
  std::string expected(kScoreHeader);
  for (int i = 0; i < 30000; ++i) {
    const std::string number = std::to_string(i);
    const std::string padding(static_cast<std::size_t>(i % 97), 'x');
    const bool photo = i % 3 == 0;
    members += "\"\"\"\r\n" + padding + "\xf0\x9f\x98\x80,\",\"a\"\"" + number + "\r\n\"," +
               (photo ? "1" : "0") + ",\"01\"\r\n";
    expected += brand_row("\"a\"\"" + number + "\r\n\"", photo ? "2.00" : "0.50", "2.00");
  }
  EXPECT_TRUE(score_table(members) == expected);
}
