// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_ACTIVITY_LOG_HPP
#define SSI_HISTORY_ACTIVITY_LOG_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/history/day.hpp"
#include "ssi/history/known_members.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

class ActivityLog;

namespace internal {
struct LogContent;
const LogContent& content_of(const ActivityLog& log) noexcept;
}  // namespace internal

/// What members did, day by day: the rows of activity logs, put in order by member and day. Made by
/// an ActivityLogBuilder; read by signals_on() and SignalHistory.
///
/// Immutable: any number of threads may share one. Copies share their content. Memory: 16 bytes per
/// row, 8 per member, and the ids.
class SSI_EXPORT ActivityLog {
 public:
  /// The number of members: those that are known, or those who have a row.
  std::size_t members() const noexcept;
  /// Returns a member's id, which lives as long as the log. Requires: member < members().
  std::string_view id(std::size_t member) const noexcept;
  /// Returns the date of a member's first row, or nothing if it has none. Requires: member <
  /// members().
  std::optional<Day> first_day(std::size_t member) const noexcept;
  /// The days from the first to the last row; none if there are no rows.
  std::optional<DayRange> days() const noexcept;

  /// The members that were known before the log; null if they follow from its rows.
  const KnownMembers* known_members() const noexcept;
  /// The catalogue of the signals.
  const SignalCatalogue& catalogue() const noexcept;
  /// Whether a signal that is observed from the log is observed: some row names one of the signals
  /// that it comes from, for `people` with a person, or the builder was told so. False for every
  /// other signal. Requires: a signal of the catalogue.
  bool tracks(Signal signal) const noexcept;

  /// The number of rows, without those that were left out.
  std::uint64_t rows() const noexcept;
  /// Rows that were left out because an earlier one of the member has the same event.
  std::uint64_t repeated_events() const noexcept;
  /// Rows with a value of at least 1 that count for a rule with `people` but name nobody.
  std::uint64_t rows_without_person() const noexcept;

 private:
  friend class ActivityLogBuilder;
  friend const internal::LogContent& internal::content_of(const ActivityLog& log) noexcept;

  explicit ActivityLog(std::shared_ptr<const internal::LogContent> content)
      : content_(std::move(content)) {}

  std::shared_ptr<const internal::LogContent> content_;
};

/// Returns the members that there are on a day, ascending: all if they were known before the log,
/// else those with a row dated that day or earlier. O(members).
SSI_EXPORT std::vector<std::uint32_t> members_on(const ActivityLog& log, Day day);

}  // namespace ssi

#endif  // SSI_HISTORY_ACTIVITY_LOG_HPP
