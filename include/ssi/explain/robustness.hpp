// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_ROBUSTNESS_HPP
#define SSI_EXPLAIN_ROBUSTNESS_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// The most draws of a robustness.
inline constexpr std::uint32_t kMostDraws = 10'000;

/// How a model's points are moved, again and again, to see how much they decide.
struct RobustnessOptions {
  std::uint32_t draws = 200;       ///< how many other weightings are tried, 1 to kMostDraws
  Percent spread = 25.00_percent;  ///< the most that a weight moves either way, 0 to 100
  std::uint64_t seed = 1;          ///< another seed gives other weightings
  bool moves_competencies = true;  ///< the competencies' maxima move against each other too
  std::uint64_t minimum_cohort = kMinimumCohort;  ///< smaller cohorts are not ranked
};

/// How much a member's total and rank depend on the weights. A range goes from the 5 % to the 95 %
/// quantile over the draws; it says what other weights would have said, and is no confidence
/// interval.
struct MemberRobustness {
  Points total = {};             ///< by the model itself
  Points total_low = {};         ///< 5 % quantile of the totals
  Points total_high = {};        ///< 95 % quantile
  bool is_ranked = false;        ///< what follows is known: the member's cohort is large enough
  Percent percentile = {};       ///< percentile rank in the cohort, by the model itself
  Percent percentile_low = {};   ///< 5 % quantile of the percentile ranks
  Percent percentile_high = {};  ///< 95 % quantile
  Percent top10_share = {};  ///< the share of draws in which it was in the "top 10 %" of the cohort

  friend bool operator==(const MemberRobustness&, const MemberRobustness&) = default;
};

/// What the draws did to all ranked members together.
struct RobustnessSummary {
  std::uint64_t members = 0;  ///< how many are ranked
  /// The mean distance between the percentile rank in a draw and by the model itself, over ranked
  /// members and draws; 0 if nobody is ranked.
  Percent mean_move = {};
  std::uint64_t always_top10 = 0;     ///< members in the "top 10 %" of their cohort in every draw
  std::uint64_t sometimes_top10 = 0;  ///< in some, but not in all
  std::uint64_t never_top10 = 0;      ///< in none

  friend bool operator==(const RobustnessSummary&, const RobustnessSummary&) = default;
};

/// The robustness of many members' scores, in columns with element i for member i, in hundredths:
/// 18 bytes per member. robustness_of() makes one.
struct SSI_EXPORT RobustnessTable {
  std::vector<std::uint16_t> totals;            ///< by the model itself
  std::vector<std::uint16_t> totals_low;        ///< 5 % quantiles over the draws
  std::vector<std::uint16_t> totals_high;       ///< 95 % quantiles
  std::vector<std::uint32_t> ranks;             ///< by the model itself; 0: not ranked
  std::vector<std::uint16_t> percentiles;       ///< by the model itself; 0 if not ranked, as below
  std::vector<std::uint16_t> percentiles_low;   ///< 5 % quantiles
  std::vector<std::uint16_t> percentiles_high;  ///< 95 % quantiles
  std::vector<std::uint16_t> top10_shares;      ///< shares of draws in the "top 10 %"
  RobustnessSummary summary;                    ///< all members together

  /// The number of members.
  std::size_t rows() const noexcept { return totals.size(); }
  /// A member's figures. Requires: row < rows().
  MemberRobustness operator[](std::size_t row) const noexcept;
};

/// Scores and ranks all members again under many other weightings of the model: how much of a score
/// is the choice of its weights. Member i is in cohort `cohorts[i]`, which is less than
/// `cohort_count`, or in none (kNoLabel).
///
///     const ssi::RobustnessTable table = ssi::robustness_of(model, members, industries, 150);
///     table[7].percentile_low;  // what one other weighting in twenty stays under
///
/// In each draw, each weight P is multiplied by 1 + m, m uniform on -spread to spread in steps of a
/// hundredth of a percent. The positive points of a competency keep their sum, and so do the maxima
/// of the competencies, in hundredths by largest remainder; penalties are moved alone. Curves, full
/// marks, coverage and bands stay. A competency without terms keeps its formula, and takes part in
/// the move of the maxima. docs/robustness.md has the formulas.
///
/// The random numbers depend on the seed, the draw and the position of the term alone, so results
/// do not depend on threads or instruction sets. O(draws * members * terms), about as long as
/// scoring and ranking so often. Takes 2 bytes per draw and member while it runs.
///
/// Throws std::invalid_argument if the cohorts are not one per member or the draws or the spread
/// are out of range; std::out_of_range for a cohort that is not less than cohort_count;
/// std::length_error as CohortCounts.
SSI_EXPORT RobustnessTable robustness_of(const Model& model, const MemberTable& members,
                                         std::span<const std::uint32_t> cohorts,
                                         std::size_t cohort_count,
                                         const RobustnessOptions& options = {},
                                         const Execution& execution = {});

}  // namespace ssi

#endif  // SSI_EXPLAIN_ROBUSTNESS_HPP
