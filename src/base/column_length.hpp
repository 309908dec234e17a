// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_COLUMN_LENGTH_HPP
#define SSI_SRC_BASE_COLUMN_LENGTH_HPP

#include <cstddef>
#include <stdexcept>
#include <string>

namespace ssi::internal {

/// Throws std::invalid_argument if a column that is wanted, so not empty, has fewer elements than
/// there are members. `kind` says of which columns, such as "score".
template <class... Columns>
void check_lengths(const char* kind, std::size_t members, const Columns&... columns) {
  const auto is_short = [members](const auto& column) {
    return !column.empty() && column.size() < members;
  };
  if ((is_short(columns) || ...)) {
    throw std::invalid_argument(std::string("a ") + kind +
                                " column has fewer elements than there are members");
  }
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_COLUMN_LENGTH_HPP
