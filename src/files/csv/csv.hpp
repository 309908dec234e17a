// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_CSV_HPP
#define SSI_SRC_FILES_CSV_CSV_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Appends a cell, quoted only when it must be: RFC 4180.
inline void append_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
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
