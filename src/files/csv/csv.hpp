// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_CSV_HPP
#define SSI_SRC_FILES_CSV_CSV_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Whether a cell must be quoted. A loop that vectors can run: std::string_view::find_first_of()
/// calls a function for each byte.
inline bool must_be_quoted(std::string_view cell) noexcept {
  unsigned char found = 0;
  for (const char c : cell) {
    found |= static_cast<unsigned char>(c == ',' || c == '"' || c == '\r' || c == '\n');
  }
  return found != 0;
}

/// Appends a cell, quoted only when it must be: RFC 4180.
inline void append_cell(std::string& out, std::string_view cell) {
  if (!must_be_quoted(cell)) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_CSV_HPP
