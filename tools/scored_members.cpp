// SPDX-License-Identifier: MIT
#include "scored_members.hpp"

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

std::vector<std::uint32_t> LabelSet::add(std::span<const std::uint32_t> labels,
                                         std::span<const std::string> names,
                                         std::span<const std::uint16_t> totals) {
  std::vector<std::uint32_t> here;  // position here of each of the chunk's names
  here.reserve(names.size());
  for (const std::string& name : names) {
    const auto next = static_cast<std::uint32_t>(cohorts_.size());
    const auto [found, is_new] = positions_.emplace(name, next);
    if (is_new) cohorts_.emplace_back();
    here.push_back(found->second);
  }
  std::vector<std::uint32_t> result(labels.size());
  for (std::size_t row = 0; row < labels.size(); ++row) {
    result[row] = here[labels[row]];
    if (result[row] != 0) cohorts_[result[row]].add(Points::from_hundredths(totals[row]));
  }
  return result;
}

void LabelSet::rank(std::uint64_t minimum) {
  rankings_.reserve(cohorts_.size());
  for (Cohort& cohort : cohorts_) {
    rankings_.emplace_back(cohort, minimum);
    cohort = {};  // no longer needed
  }
}

}  // namespace ssi::command
