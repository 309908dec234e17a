// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_KEPT_COLUMNS_HPP
#define SSI_SRC_ARROW_KEPT_COLUMNS_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "arrow/given.hpp"

namespace ssi::internal {

/// Columns of the members that come first in a result, as they are.
class KeptColumns {
 public:
  /// Throws std::invalid_argument if the schema lacks one of the names.
  KeptColumns(const ArrowSchema& schema, const std::vector<std::string>& names);

  /// Adds the types of the columns.
  void add_types(std::vector<ArrowType>& types) const;

  /// Throws std::invalid_argument if one of the columns is shorter than its batch, or released.
  void check(const ArrowArray& batch) const;

  /// Moves the columns out of a checked batch, whose other columns may still be read, but not those
  /// that are kept.
  void move(ArrowArray& batch, ArrowBuilder& to) const;

 private:
  std::vector<std::int64_t> positions_;
  std::vector<ArrowType> types_;
};

/// Throws std::invalid_argument if two columns have one name. `what` they are of stands in the
/// message, such as "scores".
void check_names(const std::vector<ArrowType>& columns, const std::string& what);

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_KEPT_COLUMNS_HPP
