// SPDX-License-Identifier: MIT
//
// The lenient dialect: other spellings of the same values give the same members as the strict file,
// and nothing else is taken.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/connection_file.hpp"
#include "ssi/files/member_file.hpp"
#include "support/member_files.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

struct Reading {
  std::vector<ReadMember> members;
  std::vector<ReadAs> read_as;
  SpellingCounts spellings;
};

Reading read_members(std::string_view text, const Dialect& dialect = Dialect::lenient(),
                     const MemberColumns& columns = {}) {
  const TemporaryFolder folder;
  RecordSource source(folder.write("members.csv", text), dialect, columns.id);
  const MemberParser parser(source, Model::standard(), {}, columns);
  Reading result;
  result.read_as = parser.read_as();
  for (MemberChunk chunk; parser.next(source, chunk);) {
    append_members(chunk, kStandardSignals, 0, result.members);
    for (const SpellingCounts& counts : chunk.spellings()) result.spellings += counts;
  }
  return result;
}

/// The text of the error that reading gives; "none" if it gives none.
std::string error_of(std::string_view text, const Dialect& dialect = Dialect::lenient(),
                     const MemberColumns& columns = {}) {
  try {
    read_members(text, dialect, columns);
  } catch (const DataError& error) {
    return error.what();
  }
  return "none";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::string kStrict = "member_id,posts,has_photo\na,12,1\nb,,0\nc,0,\n";

/// Whether a text is read as the strict one.
testing::AssertionResult is_strict(std::string_view text, const MemberColumns& columns = {}) {
  try {
    const auto wanted = read_members(kStrict, Dialect::strict()).members;
    if (read_members(text, Dialect::lenient(), columns).members == wanted) {
      return testing::AssertionSuccess();
    }
  } catch (const DataError& error) {
    return testing::AssertionFailure() << error.what();
  }
  return testing::AssertionFailure() << "other members";
}

}  // namespace

TEST(Lenient, AStrictFileIsReadAsItIs) {
  const Reading reading = read_members(kStrict);
  EXPECT_TRUE(is_strict(kStrict));
  EXPECT_TRUE(reading.read_as.empty());
  EXPECT_EQ(reading.spellings, SpellingCounts());
}

TEST(Lenient, OtherSpellingsOfAValueAreCounted) {
  EXPECT_TRUE(is_strict("member_id,posts,has_photo\na, 12\t,TRUE\nb,NULL,n\nc,0.00,#N/A\n"));
  const Reading reading =
      read_members("member_id,posts,has_photo\na, 12\t,TRUE\nb,NULL,n\nc,0.00,#N/A\n");
  EXPECT_EQ(reading.spellings,
            (SpellingCounts{.padded = 1, .point_zero = 1, .flag_words = 2, .missing_words = 2}));
}

TEST(Lenient, WordsForFlagsAreTakenInAnyCaseAndOnlyForFlags) {
  for (const std::string yes : {"true", "True", "tRUE", "yes", "YES", "t", "T", "y", "1.0", "01"}) {
    EXPECT_TRUE(is_strict("member_id,posts,has_photo\na,12," + yes + "\nb,,No\nc,0,\n")) << yes;
  }
  for (const std::string word : {"on", "x", "ja", "tru", "truee", "2", "1.5", "0.1", "-0", "+1"}) {
    EXPECT_TRUE(has(error_of("member_id,has_photo\na," + word + "\n"), "is not 0 or 1")) << word;
  }
  EXPECT_TRUE(has(error_of("member_id,posts\na,true\n"), "is not a whole number"));
}

TEST(Lenient, NumbersThatAreNoOtherSpellingOfOneAreRefusedWithTheLikelyCause) {
  const auto error = [](const std::string& cell) {
    return error_of("member_id;posts\na;" + cell + "\n");
  };
  for (const std::string cell : {"-0", "+12", "1e3", "0x10", "1_000", "--", "1.", ".0", "1.0.0",
                                 "12.0x", "4294967296", "4294967296.0", "1 2"}) {
    EXPECT_TRUE(has(error(cell), "is not a whole number from 0 to 4294967295")) << cell;
  }
  EXPECT_TRUE(has(error("1,234"), "thousands"));
  EXPECT_TRUE(has(error("12.345.678"), "thousands"));
  EXPECT_TRUE(has(error("12,0"), "decimal comma"));
  EXPECT_TRUE(has(error("12 %"), "percentage"));
  EXPECT_TRUE(has(error("1.5"), "fraction"));
  EXPECT_TRUE(has(error("-1"), "negative"));
  EXPECT_TRUE(has(error("2026-01-31"), "date"));
  EXPECT_TRUE(has(error("31.1.2026"), "date"));
}

TEST(Lenient, WordsForMissingAreTakenAsTheyAreWritten) {
  for (const std::string word :
       {"NA", "N/A", "#N/A", "NULL", "null", "None", "nan", "NaN", "\\N", " NA ", "  "}) {
    EXPECT_TRUE(
        is_strict("member_id,posts,has_photo\na,12,1\nb," + word + ",0\nc,0," + word + "\n"))
        << word;
  }
  for (const std::string word : {"na", "Null", "NONE", "n/a", "-", "unknown"}) {
    EXPECT_TRUE(has(error_of("member_id,posts\na," + word + "\n"), word)) << word;
  }
  EXPECT_TRUE(is_strict("member_id,posts,has_photo\na,12,1\nb,-1,0\nc,0,?\n",
                        {.missing_words = {"-1", "?"}}));
}

TEST(Lenient, TheSeparatorIsTheOneThatGivesTheIds) {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = kStrict;
    for (char& c : text) c = c == ',' ? separator : c;
    EXPECT_TRUE(is_strict(text)) << separator;
    EXPECT_TRUE(is_strict("\xEF\xBB\xBF" + text)) << separator;
  }
  // The comma wins with the exact name, and else most columns.
  EXPECT_EQ(read_members("member_id,shares,posts;x;y;z\na,1,1\n").members.size(), 1U);
  EXPECT_EQ(read_members("Member ID|x;posts;y\na|;1;\n", Dialect::lenient(), {.id = "Member ID|x"})
                .members.size(),
            1U);
  EXPECT_TRUE(is_strict("sep=^\nmember_id^posts^has_photo\na^12^1\nb^^0\nc^0^\n"));
  EXPECT_TRUE(has(error_of("sep=;\r\nmember_id,posts\na,1\n"), "--id"));
}

TEST(Lenient, NamesFoldWhereNoneIsExact) {
  EXPECT_TRUE(is_strict("Member ID,POSTS,hasPhoto\na,12,1\nb,,0\nc,0,\n"));
  EXPECT_TRUE(is_strict("member.id,-posts_,Has Photo\na,12,1\nb,,0\nc,0,\n"));
  EXPECT_TRUE(is_strict("member_id,Posts,posts,has_photo\na,99,12,1\nb,99,,0\nc,99,0,\n"));
  const Reading reading = read_members("member_id,Posts\na,1\n");
  ASSERT_EQ(reading.read_as.size(), 1U);
  EXPECT_EQ(reading.read_as[0].column, "Posts");
  EXPECT_EQ(reading.read_as[0].name, "posts");
  EXPECT_TRUE(has(error_of("member_id,Posts,POSTS\na,1,1\n"), "'Posts' and 'POSTS'"));
  EXPECT_TRUE(has(error_of("member_id,Posts\na,1\n", Dialect::strict()), "none"));
}

TEST(Lenient, NearMissesAreAskedAbout) {
  for (const std::string name : {"post", "postss", "pasts", "Post", "po\u200Bsts", "\u00A0posts"}) {
    EXPECT_TRUE(
        has(error_of("member_id,shares," + name + "\na,1,1\n"), "did you mean the signal 'posts'"))
        << name;
  }
  EXPECT_TRUE(has(error_of("member_id,posts,conections\na,1,1\n"), "'connections'"));
  EXPECT_TRUE(has(error_of("member_id,posts,conectoins\na,1,1\n"), "none")) << "three letters";
  EXPECT_EQ(error_of("member_id,posts,post\na,1,1\n"), "none") << "posts is there";
  EXPECT_EQ(error_of("member_id,shares,post\na,1,1\n", Dialect::lenient(), {.ignored = {"post"}}),
            "none");
  EXPECT_EQ(error_of("member_id,shares,post\na,1,1\n", Dialect::lenient(),
                     {.mapped = {{"posts", "post"}}}),
            "none");
}

TEST(Lenient, ColumnsMayHaveNamesOfTheirOwn) {
  EXPECT_TRUE(is_strict("Contact,Posts (90 days),has_photo\na,12,1\nb,,0\nc,0,\n",
                        {.id = "Contact", .mapped = {{"posts", "Posts (90 days)"}}}));
  EXPECT_TRUE(has(error_of("Contact,posts\na,1\n"), "'Contact'"));
  EXPECT_TRUE(has(error_of("Contact,posts\na,1\n"), "--id"));
  EXPECT_TRUE(
      has(error_of("member_id,posts\na,1\n", Dialect::lenient(), {.mapped = {{"shares", "x"}}}),
          "'x'"));
  EXPECT_THROW(
      read_members("member_id,posts\na,1\n", Dialect::lenient(), {.mapped = {{"poets", "posts"}}}),
      std::invalid_argument);
}

TEST(Lenient, AFileWithoutAnySignalIsRefused) {
  EXPECT_TRUE(has(error_of("member_id,name\na,x\n"), "signal"));
  EXPECT_EQ(error_of("member_id,name\na,x\n", Dialect::strict()), "none");
}

TEST(Lenient, EmptyRowsCountForNothingAtTheEnd) {
  for (const std::string end :
       {"\n", "\r\n\r\n", ",,\n", ",,\n\n,,\n", "\n\n\n\n", "\"\",,\n", ",,"}) {
    EXPECT_TRUE(is_strict(kStrict + end)) << testing::PrintToString(end);
  }
  // However many pieces they are read in.
  Dialect small = Dialect::lenient();
  small.piece_bytes = 7;
  std::string long_end;
  for (int i = 0; i < 1000; ++i) long_end += i % 3 == 0 ? ",,\n" : "\n";
  EXPECT_EQ(read_members(kStrict + long_end, small).members.size(), 3U);
  for (const std::size_t piece : {1U, 5U, 30U, 4096U}) {
    small.piece_bytes = piece;
    EXPECT_TRUE(has(error_of(kStrict + "\n\nd,1,1\n", small), ":5: line 5 is empty")) << piece;
    EXPECT_TRUE(has(error_of("member_id,posts\n\na,1\n", small), ":2: line 2 is empty")) << piece;
  }
}

TEST(Lenient, AnEmptyLineWithinQuotesIsText) {
  EXPECT_EQ(read_members("member_id,posts,note\na,1,\"x\n\n\"\n").members.size(), 1U);
  EXPECT_EQ(read_members("member_id,posts,note\na,1,\"x\n,,\n\"\n\n").members.size(), 1U);
}

TEST(Lenient, SurplusCellsMustBeEmpty) {
  EXPECT_TRUE(is_strict("member_id,posts,has_photo\na,12,1,\nb,,0,,,\nc,0,,\"\"\n"));
  EXPECT_TRUE(has(error_of("member_id,posts\na,1,x\n"), "cells"));
  EXPECT_TRUE(has(error_of("member_id,posts\na,1,,x\n"), "cells"));
  EXPECT_TRUE(has(error_of("member_id,posts\na\n"), "1 cell,"));
  EXPECT_TRUE(has(error_of("member_id,posts\na,1,\n", Dialect::strict()), "cells"));
}

TEST(Lenient, ConnectionsAreReadSoToo) {
  const TemporaryFolder folder;
  TextIndex index;
  index.add("a");
  index.add("b");
  RecordSource source(folder.write("connections.csv", "Member A;member-b;since\na;b;2020;\n\n;;\n"),
                      Dialect::lenient(), "member_a");
  const ConnectionParser parser(source, index);
  ConnectionChunk chunk;
  ASSERT_TRUE(parser.next(source, chunk));
  EXPECT_EQ(chunk.connections.size(), 1U);
  EXPECT_EQ(parser.read_as().size(), 2U);
  EXPECT_FALSE(parser.next(source, chunk));
}

TEST(Lenient, FilesThatAreNoTextSayWhatTheyAre) {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> files[] = {
      {"PAR1\x15\0\0"s, "Parquet"},
      {"PK\x03\x04 xl/workbook.xml", "xlsx"},
      {"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", "(ods)"},
      {"PK\x03\x04 a.csv", "zip"},
      {"%PDF-1.7\n", "PDF"},
      {"[{\"posts\":1}]", "JSON"},
      {"SQLite format 3\0"s, "SQLite"}};
  for (const auto& [bytes, kind] : files) EXPECT_TRUE(has(error_of(bytes), kind)) << kind;
}

}  // namespace ssi
