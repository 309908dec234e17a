// SPDX-License-Identifier: MIT
#include "score_lines.hpp"

#include <span>

namespace ssi::command {

void ScoreLines::append(std::string& out, const KeptMembers& chunk) const {
  const ScoredMembers& members = chunk.members;
  const ScoreTable& scores = members.scores;
  const ConstScoreColumns columns = scores.columns();
  const std::vector<InCohorts> in_cohorts = look_up(chunk);
  std::vector<Points> points(columns.competencies.size());
  std::vector<std::optional<Standing>> standings(in_cohorts.size());
  std::vector<std::optional<TopPercentBounds>> top_percents(options_.bounds ? in_cohorts.size()
                                                                            : 0);
  std::vector<std::string_view> kept(members.columns.size());
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    for (std::size_t c = 0; c < points.size(); ++c) {
      points[c] = Points::from_hundredths(columns.competencies[c][row]);
    }
    for (std::size_t i = 0; i < standings.size(); ++i) standings[i] = in_cohorts[i].figures[row];
    for (std::size_t i = 0; i < top_percents.size(); ++i) {
      top_percents[i] = in_cohorts[i].top_percents(row);
    }
    for (std::size_t c = 0; c < kept.size(); ++c) kept[c] = members.columns[c][row];
    ScoreRow line{.member_id = members.ids[row],
                  .competencies = points,
                  .total = Points::from_hundredths(columns.total[row]),
                  .coverage = Percent::from_hundredths(columns.coverage[row]),
                  .standings = standings,
                  .top_percents = top_percents,
                  .kept = kept};
    if (network_) line.network = network_->standing(chunk.first + row);
    if (options_.bands) line.band = band_of(scores, row);
    if (options_.bounds) line.bounds = members.bounds(row);
    table_.append(out, line);
  }
}

std::vector<ScoreLines::InCohorts> ScoreLines::look_up(const KeptMembers& chunk) const {
  const ScoredMembers& members = chunk.members;
  const std::span<const std::uint16_t> totals = members.scores.totals();
  std::vector<InCohorts> result;
  result.reserve(cohort_columns_.size());
  for (std::size_t i = 0; i < cohort_columns_.size(); ++i) {
    const CohortColumn& column = cohort_columns_[i];
    InCohorts& found = result.emplace_back(totals.size());
    column.standings(chunk.cohorts[i], totals, found.figures.columns());
    if (!options_.bounds) continue;
    for (auto* top_percent : {&found.best, &found.worst}) top_percent->resize(totals.size());
    column.standings_with(chunk.cohorts[i], totals, members.total_high,
                          {.top_percent = found.best});
    column.standings_with(chunk.cohorts[i], totals, members.total_low,
                          {.top_percent = found.worst});
  }
  return result;
}

std::optional<TopPercentBounds> ScoreLines::InCohorts::top_percents(std::size_t row) const {
  if (best[row] == 0) return std::nullopt;
  return TopPercentBounds{.best = best[row], .worst = worst[row]};
}

std::string_view ScoreLines::band_of(const ScoreTable& scores, std::size_t row) const {
  if (is_little_observed(scores.coverage(row), options_.minimum_coverage)) return {};
  const Band* band = model_.band(scores.total(row));
  return band != nullptr ? std::string_view(band->name) : std::string_view();
}

}  // namespace ssi::command
