// SPDX-License-Identifier: MIT
#include "files/csv/separator.hpp"

#include <algorithm>
#include <vector>

#include "files/csv/column_names.hpp"
#include "files/csv/record.hpp"

namespace ssi::internal {
namespace {

/// The names of a header that is separated so; none if it cannot be.
std::vector<std::string> names_of(std::string_view header, Dialect dialect, char separator) {
  dialect.separator = separator;
  const std::string text(header);  // which ends at a '\0'
  const char* cursor = text.data();
  const char* end = cursor + text.size();
  std::string storage;
  std::string_view content;
  std::vector<std::string> names;
  while (true) {
    if (read_cell(&cursor, end, dialect, storage, content)) return {};
    names.emplace_back(content);
    if (cursor == end || *cursor != separator) return names;
    ++cursor;
  }
}

/// Whether a line, without its end, has nothing but empty cells. One that ends a quoted cell of
/// several lines has not.
bool is_empty_row(std::string_view line, const Dialect& dialect) noexcept {
  while (true) {
    if (dialect.quotes == QuoteRule::rfc4180 && line.starts_with("\"\"")) line.remove_prefix(2);
    if (line.empty()) return true;
    if (line.front() != dialect.separator) return false;
    line.remove_prefix(1);
  }
}

}  // namespace

char find_separator(std::string_view header, const Dialect& dialect, const std::string& key) {
  constexpr std::string_view kSeparators = ",;\t|";
  char best = kSeparators.front();
  std::size_t most = 0;
  bool has_key = false;
  for (const char separator : kSeparators) {
    const std::vector<std::string> names = names_of(header, dialect, separator);
    const bool is_exact = std::ranges::find(names, key) != names.end();
    if (is_exact && separator == kSeparators.front()) return separator;
    const bool fits = is_exact || (dialect.names == Spellings::known &&
                                   std::ranges::any_of(names, [&](const std::string& name) {
                                     return folded(name) == folded(key);
                                   }));
    if (fits < has_key || (fits == has_key && names.size() <= most)) continue;
    has_key = fits;
    most = names.size();
    best = separator;
  }
  return best;
}

std::size_t end_of_filled_rows(std::string_view text, const Dialect& dialect) noexcept {
  std::size_t end = text.size();
  while (end > 0) {
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\n')) line.remove_suffix(1);
    const std::size_t begin = line.rfind('\n') + 1;  // npos + 1 is 0
    line.remove_prefix(begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_empty_row(line, dialect)) return end;
    end = begin;
  }
  return 0;
}

}  // namespace ssi::internal
