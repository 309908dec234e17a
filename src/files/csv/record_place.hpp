// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RECORD_PLACE_HPP
#define SSI_SRC_FILES_CSV_RECORD_PLACE_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "files/csv/record.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// A column of a file, for errors.
struct ColumnPlace {
  std::string name;
  std::size_t number = 0;  ///< from 1
};

/// Where a parser is in a text of records, for the DataErrors that it throws.
struct RecordPlace {
  /// Returns the line of the file that `at` is on. O(bytes since the last call) if places are asked
  /// for in their order.
  std::size_t line_of(const char* at) const noexcept;

  /// Throws: the cell at `at` is at fault.
  [[noreturn]] void fail(const char* at, const ColumnPlace& column, std::string_view cell,
                         const std::string& rule) const;

  /// Throws: the line that begins at `at` is empty, and not at the end of the file.
  [[noreturn]] void fail_empty(const char* at) const;

  /// Throws: the record and the header differ in the number of cells.
  [[noreturn]] void fail_count() const;

  /// Throws what is wrong with the cell at `at`. A wrong number of cells shifts them, so it is said
  /// first: a cell at fault may only be where another belongs.
  [[noreturn]] void fail_cell(const char* at, const ColumnPlace& column, std::string_view content,
                              Fault fault) const;

  const std::string& file;
  const RecordText& text;
  std::size_t columns;           ///< the number of columns in the header
  const char* record = nullptr;  ///< where the record begins

  // The last place of which the line was asked for, and the lines before it.
  mutable const char* counted = nullptr;
  mutable std::size_t lines = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RECORD_PLACE_HPP
