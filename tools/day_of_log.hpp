// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_DAY_OF_LOG_HPP
#define SSI_TOOLS_DAY_OF_LOG_HPP

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "activity_input.hpp"
#include "member_store.hpp"
#include "ssi/history.hpp"

namespace ssi::command {

/// The signals of all members of a log on a day, of whom some are there.
class DayOfLog {
 public:
  DayOfLog(const Model& model, SignalTable signals)
      : model_(model),
        signals_(std::move(signals)),
        members_(signals_.members()),
        columns_(used_columns(model, members_)) {}

  /// All members of the log, also those who are not there yet.
  const MemberTable& members() const noexcept { return members_; }

  /// Returns the members at these positions of the log, ascending. Mostly they are neighbours, and
  /// nothing is copied; `copies` keeps what is, as long as the table is used.
  /// Requires: at least one.
  MemberTable at(std::span<const std::uint32_t> positions,
                 std::deque<GatheredMembers>& copies) const;

 private:
  Model model_;
  SignalTable signals_;
  MemberTable members_;
  std::vector<Column> columns_;  // [used signal]
};

/// Returns the signals of a log's members for the step of what leaves the window: counted over the
/// days that the window of the last day shares with that of the first.
SignalTable aged_signals(const ActivityLog& log, const Model& model, DayRange days,
                         const Execution& execution);

/// Returns the ids of members of a log.
std::vector<std::string_view> ids_of(const ActivityLog& log,
                                     std::span<const std::uint32_t> positions);

/// Returns the labels of members of a log. Labels are those of a member table, whose members are
/// all there on every day.
std::vector<LabelColumn> labels_of(const std::vector<TextColumn>& columns,
                                   std::span<const std::uint32_t> positions);

}  // namespace ssi::command

#endif  // SSI_TOOLS_DAY_OF_LOG_HPP
