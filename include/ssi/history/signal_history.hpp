// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_SIGNAL_HISTORY_HPP
#define SSI_HISTORY_SIGNAL_HISTORY_HPP

#include <memory>
#include <span>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/history/activity_log.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/signal_table.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// The signals of a log's members, day after day: the window slides forward over the log.
///
///     const ssi::ScoreAggregator score(model);
///     ssi::SignalHistory history(log, model, first);
///     for (ssi::Day day = first; day <= last; day += std::chrono::days(7)) {
///       history.move_to(day);
///       keep(day, score(history.members()));
///     }
///
/// Gives what signals_on() gives on each day. A step costs O(members + rows that come into the
/// window or leave it). Memory: 8 bytes per member, 4 per member and signal, and for each rule with
/// `people` 4 per member and person.
class SSI_EXPORT SignalHistory {
 public:
  /// The signals on a day. Throws std::invalid_argument if the log's catalogue is not the model's.
  SignalHistory(const ActivityLog& log, const Model& model, Day day,
                const Execution& execution = {}, WantedSignals wanted = WantedSignals::used);
  ~SignalHistory();
  SignalHistory(SignalHistory&&) noexcept;             ///< Moves the signals.
  SignalHistory& operator=(SignalHistory&&) noexcept;  ///< Moves the signals.

  /// Goes on to a later day, or stays. Throws std::invalid_argument for an earlier one.
  void move_to(Day day, const Execution& execution = {});

  /// The day of the signals.
  Day day() const noexcept;
  /// The signals of all members of the log on that day, in its order: views that live until the
  /// next move.
  MemberTable members() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ssi

#endif  // SSI_HISTORY_SIGNAL_HISTORY_HPP
