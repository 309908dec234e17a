// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_RANKING_HPP
#define SSI_COHORT_RANKING_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include "ssi/cohort/distribution.hpp"
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
  std::uint64_t members = 0;      ///< members of the cohort, itself included

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Returns the standing of a member with `above` members above it, `equal` with the same total
/// (itself included) and `below` below it: the one place where the definitions stand. The
/// percentile is rounded half up. Requires: equal >= 1; fewer than 2^49 members.
SSI_EXPORT Standing standing_of(std::uint64_t above, std::uint64_t equal, std::uint64_t below);

/// The totals of a cohort made ready for look-ups: O(1) each, or O(log members) for a small cohort.
///
///     ssi::Ranking ranking(cohort.totals());
///     ranking.standing(total)->rank;  // of one of the cohort's members
///     ranking.joining(total)->rank;   // of somebody who is compared with it
///
/// Nothing is returned where the standing would be one among fewer members than the minimum.
/// Immutable: any number of threads may share one.
class SSI_EXPORT Ranking {
 public:
  /// The totals are copied. Cohorts of fewer members than the minimum are not reported.
  explicit Ranking(const Distribution& totals, std::uint64_t minimum = kMinimumCohort);

  /// Returns the standing of a member of the cohort with this total.
  /// Requires: some member of the cohort has this total.
  std::optional<Standing> standing(Points total) const;

  /// Returns the standing of one who is not part of the cohort and joins it for the comparison: one
  /// member more, counted among those with the same total and towards the minimum. Requires: 0 <=
  /// total.
  std::optional<Standing> joining(Points total) const;

  /// The number of members of the cohort, without anybody who joins it.
  std::uint64_t members() const noexcept { return members_; }

 private:
  std::optional<Standing> standing(Points total, std::uint32_t joining) const;
  std::uint32_t below(Points total) const;  // members with less

  std::uint32_t members_;
  std::uint64_t minimum_;
  // Members with less, for each total that somebody has and, last, one that nobody reaches ...
  std::vector<Distribution::Count> sparse_;
  std::vector<std::uint32_t> dense_;  // ... or, in a large cohort, for each hundredth
};

}  // namespace ssi

#endif  // SSI_COHORT_RANKING_HPP
