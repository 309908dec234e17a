// SPDX-License-Identifier: MIT
#include "ssi/files/record_source.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "files/csv/bytes.hpp"
#include "files/csv/column_names.hpp"
#include "files/csv/record.hpp"
#include "files/csv/separator.hpp"
#include "files/text_source.hpp"
#include "ssi/error.hpp"
#include "ssi/text_index.hpp"

namespace ssi {
namespace {

using internal::count_byte;
using internal::first_record_end;
using internal::last_record_end;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kMostBytes = 1024 * kMiB;

void check(const Dialect& dialect) {
  if (dialect.separator != Dialect::kFindSeparator && !may_separate(dialect.separator)) {
    throw std::invalid_argument(
        "a separator must be an ASCII character, and no quote, line end or digit");
  }
  for (const std::size_t bytes : {dialect.longest_record, dialect.piece_bytes}) {
    if (bytes == 0 || bytes > kMostBytes) {
      throw std::invalid_argument("a dialect's sizes must be from 1 byte to 1 GiB");
    }
  }
}

/// Returns a size as people say it, exactly.
std::string size_text(std::size_t bytes) {
  if (bytes % kMiB == 0) return std::to_string(bytes / kMiB) + " MiB";
  if (bytes % 1024 == 0) return std::to_string(bytes / 1024) + " KiB";
  return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
}

}  // namespace

struct RecordSource::Impl {
  Impl(const std::string& path, const Dialect& rules, const std::string& key_column);

  bool read(RecordText& text);

  template <class EndOf>
  SSI_NO_EXPORT std::size_t fill(EndOf&& end_of);
  void read_header(const std::string& key_column);
  void skip_to_header();
  void take_separator_line();
  void parse_header(std::string_view text);
  void drop_nameless_end();
  [[noreturn]] void fail_repeated(std::size_t first, std::size_t second, std::size_t line) const;
  std::size_t end_of_allowed(std::size_t end);
  std::size_t end_of_filled(std::size_t end);
  DataError empty_at(std::size_t line) const;
  DataError too_long_at(std::size_t line, const std::string& what, std::string_view begin) const;

  internal::TextSource source;
  Dialect dialect;
  std::vector<std::string> header;
  std::size_t header_line = 1;
  std::string carry;                  // read, not yet handed out; begins with a record
  std::size_t next_line = 1;          // the line on which the carry begins
  std::optional<DataError> too_long;  // the error for a record that is too long, once one was met
  std::size_t empty_line = 0;         // the first empty row behind all others so far; 0: none
};

RecordSource::Impl::Impl(const std::string& path, const Dialect& rules,
                         const std::string& key_column)
    : source(path, rules.decoding == Decoding::known), dialect(rules) {
  read_header(key_column);
}

/// Reads until `end_of(carry, quotes)` finds an end, the file ends or the record is too long.
/// Returns the end, or the carry's size. Reads twice as much each time, so that long records cost
/// linear time.
template <class EndOf>
std::size_t RecordSource::Impl::fill(EndOf&& end_of) {
  std::size_t wanted = dialect.piece_bytes;
  while (true) {
    if (carry.size() < wanted) source.append_to(carry, wanted - carry.size());
    if (source.at_end()) return carry.size();
    if (const std::size_t end = end_of(std::string_view(carry), dialect.quotes)) return end;
    if (carry.size() > dialect.longest_record) return carry.size();
    wanted = std::min(carry.size() * 2, dialect.longest_record + dialect.piece_bytes);
  }
}

void RecordSource::Impl::read_header(const std::string& key_column) {
  fill(first_record_end);
  if (carry.starts_with(kByteOrderMark)) carry.erase(0, kByteOrderMark.size());
  if (dialect.names == Spellings::known) take_separator_line();
  if (dialect.blank_lines == BlankLines::skip) skip_to_header();
  if (carry.empty()) {
    throw DataError({source.name(), 1, "", ""}, "the file is empty: it needs a header");
  }
  header_line = next_line;
  if (dialect.blank_lines == BlankLines::end && internal::blank_lines_length(carry) > 0) {
    throw empty_at(header_line);
  }
  const std::size_t record_end = first_record_end(carry, dialect.quotes);
  const std::size_t end = record_end != 0 ? record_end : carry.size();
  if (end > dialect.longest_record) throw too_long_at(header_line, "header", carry);
  const std::string text = carry.substr(0, end);
  if (dialect.separator == Dialect::kFindSeparator) {
    dialect.separator = internal::find_separator(text, dialect, key_column);
  }
  parse_header(text);
  next_line += count_byte(std::string_view(carry).substr(0, end), '\n');
  carry.erase(0, end);
}

/// Spreadsheets write a first line "sep=;" that says how the others are separated. It is no header,
/// and is obeyed unless the caller knows better.
void RecordSource::Impl::take_separator_line() {
  constexpr std::string_view kBegin = "sep=";
  if (!carry.starts_with(kBegin) || carry.size() <= kBegin.size() + 1) return;
  const char separator = carry[kBegin.size()];
  const std::size_t end = kBegin.size() + 1;
  const std::size_t line_end = internal::line_end_length(carry.data() + end);
  if (line_end == 0 || !may_separate(separator)) return;
  if (dialect.separator == Dialect::kFindSeparator) dialect.separator = separator;
  carry.erase(0, end + line_end);
  ++next_line;
  fill(first_record_end);
}

void RecordSource::Impl::skip_to_header() {
  while (const std::size_t blank = internal::blank_lines_length(carry)) {
    next_line += count_byte(std::string_view(carry).substr(0, blank), '\n');
    carry.erase(0, blank);
    fill(first_record_end);
  }
}

void RecordSource::Impl::parse_header(std::string_view text) {
  const char* cursor = text.data();
  const char* end = cursor + text.size();
  std::string storage;
  std::string_view content;
  std::vector<std::size_t> lines;  // [column]: that it begins on
  std::size_t line = header_line;
  for (bool more = true; more;) {
    const char* begin = cursor;
    auto fault = internal::read_cell(&cursor, end, dialect, storage, content);
    if (!fault) fault = internal::check_text(content);
    if (!fault && content.size() > TextIndex::kLongestText) fault = "is of 16 MiB or more";
    if (fault) throw DataError({source.name(), line, "", std::string(content)}, *fault);
    header.emplace_back(content);
    lines.push_back(line);
    line += count_byte({begin, cursor}, '\n');
    more = cursor != end && *cursor == dialect.separator;
    if (more) ++cursor;
  }
  if (dialect.cells == Spellings::known) drop_nameless_end();
  TextIndex names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!names.add(header[i])) fail_repeated(*names.find(header[i]), i, lines[i]);
  }
}

/// Spreadsheets write columns that are empty behind the others. What stands below must be empty, as
/// all cells beyond the header. A single one may be a column: a strict file can have it.
void RecordSource::Impl::drop_nameless_end() {
  if (std::ranges::count(header, std::string()) < 2) return;
  while (header.size() > 1 && header.back().empty()) header.pop_back();
}

void RecordSource::Impl::fail_repeated(std::size_t first, std::size_t second,
                                       std::size_t line) const {
  const std::string& name = header[second];
  // Of numbers, the line is hardly a header.
  const bool is_number = name.find_first_not_of("0123456789.,-") == name.npos;
  const std::string rule =
      is_number ? "names two columns: does the file begin with their names?" : "names two columns";
  if (!name.empty()) throw DataError({source.name(), line, "", name}, rule);
  throw DataError({source.name(), line, "", ""}, "columns " + std::to_string(first + 1) + " and " +
                                                     std::to_string(second + 1) + " have no name");
}

bool RecordSource::Impl::read(RecordText& text) {
  while (true) {
    const std::size_t end = too_long ? 0 : end_of_allowed(fill(last_record_end));
    if (end == 0 && too_long) throw DataError(*too_long);
    const std::size_t filled = end_of_filled(end);
    if (filled > 0 && empty_line > 0) {
      throw empty_at(empty_line);
    }
    const std::string_view empty = std::string_view(carry).substr(filled, end - filled);
    const std::size_t lines = count_byte(std::string_view(carry).substr(0, filled), '\n');
    if (!empty.empty() && empty_line == 0) empty_line = next_line + lines;
    const std::size_t first_line = next_line;
    next_line += lines + count_byte(empty, '\n');
    if (filled == 0 && end > 0) {
      carry.erase(0, end);
      continue;
    }
    // The rest is little; what is handed out keeps the storage it was read into.
    text.bytes.swap(carry);
    carry.assign(text.bytes, end);
    text.bytes.resize(filled);
    text.first_line = first_line;
    text.dialect = dialect;
    return !text.bytes.empty();
  }
}

/// Returns where the empty rows begin that the first `end` bytes of the carry end with, if these
/// are nothing at the end of the file. They are not handed out: something may follow them.
std::size_t RecordSource::Impl::end_of_filled(std::size_t end) {
  if (dialect.blank_lines != BlankLines::end) return end;
  return internal::end_of_filled_rows(std::string_view(carry).substr(0, end), dialect);
}

/// Returns the end of the records of the carry that may be handed out: `end`, or the beginning of
/// the first one that is too long, for which read() then throws. A part of a record must not be
/// parsed: a fault of the part need not be one of the record.
std::size_t RecordSource::Impl::end_of_allowed(std::size_t end) {
  if (end <= dialect.longest_record) return end;
  const std::string_view text(carry);
  for (std::size_t begin = 0; begin < end;) {
    const std::string_view rest = text.substr(begin, end - begin);
    std::size_t size = first_record_end(rest, dialect.quotes);
    if (size == 0) size = rest.size();
    if (size > dialect.longest_record) {
      const std::size_t line = next_line + count_byte(text.substr(0, begin), '\n');
      too_long = too_long_at(line, "record", rest);
      return begin;
    }
    begin += size;
  }
  return end;
}

/// Returns the error for an empty line with others behind it.
DataError RecordSource::Impl::empty_at(std::size_t line) const {
  return DataError({source.name(), line, "", ""}, "line " + std::to_string(line) + " is empty");
}

/// Returns the error for a record or a header that begins so.
DataError RecordSource::Impl::too_long_at(std::size_t line, const std::string& what,
                                          std::string_view begin) const {
  std::string rule = "the " + what + " is longer than " + size_text(dialect.longest_record);
  const std::string_view allowed = begin.substr(0, dialect.longest_record);
  const bool has_lines = allowed.find('\n') != std::string_view::npos;
  if (has_lines) rule += ": a quote in it may lack the one that closes it";
  return DataError({source.name(), line, "", ""}, rule);
}

RecordSource::RecordSource(const std::string& path, const Dialect& dialect,
                           const std::string& key_column) {
  check(dialect);
  impl_ = std::make_unique<Impl>(path, dialect, key_column);
}

RecordSource::~RecordSource() = default;
RecordSource::RecordSource(RecordSource&&) noexcept = default;
RecordSource& RecordSource::operator=(RecordSource&&) noexcept = default;

bool RecordSource::read(RecordText& text) { return impl_->read(text); }
const std::string& RecordSource::name() const noexcept { return impl_->source.name(); }
const std::vector<std::string>& RecordSource::header() const noexcept { return impl_->header; }
bool RecordSource::has_column(std::string_view name) const {
  const bool is_strict = dialect().names == Spellings::strict;
  return std::ranges::any_of(header(), [&](const std::string& column) {
    return is_strict ? column == name : internal::folded(column) == internal::folded(name);
  });
}
std::size_t RecordSource::header_line() const noexcept { return impl_->header_line; }
const Dialect& RecordSource::dialect() const noexcept { return impl_->dialect; }
std::string RecordSource::encoding() const { return impl_->source.encoding(); }
std::uint64_t RecordSource::bytes_read() const noexcept { return impl_->source.bytes_read(); }
std::uint64_t RecordSource::bytes_total() const noexcept { return impl_->source.size(); }

std::size_t RecordText::line_of(std::size_t record) const noexcept {
  std::string_view rest(bytes);
  const auto skip_blank_lines = [&] {
    if (dialect.blank_lines != BlankLines::skip) return;
    rest.remove_prefix(internal::blank_lines_length(rest));
  };
  skip_blank_lines();
  for (; record > 0; --record) {
    rest.remove_prefix(first_record_end(rest, dialect.quotes));
    skip_blank_lines();
  }
  return first_line + count_byte(std::string_view(bytes.data(), rest.data()), '\n');
}

}  // namespace ssi
