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
#include <utility>
#include <vector>

#include "ssi/cohort_set.hpp"
#include "ssi/member_file.hpp"
#include "ssi/ranking.hpp"
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
    MemberReader& reader, const ScoreAggregator& score, std::size_t threads,
    const std::function<void(const MemberText&, const MemberChunk&, ScoredChunk&)>& keep);

/// Who a score table compares members with: those of the same file who have the same label in a
/// column, or those of saved cohorts, whom they join.
class Comparison {
 public:
  Comparison(const std::string& column, const Model& model) : cohorts_(column, model) {}
  explicit Comparison(CohortSet saved) : cohorts_(std::move(saved)), is_saved_(true) {}

  const std::string& column() const noexcept { return cohorts_.column(); }

  /// Takes the members of a chunk in. Returns each one's label, as standing() wants it.
  std::vector<std::uint32_t> add(std::span<const std::uint32_t> labels,
                                 std::span<const std::string> names, const ScoreColumns& scores);
  /// Call once all members are there.
  void rank(std::uint64_t minimum);
  std::optional<Standing> standing(std::uint32_t label, Points total) const;

 private:
  CohortSet cohorts_;
  bool is_saved_ = false;
  std::vector<Ranking> rankings_;
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORED_MEMBERS_HPP
