// SPDX-License-Identifier: MIT
#include "files/csv/columns.hpp"

#include <algorithm>

#include "ssi/error.hpp"

namespace ssi::internal {

bool has_column(const RecordSource& source, const std::string& column) {
  return std::ranges::find(source.header(), column) != source.header().end();
}

void require_column(const RecordSource& source, const std::string& column) {
  if (has_column(source, column)) return;
  std::string rule = "there is no column '" + column + "'";
  const bool is_one_cell = source.header().size() == 1;
  if (is_one_cell && source.dialect().separator == ',' &&
      source.header().front().find(';') != std::string::npos) {
    rule += ": cells are separated by commas, not semicolons";
  }
  throw DataError({source.name(), source.header_line(), "", ""}, rule);
}

}  // namespace ssi::internal
