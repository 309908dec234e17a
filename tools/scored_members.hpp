// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORED_MEMBERS_HPP
#define SSI_TOOLS_SCORED_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ssi/cohort.hpp"
#include "ssi/member_file.hpp"
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
  std::vector<std::vector<std::uint32_t>> labels;  ///< [cohort column][row]: position in a LabelSet
};

/// The labels of one cohort column and the cohort of each. Position 0 is the empty label, whose
/// members belong to no cohort.
class LabelSet {
 public:
  LabelSet() : cohorts_(1) { positions_.emplace("", 0); }

  /// Adds the members of a chunk; returns their labels' positions here.
  std::vector<std::uint32_t> add(std::span<const std::uint32_t> labels,
                                 std::span<const std::string> names,
                                 std::span<const std::uint16_t> totals);

  /// Call once all members are there.
  void rank(std::uint64_t minimum);
  std::optional<Standing> standing(std::uint32_t label, Points total) const {
    return label == 0 ? std::nullopt : rankings_[label].standing(total);
  }

 private:
  std::unordered_map<std::string, std::uint32_t> positions_;
  std::vector<Cohort> cohorts_;
  std::vector<Ranking> rankings_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORED_MEMBERS_HPP
