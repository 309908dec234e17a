// SPDX-License-Identifier: MIT
#include "ssi/files/dialect.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/connection_file.hpp"
#include "support/member_files.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

/// The members of a text in a dialect, with the labels of its column `team`.
std::vector<ReadMember> members_in(std::string_view text, const Dialect& dialect) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("members.csv", text), dialect);
  const MemberParser parser(source, Model::standard(), {.required = {"team"}});
  std::vector<ReadMember> members;
  for (MemberChunk chunk; parser.next(source, chunk);) {
    append_members(chunk, kStandardSignals, 1, members);
  }
  return members;
}

/// The error that a text in a dialect gives.
DataError error_of(std::string_view text, const Dialect& dialect) {
  try {
    members_in(text, dialect);
  } catch (const DataError& error) {
    return error;
  }
  return DataError({}, "none");
}

const std::string kStrict = "member_id,posts,team,has_photo\na,1,x,1\nb,,,0\nc,123456,z,\n";

std::string with_separator(std::string text, char separator) {
  for (char& c : text) c = c == ',' ? separator : c;
  return text;
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (const char c : text) c == '\n' ? result += line_end : result += c;
  return result;
}

TEST(MemberDialect, OtherSeparatorsGiveTheSameMembers) {
  const std::vector<ReadMember> expected = members_in(kStrict, {});
  ASSERT_EQ(expected.size(), 3u);
  for (const char separator : {';', '\t', '|', ' ', '~'}) {
    for (const QuoteRule quotes : {QuoteRule::rfc4180, QuoteRule::none}) {
      const Dialect dialect{.separator = separator, .quotes = quotes};
      EXPECT_EQ(members_in(with_separator(kStrict, separator), dialect), expected);
    }
  }
}

TEST(MemberDialect, ACommaIsTextWhereItIsNoSeparator) {
  const std::vector<ReadMember> members =
      members_in("member_id;posts;team\na,b;1;x,\n\"c;d\";2;\"\"\n", {.separator = ';'});
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].id, "a,b");
  EXPECT_EQ(members[0].labels[0], "x,");
  EXPECT_EQ(members[1].id, "c;d");
  EXPECT_EQ(members[1].labels[0], "");
  const DataError error = error_of("member_id;posts;team\na,1,x\n", {.separator = ';'});
  EXPECT_NE(std::string(error.what()).find("has 1 cell"), std::string::npos) << error.what();
}

TEST(MemberDialect, AQuoteIsTextWhereTheDialectHasNone) {
  const Dialect dialect{.separator = '\t', .quotes = QuoteRule::none};
  const std::vector<ReadMember> members =
      members_in("member_id\tposts\tteam\n\"a\t1\tx\"y\nb\"\t2\t\"\"\n", dialect);
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].id, "\"a");
  EXPECT_EQ(members[0].labels[0], "x\"y");
  EXPECT_EQ(members[1].id, "b\"");
  EXPECT_EQ(members[1].labels[0], "\"\"");
  const DataError error = error_of("member_id\tposts\tteam\na\t\"1\"\tx\n", dialect);
  EXPECT_EQ(error.place().column, "posts");
  EXPECT_EQ(error.place().cell, "\"1\"");
}

TEST(MemberDialect, BlankLinesAreSkippedOrRefused) {
  const std::vector<ReadMember> expected = members_in("member_id,posts,team\na,1,x\nb,2,y\n", {});
  for (const std::string line_end : {"\n", "\r\n"}) {
    for (const std::string y : {"y", "\"y\""}) {
      const std::string text =
          with_line_ends("\nmember_id,posts,team\n\n\na,1,x\n\nb,2," + y + "\n\n", line_end);
      for (const std::size_t piece : {1U, 8U, 1000U}) {
        const Dialect dialect{.blank_lines = BlankLines::skip, .piece_bytes = piece};
        EXPECT_EQ(members_in(text, dialect), expected) << text;
      }
      const DataError error = error_of(text.substr(text.find('m')), {});
      EXPECT_EQ(error.place().line, 2u) << error.what();
    }
  }
}

TEST(MemberDialect, ErrorsAfterBlankLinesHaveTheRightLine) {
  const Dialect dialect{.blank_lines = BlankLines::skip};
  const std::string text = "member_id,posts,team\n\na,1,x\n\n\nb,x,y\n";
  EXPECT_EQ(error_of(text, dialect).place().line, 6u);
  EXPECT_EQ(error_of("member_id,posts,team\n\na,1,x\n\n\nb,1\n", dialect).place().line, 6u);
  EXPECT_EQ(error_of("\n\nmember_id,posts\n", dialect).place().line, 3u) << "no team";
}

TEST(MemberDialect, ALongRecordIsSaidToBeLongAndWhyItMayBe) {
  const Dialect dialect{.longest_record = 30};
  const std::string head = "member_id,posts,team\n";
  const std::string record(40, 'x');
  EXPECT_NE(std::string(error_of(head + record + ",1,x\n", dialect).what()).find("longer than 30"),
            std::string::npos);
  const DataError quote = error_of(head + "a,1,\"x\n" + record + "\nb,2,\"y\n", dialect);
  EXPECT_EQ(quote.place().line, 2u);
  EXPECT_NE(std::string(quote.what()).find("longer than 30 bytes: a quote in it may lack"),
            std::string::npos)
      << quote.what();
}

TEST(ConnectionDialect, HoldsForConnectionsToo) {
  const TemporaryFolder folder;
  TextIndex index;
  for (const char* id : {"a", "b", "c,\"d\""}) index.add(id);
  RecordSource source(
      folder.write("c.tsv", "\nmember_a|how|member_b\n\na|x|b\n\n\nb||c,\"d\"\n"),
      {.separator = '|', .quotes = QuoteRule::none, .blank_lines = BlankLines::skip});
  const ConnectionParser parser(source, index);
  ConnectionChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  EXPECT_EQ(chunk.connections, (std::vector<Connection>{{0, 1}, {1, 2}}));
  EXPECT_EQ(parser.unused_columns(), std::vector<std::string>{"how"});
}

TEST(Dialect, ALabelThatNoIndexHoldsIsAnErrorOfTheFile) {
  const TemporaryFolder folder;
  const std::string long_label(std::size_t{17} << 20, 'x');
  const std::string path =
      folder.write("members.csv", "member_id,team\na,North\nb," + long_label + "\n");
  Dialect dialect = Dialect::strict();
  dialect.longest_record = std::size_t{64} << 20;
  RecordSource source(path, dialect);
  const MemberParser parser(source, Model::standard(), {.required = {"team"}});
  MemberChunk chunk;
  try {
    while (parser.next(source, chunk)) continue;
    FAIL() << "the label was taken";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 3u);
    EXPECT_EQ(error.place().column, "team");
  }
}

}  // namespace
}  // namespace ssi
