// SPDX-License-Identifier: MIT
#include "ssi/member/member.hpp"

#include <algorithm>

namespace ssi {

Member::Member(std::initializer_list<std::pair<Signal, std::uint32_t>> values) {
  for (const auto& [signal, value] : values) set(signal, value);
}

Member::Member(const MemberTable& members, std::size_t row) : cells_(members.columns()) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto value = members.value(static_cast<Signal>(i), row);
    cells_[i] = {value.value_or(0), value.has_value()};
  }
}

Member& Member::set(Signal signal, std::uint32_t value) {
  const std::size_t i = index_of(signal);
  if (i >= cells_.size()) cells_.resize(i < kStandardSignals ? kStandardSignals : i + 1);
  cells_[i] = {value, true};
  return *this;
}

void Member::clear(Signal signal) {
  const std::size_t i = index_of(signal);
  if (i < cells_.size()) cells_[i] = {};
}

bool operator==(const Member& a, const Member& b) noexcept {
  // Cells that one of them does not have are missing ones.
  const auto& longer = a.cells_.size() < b.cells_.size() ? b.cells_ : a.cells_;
  const auto& shorter = &longer == &a.cells_ ? b.cells_ : a.cells_;
  const auto rest = longer.begin() + static_cast<std::ptrdiff_t>(shorter.size());
  return std::equal(shorter.begin(), shorter.end(), longer.begin()) &&
         std::all_of(rest, longer.end(), [](Member::Cell cell) { return !cell.is_observed; });
}

}  // namespace ssi
