// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_SIGNAL_TABLE_HPP
#define SSI_HISTORY_SIGNAL_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/history/activity_log.hpp"
#include "ssi/history/day.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

namespace internal {
class SignalColumns;
}

/// Which signals to work out.
enum class WantedSignals : std::uint8_t {
  used,  ///< those that the model uses
  all,   ///< all of its catalogue
};

/// Returns the wanted signals of a model, in the catalogue's order.
SSI_EXPORT std::vector<Signal> signals_of(const Model& model, WantedSignals wanted);
/// Returns those of them that are states, which a member table may tell from before the log.
SSI_EXPORT std::vector<Signal> states_of(const Model& model, WantedSignals wanted);

/// The signals of a log's members, which it owns. Immutable; copies share their values.
class SSI_EXPORT SignalTable {
 public:
  /// The members, in the order of the log: views that live as long as some copy of this table.
  MemberTable members() const;
  /// How many members there are.
  std::size_t rows() const noexcept { return rows_; }

 private:
  friend SSI_EXPORT SignalTable signals_over(const ActivityLog& log, const Model& model,
                                             DayRange window, Day observed_on,
                                             const Execution& execution, WantedSignals wanted);

  SignalTable(std::shared_ptr<const internal::SignalColumns> columns, std::size_t rows)
      : columns_(std::move(columns)), rows_(rows) {}

  std::shared_ptr<const internal::SignalColumns> columns_;
  std::size_t rows_;
};

/// Works out the signals on a day of all members of a log, also of those who turn up later: see
/// members_on(). Where the log has no row of a state, it is that which was known before.
///
///     const ssi::SignalTable signals = ssi::signals_on(log, model, ssi::Day{2024y / 5 / 28});
///     const ssi::ScoreTable scores = ssi::ScoreAggregator(model)(signals.members());
///
/// O(members * signals + rows). Throws std::invalid_argument if the log's catalogue is not the
/// model's, or the day not from kFirstDay to kLastDay.
SSI_EXPORT SignalTable signals_on(const ActivityLog& log, const Model& model, Day day,
                                  const Execution& execution = {},
                                  WantedSignals wanted = WantedSignals::used);

/// The same over any range of days instead of the window: window signals take the rows of these
/// days, and are 0 where there is none. States, and which signals are observed, are those of the
/// day `observed_on`. Throws as signals_on().
SSI_EXPORT SignalTable signals_over(const ActivityLog& log, const Model& model, DayRange window,
                                    Day observed_on, const Execution& execution = {},
                                    WantedSignals wanted = WantedSignals::used);

}  // namespace ssi

#endif  // SSI_HISTORY_SIGNAL_TABLE_HPP
