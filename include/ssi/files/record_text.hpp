// SPDX-License-Identifier: MIT
#ifndef SSI_FILES_RECORD_TEXT_HPP
#define SSI_FILES_RECORD_TEXT_HPP

#include <cstddef>
#include <string>

#include "ssi/export.hpp"

namespace ssi {

/// A run of whole records of a CSV file, not yet parsed.
struct SSI_EXPORT RecordText {
  std::string bytes;           ///< the records, each with its line end
  std::size_t first_line = 0;  ///< line of the file, from 1, that the first record starts on

  /// Returns the line of the file that a record starts on: `record` counts from 0. O(bytes), meant
  /// for errors. Requires: the text has that many records.
  std::size_t line_of(std::size_t record) const noexcept;
};

}  // namespace ssi

#endif  // SSI_FILES_RECORD_TEXT_HPP
