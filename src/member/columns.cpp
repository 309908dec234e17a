// SPDX-License-Identifier: MIT
#include "ssi/member/columns.hpp"

#include <stdexcept>
#include <string>

namespace ssi {
namespace {

std::string describe(Signal signal) {
  const std::size_t i = index_of(signal);
  return i < kStandardSignals ? "the column of " + SignalCatalogue()[signal].name
                              : "the column of signal " + std::to_string(i);
}

}  // namespace

void Columns::refuse_missing(Signal signal) {
  throw std::invalid_argument(describe(signal) +
                              " cannot hold the number that stands for a missing value");
}

Columns& Columns::put(Signal signal, const Column& column, Owner owner) {
  const std::size_t at = index_of(signal);
  const bool is_absent = column.type() == ColumnType::absent;
  std::size_t rows = is_absent ? 0 : column.length();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i == at || columns_[i].type() == ColumnType::absent) continue;
    if (!is_absent && columns_[i].length() != rows) {
      throw std::invalid_argument(describe(signal) + " has " + std::to_string(rows) +
                                  " values, others have " + std::to_string(columns_[i].length()));
    }
    rows = columns_[i].length();
  }
  if (at >= owners_.size()) owners_.resize(at + 1);
  if (at >= columns_.size()) columns_.resize(at + 1);
  columns_[at] = column;
  owners_[at] = std::move(owner);
  rows_ = rows;
  return *this;
}

Columns& Columns::put(Signal signal, const Column& column, Validity validity, Owner values) {
  if (validity.length != column.length() || validity.bits.size() < (validity.length + 7) / 8) {
    throw std::invalid_argument(describe(signal) + " has " + std::to_string(column.length()) +
                                " values and " + std::to_string(validity.length) + " flags");
  }
  struct Made {
    std::vector<std::uint8_t> bits;
    Owner values;
  };
  const auto made = std::make_shared<const Made>(Made{std::move(validity.bits), std::move(values)});
  return put(signal, column.with_validity(made->bits.data()), made);
}

}  // namespace ssi
