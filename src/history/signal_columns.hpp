// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_SIGNAL_COLUMNS_HPP
#define SSI_SRC_HISTORY_SIGNAL_COLUMNS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/log_content.hpp"
#include "history/signal_plan.hpp"
#include "ssi/member/member_table.hpp"

namespace ssi::internal {

/// The values of the signals of a plan, for all members of a log.
class SignalColumns {
 public:
  /// Before any row: window signals are 0, states what was known before the log.
  SignalColumns(const LogContent& log, const SignalPlan& plan);

  /// Views of the values, which live as long as these.
  MemberTable members() const;

  /// The values of the signal in a slot, to be changed.
  std::uint32_t* values(std::size_t slot) noexcept { return columns_[slot].values.data(); }
  /// Its validity bitmap, to be changed. Members of different parts share no byte.
  std::uint8_t* observed(std::size_t slot) noexcept { return columns_[slot].observed.data(); }

 private:
  struct SlotColumn {
    Signal signal;
    std::vector<std::uint32_t> values;   // [member]
    std::vector<std::uint8_t> observed;  // a bitmap; none: always
  };

  std::size_t catalogue_size_;
  std::size_t rows_;
  std::vector<SlotColumn> columns_;  // [slot]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_SIGNAL_COLUMNS_HPP
