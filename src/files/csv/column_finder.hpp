// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_COLUMN_FINDER_HPP
#define SSI_SRC_FILES_CSV_COLUMN_FINDER_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "files/csv/column_names.hpp"
#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// Finds columns that must be there. Exact names come first, as in files of members: say them all
/// to take_exact() before any is found.
class ColumnFinder {
 public:
  /// What is read as another name is appended to `read_as`. Both must outlive this.
  ColumnFinder(const RecordSource& source, std::vector<ReadAs>& read_as);

  void take_exact(const std::string& name);

  /// Returns the column of a name. Throws DataError if there is none.
  std::size_t find(const std::string& name);

  /// The same of the column of ids, which --id may name. Throws DataError.
  std::size_t find_id(const std::string& name);

 private:
  /// Returns the column, or how many there are.
  std::size_t find_any(const std::string& name);

  const RecordSource& source_;
  std::vector<ReadAs>& read_as_;
  const ColumnNames names_;
  std::vector<bool> is_taken_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_COLUMN_FINDER_HPP
