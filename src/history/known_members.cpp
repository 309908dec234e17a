// SPDX-License-Identifier: MIT
#include "ssi/history/known_members.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace ssi {

KnownMembers::KnownMembers(SignalCatalogue catalogue)
    : catalogue_(std::move(catalogue)), states_(catalogue_.size()) {}

std::size_t KnownMembers::add(std::span<const std::string_view> ids, const MemberTable& states) {
  if (ids.size() != states.rows()) {
    throw std::invalid_argument("the members of a table need as many ids");
  }
  const std::size_t first = ids_.size();
  const std::size_t added = ids_.add(ids);
  const std::size_t columns = std::min(states.columns(), states_.size());
  for (std::size_t s = 0; s < states_.size(); ++s) {
    const auto signal = static_cast<Signal>(s);
    State& state = states_[s];
    const bool is_there = s < columns && states.column(signal).type() != ColumnType::absent;
    if (catalogue_[signal].scope != SignalScope::state) continue;
    if (!is_there && state.values.empty()) continue;
    state.values.resize(ids_.size());
    state.observed.resize((ids_.size() + 7) / 8);
    for (std::size_t row = 0; is_there && row < added; ++row) {
      const auto value = states.value(signal, row);
      if (!value) continue;
      const std::size_t member = first + row;
      state.values[member] = *value;
      std::uint8_t& bits = state.observed[member / 8];
      bits = static_cast<std::uint8_t>(bits | 1U << member % 8);
    }
  }
  return added;
}

std::span<const std::uint32_t> KnownMembers::values(Signal signal) const noexcept {
  return states_[index_of(signal)].values;
}

std::span<const std::uint8_t> KnownMembers::observed(Signal signal) const noexcept {
  return states_[index_of(signal)].observed;
}

}  // namespace ssi
