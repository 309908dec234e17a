// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MEMBER_MEMBER_SIGNALS_HPP
#define SSI_SRC_MEMBER_MEMBER_SIGNALS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/member/member.hpp"

namespace ssi::internal {

/// One member's values of the signals that a model uses, by their position in the model: 0 where
/// missing. A mask, all ones or zero, says whether each was observed: which signals are missing is
/// unpredictable, so branches would mispredict.
class MemberSignals {
 public:
  struct Value {
    std::uint32_t value;
    std::uint32_t mask;
  };

  MemberSignals(const Member& member, std::span<const Signal> signals) {
    if (signals.size() > few_.size()) {
      many_.resize(signals.size());
      values_ = many_.data();
    }
    for (std::size_t i = 0; i < signals.size(); ++i) values_[i] = value_of(member, signals[i]);
  }
  MemberSignals(const MemberSignals&) = delete;
  MemberSignals& operator=(const MemberSignals&) = delete;

  /// One signal of a member.
  static Value value_of(const Member& member, Signal signal) {
    const std::size_t i = index_of(signal);
    const Member::Cell cell = i < member.cells_.size() ? member.cells_[i] : Member::Cell{};
    return {cell.value, -static_cast<std::uint32_t>(cell.is_observed)};
  }

  std::uint32_t operator[](std::uint32_t position) const { return values_[position].value; }
  std::uint32_t mask(std::uint32_t position) const { return values_[position].mask; }

 private:
  std::array<Value, 64> few_;  // room for most models without an allocation
  std::vector<Value> many_;
  Value* values_ = few_.data();
};

}  // namespace ssi::internal

#endif  // SSI_SRC_MEMBER_MEMBER_SIGNALS_HPP
