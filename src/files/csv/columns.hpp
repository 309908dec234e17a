// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_COLUMNS_HPP
#define SSI_SRC_FILES_CSV_COLUMNS_HPP

#include <cstddef>
#include <string>

#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// Returns whether the header of a file has a column of this name.
bool has_column(const RecordSource& source, const std::string& column);

/// Throws the DataError for a file without a column of ids of this name, which lists those that
/// there are.
[[noreturn]] void fail_without_id(const RecordSource& source, const std::string& column);

/// Throws a DataError if it has not.
void require_column(const RecordSource& source, const std::string& column);

/// Returns the number, from 1, of the column whose name is empty; 0: all have names.
std::size_t nameless_column(const RecordSource& source);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_COLUMNS_HPP
