// SPDX-License-Identifier: MIT
#include "score_lines.hpp"

#include <span>

#include "standing_figures.hpp"

namespace ssi::command {

void ScoreLines::append(std::string& out, const KeptMembers& chunk) const {
  const ScoredMembers& members = chunk.members;
  const ScoreTable& scores = members.scores;
  const Standings found = standings_of(chunk);
  const std::size_t width = cohort_columns_.size();
  std::vector<Points> points(model_.competencies().size());
  std::vector<std::string_view> kept(members.columns.size());
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    for (std::size_t c = 0; c < points.size(); ++c) {
      points[c] = Points::from_hundredths(scores.competency(c)[row]);
    }
    for (std::size_t c = 0; c < kept.size(); ++c) kept[c] = members.columns[c][row];
    ScoreRow line{.member_id = members.ids[row],
                  .competencies = points,
                  .total = scores.total(row),
                  .coverage = scores.coverage(row),
                  .standings = std::span(found.standings).subspan(row * width, width),
                  .kept = kept};
    if (network_) line.network = network_->standing(chunk.first + row);
    if (options_.bands) line.band = band_of(scores, row);
    if (options_.bounds) {
      line.bounds = members.bounds(row);
      line.top_percents = std::span(found.top_percents).subspan(row * width, width);
    }
    table_.append(out, line);
  }
}

ScoreLines::Standings ScoreLines::standings_of(const KeptMembers& chunk) const {
  const ScoreTable& scores = chunk.members.scores;
  const std::size_t width = cohort_columns_.size();
  StandingFigures figures(scores.rows());
  Standings found;
  found.standings.resize(scores.rows() * width);
  if (options_.bounds) found.top_percents.resize(scores.rows() * width);
  for (std::size_t i = 0; i < width; ++i) {
    cohort_columns_[i].standings(chunk.cohorts[i], scores.totals(), figures.columns());
    for (std::size_t row = 0; row < scores.rows(); ++row) {
      found.standings[row * width + i] = figures[row];
    }
    if (options_.bounds) find_top_percents(chunk, i, found);
  }
  return found;
}

void ScoreLines::find_top_percents(const KeptMembers& chunk, std::size_t column,
                                   Standings& found) const {
  const ScoredMembers& members = chunk.members;
  const std::size_t rows = members.scores.rows();
  std::vector<std::uint8_t> best(rows);
  std::vector<std::uint8_t> worst(rows);
  const auto look_up = [&](std::span<const std::uint16_t> others,
                           std::span<std::uint8_t> top_percent) {
    cohort_columns_[column].standings_with(chunk.cohorts[column], members.scores.totals(), others,
                                           {.top_percent = top_percent});
  };
  look_up(members.total_high, best);
  look_up(members.total_low, worst);
  for (std::size_t row = 0; row < rows; ++row) {
    if (best[row] == 0) continue;
    found.top_percents[row * cohort_columns_.size() + column] = {.best = best[row],
                                                                 .worst = worst[row]};
  }
}

std::string_view ScoreLines::band_of(const ScoreTable& scores, std::size_t row) const {
  if (is_little_observed(scores.coverage(row), options_.minimum_coverage)) return {};
  const Band* band = model_.band(scores.total(row));
  return band != nullptr ? std::string_view(band->name) : std::string_view();
}

}  // namespace ssi::command
