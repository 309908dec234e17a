// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

#include "progress_bar.hpp"
#include "ssi/error.hpp"
#include "ssi/pipeline.hpp"

namespace ssi::command {
namespace {

/// The ids, which stand one after the other in the chunk.
Texts ids_of(const MemberChunk& chunk) {
  if (chunk.rows() == 0) return {};
  const char* const begin = chunk.id(0).data();
  std::vector<std::uint32_t> ends(chunk.rows());
  std::uint32_t end = 0;
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    end += static_cast<std::uint32_t>(chunk.id(row).size());
    ends[row] = end;
  }
  return {std::string(begin, end), std::move(ends)};
}

[[noreturn]] void fail_at(const RecordSource& source, std::size_t line, const std::string& rule) {
  throw DataError({source.name(), line, "", ""}, rule);
}

}  // namespace

void Texts::reserve(std::size_t count, std::size_t bytes) {
  ends_.reserve(count);
  bytes_.reserve(bytes);
}

void Texts::add(std::string_view text) {
  bytes_ += text;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

KeptColumn::KeptColumn(const LabelColumn& labels)
    : codes_(labels.codes.begin(), labels.codes.end()) {
  std::size_t bytes = 0;
  for (const std::string& name : labels.names) bytes += name.size();
  texts_.reserve(labels.names.size(), bytes);
  for (const std::string& name : labels.names) texts_.add(name);
}

ScoredMembers::ScoredMembers(const MemberChunk& chunk, const ScoreAggregator& score,
                             const AlsoKept& also)
    : ids(ids_of(chunk)), scores(score.model(), chunk.rows()) {
  ScoreColumns wanted = scores.columns();
  if (also.bounds) {
    total_low.resize(chunk.rows());
    total_high.resize(chunk.rows());
    wanted.total_low = total_low;
    wanted.total_high = total_high;
  }
  score(chunk.members(), wanted);
  for (std::size_t i = also.first_column; i < chunk.label_columns(); ++i) {
    columns.emplace_back(chunk.labels(i));
  }
}

void score_members(RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
                   const Execution& execution,
                   const std::function<void(const RecordText&, MemberChunk&, ScoredMembers&)>& keep,
                   const AlsoKept& also, std::uint64_t most_members, bool writes_to_terminal) {
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
        item.scored.emplace(item.chunk, score, also);
      },
      [&](Incoming& item) {
        const std::uint64_t room = most_members - members;
        const std::uint64_t rows = item.chunk.rows();
        if (rows > room) {
          fail_at(source, item.text.line_of(room),
                  "the file has more than " + std::to_string(most_members) + " members");
        }
        try {
          keep(item.text, item.chunk, *item.scored);
        } catch (const std::length_error& error) {  // too many labels or ids, or too long ones
          fail_at(source, item.text.first_line, std::string("here or below: ") + error.what());
        }
        members += rows;
      });
}

}  // namespace ssi::command
