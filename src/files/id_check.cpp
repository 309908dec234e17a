// SPDX-License-Identifier: MIT
#include "files/id_check.hpp"

#include "ssi/error.hpp"

namespace ssi::internal {

std::string_view read_id(const RecordCells& cells, std::size_t column) {
  const std::string_view id = cells[column];
  if (id.empty()) cells.fail(column, "must not be empty");
  if (id.size() > TextIndex::kLongestText) cells.fail(column, "is of 16 MiB or more");
  return id;
}

void add_ids(TextIndex& index, std::span<const std::string_view> ids, const RecordSource& source,
             const RecordText& text, const std::string& column) {
  const std::size_t added = index.add(ids);
  if (added == ids.size()) return;
  throw DataError({source.name(), text.line_of(added), column, std::string(ids[added])},
                  "is not unique");
}

void parse_then(const std::function<void()>& parse, const std::function<void()>& add) {
  try {
    parse();
  } catch (const DataError&) {
    add();
    throw;
  }
  add();
}

}  // namespace ssi::internal
