// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_MEMBER_STORE_HPP
#define SSI_TOOLS_MEMBER_STORE_HPP

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cohort_column.hpp"
#include "ssi/execution.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"
#include "ssi/text_index.hpp"

namespace ssi::command {

/// Where a member's signals are.
struct MemberPlace {
  const std::vector<Column>* columns;  ///< [used signal]; null: nobody
  std::size_t row;
};

/// Returns the columns of the signals that a model uses, in its order.
std::vector<Column> used_columns(const Model& model, const MemberTable& members);

/// Members put together from anywhere, missing in all signals where there is nobody.
class GatheredMembers {
 public:
  GatheredMembers(const Model& model, std::span<const MemberPlace> places);
  GatheredMembers(GatheredMembers&&) noexcept = default;
  GatheredMembers& operator=(GatheredMembers&&) noexcept = default;

  /// The signals, as a view that lives as long as this.
  MemberTable members() const { return {columns_, rows_}; }

 private:
  struct Values {
    std::vector<std::uint32_t> values;
    std::vector<std::uint8_t> observed;  // bits
  };

  void gather(Values& into, std::size_t signal, std::span<const MemberPlace> places) const;

  std::size_t rows_;
  std::vector<Values> values_;  // [used signal]
  std::vector<Column> columns_;
};

/// An id that is not unique on its side, with its row among those that were to be added.
struct RepeatedId {
  std::size_t row;
  std::string id;
};

/// All members of a file or a day, such as the side before of changes: kept in memory, to be found
/// by id. Once it is complete, any number of threads may look up.
class MemberStore {
 public:
  MemberStore(const Model& model, const std::vector<std::string>& cohort_columns);

  /// Adds members with their totals; the chunk is kept. Returns an id that was there already, and
  /// is then of no use any more. Throws as TextIndex::add() and CohortCounts::add().
  std::optional<RepeatedId> add(MemberChunk chunk, std::span<const std::uint16_t> totals);
  /// The same for a table whose values outlive this.
  std::optional<RepeatedId> add(std::span<const std::string_view> ids, const MemberTable& members,
                                std::span<const LabelColumn> labels,
                                std::span<const std::uint16_t> totals);
  /// Call it once all are there.
  void rank(std::uint64_t minimum, const Execution& execution);

  std::size_t size() const noexcept { return ids_.size(); }
  const TextIndex& ids() const noexcept { return ids_; }
  std::span<const std::uint16_t> totals() const noexcept { return totals_; }
  /// The members' cohorts in a column: numbers of its ranking.
  std::span<const std::uint32_t> cohorts(std::size_t column) const { return cohorts_[column]; }
  const std::vector<CohortColumn>& columns() const noexcept { return columns_; }

  /// Gathers the members at these positions; TextIndex::kNone: nobody. All threads may.
  GatheredMembers gather(std::span<const std::uint32_t> positions) const;

 private:
  struct Part {
    MemberTable members;          // owns what its columns own
    std::vector<Column> columns;  // [used signal]
    std::size_t first;
  };

  std::vector<MemberPlace> places_of(std::span<const std::uint32_t> positions) const;

  Model model_;
  std::deque<MemberChunk> chunks_;
  std::vector<Part> parts_;
  TextIndex ids_;
  std::vector<std::uint16_t> totals_;
  std::vector<CohortColumn> columns_;
  std::vector<std::vector<std::uint32_t>> cohorts_;  // [column][member]
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_MEMBER_STORE_HPP
