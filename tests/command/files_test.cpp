// SPDX-License-Identifier: MIT
//
// The member tables that the strict format allows, and those that it refuses: each with
// one line on stderr that names file, line, column and cell, exit code 65, and nothing written.

#include "command/harness.hpp"

using namespace command;

namespace {

/// The score table of one member, `ann`, whose photo is the only signal observed.
std::string ann_with_photo() {
  return std::string(kScoreHeader) + brand_row("ann", "1.50", "1.50");
}

}  // namespace

// ---------------------------------------------------------------------------- what is accepted

TEST(CommandFiles, ByteOrderMarkIsSkipped) {
  EXPECT_EQ(score_table("\xef\xbb\xbfmember_id,has_photo\nann,1\n"), ann_with_photo());
  EXPECT_EQ(score_table("\xef\xbb\xbf\"member_id\",has_photo\nann,1\n"), ann_with_photo());
  EXPECT_EQ(score_table("\xef\xbb\xbfhas_photo,member_id\n1,ann\n"), ann_with_photo());
}

TEST(CommandFiles, LinesMayEndInCrLf) {
  EXPECT_EQ(score_table("member_id,has_photo\r\nann,1\r\n"), ann_with_photo());
  EXPECT_EQ(score_table("member_id,has_photo\r\n\"ann\",\"1\"\r\n"), ann_with_photo());
}

TEST(CommandFiles, LineEndsMayBeMixed) {
  EXPECT_EQ(score_table("member_id,has_photo\r\nann,1\nbob,0\r\n"),
            ann_with_photo() + brand_row("bob", "0.00", "1.50"));
}

TEST(CommandFiles, LastNewlineIsOptional) {
  EXPECT_EQ(score_table("member_id,has_photo\nann,1"), ann_with_photo());
  EXPECT_EQ(score_table("member_id,has_photo\nann,\"1\""), ann_with_photo());
  EXPECT_EQ(score_table("has_photo,member_id\r\n1,ann"), ann_with_photo());
}

TEST(CommandFiles, LastCellMayBeEmptyWithoutNewline) {
  EXPECT_EQ(score_table("member_id,has_photo\nann,"),
            std::string(kScoreHeader) + brand_row("ann", "0.00", "0.00"));
}

TEST(CommandFiles, CellsMayBeQuoted) {
  EXPECT_EQ(score_table("\"member_id\",\"has_photo\"\n\"ann\",\"1\"\n"), ann_with_photo());
}

TEST(CommandFiles, ColumnsMayComeInAnyOrder) {
  EXPECT_EQ(score_table("volunteering,country,member_id,has_photo\n9,CH,ann,1\n"),
            std::string(kScoreHeader) + brand_row("ann", "2.00", "2.00"));
}

TEST(CommandFiles, EmptyCellIsMissingAndNotZero) {
  EXPECT_EQ(score_table("member_id,has_photo,volunteering\na,1,\nb,1,\"\"\nc,1,0\nd,,\n"),
            std::string(kScoreHeader) + brand_row("a", "1.50", "1.50") +
                brand_row("b", "1.50", "1.50") + brand_row("c", "1.50", "2.00") +
                brand_row("d", "0.00", "0.00"));
}

TEST(CommandFiles, MembersWithoutAnySignalScoreNothing) {
  EXPECT_EQ(score_table("member_id\nann\nbob\n"), std::string(kScoreHeader) +
                                                      brand_row("ann", "0.00", "0.00") +
                                                      brand_row("bob", "0.00", "0.00"));
}

TEST(CommandFiles, MissingSignalHidesEveryTermThatNeedsIt) {
  // people_contacted: 6.00 by itself, and decision_maker_focus cannot be known without it.
  EXPECT_EQ(score_table("member_id,decision_makers_contacted,people_contacted\na,65,\nb,65,255\n"),
            std::string(kScoreHeader) + "a,0.00,6.00,0.00,0.00,6.00,6.00\n" +
                "b,0.00,7.00,0.00,6.00,13.00,14.00\n");
}

TEST(CommandFiles, LeadingZerosAreAllowed) {
  EXPECT_EQ(score_table("member_id,has_photo,positions\n"
                        "a,01,03\n"
                        "b,0000000000000000000000001,00000000000000000000000000000000000003\n"
                        "c,00,00000000000000000000004294967295\n"),
            std::string(kScoreHeader) + brand_row("a", "4.00", "4.00") +
                brand_row("b", "4.00", "4.00") + brand_row("c", "2.50", "4.00"));
}

TEST(CommandFiles, LargestCountIsAllowed) {
  EXPECT_EQ(score_table("member_id,posts,positions\nann,4294967295,4294967295\n"),
            std::string(kScoreHeader) + brand_row("ann", "5.50", "5.50"));
}

TEST(CommandFiles, RepeatedIdsAreAllowedInScoring) {
  EXPECT_EQ(score_table("member_id,has_photo\nann,1\nann,1\n"),
            ann_with_photo() + brand_row("ann", "1.50", "1.50"));
}

TEST(CommandFiles, HeaderAloneIsZeroMembers) {
  EXPECT_EQ(score_table("member_id,has_photo\n"), kScoreHeader);
  EXPECT_EQ(score_table("member_id,has_photo"), kScoreHeader);
  EXPECT_EQ(score_table("\xef\xbb\xbfmember_id\r\n"), kScoreHeader);
}

TEST(CommandFiles, ZeroMembersHaveATermsTableOfOneLine) {
  const Outcome explained = run_ssi({"explain", "-", "--csv", "--strict"}, "member_id,has_photo\n");
  EXPECT_TRUE(succeeds(explained));
  EXPECT_EQ(explained.out, "member_id,competency,term,points\n");
}

TEST(CommandFiles, OutputQuotesACellOnlyWhenItMust) {
  EXPECT_EQ(score_table("member_id\n"
                        "\"plain\"\n"
                        "\"a,b\"\n"
                        "\"say \"\"hi\"\"\"\n"
                        "\"two\nlines\"\n"
                        "\"two\r\nlines\"\n"
                        "\"return\rin quotes\"\n"
                        " spaces \n"
                        "a;b'c\td\n"
                        "\xc3\x96l \xf0\x9f\x98\x80\n"),
            std::string(kScoreHeader) + brand_row("plain", "0.00", "0.00") +
                brand_row("\"a,b\"", "0.00", "0.00") +
                brand_row("\"say \"\"hi\"\"\"", "0.00", "0.00") +
                brand_row("\"two\nlines\"", "0.00", "0.00") +
                brand_row("\"two\r\nlines\"", "0.00", "0.00") +
                brand_row("\"return\rin quotes\"", "0.00", "0.00") +
                brand_row(" spaces ", "0.00", "0.00") + brand_row("a;b'c\td", "0.00", "0.00") +
                brand_row("\xc3\x96l \xf0\x9f\x98\x80", "0.00", "0.00"));
}

TEST(CommandFiles, AbsentSignalsAndUnusedColumnsAreNamedOnce) {
  const Outcome scored = run_ssi({"score", "-", "--strict"},
                                 "member_id,has_photo,recommendations_recieved,shoe_size\n"
                                 "ann,1,3,41\n"
                                 "bob,1,3,42\n");
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(occurrences(scored.err, "recommendations_recieved"), 1U) << scored.err;
  EXPECT_EQ(occurrences(scored.err, "recommendations_received"), 1U) << scored.err;
  EXPECT_EQ(occurrences(scored.err, "shoe_size"), 1U) << scored.err;
  EXPECT_EQ(occurrences(scored.err, "volunteering"), 1U) << scored.err;
  EXPECT_EQ(occurrences(scored.err, "has_photo"), 0U) << scored.err;
}

TEST(CommandFiles, ExplainNamesAMisspeltColumnToo) {
  const Outcome explained =
      run_ssi({"explain", "-", "--csv", "--strict"}, "member_id,volontering\nann,3\n");
  ASSERT_TRUE(succeeds(explained));
  EXPECT_EQ(occurrences(explained.err, "volontering"), 1U) << explained.err;
  EXPECT_EQ(occurrences(explained.err, "volunteering"), 1U) << explained.err;
}

TEST(CommandFiles, ColumnUsedByACohortIsNotUnused) {
  const std::string members = "member_id,shoe_size,eye_colour\nann,41,blue\n";
  const Outcome scored = run_ssi({"score", "-", "--strict", "--cohort", "shoe_size"}, members);
  ASSERT_TRUE(succeeds(scored));
  for (const std::string& line : lines_of(scored.err)) {
    EXPECT_FALSE(contains(line, "eye_colour") && contains(line, "shoe_size")) << scored.err;
  }
  EXPECT_EQ(occurrences(scored.err, "eye_colour"), 1U) << scored.err;
}

// ---------------------------------------------------------------------------- what is refused

TEST(CommandFiles, CellThatIsNotACountIsRefused) {
  for (const std::string cell : {"4294967296",
                                 "00004294967296",
                                 "99999999999999999999",
                                 "18446744073709551617",
                                 "-1",
                                 "-0",
                                 "+1",
                                 " 1",
                                 "1 ",
                                 " ",
                                 "1.0",
                                 "1.",
                                 ".5",
                                 "1e3",
                                 "0x10",
                                 "1'000",
                                 "1 000",
                                 "12a",
                                 "NaN",
                                 "null",
                                 "NA",
                                 "-",
                                 "--",
                                 "\xd9\xa3"}) {
    SCOPED_TRACE(cell);
    const std::string mention = cell == "\xd9\xa3" ? "posts" : cell;
    expect_bad_data("member_id,posts\nann,1\nbob," + cell + "\ncid,3\n", 3, {"posts", mention});
  }
}

TEST(CommandFiles, FlagOtherThanZeroOrOneIsRefused) {
  for (const std::string cell : {"2", "02", "10", "256", "4294967296", "true", "yes"}) {
    SCOPED_TRACE(cell);
    expect_bad_data("member_id,has_summary\nann," + cell + "\n", 2, {"has_summary", cell});
  }
}

TEST(CommandFiles, SignalIsCheckedInTheFirstAndTheLastRecord) {
  expect_bad_data("posts,member_id\nx9,ann\n", 2, {"posts", "x9"});
  expect_bad_data("posts,member_id\n1,ann\nx9,bob", 3, {"posts", "x9"});
}

TEST(CommandFiles, FarErrorIsRefusedBeforeAnythingIsWritten) {
  std::string members = "member_id,posts\n";
  for (int i = 0; i < 200000; ++i) members += "m" + std::to_string(i) + ",7\n";
  members += "last,seven\n";
  expect_bad_data(members, 200002, {"posts", "seven"});
}

TEST(CommandFiles, LinesAreCountedAsAnEditorCountsThem) {
  // The newlines inside of a quoted cell count too: "x" is what an editor shows on line 5.
  expect_bad_data("member_id,posts\n\"two\nlines\",1\nbob,2\ncid,x\n", 5, {"posts", "x"});
  expect_bad_data("member_id,posts\r\n\"two\r\nlines\",1\r\nbob,x\r\n", 4, {"posts", "x"});
}

TEST(CommandFiles, WrongNumberOfFieldsIsRefused) {
  expect_bad_data("member_id,posts\nann,1\nbob\n", 3, {});
  expect_bad_data("member_id,posts\nann,1,\n", 2, {});
  expect_bad_data("member_id,posts\nann,1,2\n", 2, {});
  expect_bad_data("member_id,posts,skills\nann,1\n", 2, {});
  expect_bad_data("member_id,posts\nann", 2, {});
}

TEST(CommandFiles, BlankLineIsRefused) {
  expect_bad_data("member_id,posts\n\nann,1\n", 2, {});
  expect_bad_data("member_id,posts\nann,1\n\n", 3, {});
  expect_bad_data("member_id,posts\r\nann,1\r\n\r\n", 3, {});
  expect_bad_data("\nmember_id,posts\nann,1\n", 1, {});
  expect_bad_data("member_id\nann\n\nbob\n", 3, {});
}

TEST(CommandFiles, RepeatedColumnIsRefused) {
  expect_bad_data("member_id,posts,posts\nann,1,1\n", 1, {"posts"});
  expect_bad_data("member_id,posts,\"posts\"\nann,1,1\n", 1, {"posts"});
  expect_bad_data("member_id,posts,member_id\nann,1,ann\n", 1, {"member_id"});
  expect_bad_data("member_id,team,posts,team\nann,a,1,b\n", 1, {"team"});
}

TEST(CommandFiles, TableWithoutMemberIdIsRefused) {
  expect_bad_data("id,posts\nann,1\n", 1, {"member_id"});
  expect_bad_data("Member_ID,posts\nann,1\n", 1, {"member_id"});
  expect_bad_data(" member_id,posts\nann,1\n", 1, {"member_id"});
}

TEST(CommandFiles, EmptyMemberIdIsRefused) {
  expect_bad_data("member_id,posts\nann,1\n,2\n", 3, {"member_id"});
  expect_bad_data("member_id,posts\n\"\",2\n", 2, {"member_id"});
  expect_bad_data("posts,member_id\n2,", 2, {"member_id"});
}

TEST(CommandFiles, EmptyFileIsRefused) {
  expect_bad_data("", 1, {});
  expect_bad_data("\xef\xbb\xbf", 1, {});
}

TEST(CommandFiles, UnclosedQuoteIsRefused) {
  expect_bad_data("member_id,posts\nann,1\n\"bob,2", 3, {});
  expect_bad_data("member_id,posts\nann,\"1", 2, {});
  expect_bad_data("member_id,posts\nann,\"", 2, {});
  expect_bad_data("member_id,posts\nann,\"1\"\"", 2, {});
  expect_bad_data("member_id,\"posts", 1, {});
}

TEST(CommandFiles, QuoteInsideAnUnquotedCellIsRefused) {
  expect_bad_data("member_id,posts\na\"nn,1\n", 2, {"member_id"});
  expect_bad_data("member_id,posts\nann\",1\n", 2, {"member_id"});
  expect_bad_data("member_id,posts\n \"ann\",1\n", 2, {"member_id"});
  expect_bad_data("member_id,posts\nann,1\"\"\n", 2, {"posts"});
}

TEST(CommandFiles, TextAfterAClosingQuoteIsRefused) {
  expect_bad_data("member_id,posts\n\"ann\"x,1\n", 2, {"member_id"});
  expect_bad_data("member_id,posts\n\"ann\" ,1\n", 2, {"member_id"});
  expect_bad_data("member_id,posts\nann,\"1\"2\n", 2, {"posts"});
}

TEST(CommandFiles, CarriageReturnAloneIsRefused) {
  expect_bad_data("member_id,posts\rann,1\r", 1, {});
  expect_bad_data("member_id,posts\na\rnn,1\n", 2, {});
  expect_bad_data("member_id,posts\nann,1\r\r\n", 2, {});
  expect_bad_data("member_id,posts\n\"ann\"\r,1\n", 2, {});
}

TEST(CommandFiles, InvalidUtf8InATextCellIsRefused) {
  const std::vector<std::string> not_utf8 = {
      "\xff",                  // never a byte of UTF-8
      "\x80",                  // a continuation of nothing
      "\xc3",                  // cut off
      "\xe2\x82",              // cut off
      "\xc3z",                 // cut off by a letter
      "\xc0\x80",              // overlong
      "\xc1\xbf",              // overlong
      "\xe0\x9f\xbf",          // overlong
      "\xf0\x8f\xbf\xbf",      // overlong
      "\xed\xa0\x80",          // a surrogate
      "\xf4\x90\x80\x80",      // past U+10FFFF
      "\xf8\x88\x80\x80\x80",  // five bytes
  };
  for (const std::string& bytes : not_utf8) {
    SCOPED_TRACE(shown(bytes));
    expect_bad_data("member_id,team,posts\nann,x,1\nb" + bytes + ",x,1\n", 3, {"member_id"});
    expect_bad_data("member_id,team,posts\nann,\"b" + bytes + "\",1\n", 2, {"team"});
  }
}

TEST(CommandFiles, InvalidUtf8InACohortLabelIsRefused) {
  const Outcome scored = run_ssi({"score", "-", "--strict", "--cohort", "team"},
                                 "member_id,team\nann,a\nbob,\xe9quipe\n");
  EXPECT_TRUE(is_bad_data(scored, "<stdin>", 3, {"team"}));
}

TEST(CommandFiles, InvalidUtf8InTheHeaderIsRefused) {
  expect_bad_data("member_id,\xe9quipe\nann,a\n", 1, {});
}

TEST(CommandFiles, EveryLengthOfUtf8IsAccepted) {
  const std::string id =
      "\x7f|\xc2\x80|\xdf\xbf|\xe0\xa0\x80|\xed\x9f\xbf|\xee\x80\x80|\xef\xbf\xbf|"
      "\xf0\x90\x80\x80|\xf4\x8f\xbf\xbf";
  EXPECT_EQ(score_table("member_id\n" + id + "\n"),
            std::string(kScoreHeader) + brand_row(id, "0.00", "0.00"));
}

TEST(CommandFiles, NulIsRefused) {
  using namespace std::string_literals;
  expect_bad_data("member_id,posts\na\0b,1\n"s, 2, {"member_id"});
  expect_bad_data("member_id,posts\n\"a\0b\",1\n"s, 2, {"member_id"});
  expect_bad_data("member_id,posts\nann,1\0\n"s, 2, {"posts"});
  expect_bad_data("member_id,team\nann,\0\n"s, 2, {"team"});
  expect_bad_data("member_id,te\0am\nann,a\n"s, 1, {});
}

TEST(CommandFiles, CellIsShownWithoutWhatATerminalWouldObey) {
  // The harness refuses every control character on stderr; the column must still be readable.
  expect_bad_data("member_id,posts\nann,\x1b[2Jgone\n", 2, {"posts", "[2Jgone"});
  expect_bad_data("member_id,posts\nann,\"1\n2\"\n", 2, {"posts"});
  expect_bad_data("member_id,posts\nann,\"1\r\n\t2\"\n", 2, {"posts"});
  expect_bad_data("member_id,posts\nann,7\b8\n", 2, {"posts"});
}

TEST(CommandFiles, WhatCannotBeSeenIsShown) {
  expect_bad_data(
      "member_id,posts\nann,x\xe2\x80\xae"
      "5\n",
      2, {"posts", "'x\\u{202e}5'"});
  expect_bad_data("\xef\xbb\xbf\xef\xbb\xbfmember_id,posts\nann,5\n", 1,
                  {"'member_id': did you mean column 1, '\\u{feff}member_id'?"});
  const Outcome scored = run_ssi({"score", "-", "--strict"},
                                 "member_id,po\xe2\x80\x8bsts,\xc2\xa0skills,shares,te\xc2\xad"
                                 "am,\nann,5,5,5,5,5\n");
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(contains(scored.err,
                       "columns that nothing uses (4): po\\u{200b}sts, \\u{a0}skills, te\\u{ad}am, "
                       "column 6, which has no name\n"
                       "column 'po\\u{200b}sts': did you mean 'posts'?\n"
                       "column '\\u{a0}skills': did you mean 'skills'?\n"
                       "signals absent from the file"))
      << scored.err;
  const Outcome team = run_ssi({"team", "-", "--strict", "--by", "team", "--team", "x\xe2\x81\xa6"},
                               "member_id,team,industr\xe2\x80\x8by\na\xe2\x80\xae"
                               "b,x\xe2\x81\xa6,y\n");
  ASSERT_TRUE(succeeds(team));
  EXPECT_TRUE(contains(team.out, "team x\\u{2066}: 1 member,")) << team.out;
  EXPECT_TRUE(contains(team.out, "  a\\u{202e}b, too little observed (0 %)\n")) << team.out;
  EXPECT_TRUE(contains(team.err, "column 'industr\\u{200b}y': did you mean 'industry'?"));
}

TEST(CommandFiles, HugeBadCellStillMakesOneLine) {
  expect_bad_data("member_id,posts\nann," + std::string(300000, '9') + "\n", 2, {"posts", "999"});
}

TEST(CommandFiles, FileCutAnywhereIsScoredOrRefused) {
  // Refused in an orderly way, that is: no crash, no other exit code, no partial table.
  const std::string members =
      "\xef\xbb\xbfmember_id,team,has_photo,posts\r\n"
      "ann,\"law, \"\"corporate\"\"\",1,36\r\n"
      "bob,,0,\n"
      "\"c\nd\",\xc3\x96l,,4294967295\n"
      "eve,\"\",\"1\",007\r\n"
      "fay,x,1,2\n"
      "gus,y,0,3";
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "--strict", "--cohort", "team"}, members)));
  int scored_count = 0;
  for (std::size_t length = 0; length < members.size(); ++length) {
    SCOPED_TRACE("cut to " + std::to_string(length) + " bytes");
    const Outcome scored = run_ssi({"score", "-", "--strict", "--cohort", "team"},
                                   std::string_view(members).substr(0, length));
    if (scored.exit_code == 0) {
      ++scored_count;
      EXPECT_TRUE(scored.out.starts_with("member_id,")) << scored.out;
    } else {
      EXPECT_TRUE(fails_in_one_line(scored, 65, {"<stdin>"}));
    }
  }
  // At least each whole line, with and without its newline, is a table.
  EXPECT_GE(scored_count, 12);
}
