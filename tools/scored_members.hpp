// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORED_MEMBERS_HPP
#define SSI_TOOLS_SCORED_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/label_column.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/score.hpp"

namespace ssi::command {

/// Texts, one after the other in one string.
class Texts {
 public:
  Texts() = default;
  /// Texts that stand one after the other already, and where each of them ends.
  Texts(std::string bytes, std::vector<std::uint32_t> ends)
      : bytes_(std::move(bytes)), ends_(std::move(ends)) {}

  /// Makes room for `count` texts of so many bytes in all.
  void reserve(std::size_t count, std::size_t bytes);
  void add(std::string_view text);

  std::size_t size() const noexcept { return ends_.size(); }
  std::string_view operator[](std::size_t row) const noexcept {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(bytes_).substr(begin, ends_[row] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// The cells of a chunk of members in one column, each text once.
class KeptColumn {
 public:
  explicit KeptColumn(const LabelColumn& labels);

  std::string_view operator[](std::size_t row) const noexcept { return texts_[codes_[row]]; }

 private:
  Texts texts_;
  std::vector<std::uint32_t> codes_;  // [row]: position in the texts
};

/// What to keep of members besides their ids and scores.
struct AlsoKept {
  bool bounds = false;  ///< those of the totals
  /// Label columns of the parser from this position on: their cells.
  std::size_t first_column = std::numeric_limits<std::size_t>::max();
};

/// The ids and scores of a chunk of members, to be kept: ranks need all members, and bad input may
/// still follow. The chunk is not needed any more then.
struct ScoredMembers {
  ScoredMembers(const MemberChunk& chunk, const ScoreAggregator& score, const AlsoKept& also);

  /// The bounds of a member's total. Requires: they are kept.
  PointBounds bounds(std::size_t row) const noexcept {
    return {Points::from_hundredths(total_low[row]), Points::from_hundredths(total_high[row])};
  }

  Texts ids;
  ScoreTable scores;
  std::vector<std::uint16_t> total_low = {};  // in hundredths; empty if not kept
  std::vector<std::uint16_t> total_high = {};
  std::vector<KeptColumn> columns = {};
};

/// Reads a file of members to its end and scores it on several threads. `keep` gets the members one
/// chunk at a time, in the order of the file, each with the text that it was parsed from; it may
/// move from the chunk and from the scored members. Throws DataError, with the file and the line,
/// for more than `most_members`, or if `keep` throws std::length_error. `writes_to_terminal`: see
/// ProgressBar.
void score_members(RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
                   const Execution& execution,
                   const std::function<void(const RecordText&, MemberChunk&, ScoredMembers&)>& keep,
                   const AlsoKept& also = {}, std::uint64_t most_members = kMostCounted,
                   bool writes_to_terminal = false);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORED_MEMBERS_HPP
