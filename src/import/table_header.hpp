// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_TABLE_HEADER_HPP
#define SSI_SRC_IMPORT_TABLE_HEADER_HPP

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "import/mapping.hpp"
#include "import/record_reader.hpp"

namespace ssi::internal {

/// Where the columns of a file stand.
struct TableHeader {
  static constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

  std::vector<std::string> names;                     ///< folded, one for each cell of a record
  std::array<std::size_t, kMostColumns> positions{};  ///< of the mapping's columns, or kAbsent
  bool is_there = false;                              ///< otherwise there are no rows
  bool is_old = false;  ///< messages of before 2018: there is a header, but not one to read by
};

/// Reads up to the header and past it. Throws DataError for a file that has records but no header,
/// and for a column that is read and is there twice.
TableHeader read_table_header(RecordReader& records, const FileMapping& mapping,
                              const std::string& file);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_TABLE_HEADER_HPP
