// SPDX-License-Identifier: MIT
#include "ssi/score/score_columns.hpp"

namespace ssi {

ScoreColumns::operator ConstScoreColumns() const {
  return {.competencies = {competencies.begin(), competencies.end()},
          .total = total,
          .coverage = coverage,
          .band = band,
          .badges = badges,
          .total_low = total_low,
          .total_high = total_high};
}

}  // namespace ssi
