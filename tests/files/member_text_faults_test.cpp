// SPDX-License-Identifier: MIT
// A fault in a large file that is plain otherwise is found where it is, and is the same error as in
// a file of that record alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "support/plain_members.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"

namespace ssi::plain {
namespace {

/// A record with a fault.
struct Fault {
  std::string record;
  std::string column = {};               ///< where; empty: the record as a whole
  std::optional<std::string> cell = {};  ///< what errors show of it, if that is known
  bool holds_for_lenient = true;         ///< whether a lenient dialect refuses it too
  bool takes_the_rest = false;           ///< it goes on to the end of the file
};

class Faults {
 public:
  explicit Faults(Random& random) : random_(random) {
    add_counts();
    add_texts();
    add_records();
  }

  const std::vector<Fault>& all() const { return faults_; }

 private:
  Cells draw_filled() {
    Cells cells = draw_cells(random_, true);
    for (std::string& cell : cells) cell += cell.empty() ? "1" : "";
    return cells;
  }

  void add(std::size_t column, const std::string& cell, bool holds_for_lenient = true,
           bool is_shown = true) {
    Cells cells = draw_filled();
    cells[column] = cell;
    faults_.push_back({joined(cells), kNames[column], is_shown ? std::optional(cell) : std::nullopt,
                       holds_for_lenient});
  }

  void add_counts() {
    for (const char bad : {'a', 'e', '/', ':', '-', '+', '.', ';', '@', ' ', '\t', '\x10', '\x7F',
                           '\x80', '\xB0', '\xB9', '\xBA', '\xFF'}) {
      for (const std::size_t size : {1u, 2u, 3u, 4u, 5u, 6u, 9u, 11u}) {
        for (std::size_t at = 0; at < size; ++at) {
          std::string cell(size, ' ');
          for (char& c : cell) c = static_cast<char>('1' + random_.index(9));
          cell[at] = bad;
          const bool is_outer = (bad == ' ' || bad == '\t') && (at == 0 || at + 1 == size);
          add(random_.chance(50) ? kPosts : kConnections, cell, !is_outer);
        }
      }
    }
    for (const char* cell :
         {"4294967296", "4294967297", "4294967300", "5000000000", "9999999999", "0004294967296",
          "10000000000", "42949672950", "18446744073709551615", "18446744073709551616",
          "18446744073709551617", "340282366920938463463374607431768211457"}) {
      for (const std::size_t column : {kPosts, kConnections, kPhoto}) add(column, cell);
    }
    for (const char* cell : {"2", "3", "9", "10", "11", "02", "12", "256", "257", "-1", "/", ":",
                             "x", "1x", "01x", "x1", "4294967297"}) {
      add(kPhoto, cell);
    }
  }

  void add_texts() {
    const std::string nul(1, '\0');
    for (std::size_t column = kId; column <= kConnections; ++column) {
      const bool is_count = column == kPosts || column == kConnections || column == kPhoto;
      for (const std::string& bad : std::initializer_list<std::string>{
               nul, "\xFF", "\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
               "\xE2\x82", "\r", "\"", "\"x", "x\"y\""}) {
        for (const std::size_t before : {0u, 1u, 5u, 14u, 15u, 16u, 31u, 40u}) {
          if (before == 0 && bad[0] == '"') continue;
          const std::string front(is_count ? before % 6 : before, is_count ? '1' : 'b');
          add(column, front + bad + (is_count ? "1" : "c"), true, false);
        }
      }
      for (const char* cell : {"\"a\"b", "\"1\"1", "\"\" ", "\"1\"\r1"}) {
        add(column, cell, true, false);
      }
      for (const char* cell : {"\"1", "\"\"\""}) {
        add(column, cell, true, false);
        faults_.back().takes_the_rest = true;
      }
    }
    add(kId, "");
    Cells cells = draw_filled();
    cells[kId] = "\"\"";
    faults_.push_back({joined(cells), kNames[kId], ""});
  }

  void add_records() {
    for (std::size_t count = 1; count < kNames.size(); ++count) {
      Cells cells = draw_filled();
      cells.resize(count);
      faults_.push_back({joined(cells)});
    }
    for (std::size_t more = 1; more <= 70; more += more) {
      Cells cells = draw_filled();
      cells.resize(cells.size() + more);
      faults_.push_back({joined(cells), "", {}, false});
      faults_.push_back({joined(cells) + "x"});
    }
    faults_.push_back({""});
    faults_.push_back({",,,,,"});
    faults_.back().column = "member_id";
    faults_.back().holds_for_lenient = false;
  }

  Random& random_;
  std::vector<Fault> faults_;
};

class MemberTextFaults : public PlainMembers {
 protected:
  MemberTextFaults() : PlainMembers(210) {}

  const Faults faults_{random_};
};

/// The fault of a record in line 2, so many lines further down.
FileFault further_down(FileFault fault, std::size_t lines) {
  fault.line += lines;
  const std::size_t at = fault.rule.find("line 2");
  if (at != std::string::npos) fault.rule.replace(at, 6, "line " + std::to_string(fault.line));
  return fault;
}

TEST_F(MemberTextFaults, AreTheSameInALargeFile) {
  SCOPED_TRACE(random_.trace());
  for (const Fault& fault : faults_.all()) {
    const bool is_lenient = fault.holds_for_lenient && random_.chance(50);
    const Dialect dialect = is_lenient ? Dialect::lenient() : Dialect::strict();
    const std::string line_end = random_.chance(60) ? "\n" : "\r\n";
    const bool is_ascii = random_.chance(50);
    const std::size_t most = random_.chance(97) ? 200 : kRecords;
    const std::size_t before = random_.index(most);
    const std::size_t after = fault.record.empty() ? 1 : random_.below(2) * random_.index(most);
    std::string front = plain(before, is_ascii);
    std::string rest = fault.record + '\n' + plain(after, is_ascii);
    if (after == 0 && random_.chance(50)) rest.pop_back();
    // A blank line at the end of a file may be none, and an open quote goes on.
    const bool is_alone = !fault.takes_the_rest && !fault.record.empty();
    const std::string small = is_alone ? fault.record : rest;
    // Quotes elsewhere change nothing.
    const std::string quoted = "\"q, r\",x,1,1,\"\",5\n";
    const std::uint64_t quotes = random_.below(4);
    if (quotes == 0) front.insert(0, quoted);
    if (quotes == 1 && is_alone && rest.ends_with('\n')) rest += quoted;

    SCOPED_TRACE(fault.record);
    const std::string head = kHeader + '\n';
    const FileFault expected = fault_in(with_line_ends(head + small, line_end), dialect);
    ASSERT_EQ(expected.line, 2u);
    ASSERT_EQ(expected.column, fault.column);
    if (fault.cell) {
      ASSERT_EQ(expected.cell, *fault.cell);
    }
    ASSERT_EQ(fault_in(with_line_ends(head + front + rest, line_end),
                       draw_style(random_, dialect).dialect),
              further_down(expected, before + (quotes == 0 ? 1 : 0)));
  }
}

TEST_F(MemberTextFaults, AreReportedFromTheFirstOn) {
  SCOPED_TRACE(random_.trace());
  for (int round = 0; round < 100; ++round) {
    const Fault& first = random_.pick(faults_.all());
    const bool is_ascii = random_.chance(50);
    const std::size_t before = random_.index(300);
    const std::size_t between = random_.index(random_.chance(50) ? 3 : 300);
    const std::string text =
        kHeader + '\n' + plain(before, is_ascii) + first.record + '\n' + plain(between, is_ascii);
    const std::string more = random_.pick(faults_.all()).record + '\n' + plain(9, is_ascii);
    const FileFault found = fault_in(text + more, Dialect::strict());
    ASSERT_EQ(found.line, before + 2) << first.record;
    if (first.takes_the_rest) continue;
    ASSERT_EQ(found, fault_in(text, Dialect::strict())) << first.record;
  }
}

}  // namespace
}  // namespace ssi::plain
