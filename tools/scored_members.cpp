// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

#include <optional>

#include "progress_bar.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {

MemberIds::MemberIds(const MemberChunk& chunk) {
  ends_.reserve(chunk.rows());
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < chunk.rows(); ++row) bytes += chunk.id(row).size();
  bytes_.reserve(bytes);
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    bytes_ += chunk.id(row);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
}

void score_members(
    RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
    const Execution& execution,
    const std::function<void(const RecordText&, const MemberChunk&, ScoredMembers&)>& keep) {
  struct Incoming {
    RecordText text;
    MemberChunk chunk;
    std::optional<ScoredMembers> scored;
  };
  ProgressBar progress("scoring");
  run_pipeline<Incoming>(
      execution,
      [&](Incoming& item) {
        const bool got = source.read(item.text);
        progress.show(source.bytes_read(), source.bytes_total());
        return got;
      },
      [&](Incoming& item) {
        parser.parse(item.text, item.chunk);
        item.scored.emplace(ScoredMembers{MemberIds(item.chunk), score(item.chunk.members())});
      },
      [&](Incoming& item) { keep(item.text, item.chunk, *item.scored); });
}

}  // namespace ssi::command
