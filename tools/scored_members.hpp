// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORED_MEMBERS_HPP
#define SSI_TOOLS_SCORED_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/ranking.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/score.hpp"

namespace ssi::command {

/// What is kept of each member of a chunk of the file until the table is written: its id and its
/// scores, for ranks need all members, and bad input may still follow.
struct ScoredChunk {
  /// Keeps a chunk and scores it.
  ScoredChunk(const MemberChunk& chunk, const ScoreAggregator& score);

  std::size_t rows() const noexcept { return id_ends.size(); }
  std::string_view id(std::size_t row) const noexcept {
    const std::size_t begin = row == 0 ? 0 : id_ends[row - 1];
    return std::string_view(ids).substr(begin, id_ends[row] - begin);
  }
  /// Column c: a competency's points, then the total's, then the coverage.
  std::span<std::uint16_t> column(std::size_t c) {
    return std::span(scores).subspan(c * rows(), rows());
  }
  /// The columns as a batch fills them in.
  ScoreColumns columns(std::size_t competencies);

  std::string ids;
  std::vector<std::uint32_t> id_ends;
  std::vector<std::uint16_t> scores;
  std::size_t first = 0;                           ///< position of row 0 in the file
  std::vector<std::vector<std::uint32_t>> labels;  ///< [comparison][row]: from its add()
};

/// Reads a file of members to its end and scores it on several threads. `keep` gets the chunks one
/// at a time, in the order of the file, each with the text that it was parsed from.
void score_members(
    RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
    std::size_t threads,
    const std::function<void(const RecordText&, const MemberChunk&, ScoredChunk&)>& keep);

/// Who a score table compares members with: those of the same file who have the same label in a
/// column, or those of saved cohorts, whom they join. Of a cohort it keeps the totals alone, for
/// there may be hundreds of thousands.
class Comparison {
 public:
  explicit Comparison(std::string column) : column_(std::move(column)) {}
  explicit Comparison(const CohortSet& saved);

  const std::string& column() const noexcept { return column_; }

  /// Takes the members of a chunk in. Returns each one's label, as standing() wants it.
  std::vector<std::uint32_t> add(std::span<const std::uint32_t> labels,
                                 std::span<const std::string> names,
                                 std::span<const std::uint16_t> totals);
  /// Call once all members are there.
  void rank(std::uint64_t minimum);
  std::optional<Standing> standing(std::uint32_t label, Points total) const;

 private:
  std::uint32_t position_of(const std::string& label);

  std::string column_;
  bool is_saved_ = false;
  std::unordered_map<std::string, std::uint32_t> positions_;  // of labels in what follows
  std::vector<Distribution> totals_;                          // until they are ranked
  std::vector<Ranking> rankings_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORED_MEMBERS_HPP
