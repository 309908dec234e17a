// SPDX-License-Identifier: MIT
//
// What is said of a file of members before it is scored: all at once, with the reader that scores.

#include "ssi/files/member_check.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/report/json.hpp"
#include "ssi/report/text.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

using Names = std::vector<std::string>;

MemberFindings findings_of(std::string_view text, const MemberColumns& columns = {},
                           Dialect dialect = Dialect::lenient(),
                           std::uint64_t minimum = kMinimumCohort) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("members.csv", text), dialect, columns.id);
  MemberCheck check(source, Model::standard(), columns, minimum);
  try {
    for (RecordText records; source.read(records);) check.add(records);
  } catch (const DataError& error) {
    check.stop(error);
  }
  return check.findings();
}

/// Whether the parser that scores takes the file.
bool is_read(std::string_view text, const Dialect& dialect, const MemberColumns& columns = {}) {
  const TemporaryFolder folder;
  try {
    RecordSource source(folder.write("members.csv", text), dialect, columns.id);
    const MemberParser parser(source, Model::standard(), {}, columns);
    for (MemberChunk chunk; parser.next(source, chunk);) {
    }
  } catch (const DataError&) {
    return false;
  }
  return true;
}

const ColumnCheck& column(const MemberFindings& findings, std::string_view name) {
  for (const ColumnCheck& column : findings.columns) {
    if (column.name == name) return column;
  }
  ADD_FAILURE() << "no column " << name;
  return findings.columns.front();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST(MemberCheck, CountsTheCellsOfEachColumn) {
  const MemberFindings found = findings_of(
      "member_id,Posts,has_photo,note\n"
      "a,1,1,x\nb,3.0,TRUE,\nc,2, ,\nd,,no,z\ne,4294967295,0,z\n");
  EXPECT_EQ(found.faults(), 0U);
  EXPECT_EQ(found.rows, 5U);
  const ColumnCheck& posts = column(found, "Posts");
  EXPECT_EQ(posts.use, ColumnCheck::Use::signal);
  EXPECT_EQ(posts.signal, "posts");
  EXPECT_EQ(posts.filled, 4U);
  EXPECT_EQ(posts.missing, 1U);
  EXPECT_EQ(posts.bad, 0U);
  EXPECT_EQ(posts.converted.point_zero, 1U);
  EXPECT_EQ(posts.smallest, 1U);
  EXPECT_EQ(posts.median, 2U) << "the lower one of 2 and 3";
  EXPECT_EQ(posts.largest, 4294967295U);
  ASSERT_EQ(posts.first_converted.size(), 1U);
  EXPECT_EQ(posts.first_converted[0].line, 3U);
  EXPECT_EQ(posts.first_converted[0].cell, "3.0");
  const ColumnCheck& photo = column(found, "has_photo");
  EXPECT_EQ(photo.converted.flag_words, 2U);
  EXPECT_EQ(photo.converted.padded, 1U);
  EXPECT_EQ(photo.missing, 1U);
  const ColumnCheck& note = column(found, "note");
  EXPECT_EQ(note.use, ColumnCheck::Use::unused);
  EXPECT_EQ(note.filled, 3U);
  EXPECT_EQ(note.missing, 2U);
  EXPECT_EQ(column(found, "member_id").use, ColumnCheck::Use::id);
  EXPECT_EQ(found.absent_signals.size(), 38U);
}

TEST(MemberCheck, GoesOnBehindFaults) {
  const MemberFindings found = findings_of(
      "member_id,posts,has_photo\n"
      "a,-1,1\n"
      "b,1\n"
      ",2,7\n"
      "\n"
      "\"d\n\",1e3,1\n"
      "e,x,1\n"
      "f,\"1\"2,1\n"
      "g,5,1,\n"
      "h,6,1,9\n"
      "i,1.5,0\n");
  const ColumnCheck& posts = column(found, "posts");
  EXPECT_EQ(posts.bad, 4U);
  ASSERT_EQ(posts.first_bad.size(), 3U);
  EXPECT_EQ(posts.first_bad[0].line, 2U);
  EXPECT_EQ(posts.first_bad[1].line, 7U) << "the record's second line";
  EXPECT_EQ(posts.first_bad[2].line, 8U);
  EXPECT_EQ(column(found, "has_photo").bad, 1U);
  EXPECT_EQ(column(found, "member_id").bad, 1U);
  EXPECT_GE(found.bad_records, 3U) << "two wrong numbers of cells and an empty line";
  ASSERT_FALSE(found.first_bad_records.empty());
  EXPECT_EQ(found.first_bad_records[0].line, 3U);
  for (const ColumnCheck& c : found.columns) {
    EXPECT_EQ(c.filled + c.missing + c.bad, found.rows) << c.name;
  }
}

TEST(MemberCheck, TellsOfAllFaultsOfTheHeader) {
  const MemberFindings found =
      findings_of("Name,post,recomendations_given,Posts.,po_sts\nx,1,2,3,4\n");
  const std::string text = to_text(found);
  EXPECT_TRUE(has(text, "there is no column 'member_id'")) << text;
  EXPECT_TRUE(has(text, "recommendations_given")) << text;
  EXPECT_TRUE(has(text, "'Posts.' and 'po_sts'")) << text;
  EXPECT_TRUE(has(text, "no column is a signal")) << text;
  EXPECT_GE(found.header_faults.size(), 4U);
  EXPECT_EQ(found.rows, 1U);
}

TEST(MemberCheck, FindsWhatIsOddButNoFault) {
  const MemberFindings found = findings_of(
      "member_id,messages_sent,messages_answered,invitations_sent,invitations_accepted,"
      "people_contacted,decision_makers_contacted\n"
      "a,1,2,1,1,1,1\nb,,,,,,\na,3,3,1,4,,5\na,1,9,1,1,0,1\n");
  EXPECT_EQ(found.faults(), 0U);
  EXPECT_EQ(found.repeated_ids, 2U);
  EXPECT_EQ(found.first_repeated_ids, (Names{"a", "a"}));
  EXPECT_EQ(found.rows_without_signals, 1U);
  std::map<std::string, std::uint64_t> members;
  for (const Contradiction& c : found.contradictions) {
    members[c.larger + " > " + c.smaller] = c.members;
    EXPECT_EQ(c.first_id, "a");
  }
  EXPECT_EQ(members, (std::map<std::string, std::uint64_t>{
                         {"messages_answered > messages_sent", 2},
                         {"invitations_accepted > invitations_sent", 1},
                         {"decision_makers_contacted > people_contacted", 1}}));
}

TEST(MemberCheck, CountsLabels) {
  std::string text = "member_id,posts,team,name\n";
  for (int i = 0; i < 12; ++i) {
    text += "m" + std::to_string(i) + ",1," + (i < 10 ? "North" : "north ") + ",n" +
            std::to_string(i) + "\n";
  }
  const MemberFindings found = findings_of(text);
  const ColumnCheck& team = column(found, "team");
  ASSERT_TRUE(team.labels);
  EXPECT_EQ(team.labels->labels, 2U);
  EXPECT_EQ(team.labels->small_cohorts, 1U);
  EXPECT_EQ(team.labels->alike, (std::vector<Names>{{"North", "north "}}));
  EXPECT_FALSE(column(found, "name").labels) << "each cell is another";
  EXPECT_EQ(findings_of(text, {}, Dialect::lenient(), 11).columns[2].labels->small_cohorts, 2U);
}

TEST(MemberCheck, SuggestsWhatAColumnMayBe) {
  const MemberFindings found =
      findings_of("member_id,has_photo,Total Posts 2026,shoe size\na,1,5,44\n");
  EXPECT_EQ(found.faults(), 0U);
  EXPECT_EQ(column(found, "Total Posts 2026").suggestion, "posts");
  EXPECT_EQ(column(found, "shoe size").suggestion, std::nullopt);
  EXPECT_TRUE(has(to_text(found), "--map 'posts=Total Posts 2026'"));
}

TEST(MemberCheck, CountsAColumnWithoutAName) {
  const MemberFindings found = findings_of(",member_id,posts\n0,a,1\n1,b,\n");
  EXPECT_EQ(column(found, "").filled, 2U);
  EXPECT_TRUE(has(to_text(found), "\ncolumn 1, no name  "));
}

TEST(MemberCheck, AsksOnceAboutAName) {
  const std::string text = to_text(findings_of("member_id,postss,skills\na,1,1\n"));
  EXPECT_TRUE(has(text, "did you mean the signal 'posts'"));
  EXPECT_FALSE(has(text, "may be posts")) << text;
}

TEST(MemberCheck, TellsWhereTheRestCannotBeRead) {
  Dialect dialect = Dialect::lenient();
  dialect.longest_record = 64;
  const MemberFindings found =
      findings_of("member_id,posts\na,1\n\"" + std::string(200, 'x') + "\",1\n", {}, dialect);
  EXPECT_EQ(found.rows, 1U);
  ASSERT_TRUE(found.end);
  EXPECT_EQ(found.end->line, 3U);
  EXPECT_EQ(found.faults(), 1U);
}

TEST(MemberCheck, ManyColumnsThatNothingUses) {
  std::string header = "member_id,posts";
  std::string record = "a,1";
  for (int i = 0; i < 5'000; ++i) {
    header += ",c" + std::to_string(i);
    record += ",x";
  }
  const MemberFindings found = findings_of(header + "\n" + record + "\n");
  EXPECT_EQ(found.faults(), 0U);
  EXPECT_EQ(found.columns.size(), 5'002U);
  EXPECT_EQ(column(found, "c0").filled, 1U);
}

TEST(MemberCheck, TextIsPrintableAndJsonIsValid) {
  const MemberFindings found = findings_of("member_id,posts,a\x1b[2J,b\n\xff,\x1b,x,\xfe\n");
  EXPECT_FALSE(has(to_text(found), "\x1b"));
  EXPECT_FALSE(has(to_json(found), "\xff"));
  EXPECT_EQ(column(found, "b").bad, 1U);
  EXPECT_EQ(column(found, "member_id").bad, 1U);
}

/// Texts of everything that there is to say, in any order: a file has no faults exactly if it is
/// read, whatever is in it.
TEST(MemberCheck, HasNoFaultsExactlyIfTheFileIsRead) {
  const Names parts = {"a",    "1",       "0",     ",",    ",",     ",",       "\n",   "\n",
                       "\r\n", "\"",      "\"\"",  "true", "NULL",  "2.0",     "-1",   ";",
                       " ",    "x,1,1\n", "posts", "\xff", "y,,\n", "z,3,0\n", "\n\n", "w,1,1,,\n"};
  const Names headers = {"member_id,posts,has_photo\n", "Member ID,Posts,x\n",
                         "member_id;posts;b\n", "member_id,post,has_photo\n", "id,posts,x\n"};
  std::mt19937 random(7);
  std::size_t sound = 0;
  for (int i = 0; i < 500; ++i) {
    std::string text = headers[random() % headers.size()];
    for (std::size_t n = random() % 8; n > 0; --n) text += parts[random() % parts.size()];
    for (const Dialect& dialect : {Dialect::lenient(), Dialect::strict()}) {
      const bool read = is_read(text, dialect);
      bool no_faults = false;
      try {
        no_faults = findings_of(text, {}, dialect).faults() == 0;
      } catch (const DataError&) {
      }
      ASSERT_EQ(no_faults, read) << testing::PrintToString(text);
      sound += read ? 1 : 0;
    }
  }
  EXPECT_GT(sound, 50U);
}

}  // namespace ssi
