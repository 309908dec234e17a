// SPDX-License-Identifier: MIT
#include "ssi/files/record_source.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

/// All texts of a file.
std::vector<RecordText> texts_of(RecordSource& source) {
  std::vector<RecordText> texts;
  for (RecordText text; source.read(text);) texts.push_back(text);
  return texts;
}

class RecordSourceTest : public testing::Test {
 protected:
  RecordSource open(std::string_view text, const Dialect& dialect = {}) {
    return RecordSource(folder_.write("file.csv", text), dialect);
  }

  /// Where a file that has a header is refused, and why.
  DataError::Place refused(std::string_view text, const Dialect& dialect, std::string& what) {
    RecordSource source = open(text, dialect);
    try {
      texts_of(source);
    } catch (const DataError& error) {
      what = error.what();
      return error.place();
    }
    return {};
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(RecordSourceTest, HasAHeaderAndTextsThatKnowTheirDialect) {
  const Dialect dialect{.separator = ';', .piece_bytes = 4};
  RecordSource source = open("a;\"b;\"\"c\"\n1;2\n3;4\n", dialect);
  EXPECT_EQ(source.header(), (std::vector<std::string>{"a", "b;\"c"}));
  EXPECT_EQ(source.header_line(), 1u);
  EXPECT_EQ(source.dialect(), dialect);
  const std::vector<RecordText> texts = texts_of(source);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].bytes, "1;2\n");
  EXPECT_EQ(texts[1].bytes, "3;4\n");
  EXPECT_EQ(texts[1].first_line, 3u);
  EXPECT_EQ(texts[1].dialect, dialect);
}

TEST_F(RecordSourceTest, FindsColumnsAsItsDialectComparesNames) {
  const std::string text = "Member ID,date\na,1\n";
  const RecordSource strict = open(text);
  EXPECT_TRUE(strict.has_column("date"));
  EXPECT_TRUE(strict.has_column("Member ID"));
  EXPECT_FALSE(strict.has_column("member_id"));
  EXPECT_FALSE(strict.has_column("dates"));
  const RecordSource lenient = open(text, {.names = Spellings::known});
  EXPECT_TRUE(lenient.has_column("member_id"));
  EXPECT_TRUE(lenient.has_column("DATE"));
  EXPECT_FALSE(lenient.has_column("dates"));
}

TEST_F(RecordSourceTest, PiecesOfAnySizeGiveTheSameRecords) {
  const std::string records = "1,\"x\ny\"\n2,z\r\n\"3\",\"\"\"\"\n4,last";
  for (std::size_t bytes = 1; bytes < 40; ++bytes) {
    SCOPED_TRACE(bytes);
    RecordSource source = open("a,b\n" + records, {.piece_bytes = bytes});
    std::string together;
    std::size_t line = 2;
    for (const RecordText& text : texts_of(source)) {
      EXPECT_EQ(text.first_line, line);
      for (const char c : text.bytes) line += c == '\n' ? 1 : 0;
      together += text.bytes;
    }
    EXPECT_EQ(together, records);
  }
}

TEST_F(RecordSourceTest, AQuoteIsTextWhereTheDialectHasNone) {
  const Dialect dialect{.separator = '\t', .quotes = QuoteRule::none, .piece_bytes = 1};
  RecordSource source = open("\"a\tb\"\n1\t\"\n2\t3\n", dialect);
  EXPECT_EQ(source.header(), (std::vector<std::string>{"\"a", "b\""}));
  const std::vector<RecordText> texts = texts_of(source);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].bytes, "1\t\"\n");
}

TEST_F(RecordSourceTest, SkipsBlankLinesBeforeTheHeaderWhereTheDialectDoes) {
  const Dialect skipping{.blank_lines = BlankLines::skip};
  for (const std::size_t bytes : {1U, 2U, 3U, 100U}) {
    Dialect dialect = skipping;
    dialect.piece_bytes = bytes;
    RecordSource source = open("\xEF\xBB\xBF\n\r\n\na,b\n\n1,2\n", dialect);
    EXPECT_EQ(source.header(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(source.header_line(), 4u);
    EXPECT_EQ(texts_of(source).front().first_line, 5u);
  }
  EXPECT_THROW(open("\n\n\r\n", skipping), DataError) << "no header";
  EXPECT_EQ(open("\na\n").header(), std::vector<std::string>{""}) << "the strict dialect";
}

TEST_F(RecordSourceTest, RefusesARecordThatIsLongerThanTheLongest) {
  std::string what;
  for (const std::size_t piece : {1U, 5U, 64U, 1000U}) {
    SCOPED_TRACE(piece);
    const Dialect dialect{.longest_record = 10, .piece_bytes = piece};
    EXPECT_EQ(refused("a,b\n1,3456789\n1,3456789\n", dialect, what).line, 0u) << what;
    EXPECT_EQ(refused("a,b\n1,2\n3,4\n1,34567890\n5,6\n", dialect, what).line, 4u);
    EXPECT_NE(what.find("longer than 10 bytes"), std::string::npos) << what;
    EXPECT_EQ(refused("a,b\n\"1\n\",2\n1,345678901", dialect, what).line, 4u) << "at the end";
    try {
      open("a,b,c,d,\xC3\xA4\n", dialect);
      ADD_FAILURE() << "a header";
    } catch (const DataError& error) {
      EXPECT_EQ(error.place().line, 1u);
      EXPECT_NE(std::string(error.what()).find("header is longer than 10 bytes"), std::string::npos)
          << error.what();
    }
  }
  EXPECT_EQ(refused("a\n" + std::string(2048, 'x') + "\n", {.longest_record = 2048}, what).line,
            2u);
  EXPECT_NE(what.find("longer than 2 KiB"), std::string::npos) << what;
}

TEST_F(RecordSourceTest, HandsOutWhatStandsBeforeALongRecord) {
  RecordSource source = open("a\n1\n\"2\n3\n4\"\n5\n", {.longest_record = 6});
  RecordText text;
  ASSERT_TRUE(source.read(text)) << "something may be wrong with it";
  EXPECT_EQ(text.bytes, "1\n") << "a part of a record is no record";
  EXPECT_THROW(source.read(text), DataError);
  EXPECT_THROW(source.read(text), DataError) << "the error stays";
}

TEST_F(RecordSourceTest, NamelessColumnsGoByTheirNumbers) {
  EXPECT_EQ(open("a,,b\n").header().size(), 3u);
  try {
    open("a,,\"b\n\",\"\"\n");
    ADD_FAILURE() << "two columns without a name";
  } catch (const DataError& error) {
    const std::string what = error.what();
    EXPECT_TRUE(what.ends_with(":2: columns 2 and 4 have no name")) << what;
  }
}

TEST_F(RecordSourceTest, ColumnsOfOneNameAreRefusedHoweverLong) {
  const std::string name(1000, 'x');
  EXPECT_EQ(open(name + "," + name + "y\n").header().size(), 2u);
  EXPECT_THROW(open(name + ",b," + name + "\n"), DataError);
  const std::string longer(std::size_t{17} << 20, 'x');
  EXPECT_THROW(open(longer + "\n", {.longest_record = std::size_t{32} << 20}), DataError);
}

TEST_F(RecordSourceTest, LinesOfRecordsAreThoseOfTheDialect) {
  RecordText text{.bytes = "1\n\"2\n2\"\n\n\n3\n", .first_line = 10};
  EXPECT_EQ(text.line_of(0), 10u);
  EXPECT_EQ(text.line_of(1), 11u);
  EXPECT_EQ(text.line_of(2), 13u);
  EXPECT_EQ(text.line_of(4), 15u);
  text.dialect.quotes = QuoteRule::none;
  EXPECT_EQ(text.line_of(2), 12u);
  text.dialect.blank_lines = BlankLines::skip;
  EXPECT_EQ(text.line_of(3), 15u);
}

TEST_F(RecordSourceTest, RefusesDialectsBeyondTheirLimits) {
  for (const char separator : {'"', '\n', '\r', '7', '\x80', '\xFF'}) {
    EXPECT_THROW(open("a\n", {.separator = separator}), std::invalid_argument);
  }
  for (const char separator : {';', '\t', '|', ':', ' ', '\x1F', 'x'}) {
    EXPECT_EQ(open("a", {.separator = separator}).header().size(), 1u);
  }
  EXPECT_THROW(open("a\n", {.longest_record = 0}), std::invalid_argument);
  EXPECT_THROW(open("a\n", {.piece_bytes = 0}), std::invalid_argument);
  EXPECT_THROW(open("a\n", {.piece_bytes = (std::size_t{1} << 30) + 1}), std::invalid_argument);
}

TEST(Dialect, TheDefaultIsStrict) {
  EXPECT_EQ(Dialect(), Dialect::strict());
  EXPECT_EQ(Dialect::strict().separator, ',');
  EXPECT_EQ(Dialect::strict().longest_record, std::size_t{16} << 20);
}

}  // namespace
}  // namespace ssi
