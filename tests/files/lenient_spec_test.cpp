// SPDX-License-Identifier: MIT
//
// The page on other programs' files, sentence by sentence and in combination: what is taken gives
// exactly the members of the strict file, and what is refused says what to do.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz/slow_bytes.hpp"
#include "ssi/files/connection_file.hpp"
#include "ssi/files/member_file.hpp"
#include "support/member_files.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

using fuzz::slow_gzip;
using fuzz::to_slow_utf16;
using Names = std::vector<std::string>;
using namespace std::string_literals;

#ifdef SSI_HAS_GZIP
constexpr bool kHasGzip = true;
#else
constexpr bool kHasGzip = false;
#endif

/// A text in gzip, where the library can read that.
std::string packed(std::string_view text) { return kHasGzip ? slow_gzip(text) : std::string(text); }

struct Reading {
  std::vector<ReadMember> members;
  Names header;
  Names absent_signals;
  Names read_as;                          // "COLUMN=NAME"
  std::vector<SpellingCounts> spellings;  // [column]
  std::string encoding;
  std::string error = "none";
  std::size_t line = 0;
};

struct Way {
  Dialect dialect = Dialect::lenient();
  MemberColumns columns = {};
  Names labels = {};
};

Reading reading_of(std::string_view bytes, const Way& way = {}) {
  const TemporaryFolder folder;
  Reading result;
  try {
    RecordSource source(folder.write("members.csv", bytes), way.dialect, way.columns.id);
    const MemberParser parser(source, Model::standard(), {.required = way.labels}, way.columns);
    result.header = source.header();
    result.absent_signals = parser.absent_signals();
    for (const ReadAs& r : parser.read_as()) result.read_as.push_back(r.column + '=' + r.name);
    result.encoding = source.encoding();
    result.spellings.resize(result.header.size());
    for (MemberChunk chunk; parser.next(source, chunk);) {
      append_members(chunk, kStandardSignals, way.labels.size(), result.members);
      for (std::size_t i = 0; i < result.spellings.size(); ++i) {
        result.spellings[i] += chunk.spellings()[i];
      }
    }
  } catch (const DataError& error) {
    result.error = error.what();
    result.line = error.place().line;
  }
  return result;
}

const std::string kStrict =
    "member_id,note,has_photo,posts\n"
    "a,x,1,12\n"
    "Zo\u00EB \U0001D11E,,0,\n"
    "\"b,\"\"c\"\"\",\"two\nlines\",,4294967295\n";

/// Whether bytes are taken for just the members of a strict text.
testing::AssertionResult equals(std::string_view bytes, const Way& way = {},
                                std::string_view strict = kStrict) {
  const Reading expected = reading_of(strict, {.dialect = Dialect::strict(), .labels = way.labels});
  const Reading found = reading_of(bytes, way);
  if (expected.error != "none") return testing::AssertionFailure() << "strict " << expected.error;
  if (found.error != "none") return testing::AssertionFailure() << found.error;
  if (found.members != expected.members) return testing::AssertionFailure() << "other members";
  return testing::AssertionSuccess();
}

/// Whether bytes are refused in one line that has all these words.
testing::AssertionResult is_refused(std::string_view bytes, const Names& words,
                                    const Way& way = {}) {
  const Reading found = reading_of(bytes, way);
  if (found.error == "none") return testing::AssertionFailure() << "it is taken";
  if (found.error.find('\n') != std::string::npos) return testing::AssertionFailure() << "lines";
  for (const std::string& word : words) {
    if (found.error.find(word) != std::string::npos) continue;
    return testing::AssertionFailure() << "no '" << word << "' in: " << found.error;
  }
  return testing::AssertionSuccess();
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (const char c : text) c == '\n' ? result += line_end : result += c;
  return result;
}

std::string with_separator(std::string text, char separator) {
  std::replace(text.begin(), text.end(), ',', separator);
  return text;
}

Way with_separator(char separator) {
  Way way;
  way.dialect.separator = separator;
  return way;
}

Way with_words(const Names& words) { return {.columns = {.missing_words = words}}; }

/// A file with one cell of a signal.
std::string posts(const std::string& cell) { return "member_id\tposts\na\t" + cell + "\n"; }
std::string photo(const std::string& cell) { return "member_id\thas_photo\na\t" + cell + "\n"; }

// ------------------------------------------------------------------------------------------ bytes

TEST(LenientBytes, GzipOfAnyMembersIsTheTextInThem) {
  if (!kHasGzip) GTEST_SKIP() << "built without zlib";
  EXPECT_TRUE(equals(slow_gzip(kStrict)));
  EXPECT_EQ(reading_of(slow_gzip(kStrict)).encoding, "gzip, UTF-8");
  for (std::size_t at = 0; at <= kStrict.size(); ++at) {
    const std::string_view text = kStrict;
    EXPECT_TRUE(equals(slow_gzip(text.substr(0, at)) + slow_gzip(text.substr(at)))) << at;
  }
  std::string each;
  for (const char c : kStrict) each += slow_gzip(std::string_view(&c, 1)) + slow_gzip("");
  EXPECT_TRUE(equals(each));
}

TEST(LenientBytes, GzipThatIsCutOffIsRefusedWhereverThatIs) {
  if (!kHasGzip) GTEST_SKIP() << "built without zlib";
  const std::string whole = slow_gzip(kStrict);
  for (std::size_t size = 2; size < whole.size(); ++size) {
    EXPECT_TRUE(is_refused(whole.substr(0, size), {"gzip", "cut off"})) << size;
  }
  EXPECT_TRUE(is_refused(whole + whole.substr(0, 5), {"gzip", "cut off"}));
}

TEST(LenientBytes, GzipThatIsDamagedOrFollowedByMoreIsRefused) {
  if (!kHasGzip) GTEST_SKIP() << "built without zlib";
  std::string whole = slow_gzip(kStrict);
  for (const std::size_t from_end : {1U, 4U, 5U, 8U, 9U}) {
    std::string damaged = whole;
    damaged[damaged.size() - from_end] ^= 1;
    EXPECT_TRUE(is_refused(damaged, {"gzip", "damaged"})) << from_end;
  }
  EXPECT_TRUE(is_refused(whole + "a,1,1,1\n", {"gzip", "something else behind it"}));
}

TEST(LenientBytes, GzipOfNothingIsAnEmptyFile) {
  if (!kHasGzip) GTEST_SKIP() << "built without zlib";
  EXPECT_TRUE(is_refused(slow_gzip(""), {"empty"}));
  EXPECT_TRUE(is_refused(slow_gzip("") + slow_gzip(""), {"empty"}));
}

TEST(LenientBytes, GzipIsUnpackedOnce) { EXPECT_FALSE(equals(slow_gzip(slow_gzip(kStrict)))); }

/// Bits of a deflate block, the lowest of each byte first.
class Bits {
 public:
  explicit Bits(std::string& out) : out_(out) {}
  /// A code, whose highest bit comes first.
  void code(std::uint32_t bits, int count) {
    while (count-- > 0) bit(bits >> count & 1);
  }
  void bit(std::uint32_t value) {
    if (used_ % 8 == 0) out_ += '\0';
    out_.back() = static_cast<char>(out_.back() | value << (used_++ % 8));
  }

 private:
  std::string& out_;
  std::size_t used_ = 0;
};

TEST(LenientBytes, GzipOfAnEndlessCellIsRefusedBeforeItIsUnpacked) {
  if (!kHasGzip) GTEST_SKIP() << "built without zlib";
  std::string packed("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  const std::string header = "member_id,posts\n";
  packed += "\0\x10\0\xEF\xFF"s + header;  // a stored block of 16 bytes
  Bits bits(packed);
  for (const std::uint32_t bit : {1U, 1U, 0U}) bits.bit(bit);  // the last block, of fixed codes
  bits.code(0x30 + 'x', 8);
  // 4 GiB: 258 times what stands before. More than a test has time or room for.
  for (int i = 0; i < (4 << 20) * 4; ++i) bits.code(0xC5, 8), bits.code(0, 5);
  EXPECT_TRUE(is_refused(packed, {":2:", "longer than 16 MiB"}));
}

TEST(LenientBytes, ABuildWithoutZlibSaysThatItCannotReadGzip) {
  if (kHasGzip) GTEST_SKIP() << "built with zlib";
  EXPECT_TRUE(is_refused(slow_gzip(kStrict), {"gzip", "this build cannot read"}));
}

TEST(LenientBytes, Utf16IsReadInEitherOrder) {
  for (const bool is_big_endian : {false, true}) {
    const std::string bytes = to_slow_utf16(kStrict, is_big_endian);
    EXPECT_TRUE(equals(bytes, {.labels = {"note"}}));
    EXPECT_EQ(reading_of(bytes).encoding, "UTF-16");
    EXPECT_TRUE(equals(packed(bytes)));
    EXPECT_EQ(reading_of(packed(bytes)).encoding, kHasGzip ? "gzip, UTF-16" : "UTF-16");
    EXPECT_TRUE(equals(packed(bytes.substr(0, 33)) + packed(bytes.substr(33))));
    for (std::size_t size = 3; size < bytes.size(); size += 2) {
      EXPECT_TRUE(is_refused(bytes.substr(0, size), {"UTF-16"})) << size;
    }
  }
}

TEST(LenientBytes, Utf16ThatIsNoTextIsRefused) {
  const auto unit = [](std::uint16_t value) {
    return std::string({static_cast<char>(value & 0xFF), static_cast<char>(value >> 8)});
  };
  const std::string before = to_slow_utf16("member_id,posts\na", false);
  const std::string after = to_slow_utf16(",1\nb,2\n", false).substr(2);
  EXPECT_EQ(reading_of(before + unit(0xD834) + unit(0xDD1E) + after).members.size(), 2U);
  for (const std::string& units :
       {unit(0xD834), unit(0xDD1E), unit(0xDD1E) + unit(0xD834), unit(0xD834) + unit(0xD834)}) {
    EXPECT_TRUE(is_refused(before + units + after, {"UTF-16"}));
    EXPECT_TRUE(is_refused(before + units, {"UTF-16"}));
  }
  EXPECT_TRUE(is_refused(before + unit(0) + after, {":2:", "NUL"}));
  EXPECT_TRUE(is_refused("\xFF\xFE", {"empty"}));
  EXPECT_TRUE(is_refused("\xFF\xFE\0\0m\0\0\0"s, {":1:", "NUL"}));  // as UTF-32 begins
  for (const bool is_big_endian : {false, true}) {
    const std::string unmarked = to_slow_utf16(kStrict, is_big_endian).substr(2);
    EXPECT_TRUE(is_refused(unmarked, {"UTF-16 without a byte order mark", "CSV UTF-8"}));
  }
}

TEST(LenientBytes, OneMarkIsSkippedAndASecondOneIsText) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_TRUE(equals(mark + kStrict));
  EXPECT_TRUE(equals(packed(mark + kStrict)));
  EXPECT_TRUE(is_refused(mark + mark + kStrict, {"--id", "u{feff}"}));
  EXPECT_TRUE(is_refused(to_slow_utf16(mark + kStrict, true), {"--id", "u{feff}"}));
}

TEST(LenientBytes, MarksSeparatorLinesLineEndsAndPackingCombine) {
  for (const char separator : {',', ';', '\t', '|', '~'}) {
    for (const std::string line_end : {"\n", "\r\n"}) {
      // The cell with commas is left out: it would need other quotes.
      const std::string strict = "member_id,note,has_photo,posts\na,\"x\ny\",1,12\n\"b\",,0,\n";
      const std::string text = "sep="s + separator + line_end +
                               with_line_ends(with_separator(strict, separator), line_end);
      EXPECT_TRUE(equals(text, {}, strict));
      EXPECT_TRUE(equals("\xEF\xBB\xBF" + text, {}, strict));
      EXPECT_TRUE(equals(to_slow_utf16(text, false), {}, strict));
      EXPECT_TRUE(equals(packed("\xEF\xBB\xBF" + text), {}, strict));
      EXPECT_TRUE(equals(packed(to_slow_utf16(text, true)), {}, strict));
      EXPECT_TRUE(equals(text, with_separator(separator), strict));
    }
  }
}

TEST(LenientBytes, FilesThatAreNoCsvSayHowToMakeOne) {
  const std::vector<std::pair<std::string, Names>> files = {
      {"PAR1\x15\x04\x15\x2C\x15,\0\0"s, {"Parquet", "CSV"}},
      {"PAR1\x15\n\0"s, {"Parquet", "CSV"}},
      {"PK\x03\x04\x14\0\0\0"s + "xl/workbook.xml", {"xlsx", "CSV"}},
      {"PK\x03\x04\x14\0\0\0"s + "[Content_Types].xml", {"xlsx", "CSV"}},
      {"PK\x03\x04\x14\0\0\0"s + "members.csv", {"zip", "CSV"}},
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3,\n", {"PDF", "CSV"}},
      {"[{\"member_id\":\"a\",\"posts\":1}]", {"JSON", "CSV"}},
      {"{\"member_id\":\"a\",\"posts\":1}\n{\"member_id\":\"b\"}\n", {"JSON", "CSV"}},
      {"[\n  {\n    \"member_id\": \"a\",\n", {"JSON", "CSV"}},
      {" \r\n [ { \"member_id\" : \"a\",\n", {"JSON", "CSV"}},
      {"\xEF\xBB\xBF{\"member_id\":\"a\",\"posts\":1}", {"JSON", "CSV"}},
      {"[[\"member_id\",\"posts\"],[\"a\",1]]", {"JSON", "CSV"}}};
  for (const auto& [bytes, words] : files) {
    EXPECT_TRUE(is_refused(bytes, words)) << words[0];
    EXPECT_TRUE(is_refused(packed(bytes), words)) << words[0];
  }
}

TEST(LenientBytes, AColumnMayBeginAsSuchFilesDo) {
  for (const std::string name : {"ORCID", "ORC", "BZh", "PAR1", "%PDF-1.7", "Obj\x01", "[x]", "{x}",
                                 "SQLite format 3", "PK\x03\x04", "[", "{"}) {
    for (const char separator : {',', ';'}) {
      const std::string text = name + ",member_id,posts\nx,a,12\n";
      EXPECT_TRUE(equals(with_separator(text, separator), {}, text)) << name;
      std::string many = text;
      while (many.size() < 9000) many += "\u00E4\u00F6\u00FC,b,1\n";
      EXPECT_TRUE(equals(with_separator(many, separator), {}, many)) << name;
    }
  }
}

TEST(LenientBytes, TextThatIsNotUtf8IsRefusedWithItsPlace) {
  EXPECT_TRUE(is_refused("member_id;note;posts\na;M\xFCller;1\n", {":2:", "'note'", "UTF-8"}));
  EXPECT_TRUE(is_refused("member_id;n\xFCte;posts\na;x;1\n", {":1:", "UTF-8"}));
  EXPECT_TRUE(is_refused("member_id;note;posts\na;\0;1\n"s, {":2:", "'note'", "NUL"}));
  EXPECT_TRUE(is_refused("member_id;note;posts\na;x;1\0\n"s, {":2:", "'posts'"}));
}

// -------------------------------------------------------------------------------------- separator

TEST(LenientSeparator, TheCommaWinsIfItGivesExactlyTheIds) {
  EXPECT_EQ(reading_of("member_id,posts;x;y;z,shares\na,1,1\n").header.size(), 3U);
  // Folded, it gives them no more than others do.
  EXPECT_EQ(reading_of("Member ID,x;posts;y;member_id\n1;2;3;a\n").header.size(), 4U);
}

TEST(LenientSeparator, OfSeveralTheOneWithMostColumnsIsTaken) {
  EXPECT_EQ(reading_of("member_id;x|posts|y|member_id\na;b|12|x|c\n").header.size(), 4U);
  EXPECT_EQ(reading_of("member_id;posts;x;y|member_id\na;1;2;3\n").header.size(), 4U);
  EXPECT_EQ(reading_of("Member ID;posts;x|member_id\na;1;2\n").header.size(), 3U);
}

TEST(LenientSeparator, QuotesHideOthersFromIt) {
  EXPECT_TRUE(equals("\"a;b;c|d\",member_id,posts\nx,a,12\n", {}, "z,member_id,posts\nx,a,12\n"));
  EXPECT_TRUE(
      equals("\"a,member_id\";\"member_id\";posts\nx;a;12\n", {}, "z,member_id,posts\nx,a,12\n"));
  EXPECT_TRUE(equals("\"a,\n\tb\"|member_id|posts\nx|a|12\n", {}, "z,member_id,posts\nx,a,12\n"));
}

TEST(LenientSeparator, ASeparatorLineIsObeyedAndNoHeaderEvenIfTheSeparatorIsKnownBetter) {
  EXPECT_TRUE(is_refused("sep=;\nmember_id,posts\na,1\n", {":2:", "--id", "member_id,posts"}));
  EXPECT_TRUE(
      equals("sep=;\nmember_id,posts\na,12\n", with_separator(','), "member_id,posts\na,12\n"));
  EXPECT_TRUE(is_refused("sep=;\n", {"empty"}));
  for (const std::string line : {"sep=", "sep=;;", "sep=5", "xsep=;", "sep=;,x"}) {
    EXPECT_TRUE(is_refused(line + "\nmember_id;posts\na;1\n", {":1:", "--id"})) << line;
  }
  EXPECT_EQ(reading_of("sep=;\nmember_id;posts\na;x\n").line, 3U);
}

TEST(LenientSeparator, ADelimiterDecides) {
  EXPECT_TRUE(equals("member_id,x|posts|y\na,x|12|\n",
                     {.dialect = with_separator('|').dialect, .columns = {.id = "member_id,x"}},
                     "member_id,posts\n\"a,x\",12\n"));
  EXPECT_TRUE(
      is_refused("member_id,posts\na,1\n", {"--id", "member_id,posts"}, with_separator(';')));
}

// ----------------------------------------------------------------------------------------- header

TEST(LenientHeader, NamesFoldByCaseSpacesAndSigns) {
  const std::string strict = "member_id,has_photo,messages_sent,posts\na,1,3,12\n";
  for (const std::string header :
       {"Member ID,Has Photo,Messages Sent,Posts", "MEMBERID,HASPHOTO,MESSAGESSENT,POSTS",
        "memberId,hasPhoto,messages-sent,p.o.s.t.s",
        " member_id ,has-photo, messages sent ,-posts-",
        "member.id,has.photo,messages.sent,posts."}) {
    EXPECT_TRUE(equals(header + "\na,1,3,12\n", {}, strict)) << header;
  }
}

TEST(LenientHeader, NamesThatWereFoldedAreListedInTheOrderOfTheFile) {
  const Reading reading = reading_of("Posts,x,HasPhoto,shares,Member-Id\n1,x,1,2,a\n");
  EXPECT_EQ(reading.read_as, (Names{"Posts=posts", "HasPhoto=has_photo", "Member-Id=member_id"}));
  const Reading both = reading_of("member_id,POSTS\na,1\n", {.labels = {"posts"}});
  EXPECT_EQ(both.read_as, Names{"POSTS=posts"}) << "once, as a label and a signal";
}

TEST(LenientHeader, WhatIsNotAsciiIsNotFolded) {
  EXPECT_TRUE(is_refused("member_id,\u00A0posts\na,1\n", {"u{a0}posts", "'posts'", "--map"}));
  EXPECT_TRUE(is_refused("member_id,po\u200Bsts\na,1\n", {"po\\u{200b}sts", "'posts'", "--map"}));
  EXPECT_TRUE(is_refused("member_id,\u00A0po\u200Bsts\u200B\na,1\n", {"u{200b}", "'posts'"}));
  EXPECT_TRUE(is_refused("\u00A0member_id,posts\na,1\n", {"u{a0}member_id", "--id"}));
  EXPECT_TRUE(is_refused("member\u200B_id,posts\na,1\n", {"u{200b}", "--id"}));
  EXPECT_TRUE(is_refused("member_id,p\u00F6sts\na,1\n", {"'p\u00F6sts'", "'posts'", "--map"}));
  EXPECT_TRUE(is_refused("member_id,posts\u00DF\na,1\n", {"did you mean"}));
  EXPECT_EQ(reading_of("member_id,shares,p\u00F6\u00DFts\na,1,1\n").error, "none") << "two letters";
}

TEST(LenientHeader, AnExactNameWinsAndAnotherSecondColumnIsRefused) {
  const std::string strict = "member_id,posts\na,12\n";
  EXPECT_TRUE(equals("Posts,member_id,posts,POSTS\n1,a,12,x\n", {}, strict));
  EXPECT_TRUE(equals("Member ID,member_id,posts\nx,a,12\n", {}, strict));
  EXPECT_TRUE(is_refused("member_id,Posts,POSTS\na,1,1\n", {":1:", "'Posts'", "'POSTS'"}));
  EXPECT_TRUE(
      is_refused("Member ID,member-id,posts\na,a,1\n", {":1:", "'Member ID'", "'member-id'"}));
  EXPECT_TRUE(is_refused("member_id,posts,posts\na,1,1\n", {":1:", "'posts'"}));
  EXPECT_TRUE(is_refused("member_id,x,posts,x\na,1,1,1\n", {":1:", "'x'"}));
}

TEST(LenientHeader, TheIdsMayHaveAnyName) {
  const std::string strict = "member_id,posts\na,12\n";
  EXPECT_TRUE(equals("Contact ID,posts\na,12\n", {.columns = {.id = "Contact ID"}}, strict));
  EXPECT_TRUE(equals("CONTACT_ID,posts\na,12\n", {.columns = {.id = "Contact ID"}}, strict));
  EXPECT_TRUE(equals("member_id,Contact;ID;posts\nx;a;12\n", {.columns = {.id = "ID"}}, strict));
  EXPECT_TRUE(
      is_refused("Contact,posts,Region\na,1,x\n", {":1:", "'Contact'", "'Region'", "--id"}));
  EXPECT_TRUE(is_refused("a;b;posts\n", {"--id"}, {.columns = {.id = "nothing"}}));
}

TEST(LenientHeader, AColumnNamedForOneThingIsNotReadAsAnother) {
  // Were `shares` read for both, or for the second alone, posts would be missing without a word.
  EXPECT_TRUE(equals("member_id,shares\na,12\n", {.columns = {.mapped = {{"posts", "shares"}}}},
                     "member_id,posts\na,12\n"));
  EXPECT_TRUE(equals("member_id,Shares\na,12\n", {.columns = {.mapped = {{"posts", "shares"}}}},
                     "member_id,posts\na,12\n"));
  const Reading ids = reading_of("posts,shares\n7,12\n", {.columns = {.id = "posts"}});
  ASSERT_EQ(ids.members.size(), 1U) << ids.error;
  EXPECT_EQ(ids.members[0].id, "7");
  EXPECT_EQ(std::count(ids.absent_signals.begin(), ids.absent_signals.end(), "posts"), 1);
  EXPECT_TRUE(is_refused("member_id,posts\n1,12\n", {":1:", "'member_id'", "two things"},
                         {.columns = {.mapped = {{"posts", "member_id"}}}}));
  EXPECT_TRUE(is_refused("member_id,x\n1,12\n", {":1:", "'x'", "two things"},
                         {.columns = {.mapped = {{"posts", "x"}, {"shares", "x"}}}}));
  EXPECT_THROW(reading_of("member_id,x,y\n1,1,1\n",
                          {.columns = {.mapped = {{"posts", "x"}, {"posts", "y"}}}}),
               std::invalid_argument);
}

TEST(LenientHeader, LabelsFoldWhetherTheColumnHasAnotherUseOrNot) {
  const std::string strict = "member_id,Industry,posts\na,Retail,12\nb,,1\n";
  const Reading labels = reading_of(strict, {.labels = {"industry"}});
  ASSERT_EQ(labels.members.size(), 2U) << labels.error;
  EXPECT_EQ(labels.members[0].labels[0], "Retail");
  const Reading signals = reading_of(strict, {.labels = {"POSTS", "member id"}});
  ASSERT_EQ(signals.members.size(), 2U) << signals.error;
  EXPECT_EQ(signals.members[0].labels, (Names{"12", "a"}));
  EXPECT_TRUE(signals.members[0].values[index_of(*Model::standard().catalogue().find("posts"))]);
  // A column that is asked for as it is named is read for its signal all the same.
  const Reading both = reading_of("member_id,Posts\na,12\n", {.labels = {"Posts"}});
  ASSERT_EQ(both.members.size(), 1U) << both.error;
  EXPECT_EQ(both.members[0].labels[0], "12");
  EXPECT_TRUE(both.members[0].values[index_of(*Model::standard().catalogue().find("posts"))]);
  EXPECT_TRUE(is_refused("member_id,Team,TEAM,posts\na,x,y,1\n", {":1:", "'Team'", "'TEAM'"},
                         {.labels = {"team"}}));
  EXPECT_TRUE(is_refused(strict, {":1:", "'team'"}, {.labels = {"team"}}));
}

TEST(LenientHeader, NearMissesAreAskedAboutWhereverTheColumnIs) {
  EXPECT_TRUE(is_refused("member_id,shares,post\na,1,1\n",
                         {":1:", "column 'post'", "did you mean the signal 'posts'", "Rename",
                          "--map 'posts=post'", "--ignore 'post'"}));
  for (const std::string name : {"post", "pots", "Pposts", "postz", "P-o.s t", "media2", "skils"}) {
    EXPECT_TRUE(is_refused("member_id,shares," + name + "\na,1,1\n", {"did you mean"})) << name;
  }
  for (const std::string name : {"pst", "postsss", "opsts", "medium", "abc", "po"}) {
    EXPECT_EQ(reading_of("member_id,shares," + name + "\na,1,1\n").error, "none") << name;
  }
  for (const std::string name : {"has_foto", "hasfoto", "hasphotos2", "educatoin", "days_actif"}) {
    EXPECT_TRUE(is_refused("member_id,shares," + name + "\na,1,1\n", {"did you mean"})) << name;
  }
  std::string header = "member_id,shares";
  std::string row = "a,1";
  for (int i = 0; i < 5000; ++i) {
    header += ",column" + std::to_string(i);
    row += ",";
  }
  EXPECT_EQ(reading_of(header + "\n" + row + "\n").error, "none");
  EXPECT_TRUE(is_refused(header + ",post\n" + row + ",1\n", {"'post'", "did you mean"}));
}

TEST(LenientHeader, ColumnsThatAnOptionNamesAreNotAskedAbout) {
  const std::string text = "member_id,shares,post\na,1,1\n";
  EXPECT_EQ(reading_of(text, {.columns = {.ignored = {"post"}}}).error, "none");
  EXPECT_EQ(reading_of(text, {.labels = {"post"}}).error, "none");
  EXPECT_EQ(reading_of(text, {.labels = {"Post"}}).error, "none");
  EXPECT_TRUE(equals(text, {.columns = {.mapped = {{"posts", "post"}}}},
                     "member_id,shares,posts\na,1,1\n"));
  EXPECT_EQ(reading_of("post,shares\na,1\n", {.columns = {.id = "post"}}).error, "none");
}

TEST(LenientHeader, ManyColumnsAreReadAndListed) {
  std::string header = "posts,member_id";
  std::string row = "12,a";
  for (int i = 0; i < 100000; ++i) {
    header += ",c" + std::to_string(i);
    row += ",x";
  }
  EXPECT_TRUE(equals(header + "\n" + row + "\n", {}, "posts,member_id\n12,a\n"));
  const Reading without = reading_of(header.substr(16) + "\n" + row.substr(5) + "\n");
  EXPECT_NE(without.error.find("--id"), std::string::npos);
  EXPECT_LT(without.error.size(), 2000U);
}

TEST(LenientHeader, ColumnsWithoutNamesAtItsEndAreNoneIfThereAreSeveral) {
  const std::string strict = "member_id,posts\na,12\nb,\n";
  EXPECT_TRUE(equals("member_id,posts,,\na,12,,\nb,,\n", {}, strict));
  EXPECT_TRUE(equals("\"member_id\";\"posts\";\"\";;;\na;12\nb;;;;;;;;\n;;;;\n", {}, strict));
  EXPECT_TRUE(equals(",member_id,posts,\n1,a,12,\n2,b,,\n", {}, strict)) << "an index, too";
  EXPECT_TRUE(is_refused("member_id,posts,,\na,12,,x\n", {":2:", "4 cells", "2"}));
  EXPECT_TRUE(equals("member_id,posts,\na,12,x\nb,,\n", {}, strict)) << "as a strict file may";
  EXPECT_TRUE(is_refused(",,member_id,posts\n1,1,a,12\n", {":1:", "columns 1 and 2"}));
  EXPECT_TRUE(is_refused("member_id,posts,,\na,12,,\n", {":1:", "columns 3 and 4"},
                         {.dialect = Dialect::strict()}));
}

TEST(LenientHeader, ABlankFirstLineIsSaidToBeEmpty) {
  EXPECT_TRUE(is_refused("\nmember_id,posts\na,1\n", {":1:", "line 1 is empty"}));
  EXPECT_TRUE(is_refused("\r\n\r\nmember_id,posts\na,1\n", {":1:", "line 1 is empty"}));
  EXPECT_TRUE(is_refused("sep=;\n\nmember_id;posts\na;1\n", {":2:", "line 2 is empty"}));
  EXPECT_TRUE(is_refused("", {"empty"}));
  EXPECT_TRUE(is_refused("\xEF\xBB\xBF", {"empty"}));
}

// ------------------------------------------------------------------------------------------ cells

TEST(LenientCells, ACountMayBePaddedAndHaveAPointAndZeros) {
  for (const std::string cell :
       {"12", "012", " 12", "12 ", "\"\t 12 \t\"", "12.0", "12.000", "012.0", " 12.0 ", "\"12\"",
        "\" 12.0\"", "000000000000012.0000000000000"}) {
    EXPECT_TRUE(equals(posts(cell), {}, "member_id,posts\na,12\n")) << cell;
  }
  EXPECT_TRUE(equals(posts("4294967295.0"), {}, "member_id,posts\na,4294967295\n"));
  EXPECT_TRUE(equals(posts("0.0"), {}, "member_id,posts\na,0\n"));
}

TEST(LenientCells, OtherNumbersAreRefusedWithTheLikelyCause) {
  const std::vector<std::pair<std::string, std::string>> cells = {
      {"-0", "negative"},
      {"-3", "negative"},
      {"+12", "whole number"},
      {"1e3", "whole number"},
      {"1E3", "whole number"},
      {"1,234", "thousands"},
      {"1.234.567", "thousands"},
      {"1 234", "thousands"},
      {"1'234", "thousands"},
      {"12,0", "decimal comma"},
      {"12,5", "decimal comma"},
      {"12%", "percent"},
      {"12.5", "fraction"},
      {"1.234,5", "thousands separator and a fraction"},
      {"1,234.5", "thousands separator and a fraction"},
      {"0.5", "fraction"},
      {"12.01", "fraction"},
      {"2026-01-31", "date"},
      {"31/1/2026", "date"},
      {"31.01.2026", "date"},
      {"2026-01-31 00:00:00", "date"},
      {"2026-01-31T08:00", "date"},
      {"1\u00A0234", "thousands"},
      {"1\u202F234\u202F567", "thousands"},
      {"12.", "whole number"},
      {".0", "whole number"},
      {"0x1F", "whole number"},
      {"1_000", "whole number"},
      {"12.0.0", "whole number"},
      {"inf", "whole number"},
      {"\u00A012", "u{a0}12"},
      {"\uFF11", "whole number"},
      {"4294967296", "4294967295"},
      {"4294967296.0", "4294967295"},
      {"99999999999999999999", "4294967295"},
      {"1 2", "whole number"},
      {"true", "whole number"},
      {"yes", "whole number"},
      {"12.0e0", "whole number"}};
  for (const auto& [cell, cause] : cells) {
    EXPECT_TRUE(is_refused(posts(cell), {":2:", "'posts'", cause})) << cell;
    EXPECT_EQ(reading_of(posts(cell), {.dialect = with_separator('\t').dialect}).line, 2U);
  }
}

TEST(LenientCells, AFlagMayBeAWord) {
  for (const std::string yes : {"1", "01", "1.0", "1.00", "true", "TRUE", "tRuE", "yes", "Yes", "t",
                                "T", "y", "Y", " true ", "\"YES\""}) {
    EXPECT_TRUE(equals(photo(yes), {}, "member_id,has_photo\na,1\n")) << yes;
  }
  for (const std::string no :
       {"0", "00", "0.0", "false", "FALSE", "no", "No", "f", "F", "n", "N"}) {
    EXPECT_TRUE(equals(photo(no), {}, "member_id,has_photo\na,0\n")) << no;
  }
  for (const std::string other : {"2", "2.0", "-1", "-0", "+1", "1,0", "0.5", "on", "off", "x",
                                  "ja", "truth", "yes.", "1e0", "10", "ye", "\u0131"}) {
    EXPECT_TRUE(is_refused(photo(other), {":2:", "'has_photo'", "0 or 1"})) << other;
  }
}

TEST(LenientCells, WordsForMissingAreExact) {
  for (const std::string word : {"NA", "N/A", "#N/A", "NULL", "null", "None", "nan", "NaN", "\\N",
                                 " NA ", " ", "  ", "\"\"", "\"NULL\"", "\"\t\""}) {
    EXPECT_TRUE(equals(posts(word), {}, "member_id,posts\na,\n")) << word;
    EXPECT_TRUE(equals(photo(word), {}, "member_id,has_photo\na,\n")) << word;
  }
  for (const std::string word : {"na", "n/a", "Null", "NONE", "none", "NAN", "Nan", "\\n", "-", "?",
                                 "N A", "#NV", "<NA>", "missing", "#REF!"}) {
    EXPECT_TRUE(is_refused(posts(word), {":2:", "'posts'"})) << word;
  }
  EXPECT_TRUE(is_refused("member_id,posts\n,NA\n", {":2:", "'member_id'", "empty"}));
  EXPECT_TRUE(equals("member_id,note,posts\nNA,NULL,1\n", {.labels = {"note"}},
                     "member_id,note,posts\nNA,NULL,1\n"))
      << "text is text";
}

TEST(LenientCells, WordsOfOnesOwnForMissingMayLookLikeValues) {
  const std::string missing = "member_id,posts\na,\n";
  for (const std::string word :
       {"-1", "0", "99", "12.0", "true", "unknown", "4294967296", "1,234", "123456"}) {
    EXPECT_TRUE(equals(posts(word), with_words({word}), missing)) << word;
    EXPECT_TRUE(equals(posts(" " + word + " "), with_words({"x", word}), missing)) << word;
    EXPECT_TRUE(equals(photo(word), with_words({word}), "member_id,has_photo\na,\n")) << word;
  }
  EXPECT_TRUE(equals(posts("990"), with_words({"99"}), "member_id,posts\na,990\n"));
  EXPECT_TRUE(equals(posts("099"), with_words({"99"}), "member_id,posts\na,99\n"));
  EXPECT_TRUE(equals(posts("99.0"), with_words({"99"}), "member_id,posts\na,99\n"));
  EXPECT_TRUE(is_refused(posts("unknown"), {"'unknown'"}, with_words({"Unknown"})));
  const Reading ids = reading_of("member_id,posts\n0,0\n", with_words({"0"}));
  ASSERT_EQ(ids.members.size(), 1U) << ids.error;
  EXPECT_EQ(ids.members[0].id, "0");
}

TEST(LenientCells, EachOtherSpellingIsCountedOnceInItsColumn) {
  const Reading reading = reading_of(
      "member_id,posts,has_photo,note\n"
      "a, 12 ,TRUE, x\n"
      "b,12.0,1.0,NULL\n"
      "c, 12.0 , NA ,TRUE\n"
      "d,,99,\n"
      "e, ,n,\n"
      "f,99,\" 0\",12.0\n",
      with_words({"99"}));
  ASSERT_EQ(reading.error, "none");
  EXPECT_EQ(reading.spellings[0], SpellingCounts());
  EXPECT_EQ(reading.spellings[1],
            (SpellingCounts{.padded = 2, .point_zero = 2, .missing_words = 1}));
  EXPECT_EQ(reading.spellings[2],
            (SpellingCounts{.padded = 1, .point_zero = 1, .flag_words = 2, .missing_words = 2}));
  EXPECT_EQ(reading.spellings[3], SpellingCounts());
}

TEST(LenientCells, LongCellsAreReadOrRefusedInAShortLine) {
  const std::string zeros(3U << 20, '0');
  EXPECT_TRUE(equals(posts(zeros + "12." + zeros), {}, "member_id,posts\na,12\n"));
  EXPECT_TRUE(equals(posts(std::string(3U << 20, ' ') + "12"), {}, "member_id,posts\na,12\n"));
  EXPECT_TRUE(is_refused(posts("1" + zeros), {"'posts'"}));
  EXPECT_LT(reading_of(posts("1" + zeros)).error.size(), 2000U);
  EXPECT_TRUE(is_refused(posts(std::string(17U << 20, ' ')), {":2:", "longer than 16 MiB"}));
}

// ------------------------------------------------------------------------------------------- rows

TEST(LenientRows, EmptyOnesAtTheEndAreNothing) {
  for (const std::string end : {"\n", "\r\n", ",,,\n", ",\n", ",,,,,,,\n", "\"\"\n",
                                "\"\",\"\",,\n", "\n,,,\n\n,,,", ",,,"}) {
    for (const std::size_t piece : {1U, 2U, 9U, 100000U}) {
      Way way;
      way.dialect.piece_bytes = piece;
      EXPECT_TRUE(equals(kStrict + end, way)) << testing::PrintToString(end) << piece;
    }
  }
}

TEST(LenientRows, ARowWithSomethingInItIsNotEmpty) {
  // Of separators and quotes alone, and yet with an id.
  for (const std::string id :
       {"\",\"", "\",\"\",\"", "\"\"\"\"", "\"\n\"", "\",,\n,,\"", "\" \"", " "}) {
    const std::string text = "member_id,posts\n" + id + ",\n";
    EXPECT_EQ(reading_of(text).members.size(), 1U) << id;
    EXPECT_TRUE(equals(text, {}, text)) << id;
    EXPECT_TRUE(equals(text + "b,1\n", {}, text + "b,1\n")) << id;
    EXPECT_TRUE(equals(text + "\n,\n", {}, text)) << id;
  }
}

TEST(LenientRows, EmptyOnesInTheMiddleAreSaidToBeEmpty) {
  for (const std::string row : {"", ",", ",,,,", "\"\"", "\"\",\"\"", "\r", ",\r"}) {
    for (const std::size_t piece : {1U, 16U, 20U, 100000U}) {
      Way way;
      way.dialect.piece_bytes = piece;
      const std::string text = "member_id,posts\na,1\n" + row + "\n";
      EXPECT_TRUE(is_refused(text + "b,2\n", {":3:", "line 3 is empty"}, way)) << row << piece;
      EXPECT_TRUE(is_refused(text + row + "\n\nb,2", {":3:", "line 3 is empty"}, way)) << row;
      EXPECT_TRUE(
          is_refused("member_id,posts\n" + row + "\nb,2\n", {":2:", "line 2 is empty"}, way));
    }
  }
  EXPECT_TRUE(is_refused("member_id,posts\na,x\n\nb,2\n", {":2:", "'posts'"})) << "the first fault";
  EXPECT_TRUE(
      is_refused("member_id,posts\na,1\n,2\n", {":3:", "'member_id'", "must not be empty"}));
}

TEST(LenientRows, MoreCellsThanColumnsMustBeEmpty) {
  const std::string strict = "member_id,posts\na,12\nb,\n";
  EXPECT_TRUE(equals("member_id,posts\na,12,\nb,,,,,\n", {}, strict));
  EXPECT_TRUE(equals("member_id,posts\r\na,12,\"\",\r\nb,,,,", {}, strict));
  EXPECT_TRUE(is_refused("member_id,posts\na,12,x\n", {":2:", "3 cells", "2"}));
  EXPECT_TRUE(is_refused("member_id,posts\na,12,,0\n", {":2:", "4 cells", "2"}));
  EXPECT_TRUE(is_refused("member_id,posts\na,12, \n", {":2:", "3 cells", "2"}));
  EXPECT_TRUE(is_refused("member_id,posts,x\na,12\n", {":2:", "2 cells", "3"}));
}

TEST(LenientRows, QuotesAreAsInAStrictFile) {
  for (const std::string row :
       {"\"a", "a\"b,1", "\"a\"b,1", "a,\"1", "a,1\"", " \"a\",1", "a\rb,1"}) {
    for (const char separator : {',', ';'}) {
      const std::string text = "member_id,posts\nz,1\n" + row + "\n";
      EXPECT_EQ(reading_of(text, {.dialect = Dialect::strict()}).line, 3U) << row;
      EXPECT_EQ(reading_of(with_separator(text, separator)).line, 3U) << row;
    }
  }
}

// -------------------------------------------------------------------------------- other CSV inputs

/// The connections of bytes among the members a, b and "c,d".
std::string connections_of(std::string_view bytes) {
  const TemporaryFolder folder;
  TextIndex index;
  for (const char* id : {"a", "b", "c,d"}) index.add(id);
  try {
    RecordSource source(folder.write("connections.csv", bytes), Dialect::lenient(), "member_a");
    const ConnectionParser parser(source, index);
    std::string all;
    for (ConnectionChunk chunk; parser.next(source, chunk);) {
      for (const Connection& c : chunk.connections) {
        all += std::to_string(c.a) + "-" + std::to_string(c.b) + " ";
      }
    }
    return all;
  } catch (const DataError& error) {
    return error.what();
  }
}

TEST(LenientConnections, BytesSeparatorHeaderAndRowsAreThoseOfMembers) {
  const std::string strict = "member_a,how,member_b\na,x,b\nb,NULL,\"c,d\"\n";
  const std::string expected = "0-1 1-2 ";
  EXPECT_EQ(connections_of(strict), expected);
  EXPECT_EQ(connections_of(packed(strict)), expected);
  EXPECT_EQ(connections_of(to_slow_utf16(strict, true)), expected);
  for (const std::string text :
       {"member_a;how;member_b\na;x;b\nb;;c,d\n", "Member A|Member.B\na|b\nb|c,d",
        "sep=\t\r\nmember_a\tmember_b\r\na\tb\r\nb\tc,d\r\n\r\n\t\r\n",
        "member_a;member_b\na;b;\nb;c,d;;\n;\n"}) {
    EXPECT_EQ(connections_of(text), expected) << text;
  }
  const auto refused = [](const std::string& bytes, const std::string& word) {
    const std::string error = connections_of(bytes);
    return error.find(word) != std::string::npos ? "" : error;
  };
  EXPECT_EQ(refused("member_a,member_b\na,b\n\nb,a\n", "line 3 is empty"), "");
  EXPECT_EQ(refused("member_a,member_b\na,b\n,\nb,a\n", "line 3 is empty"), "");
  EXPECT_EQ(refused("member_a,Member B,MEMBER_B\na,b,b\n", "'MEMBER_B'"), "");
  EXPECT_EQ(refused("member_a,member_b\na,b,x\n", "3 cells"), "");
  EXPECT_EQ(refused("member_a,member_b\na, b\n", "' b' is not a member"), "");
  EXPECT_EQ(refused("member_a,member\n", "member_b"), "");
  EXPECT_EQ(refused("[{\"member_a\":\"a\"}]", "JSON"), "");
  if (kHasGzip) {
    EXPECT_EQ(refused(slow_gzip(strict).substr(0, 40), "cut off"), "");
  }
}

}  // namespace
}  // namespace ssi
