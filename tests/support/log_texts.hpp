// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_LOG_TEXTS_HPP
#define SSI_TESTS_SUPPORT_LOG_TEXTS_HPP

// Seeded random activity logs as text, with what a reader must find in them.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "ssi/files/activity_file.hpp"
#include "support/random_csv.hpp"
#include "support/random_members.hpp"

namespace ssi::logs {

enum Column : std::size_t { kId, kDate, kSignal, kValue, kPerson, kEvent, kNote };
inline const std::vector<std::string> kNames = {"member_id", "date",  "signal",          "value",
                                                "person",    "event", "remark_of_people"};

/// A row as it owns itself.
struct Row {
  std::string member;
  std::uint32_t position = TextIndex::kNone;
  std::string day;
  Signal signal = {};
  std::uint32_t value = 0;
  std::string person;
  std::string event;

  friend bool operator==(const Row&, const Row&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.member << '|' << row.position << '|' << row.day << '|' << index_of(row.signal)
               << '|' << row.value << '|' << row.person << '|' << row.event;
  }
};

struct Log {
  std::vector<Row> rows;
  std::uint64_t unknown_members = 0;
  std::map<std::string, std::uint64_t> unknown_signals;
};

inline Log read(const std::string& path, const Dialect& dialect,
                const ActivityFormat& format = {}) {
  RecordSource source(path, dialect);
  const ActivityParser parser(source, SignalCatalogue(), format);
  Log log;
  ActivityChunk chunk;
  for (RecordText piece; source.read(piece);) {
    const RecordText text = exactly(piece);
    parser.parse(text, chunk);
    for (const Activity& row : chunk.rows) {
      log.rows.push_back({std::string(row.member), row.position, to_text(row.day), row.signal,
                          row.value, std::string(row.person), std::string(row.event)});
    }
    log.unknown_members += chunk.unknown_members;
    for (const auto& [name, count] : chunk.unknown_signals) log.unknown_signals[name] += count;
  }
  return log;
}

/// Writes a log, and remembers what it writes.
class LogWriter {
 public:
  LogWriter(Random& random, const CsvStyle& style, bool knows_members)
      : random_(random), style_(style), knows_members_(knows_members) {
    columns_ = {kId, kDate, kSignal};
    for (const std::size_t column : {kValue, kPerson, kEvent, kNote}) {
      if (random.chance(75)) columns_.push_back(column);
    }
    for (std::size_t i = columns_.size(); i > 1; --i) {
      std::swap(columns_[i - 1], columns_[random.index(i)]);
    }
    for (std::size_t i = 0; i < 20; ++i) {
      const std::string id = draw_text(random, style, draw_length(random, 60));
      if (members_.add(id)) ids_.push_back(id);
    }
    append(kNames);
  }

  const std::string& text() const { return text_; }
  const Log& log() const { return log_; }
  const TextIndex& members() const { return members_; }

  void add_rows(std::size_t count) {
    for (; count > 0; --count) add_row();
    if (random_.chance(50)) text_.pop_back();
    if (text_.ends_with('\r')) text_.pop_back();
  }

 private:
  bool has(std::size_t column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
  }

  void append(const std::vector<std::string>& all) {
    std::vector<std::string> cells;
    for (const std::size_t column : columns_) cells.push_back(all[column]);
    append_record(random_, style_, cells, text_);
  }

  std::string draw_date(Row& row) {
    static const std::string kTimes[] = {
        "", "", "", "T09:30", " 23:59:60", "T00:00:00.125Z", " 09:30:10-11:30"};
    const auto days = static_cast<std::uint64_t>((kLastDay - kFirstDay).count());
    const Day day = random_.chance(50) ? Day(std::chrono::days(19'000 + random_.below(2000)))
                                       : kFirstDay + std::chrono::days(random_.below(days + 1));
    row.day = to_text(day);
    return row.day + random_.pick(kTimes);
  }

  std::string draw_value(Row& row) {
    const SignalInfo& signal = standard_signals()[index_of(row.signal)];
    const bool must = signal.kind == SignalKind::count && signal.scope == SignalScope::state;
    row.value = 1;
    if (!has(kValue) || (!must && random_.chance(30))) return "";
    row.value = signal.kind == SignalKind::flag ? static_cast<std::uint32_t>(random_.below(2))
                                                : draw_count(random_);
    return digits_of(random_, row.value);
  }

  void add_row() {
    std::vector<std::string> cells(kNames.size());
    Row row;
    row.position = static_cast<std::uint32_t>(random_.index(ids_.size()));
    cells[kId] = row.member = ids_[row.position];
    cells[kDate] = draw_date(row);
    // A state that is counted needs a value.
    do {
      row.signal = static_cast<Signal>(random_.index(kStandardSignals));
    } while (!has(kValue) && standard_signals()[index_of(row.signal)].scope == SignalScope::state);
    cells[kSignal] = standard_signals()[index_of(row.signal)].name;
    cells[kValue] = draw_value(row);
    cells[kPerson] = draw_text(random_, style_, random_.below(2) * random_.index(40));
    cells[kEvent] = draw_text(random_, style_, random_.below(2) * random_.index(40));
    cells[kNote] = draw_text(random_, style_, random_.index(90));
    if (has(kPerson)) row.person = cells[kPerson];
    if (has(kEvent)) row.event = cells[kEvent];
    if (!knows_members_) row.position = TextIndex::kNone;
    const std::uint64_t strange = knows_members_ ? random_.below(20) : 2;
    if (strange == 0) cells[kId] = "nobody " + std::to_string(log_.unknown_members++);
    if (strange == 1) {
      cells[kSignal] = random_.chance(50) ? "likes" : draw_text(random_, style_, 16);
      cells[kValue] = "any";
      ++log_.unknown_signals[cells[kSignal]];
    }
    append(cells);
    if (strange > 1) log_.rows.push_back(std::move(row));
  }

  Random& random_;
  CsvStyle style_;
  bool knows_members_;
  std::vector<std::size_t> columns_;
  std::vector<std::string> ids_;
  TextIndex members_;
  std::string text_;
  Log log_;
};

}  // namespace ssi::logs

#endif  // SSI_TESTS_SUPPORT_LOG_TEXTS_HPP
