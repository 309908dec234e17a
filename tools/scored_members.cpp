// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

#include <optional>
#include <stdexcept>

#include "progress_bar.hpp"
#include "ssi/error.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

[[noreturn]] void fail_at(const RecordSource& source, std::size_t line, const std::string& rule) {
  throw DataError({source.name(), line, "", ""}, rule);
}

}  // namespace

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
    const std::function<void(const RecordText&, const MemberChunk&, ScoredMembers&)>& keep,
    std::uint64_t most_members, bool writes_to_terminal) {
  struct Incoming {
    RecordText text;
    MemberChunk chunk;
    std::optional<ScoredMembers> scored;
  };
  ProgressBar progress("scoring", writes_to_terminal);
  std::uint64_t members = 0;
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
      [&](Incoming& item) {
        const std::uint64_t room = most_members - members;
        if (item.chunk.rows() > room) {
          fail_at(source, item.text.line_of(room),
                  "the file has more than " + std::to_string(most_members) + " members");
        }
        try {
          keep(item.text, item.chunk, *item.scored);
        } catch (const std::length_error& error) {  // too many labels or ids, or too long ones
          fail_at(source, item.text.first_line, std::string("here or below: ") + error.what());
        }
        members += item.chunk.rows();
      });
}

}  // namespace ssi::command
