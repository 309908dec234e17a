// SPDX-License-Identifier: MIT
#include "ssi/score/score_table.hpp"

#include <cassert>
#include <utility>

namespace ssi {

ScoreTable::ScoreTable(Model model, std::size_t rows)
    : model_(std::move(model)), competencies_(model_.competencies().size()) {
  resize(rows);
}

void ScoreTable::resize(std::size_t rows) {
  values_.resize((competencies_ + 2) * rows);
  rows_ = rows;
}

ScoreColumns ScoreTable::columns() {
  const auto at = [this](std::size_t c) { return std::span(values_).subspan(c * rows_, rows_); };
  ScoreColumns result{.total = at(competencies_), .coverage = at(competencies_ + 1)};
  result.competencies.reserve(competencies_);
  for (std::size_t c = 0; c < competencies_; ++c) result.competencies.push_back(at(c));
  return result;
}

ConstScoreColumns ScoreTable::columns() const {
  ConstScoreColumns result{.total = totals(), .coverage = coverage()};
  result.competencies.reserve(competencies_);
  for (std::size_t c = 0; c < competencies_; ++c) result.competencies.push_back(competency(c));
  return result;
}

MemberScore ScoreTable::row(std::size_t row) const {
  assert(row < rows_);
  MemberScore score{.total = total(row), .coverage = coverage(row)};
  score.competencies.reserve(competencies_);
  for (std::size_t c = 0; c < competencies_; ++c) {
    score.competencies.push_back(Points::from_hundredths(competency(c)[row]));
  }
  score.band = model_.band_of(score.total);
  score.badges = model_.badges_of(score.competencies);
  score.schema = model_.schema();
  return score;
}

}  // namespace ssi
