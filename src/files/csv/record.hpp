// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RECORD_HPP
#define SSI_SRC_FILES_CSV_RECORD_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ssi/files/dialect.hpp"

namespace ssi::internal {

/// The lexical rules of records, for text that ends at a '\0' which is not part of it, as a
/// std::string's does.

/// Returns the end of the last whole record of a text that begins with a record, or 0 if it has
/// none that ends. A newline inside quotes ends nothing.
std::size_t last_record_end(std::string_view text, QuoteRule quotes) noexcept;

/// Returns the end of the first record of a text that begins with one, or 0 if it does not end.
std::size_t first_record_end(std::string_view text, QuoteRule quotes) noexcept;

/// Returns how many records of `columns` cells a text has at most, up to and with the first
/// malformed one. Line ends within quotes do not add to it, nor do lines too short for the cells,
/// so memory for that many records is in proportion to the text. Requires: columns > 0.
std::size_t most_records(std::string_view text, QuoteRule quotes, std::size_t columns) noexcept;

/// Returns the length of the line end at `c`: 1 for "\n", 2 for "\r\n", else 0.
inline std::size_t line_end_length(const char* c) noexcept {
  if (*c == '\n') return 1;
  return *c == '\r' && c[1] == '\n' ? 2 : 0;
}

/// Returns the length of the empty lines that a text begins with.
std::size_t blank_lines_length(std::string_view text) noexcept;

/// The fault of a cell, in words that follow it in an error.
using Fault = const char*;

/// Reads the cell at `*cursor`, which it moves behind the cell: to a separator, a line end or
/// `end`. `content` becomes the cell without its quotes, in the text or in `storage`. Returns
/// nothing, or what is wrong; the content is then what was read of the cell.
std::optional<Fault> read_cell(const char** cursor, const char* end, const Dialect& dialect,
                               std::string& storage, std::string_view& content);

/// Returns nothing, or what is wrong with a cell's text: it is not UTF-8, or has a NUL.
std::optional<Fault> check_text(std::string_view cell) noexcept;

/// Returns the number of cells of the record that begins at `cursor`, or nothing if it is
/// malformed.
std::optional<std::size_t> count_cells(const char* cursor, const char* end, const Dialect& dialect);

/// Returns whether all cells of the record that begins at `cursor` are empty.
bool is_empty_record(const char* cursor, const char* end, const Dialect& dialect);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RECORD_HPP
