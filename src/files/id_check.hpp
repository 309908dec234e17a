// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_ID_CHECK_HPP
#define SSI_SRC_FILES_ID_CHECK_HPP

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "files/csv/record_cells.hpp"
#include "ssi/files/record_source.hpp"
#include "ssi/text_index.hpp"

namespace ssi::internal {

/// Returns the id in a cell. Throws DataError if it is none.
std::string_view read_id(const RecordCells& cells, std::size_t column);

/// Adds the ids of a text, in the order of its records. Throws DataError for one that is there
/// already.
void add_ids(TextIndex& index, std::span<const std::string_view> ids, const RecordSource& source,
             const RecordText& text, const std::string& column);

/// Parses a text, and then adds its ids. If parsing throws a DataError, the ids further up are
/// added all the same, so that the first fault of a file is the one that is said.
void parse_then(const std::function<void()>& parse, const std::function<void()>& add);

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_ID_CHECK_HPP
