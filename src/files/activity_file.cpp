// SPDX-License-Identifier: MIT
#include "ssi/files/activity_file.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "base/log.hpp"
#include "files/activity_cells.hpp"
#include "files/csv/cell_ends.hpp"
#include "files/csv/column_names.hpp"
#include "files/csv/columns.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"
#include "files/csv/rules.hpp"
#include "files/csv/spelling.hpp"
#include "files/csv/text_facts.hpp"
#include "history/date_text.hpp"
#include "ssi/nearest_name.hpp"

namespace ssi {
namespace {

/// What the cells of a column are.
constexpr std::size_t kMember = 0;
constexpr std::size_t kDate = 1;
constexpr std::size_t kSignal = 2;
constexpr std::size_t kValue = 3;
constexpr std::size_t kPerson = 4;
constexpr std::size_t kEvent = 5;
constexpr std::size_t kUses = 6;
constexpr std::size_t kRequired = kSignal + 1;  // the first ones must be there
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
/// Rows whose members are looked up together.
constexpr std::size_t kBatch = 256;

}  // namespace

namespace internal {

/// The use of the columns of a log: worked out once, from its header. Immutable.
struct ActivityFields {
  ActivityFields(const RecordSource& source, const SignalCatalogue& catalogue,
                 const ActivityFormat& how)
      : file(source.name()),
        columns(source.header()),
        format(how),
        signals(catalogue),
        names{how.id, "date", "signal", "value", "person", "event"},
        nameless_column(internal::nameless_column(source)) {
    uses.assign(columns.size(), kNone);
    assign_uses(source);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (uses[i] == kNone) unused_columns.push_back(columns[i]);
    }
    for (const SignalInfo& signal : catalogue.all()) {
      const bool is_flag = signal.kind == SignalKind::flag;
      largest.push_back(is_flag ? 1 : std::numeric_limits<std::uint32_t>::max());
      // A new state has to be said; that something happened is 1.
      needs_value.push_back(signal.scope == SignalScope::state && !is_flag ? 1 : 0);
    }
  }

  /// Exact names come first, as in files of members.
  void assign_uses(const RecordSource& source) {
    const ColumnNames found_names(source);
    std::vector<bool> is_taken(columns.size(), false);
    std::array<std::optional<std::size_t>, kUses> found;
    for (std::size_t use = 0; use < kUses; ++use) {
      found[use] = found_names.exact(names[use]);
      if (found[use]) is_taken[*found[use]] = true;
    }
    for (std::size_t use = 0; use < kUses; ++use) {
      if (!found[use]) found[use] = fitting(use, found_names, is_taken, source);
      if (found[use]) uses[*found[use]] = use;
    }
  }

  std::optional<std::size_t> fitting(std::size_t use, const ColumnNames& found_names,
                                     std::vector<bool>& is_taken, const RecordSource& source) {
    const auto column = found_names.fitting(names[use], is_taken);
    if (column) {
      is_taken[*column] = true;
      read_as.push_back({columns[*column], names[use]});
    } else if (use == kMember) {
      fail_without_id(source, names[use]);
    } else if (use < kRequired) {
      require_column(source, names[use]);
    }
    return column;
  }

  std::string file;  // the name that errors show
  std::vector<std::string> columns;
  ActivityFormat format;
  SignalNames signals;
  std::array<std::string, kUses> names;
  std::vector<std::size_t> uses;          // [column]: its use, or kNone
  std::vector<std::uint32_t> largest;     // [signal]: its largest value
  std::vector<std::uint8_t> needs_value;  // [signal]: whether an empty cell is an error
  std::vector<std::string> unused_columns;
  std::vector<ReadAs> read_as;
  std::size_t nameless_column;
};

}  // namespace internal

namespace {

/// One text on its way into one chunk.
template <class Rules>
class Run {
 public:
  Run(const internal::ActivityFields& fields, const RecordText& text, ActivityChunk& chunk)
      : fields_(fields),
        rules_(text.dialect),
        dialect_(text.dialect),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        place_{fields.file, text, fields.uses.size()},
        facts_(internal::facts_of(text)),
        ends_(text, facts_, fields.uses.size()) {
    chunk_.rows.clear();
    chunk_.rows.reserve(internal::most_records(text.bytes, dialect_.quotes, fields.uses.size()));
    chunk_.unknown_members = 0;
    chunk_.unknown_signals.clear();
    chunk_.unquoted.clear();
    if (facts_.has_quotes) chunk_.unquoted.reserve(text.bytes.size());  // it must not move
  }

  void run() {
    const bool has_blank_lines = rules_.blank_lines() != BlankLines::refuse;
    while (cursor_ != end_) {
      if (has_blank_lines && skip_blank_line()) continue;
      parse_record();
      store_row();
      if (batch_ == kBatch) look_up();
    }
    look_up();
  }

 private:
  /// A cell, and where it stands.
  struct Cell {
    std::string_view content;
    const char* at = nullptr;
  };

  /// Returns whether there was one.
  bool skip_blank_line() {
    const std::size_t length = internal::line_end_length(cursor_);
    if (length == 0) return false;
    if (rules_.blank_lines() == BlankLines::end) {
      look_up();  // what is wrong further up is said first
      place_.fail_empty(cursor_);
    }
    cursor_ += length;
    return true;
  }

  void parse_record() {
    place_.record = cursor_;
    if (const std::uint16_t* const ends = ends_.of_record(cursor_)) {
      take_plain_record(ends);
    } else {
      parse_any_record();
    }
  }

  /// From end to end: with CellEnds::cell(), a log takes a seventh more time.
  void take_plain_record(const std::uint16_t* ends) {
    const char* begin = cursor_;
    for (const std::size_t use : fields_.uses) {
      const char* const end = ends_.base() + *ends++;
      if (use != kNone) cells_[use] = {{begin, static_cast<std::size_t>(end - begin)}, begin};
      begin = end + 1;
    }
    cursor_ = ends_.next_record();
  }

  [[gnu::noinline]] void parse_any_record() {
    for (std::size_t column = 0; column < fields_.uses.size(); ++column) {
      if (column > 0) {
        if (cursor_ == end_ || *cursor_ != rules_.separator()) fail_count();
        ++cursor_;
      }
      const Cell cell{read_any_cell(column), cell_begin_};
      if (fields_.uses[column] != kNone) cells_[fields_.uses[column]] = cell;
    }
    if (cursor_ == end_) return;
    if (internal::line_end_length(cursor_) == 0) skip_surplus();
    cursor_ += internal::line_end_length(cursor_);
  }

  /// Returns the content of the cell at the cursor, which it moves behind the cell.
  std::string_view read_any_cell(std::size_t column) {
    cell_begin_ = cursor_;
    std::string_view content;
    auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
    if (!fault && !facts_.is_sound) fault = internal::check_text(content);
    if (fault) fail_cell(column, content, *fault);
    if (content.data() != storage_.data()) return content;
    // Between quotes it stands as it is, unless there are quotes in it.
    const auto size = static_cast<std::size_t>(cursor_ - cell_begin_);
    if (content.size() + 2 == size) return {cell_begin_ + 1, content.size()};
    const std::size_t begin = chunk_.unquoted.size();
    chunk_.unquoted += content;
    return std::string_view(chunk_.unquoted).substr(begin);
  }

  /// More cells than the header has may be there, if they are empty and the dialect allows it.
  [[gnu::noinline]] void skip_surplus() {
    if (dialect_.cells == Spellings::strict) fail_count();
    while (cursor_ != end_ && internal::line_end_length(cursor_) == 0) {
      if (*cursor_ != rules_.separator()) fail_count();
      ++cursor_;
      std::string_view content;
      const auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
      if (fault || !content.empty()) fail_count();
    }
  }

  /// Makes a row of the cells of the record.
  void store_row() {
    Activity row;
    row.member = cells_[kMember].content;
    if (row.member.empty()) fail(kMember, "must not be empty");
    row.day = read_day();
    const auto signal = read_signal();
    if (!signal) return;
    row.signal = *signal;
    row.value = read_value(*signal);
    row.person = cells_[kPerson].content;
    row.event = cells_[kEvent].content;
    if (std::max(row.member.size(), row.person.size()) > TextIndex::kLongestText) {
      fail(row.person.size() > TextIndex::kLongestText ? kPerson : kMember, "is of 16 MiB or more");
    }
    chunk_.rows.push_back(row);
    places_[batch_++] = cells_[kMember].at;
  }

  /// Most rows have the date of the one before.
  Day read_day() {
    const std::string_view cell = cells_[kDate].content;
    if (cell == last_date_) return last_day_;
    const auto day = internal::read_date(cell);
    if (!day) {
      fail(kDate,
           "is not a date from 0001-01-01 to 9999-12-31, such as 2024-05-28 or "
           "2024-05-28T09:30:00Z");
    }
    last_date_ = cell;
    last_day_ = *day;
    return *day;
  }

  std::optional<Signal> read_signal() {
    const std::string_view cell = cells_[kSignal].content;
    const auto signal = fields_.signals.find(cell);
    if (!signal) skip_unknown_signal(cell);
    return signal;
  }

  [[gnu::noinline]] void skip_unknown_signal(std::string_view name) {
    if (!fields_.format.skip_unknown) {
      NearestName nearest{std::string(name)};
      for (const SignalInfo& each : fields_.signals.catalogue().all()) nearest.offer(each.name);
      fail(kSignal, "is no signal of the model" +
                        (nearest.found() ? ": did you mean '" + *nearest.found() + "'?" : ""));
    }
    if (name.size() > TextIndex::kLongestText) fail(kSignal, "is of 16 MiB or more");
    const std::uint32_t position = unknown_signals_.find_or_add(name);
    if (position == chunk_.unknown_signals.size()) {
      chunk_.unknown_signals.emplace_back(name, 0);
    }
    ++chunk_.unknown_signals[position].second;
  }

  std::uint32_t read_value(Signal signal) {
    const std::string_view cell = cells_[kValue].content;
    if (cell.empty()) {
      if (fields_.needs_value[index_of(signal)] != 0) {
        fail_value("must not be empty: '" + fields_.signals.catalogue()[signal].name +
                   "' is a state that is counted");
      }
      return 1;
    }
    const std::uint32_t largest = fields_.largest[index_of(signal)];
    const auto value = internal::read_value(cell, largest);
    if (!value) fail_value(fault_of_value(cell, largest));
    return *value;
  }

  std::string fault_of_value(std::string_view cell, std::uint32_t largest) const {
    // The words that read_spelling() would take for a flag are none in a log.
    if (largest == 1) return "is not 0 or 1";
    const bool asks_for_words = dialect_.cells == Spellings::strict || cell.starts_with('-');
    return asks_for_words ? "is not a whole number from 0 to 4294967295"
                          : internal::fault_of_number(cell, largest);
  }

  /// A log without a column of values has a value at fault all the same: the signal needs one.
  [[noreturn]] void fail_value(const std::string& rule) {
    if (cells_[kValue].at != nullptr) fail(kValue, rule);
    fail(kSignal, "needs a value, and there is no column 'value'");
  }

  /// Looks up the members of the rows of the batch.
  void look_up() {
    const std::span<Activity> rows = std::span(chunk_.rows).last(batch_);
    batch_ = 0;
    if (fields_.format.members == nullptr || rows.empty()) return;
    for (std::size_t i = 0; i < rows.size(); ++i) ids_[i] = rows[i].member;
    const auto positions = std::span(positions_).first(rows.size());
    fields_.format.members->find(std::span(ids_).first(rows.size()), positions);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (positions[i] == TextIndex::kNone) {
        if (!fields_.format.skip_unknown) {
          place_.fail(places_[i], place_of(kMember), ids_[i], "is not the id of a known member");
        }
        ++chunk_.unknown_members;
        continue;
      }
      rows[i].position = positions[i];
      rows[kept++] = rows[i];
    }
    chunk_.rows.resize(chunk_.rows.size() - (rows.size() - kept));
  }

  internal::ColumnPlace place_of(std::size_t use) const {
    const auto found = std::ranges::find(fields_.uses, use);
    const auto column = static_cast<std::size_t>(found - fields_.uses.begin());
    return {fields_.columns[column], column + 1};
  }

  [[noreturn]] void fail(std::size_t use, const std::string& rule) {
    look_up();  // what is wrong further up is said first
    place_.fail(cells_[use].at, place_of(use), cells_[use].content, rule);
  }

  [[noreturn]] void fail_cell(std::size_t column, std::string_view content, internal::Fault fault) {
    look_up();
    place_.fail_cell(cell_begin_, {fields_.columns[column], column + 1}, content, fault);
  }

  [[noreturn]] void fail_count() {
    look_up();
    place_.fail_count();
  }

  const internal::ActivityFields& fields_;
  Rules rules_;
  const Dialect dialect_;
  ActivityChunk& chunk_;
  const char* cursor_;
  const char* end_;
  internal::RecordPlace place_;
  const internal::TextFacts facts_;
  internal::CellEnds ends_;
  const char* cell_begin_ = nullptr;
  std::array<Cell, kUses> cells_;     // of the record
  std::string_view last_date_ = "-";  // no date
  Day last_day_{};
  TextIndex unknown_signals_;
  std::size_t batch_ = 0;  // rows since the last look-up
  std::array<const char*, kBatch> places_{};
  std::array<std::string_view, kBatch> ids_;
  std::array<std::uint32_t, kBatch> positions_{};
  std::string storage_;
};

}  // namespace

ActivityParser::ActivityParser(const RecordSource& source, const SignalCatalogue& catalogue,
                               const ActivityFormat& format)
    : fields_(std::make_shared<const internal::ActivityFields>(source, catalogue, format)) {
  internal::log(LogLevel::info, "{}: {} columns unused", source.name(), unused_columns().size());
}

void ActivityParser::parse(const RecordText& text, ActivityChunk& chunk) const {
  if (internal::has_comma_rules(text.dialect)) {
    Run<internal::CommaRules>(*fields_, text, chunk).run();
  } else {
    Run<internal::AnyRules>(*fields_, text, chunk).run();
  }
}

bool ActivityParser::next(RecordSource& source, ActivityChunk& chunk) const {
  if (!source.read(chunk.text)) return false;
  parse(chunk.text, chunk);
  return true;
}

const std::vector<std::string>& ActivityParser::unused_columns() const noexcept {
  return fields_->unused_columns;
}

const std::vector<ReadAs>& ActivityParser::read_as() const noexcept { return fields_->read_as; }
std::size_t ActivityParser::nameless_column() const noexcept { return fields_->nameless_column; }

}  // namespace ssi
