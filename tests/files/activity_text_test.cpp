// SPDX-License-Identifier: MIT
// Random activity logs, written by the test in all the ways that a file may be, are read as what
// was written; a fault in a large log is the same error as in a log of that row alone.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "ssi/files/activity_file.hpp"
#include "support/log_texts.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi::logs {
namespace {

void expect_read(const LogWriter& file, const std::string& path, const Dialect& dialect,
                 bool knows_members) {
  ActivityFormat format;
  if (knows_members) format = {.members = &file.members(), .skip_unknown = true};
  const Log log = read(path, dialect, format);
  const Log& expected = file.log();
  ASSERT_EQ(log.rows.size(), expected.rows.size());
  for (std::size_t i = 0; i < expected.rows.size(); ++i) {
    ASSERT_EQ(log.rows[i], expected.rows[i]) << "row " << i;
  }
  ASSERT_EQ(log.unknown_members, expected.unknown_members);
  ASSERT_EQ(log.unknown_signals, expected.unknown_signals);
}

void expect_drawn_logs(Random& random, int logs, const Dialect& base) {
  const TemporaryFolder folder;
  for (int i = 0; i < logs; ++i) {
    SCOPED_TRACE("log " + std::to_string(i));
    const CsvStyle style = draw_style(random, base);
    const bool knows_members = random.chance(50);
    LogWriter file(random, style, knows_members);
    file.add_rows(random.index(random.chance(80) ? 60 : 1200));
    expect_read(file, folder.write("log.csv", file.text()), style.dialect, knows_members);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(ActivityText, IsReadAsItWasWritten) {
  Random random(220);
  SCOPED_TRACE(random.trace());
  expect_drawn_logs(random, 120, Dialect::strict());
  expect_drawn_logs(random, 120, Dialect::lenient());
}

TEST(ActivityText, IsReadInOtherDialects) {
  Random random(221);
  SCOPED_TRACE(random.trace());
  for (const char separator : {',', ';', '\t', '|'}) {
    for (const QuoteRule quotes : {QuoteRule::rfc4180, QuoteRule::none}) {
      expect_drawn_logs(random, 10, {.separator = separator, .quotes = quotes});
    }
  }
}

TEST(ActivityText, IsTheSameInPiecesOfEverySize) {
  Random random(222);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  for (const std::uint64_t special_percent : {0u, 10u}) {
    LogWriter file(random, {.special_percent = special_percent, .crlf_percent = 30}, true);
    file.add_rows(40);
    const std::string path = folder.write("log.csv", file.text());
    Dialect dialect;
    for (dialect.piece_bytes = 1; dialect.piece_bytes <= 300; ++dialect.piece_bytes) {
      SCOPED_TRACE(dialect.piece_bytes);
      expect_read(file, path, dialect, true);
      if (HasFatalFailure()) return;
    }
  }
}

// ----------------------------------------------------------------------------------------- faults

/// A cell that is put in a row, and whether errors show it as it is written.
struct Fault {
  std::size_t column = 0;
  std::string cell = {};
  bool is_shown = true;
};

std::vector<Fault> all_faults() {
  std::vector<Fault> faults = {{kId, ""},           {kSignal, ""},      {kSignal, "post"},
                               {kSignal, "posts "}, {kSignal, "Posts"}, {kSignal, "postsposts"}};
  const std::string date = "2024-05-01";
  for (std::size_t size = 0; size < date.size(); ++size) {
    faults.push_back({kDate, date.substr(0, size)});
  }
  for (const char bad : {'a', '/', ':', ' ', '-', ';', '\x7F', '\xB1', '\xFF'}) {
    for (std::size_t at = 0; at < date.size(); ++at) {
      std::string cell = date;
      cell[at] = bad;
      if (cell != date) faults.push_back({kDate, cell});
    }
    for (const std::size_t size : {1u, 2u, 3u, 4u, 5u, 6u, 9u, 11u}) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string cell(size, '7');
        cell[at] = bad;
        faults.push_back({kValue, cell});
      }
    }
  }
  for (const char* cell : {"2024-02-30", "2023-02-29", "0000-01-01", "10000-01-01", "2024-05-01T",
                           "2024-05-01T24:00", "2024-05-01 09:3", "2024-05-01T09:30z"}) {
    faults.push_back({kDate, cell});
  }
  for (const char* cell : {"4294967296", "4294967297", "9999999999", "18446744073709551617"}) {
    faults.push_back({kValue, cell});
  }
  for (const std::size_t column : {kId, kDate, kSignal, kValue, kPerson, kEvent, kNote}) {
    for (const std::string& bad : std::initializer_list<std::string>{
             std::string(1, '\0'), "\xFF", "\xC3", "\xED\xA0\x80", "\r", "\"", "\"x\""}) {
      for (const std::size_t before : {1u, 4u, 15u, 16u, 33u}) {
        const std::string front(before, column == kValue ? '1' : 'b');
        faults.push_back({column, front + bad + "1", false});
      }
    }
    faults.push_back({column, "\"a\"b", false});
  }
  return faults;
}

/// A log of plain rows, with one of these cells in between.
std::string log_of(Random& random, std::size_t before, const Fault& fault, std::size_t after) {
  const CsvStyle plain{.is_ascii = random.chance(50)};
  std::string text;
  append_record(random, plain, kNames, text);
  for (std::size_t i = 0; i <= before + after; ++i) {
    std::vector<std::string> cells = {draw_text(random, plain, draw_length(random, 40)),
                                      "2024-05-01",
                                      "posts",
                                      digits_of(random, draw_count(random)),
                                      draw_text(random, plain, random.index(40)),
                                      draw_text(random, plain, random.index(20)),
                                      draw_text(random, plain, random.index(70))};
    if (i == before) cells[fault.column] = fault.cell;
    for (std::size_t c = 0; c < cells.size(); ++c) text += (c == 0 ? "" : ",") + cells[c];
    text += '\n';
  }
  return text;
}

TEST(ActivityText, HasTheSameFaultsInALargeLog) {
  Random random(223);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  const auto fault_in = [&](const std::string& text, const Dialect& dialect) {
    const std::string path = folder.write("log.csv", text);
    return fault_of([&] { read(path, dialect); });
  };
  for (const Fault& fault : all_faults()) {
    SCOPED_TRACE(kNames[fault.column] + " '" + fault.cell + "'");
    const Dialect dialect = random.chance(50) ? Dialect::strict() : Dialect::lenient();
    const std::string line_end = random.chance(60) ? "\n" : "\r\n";
    const std::string small = log_of(random, 0, fault, 0);
    FileFault expected = fault_in(with_line_ends(small, line_end), dialect);
    ASSERT_EQ(expected.line, 2u);
    ASSERT_EQ(expected.column, kNames[fault.column]);
    if (fault.is_shown) {
      ASSERT_EQ(expected.cell, fault.cell);
    }
    const std::size_t before = random.index(random.chance(98) ? 100 : 4000);
    const std::string large = log_of(random, before, fault, random.index(20));
    expected.line += before;
    ASSERT_EQ(fault_in(with_line_ends(large, line_end), draw_style(random, dialect).dialect),
              expected);
  }
}

TEST(ActivityText, HasTheSameNumberOfCellsInEachRow) {
  Random random(224);
  SCOPED_TRACE(random.trace());
  const TemporaryFolder folder;
  for (std::size_t cells = 1; cells < 80; ++cells) {
    if (cells == kNames.size()) continue;
    const std::size_t before = random.index(200);
    std::string text = log_of(random, before, {kNote, "x"}, 0);
    text += "a,2024-05-01,posts,1,p,e,n\n";
    std::string row = "a,2024-05-01,posts,1,p,e,n";
    for (std::size_t i = kNames.size(); i < cells; ++i) row += ",x";
    for (std::size_t i = cells; i < kNames.size(); ++i) row.resize(row.rfind(','));
    text += row + '\n' + "a,2024-05-01,posts,1,p,e,n\n";
    const std::string path = folder.write("log.csv", text);
    for (const Dialect& dialect : {Dialect::strict(), Dialect::lenient()}) {
      const FileFault fault = fault_of([&] { read(path, dialect); });
      ASSERT_EQ(fault.line, before + 4) << row;
      ASSERT_NE(fault.rule.find("has " + std::to_string(cells) + " cell"), std::string::npos)
          << fault;
    }
  }
}

}  // namespace
}  // namespace ssi::logs
