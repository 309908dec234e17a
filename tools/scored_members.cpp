// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

#include "pipeline.hpp"
#include "progress_bar.hpp"

namespace ssi::command {

ScoredChunk::ScoredChunk(const MemberChunk& chunk, const ScoreAggregator& score) {
  id_ends.reserve(chunk.rows());
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < chunk.rows(); ++row) bytes += chunk.id(row).size();
  ids.reserve(bytes);
  for (std::size_t row = 0; row < chunk.rows(); ++row) {
    ids += chunk.id(row);
    id_ends.push_back(static_cast<std::uint32_t>(ids.size()));
  }
  const std::size_t competencies = score.model().competencies().size();
  scores.resize((competencies + 2) * rows());
  score(chunk.members(), columns(competencies));
}

ScoreColumns ScoredChunk::columns(std::size_t competencies) {
  ScoreColumns result;
  for (std::size_t c = 0; c < competencies; ++c) result.competencies.push_back(column(c));
  result.total = column(competencies);
  result.coverage = column(competencies + 1);
  return result;
}

void score_members(
    RecordSource& source, const MemberParser& parser, const ScoreAggregator& score,
    std::size_t threads,
    const std::function<void(const RecordText&, const MemberChunk&, ScoredChunk&)>& keep) {
  struct Incoming {
    RecordText text;
    MemberChunk chunk;
    std::optional<ScoredChunk> scored;
  };
  ProgressBar progress("scoring");
  run_pipeline<Incoming>(
      threads,
      [&](Incoming& item) {
        const bool got = source.read(item.text);
        progress.show(source.bytes_read(), source.bytes_total());
        return got;
      },
      [&](Incoming& item) {
        parser.parse(item.text, item.chunk);
        item.scored.emplace(item.chunk, score);
      },
      [&](Incoming& item) { keep(item.text, item.chunk, *item.scored); });
}

Comparison::Comparison(const CohortSet& saved) : column_(saved.column()), is_saved_(true) {
  totals_.reserve(saved.size());
  for (std::uint32_t i = 0; i < saved.size(); ++i) {
    positions_.emplace(saved.label(i), i);
    totals_.push_back(saved.cohort(i).totals());
  }
}

/// Returns the label's position, a new one if need be; kNoLabel for the empty label, and for one
/// that saved cohorts do not have.
std::uint32_t Comparison::position_of(const std::string& label) {
  if (label.empty()) return kNoLabel;
  if (const auto found = positions_.find(label); found != positions_.end()) return found->second;
  if (is_saved_) return kNoLabel;
  const auto position = static_cast<std::uint32_t>(totals_.size());
  positions_.emplace(label, position);
  totals_.emplace_back();
  return position;
}

std::vector<std::uint32_t> Comparison::add(std::span<const std::uint32_t> labels,
                                           std::span<const std::string> names,
                                           std::span<const std::uint16_t> totals) {
  std::vector<std::uint32_t> positions;  // of the chunk's names
  positions.reserve(names.size());
  for (const std::string& name : names) positions.push_back(position_of(name));
  std::vector<std::uint32_t> result(labels.size());
  for (std::size_t row = 0; row < labels.size(); ++row) {
    result[row] = positions[labels[row]];
    if (result[row] == kNoLabel || is_saved_) continue;
    totals_[result[row]].add(Points::from_hundredths(totals[row]));
  }
  return result;
}

void Comparison::rank(std::uint64_t minimum) {
  positions_ = {};
  rankings_.reserve(totals_.size());
  for (Distribution& totals : totals_) {
    rankings_.emplace_back(totals, minimum);
    totals = {};
  }
}

std::optional<Standing> Comparison::standing(std::uint32_t label, Points total) const {
  if (label == kNoLabel) return std::nullopt;
  const Ranking& ranking = rankings_[label];
  return is_saved_ ? ranking.joining(total) : ranking.standing(total);
}

}  // namespace ssi::command
