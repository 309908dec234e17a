// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_RECORD_READER_HPP
#define SSI_SRC_IMPORT_RECORD_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::internal {

/// A record of a file: its cells, without the white space around them, and the line that it begins
/// in, from 1.
struct ExportRecord {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// Cells of a record: far more than LinkedIn has columns, so that a file of commas needs no more
/// memory than it has bytes.
inline constexpr std::size_t kMostCells = 10'000;

/// Tells the records of a file of LinkedIn's export apart: commas, quotes that need not be doubled,
/// and backslashes where the mapping says so. docs/linkedin.md has the rules.
class RecordReader {
 public:
  /// `file` names the bytes in errors. They must stay.
  RecordReader(std::string_view bytes, bool has_backslashes, std::string file);

  /// Reads the next record that is no empty line. Returns false if there is none. Throws DataError
  /// for a quote that nothing closes, and for too many cells.
  bool next(ExportRecord& record);

 private:
  void read(ExportRecord& record);
  bool read_cell(std::string& cell, std::size_t line);
  bool is_end_of_quotes() const noexcept;

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool has_backslashes_;
  std::string file_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_RECORD_READER_HPP
