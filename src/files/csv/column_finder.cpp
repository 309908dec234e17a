// SPDX-License-Identifier: MIT
#include "files/csv/column_finder.hpp"

#include "files/csv/columns.hpp"

namespace ssi::internal {

ColumnFinder::ColumnFinder(const RecordSource& source, std::vector<ReadAs>& read_as)
    : source_(source), read_as_(read_as), names_(source), is_taken_(source.header().size()) {}

void ColumnFinder::take_exact(const std::string& name) {
  if (const auto column = names_.exact(name)) is_taken_[*column] = true;
}

std::size_t ColumnFinder::find(const std::string& name) {
  const std::size_t column = find_any(name);
  if (column == is_taken_.size()) require_column(source_, name);
  return column;
}

std::size_t ColumnFinder::find_id(const std::string& name) {
  const std::size_t column = find_any(name);
  if (column == is_taken_.size()) fail_without_id(source_, name);
  return column;
}

std::size_t ColumnFinder::find_any(const std::string& name) {
  if (const auto column = names_.exact(name)) return *column;
  const auto column = names_.fitting(name, is_taken_);
  if (!column) return is_taken_.size();
  is_taken_[*column] = true;
  read_as_.push_back({source_.header()[*column], name});
  return *column;
}

}  // namespace ssi::internal
