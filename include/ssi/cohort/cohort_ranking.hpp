// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_COHORT_RANKING_HPP
#define SSI_COHORT_COHORT_RANKING_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/cohort/standing_columns.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"

namespace ssi {

/// The standings of millions of members, each within its cohort: its industry, country or team.
/// Standing defines them; for one cohort alone, use Ranking.
///
///     ssi::CohortCounts counts(model.maximum());             // by label
///     const std::vector<std::uint32_t> cohorts = counts.add(industries, totals);
///     const ssi::CohortRanking ranking(std::move(counts));
///     ranking.standings(cohorts, totals, {.rank = rank, .percentile = percentile});
///     ranking.joining(*ranking.find("Software"), 42.00_points)->rank;  // somebody from elsewhere
///
/// A cohort with fewer members than the minimum is not reported. Building takes O(members) for
/// small cohorts, O(hundredths) for each large one; a look-up O(1), or O(log members) where many
/// members of a small cohort have nearly the same total. Memory: up to 4 bytes per member of a
/// small cohort, 8 bytes per hundredth of a point for a large one, and 24 bytes per cohort.
/// Immutable: any number of threads may share one. Copies share their content.
class SSI_EXPORT CohortRanking {
 public:
  /// Ranks the members that were counted. Move the counts if they are not needed any more.
  explicit CohortRanking(CohortCounts counts, std::uint64_t minimum = kMinimumCohort,
                         const Execution& execution = {});
  /// Ranks the members of the cohorts of a set; a label's number is its position in the set.
  explicit CohortRanking(const CohortSet& cohorts, std::uint64_t minimum = kMinimumCohort,
                         const Execution& execution = {});

  /// Looks up members that were counted: member i in cohort `cohorts[i]` with the total
  /// `totals[i]`, in hundredths. Throws std::invalid_argument if the columns differ in length or
  /// one is too short, before anything is written; std::out_of_range for a number that no cohort
  /// has, or a total beyond the highest: the columns may then be filled in part.
  void standings(std::span<const std::uint16_t> cohorts, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns, const Execution& execution = {}) const;
  /// The same with 32-bit numbers; kNoLabel: the member is in no cohort.
  void standings(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns, const Execution& execution = {}) const;

  /// Looks up members that were not counted. Each joins its cohort for the comparison: see
  /// Ranking::joining(). Throws as standings().
  void joining(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
               const StandingColumns& columns, const Execution& execution = {}) const;

  /// Looks up members that were counted, as if each alone had another total: member i was counted
  /// with `totals[i]` and is compared with `others[i]`, everybody else stays as counted. It answers
  /// what a member's missing signals, or a better month, could change. Requires: each was counted
  /// with its total. Throws as standings().
  void replacing(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
                 std::span<const std::uint16_t> others, const StandingColumns& columns,
                 const Execution& execution = {}) const;

  /// Returns the standing of one member that was counted, or nothing if its cohort has fewer
  /// members than the minimum, or the number is kNoLabel. Requires: number < size() or kNoLabel;
  /// some member of the cohort has this total.
  std::optional<Standing> standing(std::uint32_t cohort, Points total) const;
  /// Returns the standing of one that was not counted and joins the cohort: one member more, for
  /// the minimum too. Requires: number < size() or kNoLabel; 0 <= total.
  std::optional<Standing> joining(std::uint32_t cohort, Points total) const;

  /// Returns the standing of one that was counted with this total, as if it had the other one.
  /// Requires: as standing(); 0 <= other.
  std::optional<Standing> replacing(std::uint32_t cohort, Points total, Points other) const;

  /// Returns a label's number, or nothing if no cohort has it.
  std::optional<std::uint32_t> find(std::string_view label) const noexcept;
  /// Returns the number of each member's cohort, for labels as a MemberChunk has them; kNoLabel
  /// where no cohort has the label. Throws std::out_of_range for a code beyond the names.
  std::vector<std::uint32_t> find(const LabelColumn& labels) const;

  /// The number of cohorts.
  std::size_t size() const noexcept;
  /// The fewest members of a cohort that is reported.
  std::uint64_t minimum() const noexcept;
  /// The number of members of a cohort, without anybody who joins it. Requires: cohort < size().
  std::uint64_t members(std::uint32_t cohort) const noexcept;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

/// Ranks members within the labels that they have, in one call: member i has the label `labels[i]`
/// and the total `totals[i]`, in hundredths. Members with the empty label have no standing, nor
/// have those of labels with fewer members than the minimum. Runs on one thread; for more, see
/// CohortCounts.
///
///     std::vector<std::uint32_t> rank(members);
///     ssi::rank_within(countries, totals, {.rank = rank});
///
/// Throws std::invalid_argument if columns differ in length or one is too short, std::length_error
/// beyond kMostCounted members or for a label of 16 MiB or more.
SSI_EXPORT void rank_within(std::span<const std::string_view> labels,
                            std::span<const std::uint16_t> totals, const StandingColumns& columns,
                            std::uint64_t minimum = kMinimumCohort);
/// The same for labels that are std::string.
SSI_EXPORT void rank_within(std::span<const std::string> labels,
                            std::span<const std::uint16_t> totals, const StandingColumns& columns,
                            std::uint64_t minimum = kMinimumCohort);

}  // namespace ssi

#endif  // SSI_COHORT_COHORT_RANKING_HPP
