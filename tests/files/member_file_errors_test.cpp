// SPDX-License-Identifier: MIT
// Files of members that are refused, each with the place of its error.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "support/member_files.hpp"

namespace ssi {
namespace {

// One line that starts with the file, the line and, where there is one, the column.
void expect_refused_at(const Refusal& refusal, std::size_t line, std::string_view column,
                       std::string_view cell) {
  ASSERT_TRUE(refusal.refused) << "it was read";
  EXPECT_EQ(refusal.place.line, line) << refusal.what;
  EXPECT_EQ(refusal.place.column, column) << refusal.what;
  EXPECT_EQ(refusal.place.cell, cell) << refusal.what;
  EXPECT_NE(refusal.place.file.find("members.csv"), std::string::npos) << refusal.what;
  EXPECT_EQ(refusal.what.find(refusal.place.file + ":" + std::to_string(line) + ":"), 0u)
      << refusal.what;
  EXPECT_EQ(refusal.what.find_first_of(std::string_view("\r\n\0", 3)), std::string::npos)
      << "it is one line: " << refusal.what;
}

TEST(MemberFileError, ACountIsDigitsAloneAndInRange) {
  for (const char* cell : {"-1",
                           "+1",
                           " 1",
                           "1 ",
                           "1.0",
                           "1,5",
                           "1e3",
                           "0x1",
                           "1_000",
                           "one",
                           "NaN",
                           "null",
                           "-",
                           "+",
                           " ",
                           "\t1",
                           "1'000",
                           ".5",
                           "4294967296",
                           "4294967300",
                           "5000000000",
                           "9999999999",
                           "18446744073709551616",
                           "99999999999999999999999999",
                           "\xD9\xA3",
                           "1a",
                           "a1",
                           "--1",
                           "1-",
                           ":",
                           "/",
                           "12:",
                           "/12",
                           "123456:",
                           ":123456",
                           "123456/",
                           "/123456"}) {
    SCOPED_TRACE(cell);
    const bool comma = std::string_view(cell).find(',') != std::string_view::npos;
    const std::string written = comma ? "\"" + std::string(cell) + "\"" : cell;
    expect_refused_at(refusal_of("member_id,posts\na,1\nb," + written + "\nc,x\n"), 3, "posts",
                      cell);
  }
  expect_refused_at(refusal_of("member_id,posts\na,\"1\"\"2\"\n"), 2, "posts", "1\"2");
}

TEST(MemberFileError, ShowsNothingThatATerminalObeys) {
  const auto shown = [](std::string cell) {
    const std::string what = DataError({"f", 2, "posts", std::move(cell)}, "is wrong").what();
    EXPECT_TRUE(what.starts_with("f:2: column 'posts': '")) << what;
    EXPECT_TRUE(what.ends_with("' is wrong")) << what;
    return what.substr(22, what.size() - 32);
  };
  EXPECT_EQ(shown(std::string("\0 \x1F \x7E\x7F", 6)), "\\x00 \\x1F ~\\x7F");
  EXPECT_EQ(shown("\xC2\x80 \xC2\x9B \xC2\xA0"), "\\u{80} \\u{9b} \\u{a0}") << "U+0080 to U+00A0";
  EXPECT_EQ(shown("\xC3\x9B \xE2\x82\x9B"), "\xC3\x9B \xE2\x82\x9B") << "letters";
  EXPECT_EQ(shown("\xC3\x9B \x80 \xFF\xC2"), "\\xC3\\x9B \\x80 \\xFF\\xC2") << "not UTF-8";
}

TEST(MemberFileError, ShowsTheBeginningOfALongCell) {
  const auto shown = [](const std::string& cell) {
    return std::string(DataError({"f", 0, "", cell}, "x").what());
  };
  const std::string longest(60, 'a');
  EXPECT_EQ(shown(longest), "f: '" + longest + "' x");
  EXPECT_EQ(shown(longest + "a"), "f: '" + longest + "...' x");
  // Never a part of a character.
  const std::string euro = "\xE2\x82\xAC";
  for (std::size_t before : {57u, 58u, 59u, 60u}) {
    const std::string begin(before, 'a');
    EXPECT_EQ(shown(begin + euro + "bcd"), "f: '" + begin + (before == 57 ? euro : "") + "...' x");
  }
}

TEST(MemberFileError, AFlagIsZeroOrOne) {
  for (const char* cell :
       {"2", "10", "4294967295", "-1", "true", "yes", "4294967296", "4294967297"}) {
    SCOPED_TRACE(cell);
    expect_refused_at(refusal_of("has_photo,member_id\n1,a\n" + std::string(cell) + ",b\n"), 3,
                      "has_photo", cell);
  }
}

TEST(MemberFileError, ARecordHasAsManyCellsAsTheHeader) {
  for (const char* record : {"b", "b,1,x,", "b,1,x,y", "b,1", ",", "b,,,,,,,,,"}) {
    SCOPED_TRACE(record);
    expect_refused_at(
        refusal_of("member_id,posts,industry\na,1,x\n" + std::string(record) + "\nc,1,x\n"), 3, "",
        "");
  }
  expect_refused_at(refusal_of("member_id,posts\na,1\nb"), 3, "", "");
}

TEST(MemberFileError, ABlankLineIsARecordWithTooFewCells) {
  expect_refused_at(refusal_of("member_id,posts\na,1\n\nb,2\n"), 3, "", "");
  expect_refused_at(refusal_of("member_id,posts\r\na,1\r\n\r\nb,2\r\n"), 3, "", "");
  expect_refused_at(refusal_of("member_id,posts\na,1\n\n"), 3, "", "");
}

TEST(MemberFileError, AnIdIsNotEmpty) {
  expect_refused_at(refusal_of("member_id,posts\n,1\n"), 2, "member_id", "");
  expect_refused_at(refusal_of("posts,member_id\n1,a\n1,\"\"\n"), 3, "member_id", "");
  EXPECT_TRUE(refusal_of("member_id\na\n\nb\n").refused) << "a blank line is an empty id here";
}

TEST(MemberFileError, AHeaderHasAnId) {
  EXPECT_TRUE(refusal_of("").refused);
  EXPECT_TRUE(refusal_of("\xEF\xBB\xBF").refused);
  for (const char* text : {"\n", "posts\n1\n", "Member_id,posts\na,1\n", "member_id ,posts\n",
                           " member_id,posts\n", "id;posts\n"}) {
    SCOPED_TRACE(text);
    const Refusal refusal = refusal_of(text);
    ASSERT_TRUE(refusal.refused);
    EXPECT_LE(refusal.place.line, 1u);
    EXPECT_NE(refusal.what.find("member_id"), std::string::npos) << refusal.what;
  }
}

TEST(MemberFileError, AColumnIsNotRepeated) {
  for (const char* header : {"member_id,posts,posts", "member_id,posts,member_id",
                             "member_id,extra,posts,extra", "member_id,posts,\"posts\""}) {
    SCOPED_TRACE(header);
    const Refusal refusal = refusal_of(std::string(header) + "\n");
    ASSERT_TRUE(refusal.refused);
    EXPECT_EQ(refusal.place.line, 1u);
    EXPECT_TRUE(refusal.what.find("posts") != std::string::npos ||
                refusal.what.find("member_id") != std::string::npos ||
                refusal.what.find("extra") != std::string::npos);
  }
}

TEST(MemberFileError, AColumnThatOnlyLooksRightIsAskedAbout) {
  const std::string bom = "\xEF\xBB\xBF";
  const auto what = [](const std::string& text, const std::vector<std::string>& labels = {}) {
    const Refusal refusal = refusal_of(text, labels);
    EXPECT_TRUE(refusal.refused) << text;
    return refusal.what.substr(refusal.what.find(": ") + 2);
  };
  EXPECT_EQ(what(bom + bom + "member_id,posts\n"),
            "there is no column 'member_id': did you mean column 1, '\\u{feff}member_id'?");
  EXPECT_EQ(what("posts,member\xE2\x80\x8B_id\n"),
            "there is no column 'member_id': did you mean column 2, 'member\\u{200b}_id'?");
  EXPECT_EQ(what("posts,member_id \n"),
            "there is no column 'member_id': did you mean column 2, 'member_id '?");
  EXPECT_EQ(what("member_id,\xC2\xA0team\n", {"team"}),
            "there is no column 'team': did you mean column 2, '\\u{a0}team'?");
  EXPECT_EQ(what("posts,whom\n"), "there is no column 'member_id'");
}

TEST(MemberFileError, AColumnOfNearlyThatNameIsAskedAbout) {
  const auto what = [](const std::string& text) { return refusal_of(text, {"team"}).what; };
  EXPECT_TRUE(what("posts,memberid,team\n").ends_with("'member_id': did you mean 'memberid'?"));
  EXPECT_TRUE(what("member_id,tean,posts,taem\n").ends_with("'team': did you mean 'tean'?"));
  EXPECT_TRUE(what("member_id,posts,group\n").ends_with("there is no column 'team'"));
}

TEST(MemberFileError, AColumnWithoutANameGoesByItsNumber) {
  const Refusal refusal = refusal_of("member_id,posts,\na,1,x\nb,1,\xFF\n");
  ASSERT_TRUE(refusal.refused);
  EXPECT_EQ(refusal.place.column, "");
  EXPECT_EQ(refusal.place.column_number, 3u);
  EXPECT_TRUE(
      refusal.what.ends_with(":3: column 3, which has no name: '\\xFF' is not valid UTF-8: "
                             "save the file as CSV UTF-8"))
      << refusal.what;
  EXPECT_EQ(refusal_of("member_id,posts\na,x\n").place.column_number, 0u);
}

TEST(MemberFileError, AHeaderHasTheLabelColumnsAskedFor) {
  const Refusal refusal = refusal_of("member_id,posts,industry\n", {"industry", "team"});
  ASSERT_TRUE(refusal.refused);
  EXPECT_LE(refusal.place.line, 1u);
  EXPECT_NE(refusal.what.find("team"), std::string::npos) << refusal.what;
}

TEST(MemberFileError, QuotesAreClosedAndCloseTheCell) {
  const Refusal open = refusal_of("member_id,industry\na,x\nb,\"y\nc,z\n");
  ASSERT_TRUE(open.refused);
  EXPECT_EQ(open.place.line, 3u) << "where the quote opens: " << open.what;
  EXPECT_TRUE(refusal_of("member_id,industry\na,\"").refused);
  EXPECT_TRUE(refusal_of("\"member_id,posts\na,1\n").refused);
  for (const char* cell : {"\"x\"y", "\"x\" ", "\"x\"\"", "x\"", "x\"y\"", " \"x\"", "x\"\"y"}) {
    SCOPED_TRACE(cell);
    const Refusal refusal =
        refusal_of("member_id,industry\na,x\nb," + std::string(cell) + "\nc,x\n", {"industry"});
    EXPECT_TRUE(refusal.refused);
    if (refusal.refused) {
      EXPECT_EQ(refusal.place.line, 3u) << refusal.what;
    }
  }
}

TEST(MemberFileError, TextIsValidUtf8) {
  for (const char* text :
       {"\xFF", "\xFE", "\x80", "\xBF", "\xC3", "\xC3(", "\xC0\x80", "\xC1\xBF", "\xE2\x82",
        "\xE2\x28\xA1", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x9F\x8E", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "ok\xE9ok", "\xC3\xA9\xC3"}) {
    SCOPED_TRACE(testing::PrintToString(text));
    const std::string bad = text;
    const Refusal id = refusal_of("member_id,industry\na,x\n" + bad + ",x\n");
    ASSERT_TRUE(id.refused);
    EXPECT_EQ(id.place.line, 3u);
    EXPECT_EQ(id.place.column, "member_id");
    const Refusal label = refusal_of("member_id,industry\na,x\nb," + bad + "\n", {"industry"});
    ASSERT_TRUE(label.refused);
    EXPECT_EQ(label.place.line, 3u);
    EXPECT_EQ(label.place.column, "industry");
    const Refusal quoted = refusal_of("member_id,industry\na,x\nb,\"" + bad + "\"\n", {"industry"});
    EXPECT_TRUE(quoted.refused);
    const Refusal unused = refusal_of("member_id,industry\na,x\nb," + bad + "\n");
    EXPECT_TRUE(unused.refused) << "in a column that nobody uses";
    EXPECT_TRUE(refusal_of("member_id," + bad + "\na,x\n").refused) << "in the header";
  }
}

TEST(MemberFileError, ThereIsNoNul) {
  const std::string nul(1, '\0');
  for (const std::string& text : {"member_id,posts,industry\na,1,x\n" + nul + "b,1,x\n",
                                  "member_id,posts,industry\na,1,x\nb,1" + nul + ",x\n",
                                  "member_id,posts,industry\na,1,x\nb," + nul + ",x\n",
                                  "member_id,posts,industry\na,1,x\nb,1,x" + nul + "\n",
                                  "member_id,posts,industry\na,1,x\nb,1,\"" + nul + "\"\n"}) {
    for (const std::vector<std::string>& labels :
         {std::vector<std::string>{}, std::vector<std::string>{"industry"}}) {
      const Refusal refusal = refusal_of(text, labels);
      ASSERT_TRUE(refusal.refused);
      EXPECT_EQ(refusal.place.line, 3u) << refusal.what;
      EXPECT_EQ(refusal.what.find('\0'), std::string::npos);
    }
  }
  EXPECT_TRUE(refusal_of("member_id,po" + nul + "sts\na,1\n").refused);
  EXPECT_TRUE(refusal_of("member_id\n" + nul).refused);
}

TEST(MemberFileError, TheFirstErrorOfTheFileIsTheOneReported) {
  expect_refused_at(refusal_of("member_id,posts,shares\na,1,1\nb,1,x\nc,x,1\nd\n"), 3, "shares",
                    "x");
  expect_refused_at(refusal_of("member_id,posts,shares\na,1,1\nb\nc,x,1\n"), 3, "", "");
}

TEST(MemberFileError, LinesAreCountedAsAnEditorDoes) {
  // The record in front has three line ends inside its quotes, one of them CRLF.
  expect_refused_at(refusal_of("member_id,industry,posts\n\"a\nb\",\"\n\r\n\",1\nc,x,-1\n"), 6,
                    "posts", "-1");
  expect_refused_at(refusal_of("\"member_id\",\"in\ndustry\",posts\na,x,1\nc,x,-1\n"), 4, "posts",
                    "-1");
  expect_refused_at(refusal_of("member_id,posts\r\na,1\r\nb,-1\r\n"), 3, "posts", "-1");
}

TEST(MemberFileError, AMessageStaysOnOneLineWhateverTheCell) {
  const Refusal newline = refusal_of("member_id,posts\na,\"1\n2\"\n");
  ASSERT_TRUE(newline.refused);
  EXPECT_EQ(newline.what.find_first_of("\r\n"), std::string::npos) << newline.what;
  const Refusal column = refusal_of("member_id,\"po\nsts\",posts\na,x,-1\nb\n");
  ASSERT_TRUE(column.refused);
  EXPECT_EQ(column.what.find_first_of("\r\n"), std::string::npos) << column.what;
  const Refusal huge = refusal_of("member_id,posts\na," + std::string(100'000, '9') + "\n");
  ASSERT_TRUE(huge.refused);
  EXPECT_LT(huge.what.size(), 10'000u) << "nobody reads a hundred thousand digits";
}

TEST(MemberFileError, AFileThatCannotBeOpenedIsAFileError) {
  const TemporaryFolder folder;
  const std::string path = folder.path("nothing.csv");
  try {
    const RecordSource source(path);
    FAIL() << "no error";
  } catch (const FileError& error) {
    EXPECT_EQ(error.operation(), FileError::Operation::open);
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
  }
  EXPECT_THROW(members_of(folder.path(""), Model::standard()), FileError) << "a folder";
}

}  // namespace
}  // namespace ssi
