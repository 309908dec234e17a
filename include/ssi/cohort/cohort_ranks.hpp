// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_COHORT_RANKS_HPP
#define SSI_COHORT_COHORT_RANKS_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// A member's number in a column of cohorts that says it is in none.
inline constexpr std::uint16_t kNoCohort = 0xFFFF;

/// Where standings go: columns that the caller owns, element i for member i; one left empty is not
/// wanted. A member without a standing (no cohort, or too small a one) gets 0 in all of them.
struct StandingColumns {
  std::span<std::uint32_t> rank = {};        ///< 1 is best
  std::span<std::uint16_t> percentile = {};  ///< in hundredths of a percent
  std::span<std::uint8_t> top_percent = {};  ///< 1 to 100, rounded up
};

/// The standings of millions of members within numbered cohorts, such as the industries of a
/// network: counts first, then looks each member up. The definitions are those of Standing.
///
///     ssi::CohortRanks ranks(150, model.maximum());
///     ranks.add(industries, totals, {.threads = 8});              // all members, in any pieces
///     ranks.prepare();
///     ranks.standings(industries, totals, columns, {.threads = 8});
///
/// O(members) to add and to look up. Memory: 12 bytes for each cohort and hundredth of a point,
/// 18 MB for 150 cohorts of the standard model, and 4 more for each thread while it adds. For
/// labels that are texts, or hundreds of thousands of them, use a CohortSet and a Ranking for each.
/// One thread may change it, while no other uses it.
class SSI_EXPORT CohortRanks {
 public:
  /// For cohorts 0 to cohorts - 1. Throws std::length_error for more than 65,535 cohorts,
  /// std::invalid_argument for a highest total that is not from 0 to 655.35.
  CohortRanks(std::size_t cohorts, Points highest_total);

  /// Counts members: member i is in cohort `cohort_of[i]` with the total `totals[i]`. Throws
  /// std::invalid_argument if the columns differ in length, std::out_of_range for a cohort or a
  /// total beyond those given to the constructor, std::length_error beyond 2^32 - 1 members.
  /// Nothing is counted then.
  void add(std::span<const std::uint16_t> cohort_of, std::span<const std::uint16_t> totals,
           const Execution& execution = {});

  /// Adds the members of other ranks. Associative, commutative. Throws std::invalid_argument if
  /// they have another number of cohorts or hundredths, std::length_error as add().
  CohortRanks& operator+=(const CohortRanks& other);

  /// Works the standings out that members can have. Call it after the last add().
  /// O(cohorts * hundredths).
  void prepare(std::uint64_t minimum = kMinimumCohort, const Execution& execution = {});

  /// Looks members up that were added. Throws std::logic_error without prepare(),
  /// std::invalid_argument if columns differ in length or one is too short, before anything is
  /// written; and std::out_of_range as add(), when the columns may be filled in part. Any number of
  /// threads may call it at once.
  void standings(std::span<const std::uint16_t> cohort_of, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns, const Execution& execution = {}) const;

 private:
  struct Entry {
    std::uint32_t rank;
    std::uint16_t percentile;
    std::uint8_t top_percent;
  };

  void look_up(std::span<const std::uint16_t> cohort_of, std::span<const std::uint16_t> totals,
               std::size_t begin, const StandingColumns& columns) const;

  void check_room(std::uint64_t more) const;
  void add_counts(std::vector<std::uint32_t> counts);
  void prepare_cohort(std::size_t cohort, std::uint64_t minimum);

  std::size_t cohorts_;
  std::size_t bins_;           // of a cohort: one a hundredth
  std::uint64_t members_ = 0;  // added, in whatever cohort or none
  // Tables: [cohort * bins + hundredths], the last cohort being those who are in none.
  std::vector<std::uint32_t> counts_;  // empty before the first add()
  std::vector<Entry> entries_;         // empty if not prepared
};

}  // namespace ssi

#endif  // SSI_COHORT_COHORT_RANKS_HPP
