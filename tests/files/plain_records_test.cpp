// SPDX-License-Identifier: MIT
// Records of members are read in two ways: those that are as usual eight cells at a time, and any
// others cell by cell. A quote makes a record one of the others, so that each table can be read in
// both ways: all that is read, and all that is said, must be the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/member_check.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/report/text.hpp"
#include "support/random_members.hpp"
#include "support/temporary_folder.hpp"

namespace ssi {
namespace {

/// How odd a table's cells and records are, in per mille.
struct Oddities {
  std::uint64_t missing = 60;
  std::uint64_t longer = 10;  // numbers of five digits and more
  std::uint64_t spelt = 0;    // values in other words
  std::uint64_t faults = 0;
  std::uint64_t wide = 0;  // text that is longer than what is looked at together
};

enum class Kind { id, count, flag, label, text };

struct TableColumn {
  std::string name;
  Kind kind;
};

/// Which records have a quote: in a column that nothing uses.
enum class Quoted { none, all, some };

class Tables {
 public:
  Tables(Random& random, const Dialect& dialect, const Oddities& odd)
      : random_(random), dialect_(dialect), odd_(odd) {
    const std::size_t signals = random.chance(20) ? kStandardSignals : random.index(14) + 1;
    std::vector<std::size_t> all(kStandardSignals);
    std::iota(all.begin(), all.end(), std::size_t{0});
    shuffle(all);
    columns_ = {{"member_id", Kind::id}};
    for (std::size_t i = 0; i < signals; ++i) {
      const SignalInfo& signal = standard_signals()[all[i]];
      const bool is_flag = signal.kind == SignalKind::flag;
      columns_.push_back({signal.name, is_flag ? Kind::flag : Kind::count});
      if (random.chance(5)) labels_.optional.push_back(signal.name);
    }
    for (std::size_t i = random.index(3); i > 0; --i) {
      columns_.push_back({"label" + std::to_string(i), Kind::label});
      labels_.optional.push_back(columns_.back().name);
    }
    for (std::size_t i = random.index(4); i > 0; --i) {
      columns_.push_back({"text" + std::to_string(i), Kind::text});
    }
    if (random.chance(10)) labels_.optional.emplace_back("member_id");
    if (random.chance(60)) shuffle(columns_);
    line_end_ = random.chance(40) ? "\r\n" : "\n";
    is_note_first_ = random.chance(50);
  }

  const LabelColumns& labels() const { return labels_; }

  std::string header() const {
    return with_note(record([](const TableColumn& column) { return column.name; }), "note");
  }

  /// Makes other records, each without the cell of the column that nothing uses.
  void fill(std::size_t records) {
    records_.clear();
    for (std::size_t i = 0; i < records; ++i) {
      std::string next = record([&](const TableColumn& column) { return cell(column.kind); });
      if (happens(odd_.faults)) next = damaged(next);
      records_.push_back(next);
      if (happens(odd_.faults) && random_.chance(20)) records_.emplace_back();
    }
    has_last_line_end_ = random_.chance(90);
  }

  std::string text(Quoted quoted) {
    std::string all;
    for (const std::string& each : records_) {
      const bool is_quoted =
          quoted == Quoted::all || (quoted == Quoted::some && random_.chance(10));
      all += each.empty() ? line_end_ : with_note(each, is_quoted ? "\"x\"" : "x");
    }
    if (!has_last_line_end_ && !all.empty()) all.resize(all.size() - line_end_.size());
    return all;
  }

 private:
  template <class Things>
  void shuffle(Things& things) {
    for (std::size_t i = things.size(); i > 1; --i) {
      std::swap(things[i - 1], things[random_.index(i)]);
    }
  }

  std::string with_note(const std::string& cells, const std::string& note) const {
    return (is_note_first_ ? note + dialect_.separator + cells
                           : cells + dialect_.separator + note) +
           line_end_;
  }

  bool happens(std::uint64_t per_mille) { return random_.below(1000) < per_mille; }

  template <class CellOf>
  std::string record(CellOf&& cell_of) const {
    std::string text;
    for (const TableColumn& column : columns_) {
      if (&column != columns_.data()) text += dialect_.separator;
      text += cell_of(column);
    }
    return text;
  }

  std::string cell(Kind kind) {
    if (happens(odd_.faults) && random_.chance(10)) return fault();
    switch (kind) {
      case Kind::id:
        return "m" + std::to_string(random_.bits() >> (24 + random_.below(40)));
      case Kind::count:
        return number();
      case Kind::flag:
        if (happens(odd_.missing)) return "";
        if (happens(odd_.spelt)) return random_.pick(kFlags);
        return random_.chance(98) ? std::to_string(random_.below(2)) : "0000000001";
      default:
        if (happens(odd_.wide)) return std::string(random_.index(40000), 'w');
        if (random_.chance(20)) {
          return std::string(random_.index(40), static_cast<char>('a' + random_.below(26)));
        }
        return random_.pick(kTexts);
    }
  }

  std::string number() {
    if (happens(odd_.missing)) return "";
    if (happens(odd_.spelt)) return random_.pick(kSpelt);
    if (happens(odd_.longer)) {
      const std::string zeros(random_.chance(20) ? random_.index(300) : 0, '0');
      return zeros + std::to_string(random_.bits() >> (32 + random_.below(20)));
    }
    const std::string digits = std::to_string(random_.below(10000));
    return random_.chance(50) ? digits : digits.substr(random_.index(digits.size()));
  }

  std::string fault() {
    // What lies beside the digits, beyond 32 bits, no UTF-8, a NUL, and the ends of cells.
    static const std::string kFaults[] = {
        "/",  ":", "1:2", "4294967296", "99999999999999999999", "-1", "\x80", std::string("\0", 1),
        "\r", "2", "",    "\xC3",       "000000000002",         "1 ", "12/",  "\xB1"};
    return random_.pick(kFaults);
  }

  std::string damaged(const std::string& text) {
    switch (random_.below(5)) {
      case 0:
        return text + dialect_.separator;
      case 1:
        return text.substr(0, text.find_last_of(dialect_.separator));
      case 2: {
        std::string result = text;
        result[random_.index(text.size())] = static_cast<char>(random_.bits());
        return result;
      }
      case 3:
        return "";
      default: {
        std::string result = text;
        const std::size_t middle = text.find(dialect_.separator);
        if (middle != std::string::npos) result[middle] = '\n';
        return result;
      }
    }
  }

  static inline const std::string kFlags[] = {"TRUE", "no", " 1", "1.0", "NA"};
  static inline const std::string kSpelt[] = {" 12", "12.0", "NULL", "7 ", "\t", "123456.00"};
  static inline const std::string kTexts[] = {"",
                                              "a",
                                              "b",
                                              "ab",
                                              "abc",
                                              "acb",
                                              "abcd",
                                              "abcdefg",
                                              "abcdefgh",
                                              "Software",
                                              "Sofware.",
                                              "Caf\xC3\xA9",
                                              "Retail 16 bytes.",
                                              "Real estate, no: 17+"};

  Random& random_;
  const Dialect dialect_;
  const Oddities odd_;
  std::vector<TableColumn> columns_;
  LabelColumns labels_;
  std::string line_end_;
  bool is_note_first_;
  std::vector<std::string> records_;
  bool has_last_line_end_ = true;
};

/// All that a parser says of a text: what it read, or its error.
std::string told(const MemberParser& parser, const RecordText& text, MemberChunk& chunk) {
  try {
    parser.parse(text, chunk);
  } catch (const DataError& error) {
    return error.what();
  }
  std::string all;
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    all.append(chunk.id(row)).append(":");
    for (std::size_t i = 0; i < kStandardSignals; ++i) {
      const auto value = chunk.members().value(static_cast<Signal>(i), row);
      all += value ? ' ' + std::to_string(*value) : " -";
    }
    for (std::size_t i = 0; i < chunk.label_columns(); ++i) {
      const LabelColumn labels = chunk.labels(i);
      all += " [" + std::to_string(labels.codes[row]) + ' ' + labels[row] + ']';
    }
    all += '\n';
  }
  for (const SpellingCounts& counts : chunk.spellings()) {
    for (const std::uint64_t count :
         {counts.padded, counts.point_zero, counts.flag_words, counts.missing_words}) {
      all += std::to_string(count) + ' ';
    }
  }
  return all;
}

std::string findings_of(const RecordSource& source, const RecordText& text) {
  MemberCheck check(source, Model::standard());
  check.add(text);
  return to_text(check.findings());
}

Dialect random_dialect(Random& random) {
  Dialect dialect = random.chance(50) ? Dialect::strict() : Dialect::lenient();
  dialect.separator = random.pick(std::string_view(",,,;\t|"));
  dialect.blank_lines =
      random.pick(std::vector{BlankLines::refuse, BlankLines::skip, BlankLines::end});
  return dialect;
}

void expect_the_same(Random& random, const Oddities& odd, std::size_t most_records) {
  const TemporaryFolder folder;
  MemberChunk chunk;
  for (int i = 0; i < 40; ++i) {
    const Dialect dialect = random_dialect(random);
    Tables tables(random, dialect, odd);
    const RecordSource source(folder.write("members.csv", tables.header()), dialect);
    const MemberParser parser(source, Model::standard(), tables.labels());
    tables.fill(random.index(most_records));
    const RecordText plain{tables.text(Quoted::none), 2, source.dialect()};
    const std::string read = told(parser, plain, chunk);
    const std::string found = findings_of(source, plain);
    for (const Quoted quoted : {Quoted::all, Quoted::some}) {
      const RecordText other{tables.text(quoted), 2, source.dialect()};
      ASSERT_EQ(told(parser, other, chunk), read) << tables.header() << plain.bytes;
      ASSERT_EQ(findings_of(source, other), found) << tables.header() << plain.bytes;
    }
  }
}

TEST(PlainRecords, ReadWhatAnyReaderReads) {
  Random random(701);
  SCOPED_TRACE(random.trace());
  expect_the_same(random, {}, 900);
}

TEST(PlainRecords, ReadOtherSpellingsAsAnyReaderDoes) {
  Random random(702);
  SCOPED_TRACE(random.trace());
  expect_the_same(random, {.longer = 300, .spelt = 5}, 300);
  expect_the_same(random, {.missing = 500, .spelt = 100}, 100);
}

TEST(PlainRecords, LeaveFaultsToAnyReader) {
  Random random(703);
  SCOPED_TRACE(random.trace());
  expect_the_same(random, {.faults = 3}, 400);
  for (int i = 0; i < 10; ++i) expect_the_same(random, {.faults = 60}, 12);
}

TEST(PlainRecords, MayBeOfAnyLength) {
  Random random(704);
  SCOPED_TRACE(random.trace());
  expect_the_same(random, {.wide = 30}, 60);
  expect_the_same(random, {.faults = 10, .wide = 30}, 60);
}

}  // namespace
}  // namespace ssi
