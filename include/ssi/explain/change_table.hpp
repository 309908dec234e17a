// SPDX-License-Identifier: MIT
#ifndef SSI_EXPLAIN_CHANGE_TABLE_HPP
#define SSI_EXPLAIN_CHANGE_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/cohort/standing_columns.hpp"
#include "ssi/execution.hpp"
#include "ssi/explain/change.hpp"
#include "ssi/explain/model_pair.hpp"
#include "ssi/export.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {

/// The two sides of the changes of many members: row i of each table is the same member. Signals
/// and `aged_out` are those of change() for one.
struct ChangedMembers {
  MemberTable before;                        ///< members before, of the pair's before_reader()
  MemberTable after;                         ///< members after, of its after_reader()
  std::optional<MemberTable> aged_out = {};  ///< what is left of before in after's window
};

/// Where changes go: columns that the caller owns, element i for member i, in hundredths of a
/// point. Leave a span empty to skip that column.
struct ChangeColumns {
  std::span<std::uint16_t> before = {};                      ///< totals before
  std::span<std::uint16_t> after = {};                       ///< totals after
  std::array<std::span<std::int32_t>, kCauses> causes = {};  ///< [cause]: how it moved them
};

/// The changes of many members, in columns that it owns: 24 bytes per member.
class SSI_EXPORT ChangeTable {
 public:
  /// A table of `rows` members, whose totals did not change from 0.
  explicit ChangeTable(std::size_t rows = 0);

  /// The number of members.
  std::size_t rows() const noexcept { return before_.size(); }
  /// The columns, for a batch to fill. They live as long as the table.
  ChangeColumns columns();

  /// A member's total before. Requires (as below): row < rows().
  Points before(std::size_t row) const noexcept { return Points::from_hundredths(before_[row]); }
  /// A member's total after.
  Points after(std::size_t row) const noexcept { return Points::from_hundredths(after_[row]); }
  /// By how much a cause moved a member's total.
  Points points(Cause cause, std::size_t row) const noexcept {
    return Points::from_hundredths(causes_[static_cast<std::size_t>(cause)][row]);
  }
  /// The totals before, in hundredths.
  std::span<const std::uint16_t> totals_before() const noexcept { return before_; }
  /// The totals after, in hundredths.
  std::span<const std::uint16_t> totals_after() const noexcept { return after_; }

 private:
  std::vector<std::uint16_t> before_;
  std::vector<std::uint16_t> after_;
  std::array<std::vector<std::int32_t>, kCauses> causes_;
};

/// Splits the changes of millions of members into their causes: the same figures as change() for
/// one, without the lines.
///
///     const ssi::ChangeAggregator changes{ssi::ModelPair(model)};
///     const ssi::ChangeTable moved = changes({.before = monday, .after = today}, {.threads = 8});
///     moved.points(ssi::Cause::activity, 7);
///
/// The states between before and after are scored as any other batch: at most four more, and of
/// a block of members none that is like the one before it. Building one prepares tables for both
/// models: build once, use often. Immutable: any number of threads may share one.
class SSI_EXPORT ChangeAggregator {
 public:
  /// Prepares the models' formulas.
  explicit ChangeAggregator(ModelPair models);

  /// The models of the two sides.
  const ModelPair& models() const noexcept { return models_; }
  /// What scores the side before.
  const ScoreAggregator& before() const noexcept { return before_; }
  /// What scores the side after.
  const ScoreAggregator& after() const noexcept { return after_; }

  /// Splits the changes of all members. O(rows * terms). Throws std::invalid_argument if the tables
  /// differ in length.
  ChangeTable operator()(const ChangedMembers& members, const Execution& execution = {}) const;
  /// The same into the caller's columns. Throws also if one is too short. Memory: some megabytes
  /// per thread.
  void operator()(const ChangedMembers& members, const ChangeColumns& columns,
                  const Execution& execution = {}) const;

 private:
  ModelPair models_;
  ScoreAggregator before_;
  ScoreAggregator after_;
};

/// The number of a label after that no cohort before has.
inline constexpr std::uint32_t kNewLabel = 0xFFFFFFFE;

/// Looks up own standings, of members that both sides have: that of the total after among the
/// totals before of the cohort whose label the member has after, itself counted once: in place of
/// its total before if it was in that cohort, or joining it. `before` ranks the totals before;
/// cohorts are its numbers, kNoLabel for none, and those after may be kNewLabel. Requires: the
/// models are alike, and each member was counted before. Throws as CohortRanking::standings().
SSI_EXPORT void own_standings(const CohortRanking& before,
                              std::span<const std::uint32_t> cohorts_before,
                              std::span<const std::uint16_t> totals_before,
                              std::span<const std::uint32_t> cohorts_after,
                              std::span<const std::uint16_t> totals_after,
                              const StandingColumns& columns, const Execution& execution = {});

/// The same for one member. Requires: as above.
SSI_EXPORT std::optional<Standing> own_standing(const CohortRanking& before,
                                                std::uint32_t cohort_before, Points total_before,
                                                std::uint32_t cohort_after, Points total_after);

}  // namespace ssi

#endif  // SSI_EXPLAIN_CHANGE_TABLE_HPP
