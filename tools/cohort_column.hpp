// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COHORT_COLUMN_HPP
#define SSI_TOOLS_COHORT_COLUMN_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/label_column.hpp"

namespace ssi::command {

/// The cohorts of a score table in one of its cohort columns: members of the same file with the
/// same label, or saved cohorts, which members join.
class CohortColumn {
 public:
  CohortColumn(std::string name, Points highest_total)
      : name_(std::move(name)), counts_(highest_total) {}
  CohortColumn(const CohortSet& saved, std::uint64_t minimum)
      : name_(saved.column()),
        joins_(true),
        ranking_(std::in_place, saved, minimum),
        joining_(ranking_->size()) {}

  const std::string& name() const noexcept { return name_; }

  /// Adds the members of a chunk. Returns the number of each one's cohort.
  std::vector<std::uint32_t> add(const LabelColumn& labels, std::span<const std::uint16_t> totals);
  /// Call it once all members are there.
  void rank(std::uint64_t minimum, const Execution& execution);
  /// Looks up members that were added.
  void standings(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
                 const StandingColumns& columns) const;
  /// The same, as if each alone had the total `others[i]`.
  void standings_with(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
                      std::span<const std::uint16_t> others, const StandingColumns& columns) const;

  /// What ranks them. Requires: rank() was called.
  const CohortRanking& ranking() const { return *ranking_; }

  /// Returns lines that count the members without a standing, by reason; empty if all have one.
  std::string withheld(std::uint64_t minimum) const;

 private:
  std::string withheld_cohorts(std::uint64_t minimum) const;
  std::uint64_t members_here(std::uint32_t cohort) const;

  std::string name_;
  bool joins_ = false;                    // members are no part of the cohorts
  std::optional<CohortCounts> counts_;    // counts of the file's members, until they are ranked
  std::optional<CohortRanking> ranking_;  // ranks them, or saved cohorts
  std::uint64_t unlabelled_ = 0;          // members of the file without a label
  std::uint64_t unknown_ = 0;             // members with a label that no saved cohort has
  std::vector<std::uint64_t> joining_;    // [saved cohort]: members of the file
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_COHORT_COLUMN_HPP
