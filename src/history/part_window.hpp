// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_PART_WINDOW_HPP
#define SSI_SRC_HISTORY_PART_WINDOW_HPP

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "history/log_part.hpp"
#include "history/signal_columns.hpp"
#include "history/signal_plan.hpp"
#include "ssi/history/day.hpp"

namespace ssi::internal {

/// The signals of a part's members over a window that slides forward: of each member it knows which
/// rows are in the window, adds those that come in and takes off those that leave.
class PartWindow {
 public:
  /// A window before all rows.
  PartWindow(const LogContent& log, std::size_t part, const SignalPlan& plan);

  /// Moves the window: to these days, with states and what members have as on `observed_on`. The
  /// columns are those that the last call left, which nothing else changed. Requires: neither days
  /// nor `observed_on` go back. O(members + rows that come in or leave).
  void move_to(const LogPart& part, const SignalPlan& plan, const DayRange& days, Day observed_on,
               SignalColumns& columns);

 private:
  struct Move;

  std::size_t first_member_;
  std::vector<std::uint32_t> low_;                 // [member]: the first row that did not leave
  std::vector<std::uint32_t> high_;                // [member]: the first row that did not come in
  std::vector<std::vector<std::uint32_t>> named_;  // [people][person]: rows that name it
  /// Values beyond what the column holds, by slot and member: there it is the largest value.
  std::unordered_map<std::uint64_t, std::uint64_t> beyond_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_PART_WINDOW_HPP
