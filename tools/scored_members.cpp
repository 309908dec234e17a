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
    MemberReader& reader, const ScoreAggregator& score, std::size_t threads,
    const std::function<void(const MemberText&, const MemberChunk&, ScoredChunk&)>& keep) {
  struct Incoming {
    MemberText text;
    MemberChunk chunk;
    std::optional<ScoredChunk> scored;
  };
  ProgressBar progress("scoring");
  run_pipeline<Incoming>(
      threads,
      [&](Incoming& item) {
        const bool got = reader.read(item.text);
        progress.show(reader.bytes_read(), reader.bytes_total());
        return got;
      },
      [&](Incoming& item) {
        reader.parse(item.text, item.chunk);
        item.scored.emplace(item.chunk, score);
      },
      [&](Incoming& item) { keep(item.text, item.chunk, *item.scored); });
}

std::vector<std::uint32_t> Comparison::add(std::span<const std::uint32_t> labels,
                                           std::span<const std::string> names,
                                           const ScoreColumns& scores) {
  std::vector<std::uint32_t> here;  // position here of each of the chunk's names
  if (is_saved_) {
    for (const std::string& name : names) here.push_back(cohorts_.find(name));
  } else {
    here = cohorts_.add(labels, names, scores);
  }
  std::vector<std::uint32_t> result(labels.size());
  for (std::size_t row = 0; row < labels.size(); ++row) result[row] = here[labels[row]];
  return result;
}

void Comparison::rank(std::uint64_t minimum) {
  rankings_.reserve(cohorts_.size());
  for (std::uint32_t i = 0; i < cohorts_.size(); ++i) {
    rankings_.emplace_back(cohorts_.cohort(i).totals(), minimum);
  }
}

std::optional<Standing> Comparison::standing(std::uint32_t label, Points total) const {
  if (label == kNoLabel) return std::nullopt;
  const Ranking& ranking = rankings_[label];
  return is_saved_ ? ranking.joining(total) : ranking.standing(total);
}

}  // namespace ssi::command
