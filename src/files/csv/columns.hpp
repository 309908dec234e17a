// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_COLUMNS_HPP
#define SSI_SRC_FILES_CSV_COLUMNS_HPP

#include <string>

#include "ssi/files/record_source.hpp"

namespace ssi::internal {

/// Returns whether the header of a file has a column of this name.
bool has_column(const RecordSource& source, const std::string& column);

/// Throws a DataError if it has not.
void require_column(const RecordSource& source, const std::string& column);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_COLUMNS_HPP
