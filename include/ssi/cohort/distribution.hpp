// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_DISTRIBUTION_HPP
#define SSI_COHORT_DISTRIBUTION_HPP

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// The most members that can be counted together: more than any network has, and few enough for
/// every sum and square to be an exact integer.
inline constexpr std::uint64_t kMostCounted = std::numeric_limits<std::uint32_t>::max();

/// How many members have each total: what standings, quantiles and bands need, and no more.
///
///     ssi::Distribution industry;
///     for (ssi::Points total : totals) industry.add(total);
///     ssi::Ranking ranking(industry);
///
/// Merging is associative and commutative: any split of the members gives the same counts. Memory:
/// 8 bytes a member while there are few, 4 bytes for each hundredth of a point up to the highest
/// total once there are many. Not thread-safe while it changes. One that was moved from is fit for
/// assignment and destruction only.
class SSI_EXPORT Distribution {
 public:
  /// How many have a total.
  struct Count {
    Points total;               ///< which
    std::uint32_t members = 0;  ///< who have it

    friend bool operator==(const Count&, const Count&) = default;
  };

  /// Counts members who have this total. Throws std::length_error beyond kMostCounted members.
  /// Requires: 0 <= total <= 655.35.
  void add(Points total, std::uint32_t members = 1);
  /// Counts a member for each total, in hundredths. Throws as above; nothing is counted then.
  void add(std::span<const std::uint16_t> totals);
  /// Adds the members of other counts. Throws std::length_error beyond kMostCounted members;
  /// nothing is counted then.
  Distribution& operator+=(const Distribution& other);

  /// How many members were counted.
  std::uint64_t members() const noexcept { return members_; }

  /// Returns each total that somebody has, ascending. O(n log n) for few members, else O(highest
  /// total).
  std::vector<Count> counts() const;

  friend bool operator==(const Distribution& a, const Distribution& b) {
    return a.members_ == b.members_ && a.counts() == b.counts();
  }

 private:
  friend class CohortSet;
  friend class Ranking;
  void check_room(std::uint64_t more) const;
  void count_all();

  std::uint32_t members_ = 0;
  std::vector<Count> few_;            // in any order, a total perhaps more than once
  std::vector<std::uint32_t> dense_;  // members with each total; empty while they are few
};

}  // namespace ssi

#endif  // SSI_COHORT_DISTRIBUTION_HPP
