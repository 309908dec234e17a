// SPDX-License-Identifier: MIT
#include "arrow/kept_columns.hpp"

#include <set>
#include <stdexcept>
#include <utility>

#include "arrow/layout.hpp"

namespace ssi::internal {
namespace {

/// Moves a child out of its batch, with the rows that the batch shows of it.
ArrowArray taken_out(ArrowArray& batch, std::int64_t i) {
  ArrowArray column = std::exchange(*batch.children[i], ArrowArray{});
  if (column.length != batch.length && column.null_count > 0) column.null_count = -1;
  column.offset += batch.offset;
  column.length = batch.length;
  return column;
}

}  // namespace

KeptColumns::KeptColumns(const ArrowSchema& schema, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto child = child_named(schema, name);
    if (!child) throw std::invalid_argument("there is no column '" + name + "' to keep");
    positions_.push_back(*child);
    types_.push_back(ArrowType::of(*schema.children[*child]));
  }
}

void KeptColumns::add_types(std::vector<ArrowType>& types) const {
  types.insert(types.end(), types_.begin(), types_.end());
}

void KeptColumns::check(const ArrowArray& batch) const {
  for (const std::int64_t i : positions_) {
    const ArrowArray& column = *batch.children[i];
    const bool fits = column.release != nullptr && column.offset >= 0 &&
                      column.length >= batch.offset + batch.length;
    if (!fits)
      throw std::invalid_argument("a column to keep is shorter than its batch, or released");
  }
}

void KeptColumns::move(ArrowArray& batch, ArrowBuilder& to) const {
  for (const std::int64_t i : positions_) to.add_child(taken_out(batch, i));
}

void check_names(const std::vector<ArrowType>& columns, const std::string& what) {
  std::set<std::string> names;
  for (const ArrowType& column : columns) {
    if (names.insert(column.name).second) continue;
    throw std::invalid_argument("two columns of the " + what + " would be named '" + column.name +
                                "'");
  }
}

}  // namespace ssi::internal
