// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_MEMBERS_HPP
#define SSI_TOOLS_PAGE_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "activity_input.hpp"
#include "member_store.hpp"
#include "ssi/cohort.hpp"
#include "ssi/report/page.hpp"

namespace ssi::command {

/// What the members of pages are compared with.
struct PageComparisons {
  std::vector<std::string> cohorts = {};   ///< columns: those with the same label
  std::vector<CohortSet> saved = {};       ///< saved cohorts, which members join
  std::uint64_t minimum = kMinimumCohort;  ///< no smaller cohort has standings

  /// The columns whose labels are needed: those of the cohorts, then those of the saved ones.
  /// Throws UsageError if one comes twice.
  std::vector<std::string> columns() const;
};

/// All members of a file or a day, with their standings. Once they are ranked, any number of
/// threads may look up.
class PageMembers {
 public:
  PageMembers(const Model& model, PageComparisons comparisons);

  /// The columns whose labels are needed, in their order.
  std::vector<std::string> label_columns() const { return comparisons_.columns(); }

  /// Adds members with labels in these columns. Each returns an id that was there
  /// already. Throws as MemberStore::add().
  std::optional<RepeatedId> add(MemberChunk chunk, std::span<const std::uint16_t> totals);
  /// The same for a table whose values outlive this.
  std::optional<RepeatedId> add(std::span<const std::string_view> ids, const MemberTable& members,
                                std::span<const LabelColumn> labels,
                                std::span<const std::uint16_t> totals);
  /// Call it once all are there.
  void rank(const Execution& execution);

  std::size_t size() const noexcept { return store_.size(); }
  std::optional<std::uint32_t> find(std::string_view id) const { return store_.ids().find(id); }
  /// The ids, each at its member's position.
  std::vector<std::string_view> ids() const { return store_.ids().texts(); }
  std::span<const std::uint16_t> totals() const noexcept { return store_.totals(); }
  Points total(std::size_t member) const {
    return Points::from_hundredths(store_.totals()[member]);
  }
  /// A member's signals.
  GatheredMembers gather(std::size_t member) const;

  /// The columns of the cohorts.
  const std::vector<std::string>& columns() const noexcept { return comparisons_.cohorts; }
  const CohortRanking& ranking(std::size_t column) const {
    return store_.columns()[column].ranking();
  }
  /// The number of a member's cohort in the ranking.
  std::uint32_t cohort(std::size_t column, std::size_t member) const {
    return store_.cohorts(column)[member];
  }
  std::string_view label(std::size_t column, std::size_t member) const {
    return labels_[column].labels[member];
  }

  /// Returns a member's cohorts, and adds notes on those that it has not.
  std::vector<PageCohort> cohorts(std::size_t member, std::vector<std::string>& notes) const;
  /// Returns lines that count members without a standing; empty if all have one.
  std::string withheld() const;

 private:
  struct Labels {
    explicit Labels(std::string column) : labels(std::move(column)) {}

    TextColumn labels;
    std::vector<Distribution> totals;  // [label]
  };

  void keep(std::span<const LabelColumn> labels, std::span<const std::uint16_t> totals);
  PageCohort cohort_of(std::size_t column, std::size_t member) const;
  PageCohort saved_cohort_of(std::size_t saved, std::size_t member) const;

  PageComparisons comparisons_;
  std::vector<CohortRanking> saved_;  // [saved]
  MemberStore store_;
  std::vector<Labels> labels_;  // [column], those of cohorts and then of saved ones
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_MEMBERS_HPP
