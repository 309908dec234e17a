// SPDX-License-Identifier: MIT
#include "files/csv/table_header.hpp"

#include <stdexcept>

#include "files/csv/csv.hpp"

namespace ssi::internal {

void TableHeader::add(const std::string& name) {
  if (!names_.empty()) cells_ += ',';
  append_cell(cells_, name);
  if (!names_.insert(name).second && !repeated_) repeated_ = name;
}

std::string TableHeader::line(const std::string& table) const {
  if (repeated_) {
    throw std::invalid_argument("the " + table + " would have two columns named '" + *repeated_ +
                                "'");
  }
  return cells_ + '\n';
}

}  // namespace ssi::internal
