// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_RANDOM_CSV_HPP
#define SSI_TESTS_SUPPORT_RANDOM_CSV_HPP

// Seeded random cells and records of CSV, in the ways in which files may be written: shared by the
// tests of files of members and of logs.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "ssi/files/record_source.hpp"
#include "support/random_members.hpp"

namespace ssi {

/// How the records of a file are written.
struct CsvStyle {
  Dialect dialect = {};
  std::uint64_t quoted_percent = 0;   ///< of cells that need no quotes and have some
  std::uint64_t special_percent = 0;  ///< of texts that hold what needs quotes
  std::uint64_t crlf_percent = 0;     ///< of lines
  bool is_ascii = false;              ///< whether texts are
};

/// Any style for a dialect; every second one has no quotes at all.
inline CsvStyle draw_style(Random& random, Dialect dialect) {
  static constexpr std::size_t kPieces[] = {1, 2, 16, 31, 32, 63, 64, 65, 127, 1000, 4096, 262144};
  dialect.piece_bytes = random.chance(50) ? random.pick(kPieces) : 1 + random.index(3000);
  static constexpr std::uint64_t kCrlf[] = {0, 0, 100, 30};
  CsvStyle style{
      .dialect = dialect, .crlf_percent = random.pick(kCrlf), .is_ascii = random.chance(50)};
  const bool may_quote = dialect.quotes == QuoteRule::rfc4180;
  if (random.chance(50) && may_quote) style.quoted_percent = random.chance(50) ? 1 : 30;
  if (random.chance(30)) style.special_percent = random.chance(50) ? 1 : 20;
  return style;
}

/// A text of at least so many bytes, and at most three more: letters, what stands beside digits and
/// separators in ASCII, characters of several bytes; sometimes what needs quotes.
inline std::string draw_text(Random& random, const CsvStyle& style, std::size_t bytes) {
  static constexpr std::string_view kAscii = "aabbcZen0791/: -+\t.;|'!#~=_x\x01\x7F";
  static const std::string kOthers[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x8E\x89"};
  static const std::string kSpecial[] = {",", "\"", "\n", "\r\n", "\r", "\"\"", ",\"\n", ";"};
  const bool is_special = random.chance(style.special_percent);
  std::string text;
  while (text.size() < bytes) {
    std::string part(1, random.pick(kAscii));
    if (!style.is_ascii && random.chance(10)) part = random.pick(kOthers);
    if (is_special && random.chance(20)) part = random.pick(kSpecial);
    if (style.dialect.quotes == QuoteRule::none) {
      if (is_special && random.chance(20)) part = '"';
      const std::string ends{'\r', '\n', style.dialect.separator};
      if (part.find_first_of(ends) != std::string::npos) continue;
    }
    if (style.special_percent == 0 && part[0] == style.dialect.separator) continue;
    text += part;
  }
  return text;
}

/// A length at which something may change: of a word, of a register or of none.
inline std::size_t draw_length(Random& random, std::size_t most) {
  static constexpr std::size_t kLengths[] = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65};
  return std::min(most, random.chance(50) ? random.pick(kLengths) : 1 + random.index(most));
}

/// A count of 1 to 10 digits, often the first or last of such a length.
inline std::uint32_t draw_count(Random& random) {
  std::uint64_t least = 1;
  for (std::size_t digits = random.index(10); digits > 0; --digits) least *= 10;
  const std::uint64_t last = std::min<std::uint64_t>(least * 10 - 1, kLargestCount);
  if (least == 1) least = 0;
  const std::uint64_t choices[] = {least, last, least + random.below(last - least + 1),
                                   least + random.below(last - least + 1)};
  return static_cast<std::uint32_t>(random.pick(choices));
}

/// Its digits, perhaps behind zeros.
inline std::string digits_of(Random& random, std::uint32_t count) {
  return std::string(random.chance(85) ? 0 : random.index(13), '0') + std::to_string(count);
}

/// A cell as the file has it: in quotes if it must be, or now and then all the same.
inline std::string written(Random& random, const CsvStyle& style, const std::string& cell) {
  if (style.dialect.quotes == QuoteRule::none) return cell;
  const char separator = style.dialect.separator == Dialect::kFindSeparator  //
                             ? ','
                             : style.dialect.separator;
  const std::string special{'"', '\r', '\n', separator};
  const bool must = cell.find_first_of(special) != std::string::npos;
  if (!must && !random.chance(style.quoted_percent)) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

inline std::string draw_line_end(Random& random, const CsvStyle& style) {
  return random.chance(style.crlf_percent) ? "\r\n" : "\n";
}

/// The text with other line ends than "\n".
inline std::string with_line_ends(const std::string& text, const std::string& line_end) {
  std::string result;
  for (const char c : text) c == '\n' ? result += line_end : result += c;
  return result;
}

/// Appends a record with its line end.
inline void append_record(Random& random, const CsvStyle& style,
                          const std::vector<std::string>& cells, std::string& text) {
  const bool finds = style.dialect.separator == Dialect::kFindSeparator;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += finds ? ',' : style.dialect.separator;
    text += written(random, style, cells[i]);
  }
  text += draw_line_end(random, style);
}

/// A text that ends where its memory does, so that a sanitizer finds whoever reads on.
inline RecordText exactly(const RecordText& text) {
  RecordText copy = text;
  copy.bytes.shrink_to_fit();
  return copy;
}

/// Where and why a file is refused; line 0: it is not.
struct FileFault {
  std::size_t line = 0;
  std::string column = {};
  std::string cell = {};
  std::string rule = {};

  friend bool operator==(const FileFault&, const FileFault&) = default;
  friend std::ostream& operator<<(std::ostream& out, const FileFault& fault) {
    return out << "line " << fault.line << ", column '" << fault.column << "', '"
               << fault.cell.substr(0, 80) << "' of " << fault.cell.size() << " bytes "
               << fault.rule;
  }
};

/// The fault that a function finds in the file that it reads.
template <class Read>
FileFault fault_of(const Read& read) {
  try {
    read();
  } catch (const DataError& error) {
    const DataError::Place& place = error.place();
    return {place.line, place.column, place.cell, error.rule()};
  }
  return {};
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_RANDOM_CSV_HPP
