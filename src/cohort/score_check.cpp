// SPDX-License-Identifier: MIT
#include "cohort/score_check.hpp"

#include <algorithm>
#include <stdexcept>

namespace ssi::internal {
namespace {

void check_column(std::span<const std::uint16_t> column, std::size_t rows, Points maximum) {
  if (column.size() < rows) throw std::invalid_argument("a score column is too short");
  std::uint16_t highest = 0;  // a loop that vectors can run
  for (const std::uint16_t hundredths : column.first(rows)) {
    highest = std::max(highest, hundredths);
  }
  if (highest > maximum.hundredths()) {
    throw std::invalid_argument("a score is beyond the model's maximum");
  }
}

}  // namespace

void check_scores(const ConstScoreColumns& scores, std::size_t rows, const ScoreSchema& schema) {
  if (scores.competencies.size() != schema.competencies.size()) {
    throw std::invalid_argument("a column is needed for each competency");
  }
  for (std::size_t c = 0; c < schema.competencies.size(); ++c) {
    check_column(scores.competencies[c], rows, schema.competencies[c].maximum);
  }
  check_column(scores.total, rows, schema.maximum());
}

}  // namespace ssi::internal
