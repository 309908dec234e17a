// SPDX-License-Identifier: MIT
#include "ssi/files/connection_file.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "base/log.hpp"
#include "files/csv/bytes.hpp"
#include "files/csv/column_names.hpp"
#include "files/csv/columns.hpp"
#include "files/csv/record.hpp"
#include "files/csv/record_place.hpp"

namespace ssi {
namespace {

constexpr std::size_t kSides = 2;
constexpr std::array<const char*, kSides> kColumns = {"member_a", "member_b"};
/// Records whose ids are looked up together.
constexpr std::size_t kBatch = 256;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

}  // namespace

namespace internal {

struct ConnectionFields {
  ConnectionFields(const RecordSource& source, const TextIndex& members, UnknownMembers policy)
      : file(source.name()),
        columns(source.header()),
        index(&members),
        unknown(policy),
        nameless_column(internal::nameless_column(source)) {
    sides.assign(columns.size(), kNone);
    assign_sides(source);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (sides[i] == kNone) unused_columns.push_back(columns[i]);
    }
  }

  /// Exact names come first, as in files of members.
  void assign_sides(const RecordSource& source) {
    const ColumnNames names(source);
    std::vector<bool> is_taken(columns.size(), false);
    std::array<std::optional<std::size_t>, kSides> found;
    for (std::size_t side = 0; side < kSides; ++side) {
      found[side] = names.exact(kColumns[side]);
      if (found[side]) is_taken[*found[side]] = true;
    }
    for (std::size_t side = 0; side < kSides; ++side) {
      if (!found[side]) {
        found[side] = names.fitting(kColumns[side], is_taken);
        if (!found[side]) require_column(source, kColumns[side]);
        read_as.push_back({columns[*found[side]], kColumns[side]});
      }
      sides[*found[side]] = side;
    }
  }

  std::string file;  // the name that errors show
  std::vector<std::string> columns;
  const TextIndex* index;
  UnknownMembers unknown;
  std::vector<std::size_t> sides;  // [column]: whose id it holds, a's or b's, or kNone
  std::vector<std::string> unused_columns;
  std::vector<ReadAs> read_as;
  std::size_t nameless_column;
};

}  // namespace internal

namespace {

/// One text on its way into one chunk.
class Run {
 public:
  Run(const internal::ConnectionFields& fields, const RecordText& text, ConnectionChunk& chunk)
      : fields_(fields),
        dialect_(text.dialect),
        chunk_(chunk),
        cursor_(text.bytes.data()),
        end_(cursor_ + text.bytes.size()),
        place_{fields.file, text, fields.sides.size()},
        is_plain_(internal::is_plain(text.bytes)) {
    chunk_.connections.clear();
    chunk_.connections.reserve(
        internal::most_records(text.bytes, dialect_.quotes, fields.sides.size()));
    chunk_.skipped = 0;
  }

  void run() {
    const bool has_blank_lines = dialect_.blank_lines != BlankLines::refuse;
    while (cursor_ != end_) {
      const std::size_t blank = has_blank_lines ? internal::line_end_length(cursor_) : 0;
      if (blank > 0 && dialect_.blank_lines == BlankLines::end) {
        look_up();  // what is wrong further up is said first
        place_.fail_empty(cursor_);
      }
      cursor_ += blank;
      if (blank > 0) continue;
      parse_record();
      if (++batch_ == kBatch) look_up();
    }
    look_up();
  }

 private:
  void parse_record() {
    place_.record = cursor_;
    for (std::size_t column = 0; column < fields_.sides.size(); ++column) {
      if (column > 0) {
        if (cursor_ == end_ || *cursor_ != dialect_.separator) fail_count();
        ++cursor_;
      }
      parse_cell(column);
    }
    if (cursor_ == end_) return;
    if (internal::line_end_length(cursor_) == 0) skip_surplus();
    cursor_ += internal::line_end_length(cursor_);
  }

  /// More cells than the header has may be there, if they are empty and the dialect allows it.
  void skip_surplus() {
    if (dialect_.cells == Spellings::strict) fail_count();
    while (cursor_ != end_ && internal::line_end_length(cursor_) == 0) {
      if (*cursor_ != dialect_.separator) fail_count();
      ++cursor_;
      std::string_view content;
      const auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
      if (fault || !content.empty()) fail_count();
    }
  }

  void parse_cell(std::size_t column) {
    const std::size_t side = fields_.sides[column];
    const char* begin = cursor_;
    std::string_view content;
    auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
    if (!fault && !is_plain_) fault = internal::check_text(content);
    if (!fault && side != kNone && content.empty()) fault = "must not be empty";
    if (fault) {
      look_up();  // what is wrong further up is said first
      place_.fail_cell(begin, {fields_.columns[column], column + 1}, content, *fault);
    }
    if (side == kNone) return;
    if (content.data() == storage_.data()) content = quoted_.emplace_back(content);
    ids_[kSides * batch_ + side] = content;
    cells_[kSides * batch_ + side] = begin;
  }

  /// Turns the ids of the batch into connections.
  void look_up() {
    const std::size_t ids = kSides * batch_;
    fields_.index->find(std::span(ids_).first(ids), std::span(positions_).first(ids));
    for (std::size_t i = 0; i < ids; i += kSides) {
      if (positions_[i] != TextIndex::kNone && positions_[i + 1] != TextIndex::kNone) {
        chunk_.connections.push_back({positions_[i], positions_[i + 1]});
      } else if (fields_.unknown == UnknownMembers::skip) {
        ++chunk_.skipped;
      } else {
        const std::size_t side = positions_[i] == TextIndex::kNone ? 0 : 1;
        place_.fail(cells_[i + side], {kColumns[side]}, ids_[i + side], "is not a member's id");
      }
    }
    batch_ = 0;
    quoted_.clear();
  }

  [[noreturn]] void fail_count() {
    look_up();
    place_.fail_count();
  }

  const internal::ConnectionFields& fields_;
  const Dialect dialect_;
  ConnectionChunk& chunk_;
  const char* cursor_;
  const char* end_;
  internal::RecordPlace place_;
  bool is_plain_;
  std::size_t batch_ = 0;  // records since the last look-up
  std::array<std::string_view, kSides * kBatch> ids_;
  std::array<const char*, kSides * kBatch> cells_{};  // where each id stands
  std::array<std::uint32_t, kSides * kBatch> positions_{};
  std::deque<std::string> quoted_;  // ids that do not stand in the text as they are
  std::string storage_;
};

}  // namespace

ConnectionParser::ConnectionParser(const RecordSource& source, const TextIndex& index,
                                   UnknownMembers unknown)
    : fields_(std::make_shared<const internal::ConnectionFields>(source, index, unknown)) {
  internal::log(LogLevel::info, "{}: {} columns unused", source.name(), unused_columns().size());
}

void ConnectionParser::parse(const RecordText& text, ConnectionChunk& chunk) const {
  Run(*fields_, text, chunk).run();
}

bool ConnectionParser::next(RecordSource& source, ConnectionChunk& chunk) const {
  RecordText text;
  if (!source.read(text)) return false;
  parse(text, chunk);
  return true;
}

const std::vector<std::string>& ConnectionParser::unused_columns() const noexcept {
  return fields_->unused_columns;
}

const std::vector<ReadAs>& ConnectionParser::read_as() const noexcept { return fields_->read_as; }
std::size_t ConnectionParser::nameless_column() const noexcept { return fields_->nameless_column; }

}  // namespace ssi
