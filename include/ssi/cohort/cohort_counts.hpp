// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_COHORT_COUNTS_HPP
#define SSI_COHORT_COHORT_COUNTS_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// The cohort number of a member that belongs to no cohort, in 16-bit columns. In 32-bit columns it
/// is kNoLabel.
inline constexpr std::uint16_t kNoCohort = 0xFFFF;

/// The count of each total in each cohort, from which a CohortRanking is made. Cohorts are
/// numbered, such as the 150 industries of a network, or they have labels, from a dozen texts to
/// millions of them.
///
///     ssi::CohortCounts counts(model.maximum(), 150);        // cohorts 0 to 149
///     counts.add(industries, totals, {.threads = 8});        // in any pieces
///     const ssi::CohortRanking ranking(std::move(counts));
///     ranking.standings(industries, totals, {.rank = rank}, {.threads = 8});
///
/// A label gets the next free number when it first comes, and keeps it; members with the empty
/// label belong to no cohort. Merging is associative and commutative: any split of the members
/// gives the same ranking; only the numbers of labels depend on the order.
///
/// O(1) per member. Memory: 6 bytes per member of a small cohort, 4 bytes per hundredth of a point
/// for a large one, 8 bytes per cohort, and that of a TextIndex for labels. While it adds, each
/// thread takes 4 bytes more per cohort and hundredth. One thread may change it while no other uses
/// it.
class SSI_EXPORT CohortCounts {
 public:
  /// For cohorts with labels. Throws std::invalid_argument for a highest total outside 0 to 655.35.
  explicit CohortCounts(Points highest_total);
  /// For cohorts numbered 0 to cohorts - 1. Throws as above, and std::length_error for 2^32 - 1
  /// cohorts or more.
  CohortCounts(Points highest_total, std::size_t cohorts);
  /// The members of the cohorts of a set; a label's number is its position in the set.
  explicit CohortCounts(const CohortSet& cohorts);

  /// Counts members: member i is in cohort `cohorts[i]` with the total `totals[i]`, in hundredths.
  /// Threads help where cohorts are large. Throws std::invalid_argument if the columns differ in
  /// length, std::out_of_range for a cohort or a total beyond those of the constructor (or a number
  /// that no label has), std::length_error beyond kMostCounted members. Nothing is counted then.
  void add(std::span<const std::uint16_t> cohorts, std::span<const std::uint16_t> totals,
           const Execution& execution = {});
  /// The same with 32-bit numbers; kNoLabel: the member is in no cohort.
  void add(std::span<const std::uint32_t> cohorts, std::span<const std::uint16_t> totals,
           const Execution& execution = {});

  /// Counts members with labels. Returns each member's cohort number, as CohortRanking takes it;
  /// kNoLabel for the empty label. Throws as above and as TextIndex::add(), and
  /// std::invalid_argument if cohorts have no labels. Nothing is counted then.
  std::vector<std::uint32_t> add(std::span<const std::string_view> labels,
                                 std::span<const std::uint16_t> totals);
  /// The same with labels as a MemberChunk has them. Throws std::out_of_range for a code beyond the
  /// names, too.
  std::vector<std::uint32_t> add(const LabelColumn& labels, std::span<const std::uint16_t> totals);

  /// Adds the members of other counts: label by label, or number by number. Throws
  /// std::invalid_argument unless both have labels or the same number of cohorts, and the same
  /// highest total; std::length_error as add(). Nothing is counted then.
  CohortCounts& operator+=(const CohortCounts& other);

  /// The number of cohorts: that of the constructor, or of the labels so far.
  std::size_t size() const noexcept { return cohorts_.size(); }
  /// The number of members counted; those of no cohort are not.
  std::uint64_t members() const noexcept { return members_; }

 private:
  friend class CohortRanking;
  struct Cohort {
    std::uint32_t listed = 0;              // members who are in the list
    std::uint32_t row = TextIndex::kNone;  // row of its counters, or kNone
  };

  void require_labels() const;
  void check_room(std::uint64_t more) const;
  std::uint32_t number_of(std::string_view label);
  template <class Number>
  SSI_NO_EXPORT void add_column(std::span<const Number> cohorts,
                                std::span<const std::uint16_t> totals, const Execution& execution);
  template <class Number>
  SSI_NO_EXPORT void add_slices(std::span<const Number> cohorts,
                                std::span<const std::uint16_t> totals, const Execution& execution);
  void add_rows(std::vector<std::uint32_t> rows);
  void count(std::uint32_t cohort, std::uint16_t total, std::uint32_t members);
  std::uint32_t* counters(Cohort& cohort);
  void sweep();

  std::size_t bins_;  // one per hundredth of a point
  bool has_labels_;
  std::uint64_t members_ = 0;
  TextIndex labels_;  // the number of each label
  std::vector<Cohort> cohorts_;
  // Members of small cohorts, in the order in which they came ...
  std::vector<std::uint32_t> listed_cohorts_;
  std::vector<std::uint16_t> listed_totals_;
  std::size_t outgrown_ = 0;  // how many of these belong to cohorts with counters by now
  // ... and counters of large ones: [row * bins_ + hundredths].
  std::vector<std::uint32_t> counters_;
};

}  // namespace ssi

#endif  // SSI_COHORT_COHORT_COUNTS_HPP
