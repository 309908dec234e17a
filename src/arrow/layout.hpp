// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_LAYOUT_HPP
#define SSI_SRC_ARROW_LAYOUT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ssi/arrow/c_data.h"
#include "ssi/member/column.hpp"

namespace ssi::internal {

/// How the values of a column of numbers are stored.
struct NumberLayout {
  enum class Storage : std::uint8_t { nothing, integers, bits, floats, doubles, decimals };
  Storage storage;
  ColumnType type = ColumnType::absent;  ///< of integers
  std::size_t width = 0;                 ///< bytes per value; 0: bits, or nothing
  unsigned scale = 0;                    ///< digits behind the point of a decimal
};

/// Returns the layout of a schema's format, or nothing if such columns hold no numbers.
std::optional<NumberLayout> number_layout(const ArrowSchema& schema);

/// Returns the name of a schema, empty if it has none.
std::string_view name_of(const ArrowSchema& schema) noexcept;

/// Returns the position of a schema's only child of that name, or nothing if it has none. Throws
/// std::invalid_argument if there are two.
std::optional<std::int64_t> child_named(const ArrowSchema& schema, std::string_view name);

/// Throws std::invalid_argument: of the column it is said why it cannot be taken.
[[noreturn]] void refuse_column(std::string_view name, const std::string& why);

/// Throws std::invalid_argument unless a schema is of record batches, with all its parts there.
void check_schema(const ArrowSchema& schema);

/// Throws std::invalid_argument unless a batch is one of so many columns, none of whose rows is
/// null as a whole. Returns its rows.
std::size_t check_batch(const ArrowArray& batch, std::int64_t columns);

/// Throws std::invalid_argument, naming the column, unless it is as long as its batch and has so
/// many buffers (`least` if there may be more). The first buffer may be null if nothing is; others
/// must not be if there are rows. Returns the position of the batch's first row in the buffers.
std::size_t check_column(const ArrowArray& batch, const ArrowArray& column, std::string_view name,
                         std::int64_t buffers, bool may_have_more = false);

/// Returns the validity bitmap of a checked column, or null if nothing in it is null.
const std::uint8_t* validity_of(const ArrowArray& column) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_LAYOUT_HPP
