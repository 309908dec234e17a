// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_SCORED_MEMBERS_HPP
#define SSI_TOOLS_SCORED_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/cohort/distribution.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/score.hpp"

namespace ssi::command {

/// The ids of a chunk of members, which outlive the chunk.
class MemberIds {
 public:
  explicit MemberIds(const MemberChunk& chunk);

  std::size_t size() const noexcept { return ends_.size(); }
  std::string_view operator[](std::size_t row) const noexcept {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(bytes_).substr(begin, ends_[row] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// The ids and scores of a chunk of members, to be kept: ranks need all members, and bad input may
/// still follow.
struct ScoredMembers {
  MemberIds ids;
  ScoreTable scores;
};

/// Reads a file of members to its end and scores it on several threads. `keep` gets the members one
/// chunk at a time, in the order of the file, each with the text that it was parsed from; it may
/// move from the scored members. Throws DataError, with the file and the line, for more than
/// `most_members`, or if `keep` throws std::length_error. `writes_to_terminal`: see ProgressBar.
void score_members(
    RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
    const Execution& execution,
    const std::function<void(const RecordText&, const MemberChunk&, ScoredMembers&)>& keep,
    std::uint64_t most_members = kMostCounted, bool writes_to_terminal = false);

}  // namespace ssi::command

#endif  // SSI_TOOLS_SCORED_MEMBERS_HPP
