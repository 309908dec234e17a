// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_STRIP_HPP
#define SSI_SRC_STRIP_HPP

#include <cstddef>
#include <cstdint>

#include "column_load.hpp"
#include "ssi/member_table.hpp"

namespace ssi::internal {

enum class Observed : std::uint8_t { all, some, none };

/// The values of one signal for a strip of members, whatever the column's type: a missing one is 0.
template <std::size_t kRows>
struct Strip {
  Observed observed = Observed::none;
  std::uint32_t values[kRows];
  std::uint32_t masks[kRows];  // all ones where observed; only filled in if `some` are

  /// Loads `rows` members from `first` on. Requires: rows <= kRows.
  void load(const Column& column, std::size_t first, std::size_t rows) noexcept {
    if (column.type() == ColumnType::absent) {
      observed = Observed::none;
      return;
    }
    with_reader(column, [&](auto reader) {
      for (std::size_t i = 0; i < rows; ++i) values[i] = reader(first + i);
    });
    observed = load_masks(column, first, rows);
    if (observed != Observed::some) return;
    for (std::size_t i = 0; i < rows; ++i) values[i] &= masks[i];
  }

 private:
  Observed load_masks(const Column& column, std::size_t first, std::size_t rows) noexcept {
    if (column.validity() == nullptr) return Observed::all;
    std::uint32_t any_missing = 0;
    std::uint32_t any_observed = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      masks[i] = bit(column.validity(), column.validity_offset() + first + i) ? ~0U : 0U;
      any_missing |= ~masks[i];
      any_observed |= masks[i];
    }
    if (any_missing == 0) return Observed::all;
    return any_observed == 0 ? Observed::none : Observed::some;
  }
};

}  // namespace ssi::internal

#endif  // SSI_SRC_STRIP_HPP
