// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_CHANGE_ROWS_HPP
#define SSI_TOOLS_CHANGE_ROWS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cohort_column.hpp"
#include "member_store.hpp"
#include "output_file.hpp"
#include "scored_members.hpp"
#include "ssi/explain/change_table.hpp"
#include "ssi/files/change_file.hpp"

namespace ssi::command {

/// Some members of the side after, as they come from a file or a log.
struct MembersAfter {
  std::vector<std::string_view> ids;
  MemberTable members;
  std::vector<LabelColumn> labels;  ///< [cohort column]
};

/// What became of them.
struct SplitMembers {
  std::vector<std::uint32_t> positions;  ///< among those before; TextIndex::kNone: not there
  GatheredMembers before;                ///< as they were
  ChangeTable changes;                   ///< of those who were there
};

/// The changes of all members, kept until everybody is ranked, and then written.
class ChangeRows {
 public:
  /// All that it is given has to outlive it.
  ChangeRows(const ChangeAggregator& changes, const MemberStore& before, bool knows_aging,
             const std::vector<std::string>& cohort_columns);

  /// Finds members among those before and splits their changes. Any number of threads may call it.
  SplitMembers split(const MembersAfter& after, const MemberTable* aged_out = nullptr) const;

  /// Keeps them. Returns an id that came before; the rows are then of no use any more. Throws as
  /// TextIndex::add() and CohortCounts::add().
  std::optional<RepeatedId> keep(const MembersAfter& after, SplitMembers split);
  /// Call it once all are there.
  void rank(std::uint64_t minimum, const Execution& execution);

  /// Writes the table.
  void write(OutputFile& output, const Execution& execution) const;

  /// Returns the standings of a member, at its positions on the two sides; TextIndex::kNone: it is
  /// not there.
  std::vector<ChangedStanding> standings(std::uint32_t before, std::uint32_t after) const;

  /// Returns a summary of all.
  std::string summary() const;
  /// Returns lines that count members without a standing; empty if all have one.
  std::string withheld(std::uint64_t minimum) const;

  /// The number of members after.
  std::size_t size() const noexcept { return size_; }

 private:
  /// A chunk of members after.
  struct Kept {
    std::size_t first;  // position of the first
    Texts ids;
    std::vector<std::uint32_t> positions;
    ChangeTable changes;
    std::vector<std::vector<std::uint32_t>> cohorts;  // [column][row]: numbers after
    std::vector<std::vector<std::uint32_t>> own;      // the same in the ranking before
  };

  std::optional<RepeatedId> mark(const MembersAfter& after, const SplitMembers& split);
  std::vector<std::uint32_t> own_numbers(std::size_t column, const LabelColumn& labels,
                                         std::span<const std::uint32_t> positions) const;
  std::vector<ChangedStanding> standings_of(const Kept& chunk) const;
  void append(std::string& out, const Kept& chunk) const;
  void append_departed(std::string& out) const;

  const ChangeAggregator& changes_;
  const MemberStore& before_;
  bool knows_aging_;
  std::vector<CohortColumn> columns_;
  ChangeTableWriter table_;
  std::deque<Kept> kept_;
  std::size_t size_ = 0;
  std::vector<bool> is_matched_;  // [member before]
  TextIndex newcomers_;
  std::size_t matched_ = 0;
  std::array<std::int64_t, kCauses> sums_{};
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_CHANGE_ROWS_HPP
