// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_DISTRIBUTION_HPP
#define SSI_COHORT_DISTRIBUTION_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ssi/cohort/point_statistics.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// The most members that can be counted together: more than any network has, and few enough for
/// every sum and square to be an exact integer.
inline constexpr std::uint64_t kMostCounted = (std::numeric_limits<std::uint32_t>::max)();

/// The count of each total: standings, quantiles and bands need no more.
///
///     ssi::Distribution industry;
///     for (ssi::Points total : totals) industry.add(total);
///     std::cout << industry.statistics().rounded_mean() << ' ' << industry.quantile(50_percent);
///
/// Merging is associative and commutative: any split of the members gives the same counts. Memory:
/// 8 bytes per member while there are few, 4 bytes per hundredth of a point up to the highest total
/// once there are many. Not thread-safe while it changes.
class SSI_EXPORT Distribution {
 public:
  /// A total, and how many have it.
  struct Count {
    Points total;               ///< the total
    std::uint32_t members = 0;  ///< members who have it

    friend bool operator==(const Count&, const Count&) = default;
  };

  /// Counts members who have this total. Throws std::length_error beyond kMostCounted members.
  /// Requires: 0 <= total <= 655.35.
  void add(Points total, std::uint32_t members = 1);
  /// Counts one member per total, in hundredths. Throws as above; nothing is counted then.
  void add(std::span<const std::uint16_t> totals);
  /// Adds the members of other counts. Throws std::length_error beyond kMostCounted members;
  /// nothing is counted then.
  Distribution& operator+=(const Distribution& other);

  /// The number of members counted.
  std::uint64_t members() const noexcept { return statistics_.members(); }
  /// The mean, deviation, minimum and maximum of the totals, exactly. O(1).
  const PointStatistics& statistics() const noexcept { return statistics_; }

  /// Returns each total that somebody has with its count, ascending. O(n log n) for few members,
  /// else O(highest total).
  std::vector<Count> counts() const;

  /// Returns the lowest total that at least `share` of the members have or stay below: the inverse
  /// of the distribution function, Hyndman and Fan's type 1, so always a total that somebody has. 0
  /// if there are no members. Costs one counts(). Requires: 0 <= share <= 100 %.
  Points quantile(Percent share) const;
  /// Returns several quantiles for the price of one.
  std::vector<Points> quantiles(std::span<const Percent> shares) const;

  /// Calls `visit(total, members)` until all members have been visited, in any order; a total may
  /// come more than once. Faster than counts().
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Count& count : few_) visit(count.total, count.members);
    for (std::size_t h = 0; h < dense_.size(); ++h) {
      if (dense_[h] != 0) visit(Points::from_hundredths(static_cast<std::int32_t>(h)), dense_[h]);
    }
  }

  friend bool operator==(const Distribution& a, const Distribution& b) {
    return a.statistics_ == b.statistics_ && a.counts() == b.counts();
  }

 private:
  friend class CohortSet;
  friend class Ranking;
  bool has_room(std::uint64_t more) const noexcept { return more <= kMostCounted - members(); }
  void check_room(std::uint64_t more) const;
  void put(Points total, std::uint32_t members);
  std::uint32_t& dense_at(Points total);
  void count_all();

  PointStatistics statistics_;
  std::vector<Count> few_;            // in any order, a total perhaps more than once
  std::vector<std::uint32_t> dense_;  // members with each total; empty while they are few
};

}  // namespace ssi

#endif  // SSI_COHORT_DISTRIBUTION_HPP
