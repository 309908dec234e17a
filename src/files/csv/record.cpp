// SPDX-License-Identifier: MIT
#include "files/csv/record.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "files/csv/bytes.hpp"

namespace ssi::internal {
namespace {

std::optional<Fault> read_quoted_cell(const char** cursor, const char* end, char separator,
                                      std::string& storage, std::string_view& content) {
  const char* c = *cursor + 1;
  storage.clear();
  while (true) {
    const char* begin = c;
    while (c != end && *c != '"') ++c;
    storage.append(begin, c);
    content = storage;
    if (c == end) return "opens a quote that is never closed";
    ++c;
    if (c == end || *c != '"') break;
    storage += '"';  // "" inside quotes
    ++c;
  }
  *cursor = c;
  if (c == end || *c == separator || line_end_length(c) > 0) return std::nullopt;
  return "has text after its closing quote";
}

}  // namespace

std::size_t last_record_end(std::string_view text, QuoteRule quotes) noexcept {
  if (quotes == QuoteRule::none) return text.rfind('\n') + 1;  // npos + 1 is 0
  // Backwards from the end: a newline ends a record if an even number of quotes stands before it.
  bool quoted = count_byte(text, '"') % 2 != 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == '"') quoted = !quoted;
    if (text[i - 1] == '\n' && !quoted) return i;
  }
  return 0;
}

std::size_t first_record_end(std::string_view text, QuoteRule quotes) noexcept {
  if (quotes == QuoteRule::none) return text.find('\n') + 1;  // npos + 1 is 0
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '\n' && !quoted) return i + 1;
  }
  return 0;
}

std::size_t most_records(std::string_view text, QuoteRule quotes, std::size_t columns) noexcept {
  const std::size_t that_fit = text.size() / columns + 1;
  std::size_t line_ends = 0;
  while (true) {
    const std::size_t quote = quotes == QuoteRule::none ? text.npos : text.find('"');
    line_ends += count_byte(text.substr(0, quote), '\n');
    if (quote == text.npos) break;
    const std::size_t closing = text.find('"', quote + 1);
    if (closing == text.npos) break;
    text.remove_prefix(closing + 1);
  }
  return std::min(line_ends + 1, that_fit);
}

std::size_t blank_lines_length(std::string_view text) noexcept {
  std::size_t length = 0;
  while (true) {
    const std::string_view rest = text.substr(length);
    if (rest.starts_with('\n')) {
      length += 1;
    } else if (rest.starts_with("\r\n")) {
      length += 2;
    } else {
      return length;
    }
  }
}

std::optional<Fault> read_cell(const char** cursor, const char* end, const Dialect& dialect,
                               std::string& storage, std::string_view& content) {
  const char* begin = *cursor;
  const char separator = dialect.separator;
  const bool may_quote = dialect.quotes == QuoteRule::rfc4180;
  if (begin != end && *begin == '"' && may_quote) {
    return read_quoted_cell(cursor, end, separator, storage, content);
  }
  const char* c = begin;
  bool has_quote = false;
  while (c != end && *c != separator && *c != '\n' && *c != '\r') has_quote |= *c++ == '"';
  *cursor = c;
  content = std::string_view(begin, static_cast<std::size_t>(c - begin));
  if (has_quote && may_quote) return "has a quote but does not begin with one";
  if (c != end && *c == '\r' && line_end_length(c) == 0) {
    return "is followed by a carriage return that is neither quoted nor part of a line end";
  }
  return std::nullopt;
}

std::optional<Fault> check_text(std::string_view cell) noexcept {
  if (cell.find('\0') != std::string_view::npos) return "has a NUL byte";
  if (!is_utf8(cell)) return "is not valid UTF-8: save the file as CSV UTF-8";
  return std::nullopt;
}

std::optional<std::size_t> count_cells(const char* cursor, const char* end,
                                       const Dialect& dialect) {
  std::string storage;
  std::string_view content;
  for (std::size_t cells = 1;; ++cells) {
    if (read_cell(&cursor, end, dialect, storage, content)) return std::nullopt;
    if (cursor == end || *cursor != dialect.separator) return cells;
    ++cursor;
  }
}

bool is_empty_record(const char* cursor, const char* end, const Dialect& dialect) {
  std::string storage;
  std::string_view content;
  while (true) {
    if (read_cell(&cursor, end, dialect, storage, content) || !content.empty()) return false;
    if (cursor == end || *cursor != dialect.separator) return true;
    ++cursor;
  }
}

}  // namespace ssi::internal
