// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_CONVERTED_HPP
#define SSI_SRC_ARROW_CONVERTED_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "arrow/layout.hpp"
#include "ssi/member/column.hpp"

namespace ssi::internal {

/// Memory for a column that is converted.
struct ConvertedColumn {
  std::vector<std::uint32_t> values;
  std::vector<std::uint8_t> validity;
};

/// A value that no signal can have.
struct BadNumber {
  std::size_t row;
  std::string value;  ///< as text
  bool is_whole;      ///< it is only out of range
};

/// The values of an Arrow column that are no integers, from its element `first` on.
struct Unconverted {
  NumberLayout layout;
  const void* values;
  const std::uint8_t* validity;  ///< null: nothing is null
  std::size_t first;
  std::size_t rows;
};

/// Makes a column of whole numbers of floats or decimals; NaN is missing, numbers beyond a signal's
/// are the nearest that it has. Returns the first value that is not a whole number or, unless
/// allowed, is beyond; the column is then not to be used.
std::optional<BadNumber> convert_numbers(const Unconverted& from, bool allow_out_of_range,
                                         ConvertedColumn& memory, Column& to);

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_CONVERTED_HPP
