// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_VALUE_BATCHES_HPP
#define SSI_SRC_ARROW_VALUE_BATCHES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "arrow/converted.hpp"
#include "arrow/layout.hpp"
#include "ssi/arrow/c_data.h"
#include "ssi/member/column.hpp"

namespace ssi::internal {

/// A column of whole numbers in record batches of one schema, whatever the type that holds them.
class ValueBatches {
 public:
  /// Throws std::invalid_argument if the schema has the column twice, or with a type that has no
  /// whole numbers. Requires: it has the column.
  ValueBatches(const ArrowSchema& schema, std::string name);

  /// Reads a checked batch, which must stay until the next is read. Throws std::invalid_argument if
  /// the column is malformed.
  void read(const ArrowArray& batch);

  /// Returns the value of a row; nothing where it is missing. Requires: there is no fault up to it.
  std::optional<std::uint32_t> value(std::size_t row) const { return column_.value(row); }

  /// Returns the number in a row that is the first one which is not whole, from 0 to 2^32 - 1; null
  /// for all others.
  const std::string* fault(std::size_t row) const noexcept {
    return bad_ && bad_->row == row ? &bad_->value : nullptr;
  }

 private:
  std::string name_;
  std::int64_t child_;
  NumberLayout layout_;
  ConvertedColumn memory_;
  Column column_;
  std::optional<BadNumber> bad_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_VALUE_BATCHES_HPP
