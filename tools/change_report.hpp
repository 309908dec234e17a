// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_CHANGE_REPORT_HPP
#define SSI_TOOLS_CHANGE_REPORT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "change_rows.hpp"
#include "commands/changes.hpp"
#include "member_store.hpp"
#include "output_file.hpp"
#include "ssi/explain.hpp"
#include "wanted_member.hpp"

namespace ssi::command {

/// Changes on their way to the output, wherever the members come from: the table of all, the lines
/// of all, or one member. Add the members before, then those after, and finish().
class ChangeReport {
 public:
  /// The options have to outlive it. Opens the output.
  ChangeReport(const ChangesOptions& options, const ModelPair& models, bool knows_aging);

  const ChangeAggregator& changes() const noexcept { return changes_; }
  OutputFile& output() noexcept { return output_; }

  /// Adds members before. Each returns an id that is not unique.
  std::optional<RepeatedId> add_before(MemberChunk chunk, std::span<const std::uint16_t> totals);
  std::optional<RepeatedId> add_before(std::span<const std::string_view> ids,
                                       const MemberTable& members,
                                       std::span<const LabelColumn> labels,
                                       std::span<const std::uint16_t> totals);
  /// Call it between those before and those after.
  void turn();

  /// Members after, and what was found about them.
  struct Found {
    std::optional<SplitMembers> split;
    std::string lines;             // of their changes, if these are asked for
    std::optional<Change> change;  // of the member that is asked for
  };
  /// Splits the changes of members after. Any number of threads may call it.
  void split(const MembersAfter& after, const MemberTable* aged_out, Found& found) const;
  /// Keeps them, in their order. Returns an id that is not unique.
  std::optional<RepeatedId> add_after(const MembersAfter& after, Found& found);

  /// Writes and commits the output. Returns a summary. Throws DataError, naming the file, if the
  /// member that is asked for is nowhere.
  std::string finish(const std::string& file);

 private:
  void look_for(std::span<const std::string_view> ids, std::span<const LabelColumn> labels,
                std::size_t first, bool is_before);
  void write_member(const std::string& file);
  std::vector<ChangedCohort> cohorts() const;

  /// The member that is asked for, on one side.
  struct Place {
    std::uint32_t position = TextIndex::kNone;
    std::vector<std::string> labels;  // [cohort column]
    Points total;
  };

  const ChangesOptions& options_;
  Execution execution_;
  bool knows_aging_;
  ChangeAggregator changes_;
  OutputFile output_;
  MemberStore before_;
  std::optional<ChangeRows> rows_;
  WantedMember wanted_;
  Place place_before_;
  Place place_after_;
  std::optional<Change> change_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_CHANGE_REPORT_HPP
