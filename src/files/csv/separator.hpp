// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_SEPARATOR_HPP
#define SSI_SRC_FILES_CSV_SEPARATOR_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "ssi/files/dialect.hpp"

namespace ssi::internal {

/// Returns the separator of a header: the comma if it gives a column of exactly the key's name,
/// else of ',', ';', tab and '|' the one that gives a column of that name, exactly or folded as the
/// dialect has it, of several the one with most columns; if none does, the one with most columns.
char find_separator(std::string_view header, const Dialect& dialect, const std::string& key);

/// Returns where the empty rows begin that a text of whole records ends with: blank lines, and rows
/// whose cells are all empty.
std::size_t end_of_filled_rows(std::string_view text, const Dialect& dialect) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_SEPARATOR_HPP
