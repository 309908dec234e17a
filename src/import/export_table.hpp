// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_EXPORT_TABLE_HPP
#define SSI_SRC_IMPORT_EXPORT_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "import/archive.hpp"
#include "import/mapping.hpp"
#include "import/written_date.hpp"
#include "ssi/history/day.hpp"
#include "ssi/import/linkedin.hpp"

namespace ssi::internal {

/// A row of a file of the export.
struct ExportRow {
  DayAndTime at = {};              ///< of a dated file
  std::vector<std::string> cells;  ///< of the mapping's columns; of those that are not there, empty

  const std::string& operator[](std::size_t column) const { return cells[column]; }
};

/// All files of one name, read as one.
struct ExportTable {
  bool is_there = false;
  std::array<bool, kMostColumns> has = {};  ///< whether some file has the mapping's column
  std::vector<ExportRow> rows;              ///< of a dated file, those that have a date
};

/// Why a row is left out.
enum class LeftOut : std::uint8_t {
  no_date,
  unknown_date,  ///< with --skip-unknown
  other_cells,   ///< with --skip-unknown: more or fewer than the header
  repeated,
  draft,
  no_conversation,
  nobody_else,
};
inline constexpr std::size_t kLeftOutReasons = 7;

/// What an archive holds.
struct Export {
  std::array<ExportTable, kExportFiles> tables;
  std::vector<ImportedFile> files;
  std::array<std::uint64_t, kLeftOutReasons> left_out = {};
  std::optional<Day> last_day;    ///< of any row of a dated file
  bool has_old_messages = false;  ///< which do not say to which conversation they belong

  ExportTable& operator[](ExportFile file) { return tables[index_of(file)]; }
  const ExportTable& operator[](ExportFile file) const { return tables[index_of(file)]; }
  void leave_out(LeftOut reason, std::uint64_t rows = 1) {
    left_out[static_cast<std::size_t>(reason)] += rows;
  }
};

/// Reads all files of an archive, one at a time. Throws FileError and DataError.
Export read_export(Archive& archive, bool skip_unknown);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_EXPORT_TABLE_HPP
