// SPDX-License-Identifier: MIT
#include "ssi/member/column.hpp"

#include "member/column_load.hpp"

namespace ssi {

std::optional<std::uint32_t> Column::value(std::size_t row) const noexcept {
  if (type_ == ColumnType::absent) return std::nullopt;
  if (validity_ != nullptr && !internal::bit(validity_, validity_offset_ + row)) {
    return std::nullopt;
  }
  return internal::with_reader(*this, [row](auto reader) { return reader(row); });
}

}  // namespace ssi
