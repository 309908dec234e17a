// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_SLOW_CSV_HPP
#define SSI_TESTS_FUZZ_SLOW_CSV_HPP

// Files of members and of connections once more, as docs/files.md has them: a byte at a time, a
// copy of everything, nothing clever, and no code of the library.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::fuzz {

struct SlowRecord {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::vector<std::string> cells;
};

/// The records of a text up to the first malformed one.
struct SlowCsv {
  std::vector<SlowRecord> records;
  std::optional<std::size_t> malformed_line;  ///< where the malformed record begins
};

class SlowCsvParser {
 public:
  explicit SlowCsvParser(std::string_view text, char separator = ',')
      : text_(text), separator_(1, separator) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  }

  SlowCsv parse() {
    SlowCsv result;
    while (at_ < text_.size()) {
      SlowRecord record;
      record.first_line = line_;
      if (!parse_record(record.cells)) {
        result.malformed_line = record.first_line;
        break;
      }
      record.last_line = line_;
      result.records.push_back(record);
    }
    return result;
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool next_is(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  char take() {
    if (text_[at_] == '\n') ++line_;
    return text_[at_++];
  }

  bool parse_record(std::vector<std::string>& cells) {
    while (true) {
      std::string cell;
      if (!(next_is("\"") ? parse_quoted(cell) : parse_bare(cell))) return false;
      cells.push_back(cell);
      if (at_end()) return true;
      if (next_is("\r\n")) take();
      if (take() == '\n') return true;  // else it was a separator
    }
  }

  bool parse_bare(std::string& cell) {
    while (!at_end() && !next_is(separator_) && !next_is("\n") && !next_is("\r\n")) {
      const char c = take();
      if (c == '"' || c == '\r') return false;
      cell += c;
    }
    return true;
  }

  bool parse_quoted(std::string& cell) {
    take();
    while (true) {
      if (at_end()) return false;  // never closed
      if (next_is("\"\"")) {
        cell += take();
        take();
      } else if (next_is("\"")) {
        take();
        return at_end() || next_is(separator_) || next_is("\n") || next_is("\r\n");
      } else {
        cell += take();
      }
    }
  }

  std::string_view text_;
  std::string separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// Whether each code point is written in the only way that there is, and none is a NUL or a
/// surrogate.
inline bool is_slow_text(std::string_view cell) {
  std::size_t i = 0;
  while (i < cell.size()) {
    const auto first = static_cast<unsigned char>(cell[i++]);
    const int more = first < 0x80 ? 0 : first < 0xC0 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more < 0 || first >= 0xF8) return false;
    static constexpr std::uint32_t kBits[] = {0x7F, 0x1F, 0x0F, 0x07};
    static constexpr std::uint32_t kLeast[] = {0x1, 0x80, 0x800, 0x10000};
    std::uint32_t point = first & kBits[more];
    for (int k = 0; k < more; ++k) {
      if (i == cell.size()) return false;
      const auto byte = static_cast<unsigned char>(cell[i++]);
      if (byte / 64 != 2) return false;
      point = point * 64 + byte % 64;
    }
    if (point < kLeast[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
      return false;
    }
  }
  return true;
}

/// Whether the cell is a count up to `largest`; `value` stays empty where it is missing.
inline bool is_slow_count(std::string_view cell, std::uint64_t largest,
                          std::optional<std::uint32_t>& value) {
  value.reset();
  if (cell.empty()) return true;
  std::string digits;
  for (const char c : cell) {
    if (c < '0' || c > '9') return false;
    if (c != '0' || !digits.empty()) digits += c;
  }
  if (digits.size() > 10) return false;
  const std::uint64_t number = digits.empty() ? 0 : std::stoull(digits);
  if (number > largest) return false;
  value = static_cast<std::uint32_t>(number);
  return true;
}

/// Whether all cells of a header are text, and no two are the same.
inline bool is_slow_header(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!is_slow_text(name) || std::count(names.begin(), names.end(), name) > 1) return false;
  }
  return true;
}

/// The reason to refuse a file: nothing, or a fault somewhere in these lines.
struct SlowFault {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
};

/// The fault of a malformed record: it may go on to the end of the text.
inline SlowFault malformed_at(std::size_t line) { return {line, SIZE_MAX}; }

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_SLOW_CSV_HPP
