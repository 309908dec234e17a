// SPDX-License-Identifier: MIT
// Random files of members, written by the test in all the ways that a file may be, are read as what
// was written: every value, missing or not, every id and label.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/files/member_file.hpp"
#include "support/member_files.hpp"
#include "support/member_texts.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

MemberContent read(const std::string& path, const Dialect& dialect,
                   const std::vector<std::string>& labels) {
  RecordSource source(path, dialect);
  const MemberParser parser(source, wide_model(), {.required = labels});
  MemberContent content;
  content.spellings.resize(source.header().size());
  MemberChunk chunk;
  for (RecordText text; source.read(text);) {
    parser.parse(exactly(text), chunk);
    append_members(chunk, wide_model().catalogue().size(), labels.size(), content.members);
    for (std::size_t i = 0; i < content.spellings.size(); ++i) {
      content.spellings[i] += chunk.spellings()[i];
    }
  }
  return content;
}

void expect_read(const MemberTextWriter& file, const std::string& path, const Dialect& dialect) {
  const MemberContent content = read(path, dialect, file.labels());
  const std::vector<ReadMember>& expected = file.content().members;
  ASSERT_EQ(content.members.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const ReadMember& member = content.members[i];
    ASSERT_EQ(member.id, expected[i].id) << "member " << i;
    ASSERT_EQ(member.values, expected[i].values) << "member " << i << ", " << member.id;
    ASSERT_EQ(member.labels, expected[i].labels) << "member " << i << ", " << member.id;
  }
  ASSERT_EQ(content.spellings, file.content().spellings);
}

void expect_read(const MemberTextWriter& file) {
  const TemporaryFolder folder;
  expect_read(file, folder.write("members.csv", file.text()), file.style().dialect);
}

void expect_drawn_files(Random& random, int files, const Dialect& dialect) {
  for (int i = 0; i < files; ++i) {
    SCOPED_TRACE("file " + std::to_string(i));
    MemberTextWriter file(random, draw_style(random, dialect));
    file.add_records(random.index(random.chance(80) ? 40 : 400));
    file.end();
    expect_read(file);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(MemberText, IsReadAsItWasWritten) {
  Random random(200);
  SCOPED_TRACE(random.trace());
  expect_drawn_files(random, 250, Dialect::strict());
}

TEST(MemberText, IsReadInALenientDialectToo) {
  Random random(201);
  SCOPED_TRACE(random.trace());
  expect_drawn_files(random, 250, Dialect::lenient());
}

TEST(MemberText, IsReadInOtherDialects) {
  Random random(202);
  SCOPED_TRACE(random.trace());
  for (const char separator : {',', ';', '\t', '|', ' '}) {
    for (const QuoteRule quotes : {QuoteRule::rfc4180, QuoteRule::none}) {
      for (const BlankLines blank : {BlankLines::refuse, BlankLines::skip}) {
        expect_drawn_files(random, 6,
                           {.separator = separator, .quotes = quotes, .blank_lines = blank});
      }
    }
  }
}

TEST(MemberText, MayHaveItsOnlyQuotesAnywhere) {
  Random random(203);
  SCOPED_TRACE(random.trace());
  for (int i = 0; i < 60; ++i) {
    CsvStyle style = draw_style(random, random.chance(50) ? Dialect::strict() : Dialect::lenient());
    style.quoted_percent = style.special_percent = 0;
    MemberTextWriter file(random, style);
    file.add_records(random.index(200));
    CsvStyle quoted = style;
    quoted.quoted_percent = quoted.special_percent = 60;
    file.use(quoted);
    file.add_records(1);
    file.use(style);
    if (random.chance(70)) file.add_records(random.index(200));
    file.end();
    expect_read(file);
    if (HasFatalFailure()) return;
  }
}

TEST(MemberText, MayBeLong) {
  Random random(205);
  SCOPED_TRACE(random.trace());
  for (const Dialect& dialect : {Dialect::strict(), Dialect::lenient()}) {
    MemberTextWriter file(random, {.dialect = dialect});
    while (file.text().size() < 600'000) file.add_records(100);
    file.end();
    expect_read(file);
  }
}

TEST(MemberText, IsTheSameInPiecesOfEverySize) {
  Random random(204);
  SCOPED_TRACE(random.trace());
  for (const Dialect& base : {Dialect::strict(), Dialect::lenient()}) {
    for (const std::uint64_t special_percent : {0u, 10u}) {
      MemberTextWriter file(
          random, {.dialect = base, .special_percent = special_percent, .crlf_percent = 30});
      file.add_records(30);
      file.end();
      const TemporaryFolder folder;
      const std::string path = folder.write("members.csv", file.text());
      Dialect dialect = base;
      for (dialect.piece_bytes = 1; dialect.piece_bytes <= 300; ++dialect.piece_bytes) {
        SCOPED_TRACE(dialect.piece_bytes);
        expect_read(file, path, dialect);
        if (HasFatalFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace ssi
