// SPDX-License-Identifier: MIT
#include "ssi/member.hpp"

namespace ssi {

Member::Member(std::initializer_list<std::pair<Signal, std::uint32_t>> signals) {
  for (const auto& [signal, value] : signals) set(signal, value);
}

Member::Member(const MemberTable& members, std::size_t row, std::size_t signal_count)
    : values_(signal_count) {
  for (std::size_t i = 0; i < signal_count; ++i) {
    values_[i] = members.value(static_cast<Signal>(i), row);
  }
}

Member& Member::set(Signal signal, std::uint32_t value) {
  const std::size_t i = index_of(signal);
  if (i >= values_.size()) values_.resize(i < kStandardSignals ? kStandardSignals : i + 1);
  values_[i] = value;
  return *this;
}

void Member::clear(Signal signal) {
  const std::size_t i = index_of(signal);
  if (i < values_.size()) values_[i].reset();
}

}  // namespace ssi
