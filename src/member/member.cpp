// SPDX-License-Identifier: MIT
#include "ssi/member/member.hpp"

namespace ssi {

Member::Member(std::initializer_list<std::pair<Signal, std::uint32_t>> signals) {
  for (const auto& [signal, value] : signals) set(signal, value);
}

Member::Member(const MemberTable& members, std::size_t row, std::size_t signal_count)
    : cells_(signal_count) {
  for (std::size_t i = 0; i < signal_count; ++i) {
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

}  // namespace ssi
