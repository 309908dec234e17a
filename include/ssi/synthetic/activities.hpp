// SPDX-License-Identifier: MIT
#ifndef SSI_SYNTHETIC_ACTIVITIES_HPP
#define SSI_SYNTHETIC_ACTIVITIES_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::synthetic {

/// The most days that a generated log can have: a hundred years and more.
inline constexpr std::uint32_t kMostLogDays = 40'000;

/// A row of a generated log: something that a member did or received on a day, or a new state.
struct Activity {
  /// The person of a row that names none.
  static constexpr std::uint64_t kNobody = ~std::uint64_t{0};

  std::uint64_t member;  ///< position in the population
  std::uint32_t day;     ///< 0 is the log's first
  Signal signal;         ///< what happened, or which state
  std::uint32_t value;   ///< how often, or the new state
  std::uint64_t person;  ///< whom it concerns, or kNobody

  friend bool operator==(const Activity&, const Activity&) = default;
};

/// What the members of a population did on some days: a log from which their signals follow.
///
///     ssi::synthetic::Activities log(people, 365);
///     std::vector<ssi::synthetic::Activity> rows;
///     log.append(0, 4096, rows);  // those of the first 4096 members
///
/// The last kWindowDays days give each member exactly the signals that Members::generate() gives
/// it, by the standard rules (see SignalRule), if the log is that long; in a shorter one, active
/// days are at most its days. In every such period before it, a member did half as much as in the
/// last one, or up to half as much again. States begin lower on the first day and grow. Members
/// with the premium tool have a row of each of its signals on the first day, of 0.
///
/// As with Members, the rows of a member depend on its position, the seed, the size of the
/// population, the industries and the number of days alone, and are the same on any machine.
/// Immutable: any number of threads may share one.
class SSI_EXPORT Activities {
 public:
  /// The days that the signals of Members count over.
  static constexpr std::uint32_t kWindowDays = 90;

  /// Throws std::invalid_argument unless 1 <= days <= kMostLogDays.
  Activities(Members population, std::uint32_t days);

  /// The days of the log.
  std::uint32_t days() const noexcept { return days_; }

  /// Appends the rows of the `count` members from `first` on: member by member, each one's by day.
  /// O(rows appended). Throws std::invalid_argument if the population has fewer members.
  void append(std::uint64_t first, std::size_t count, std::vector<Activity>& out) const;

 private:
  Members population_;
  std::uint32_t days_;
};

}  // namespace ssi::synthetic

#endif  // SSI_SYNTHETIC_ACTIVITIES_HPP
