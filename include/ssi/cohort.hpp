// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_HPP
#define SSI_COHORT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// A cohort smaller than this is not reported, so that nobody's score can be worked out.
inline constexpr std::uint64_t kMinimumCohort = 10;

/// How a member's total compares with the totals of a cohort that it is part of.
struct Standing {
  std::uint64_t rank = 0;         ///< 1 is best: the members above, plus 1; ties share the better
  Percent percentile;             ///< mid-rank: 100 * (below + equal / 2) / members
  std::uint32_t top_percent = 0;  ///< ceil(100 * rank / members): the "Top 8 %" that people know
  std::uint64_t members = 0;      ///< of the cohort, the member itself included

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Returns the standing of a member with `above` members above it, `equal` with the same total
/// (itself included) and `below` below it: the one place where the definitions stand. The
/// percentile is rounded half up. Requires: equal >= 1; fewer than 2^49 members.
SSI_EXPORT Standing standing_of(std::uint64_t above, std::uint64_t equal, std::uint64_t below);

/// The totals of a set of members, from which each one's standing is exact.
///
///     ssi::Cohort industry;
///     for (ssi::Points total : totals) industry.add(total);
///     ssi::Ranking ranking(industry);
///     ranking.standing(totals[0])->percentile;
///
/// Merging is associative and commutative: any split of the members gives the same cohort. Memory:
/// 2 bytes a member while there are few, 8 bytes for each hundredth of a point up to the highest
/// total once there are many. Not thread-safe while it changes.
class SSI_EXPORT Cohort {
 public:
  /// Requires: 0 <= total <= 655.35.
  void add(Points total);
  Cohort& operator+=(const Cohort& other);

  std::uint64_t members() const noexcept { return members_; }

 private:
  friend class Ranking;
  void count_all();

  std::uint64_t members_ = 0;
  std::vector<std::uint16_t> few_;     // the totals themselves, until they are many
  std::vector<std::uint64_t> counts_;  // members with each total; empty while they are few
};

/// A cohort made ready for look-ups: O(1) each, or O(log members) for a small cohort. Immutable:
/// any number of threads may share one.
class SSI_EXPORT Ranking {
 public:
  explicit Ranking(const Cohort& cohort, std::uint64_t minimum = kMinimumCohort);

  /// Returns the standing of a member of the cohort with this total, or nothing if the cohort has
  /// fewer members than the minimum. Requires: some member of the cohort has this total.
  std::optional<Standing> standing(Points total) const;

  std::uint64_t members() const noexcept { return members_; }

 private:
  std::uint64_t below(std::size_t hundredths) const;  // members with fewer hundredths

  std::uint64_t members_;
  std::uint64_t minimum_;
  std::vector<std::uint16_t> sorted_;      // of a small cohort
  std::vector<std::uint64_t> cumulative_;  // [h]: members with fewer than h hundredths
};

}  // namespace ssi

#endif  // SSI_COHORT_HPP
