// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_RECORD_CELLS_HPP
#define SSI_SRC_FILES_CSV_RECORD_CELLS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv/cell_ends.hpp"
#include "files/csv/record_place.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// The cells of a text of records, record by record, for tables of which a few columns are read.
/// The text, and the names of file and columns, must outlive it.
///
///     for (RecordCells cells(source.name(), source.header(), text); cells.next();) use(cells[0]);
class RecordCells {
 public:
  RecordCells(const std::string& file, const std::vector<std::string>& columns,
              const RecordText& text);

  /// Goes to the next record. Returns false behind the last one. Throws DataError for a malformed
  /// one.
  bool next();

  /// The content of a cell of this record. It lives as long as the text and this.
  std::string_view operator[](std::size_t column) const { return cells_[column].content; }

  /// Throws: the cell breaks this rule.
  [[noreturn]] void fail(std::size_t column, const std::string& rule) const;

 private:
  struct Cell {
    std::string_view content;
    const char* at = nullptr;
  };

  bool skip_blank_lines();
  bool read_plain_record();
  void read_any_cell(std::size_t column);
  void skip_surplus();

  const std::vector<std::string>& columns_;
  const Dialect dialect_;
  RecordPlace place_;
  const char* cursor_;
  const char* end_;
  const TextFacts facts_;
  CellEnds ends_;
  std::vector<Cell> cells_;
  std::string unquoted_;  // cells that do not stand in the text as they are; it does not move
  std::string storage_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_RECORD_CELLS_HPP
