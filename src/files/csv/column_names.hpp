// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_COLUMN_NAMES_HPP
#define SSI_SRC_FILES_CSV_COLUMN_NAMES_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/record_source.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// Returns a name without what spellings of it differ in: the case of ASCII letters, spaces, and
/// '_', '-' and '.'.
std::string folded(std::string_view name);

/// Whether two folded names differ by so little that one is probably the other, mistyped: by one
/// letter, from eight letters on by two. A letter too many, too few or another one counts as one.
bool is_near(std::string_view folded_name, std::string_view folded_wanted);

/// The columns of a file, found by the names that they should have.
class ColumnNames {
 public:
  explicit ColumnNames(const RecordSource& source);

  /// Returns the position of the column of exactly this name.
  std::optional<std::size_t> exact(const std::string& name) const;

  /// Returns the position of the column whose name is this one when both are folded, if the dialect
  /// has names folded and the column is not taken. Throws DataError if there are two.
  std::optional<std::size_t> fitting(const std::string& name,
                                     const std::vector<bool>& is_taken) const;

 private:
  const RecordSource& source_;
  TextIndex names_;
  TextIndex folded_names_;
  std::vector<std::vector<std::size_t>> columns_;  // [position in folded_names_]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_COLUMN_NAMES_HPP
