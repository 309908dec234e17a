// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_SCORE_CHECK_HPP
#define SSI_SRC_COHORT_SCORE_CHECK_HPP

#include <cstddef>

#include "ssi/model/score_schema.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// Throws std::invalid_argument unless scored columns have all competencies and the total of
/// `rows` members, with no more points than the model's maxima.
void check_scores(const ConstScoreColumns& scores, std::size_t rows, const ScoreSchema& schema);

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_SCORE_CHECK_HPP
