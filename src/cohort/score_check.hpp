// SPDX-License-Identifier: MIT
#ifndef SRC_COHORT_SCORE_CHECK_HPP
#define SRC_COHORT_SCORE_CHECK_HPP

#include <cstddef>

#include "ssi/model/model_outline.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// Throws std::invalid_argument unless scored columns have all competencies and the total of
/// `rows` members, with no more points than the model's maxima.
void check_scores(const ScoreColumns& scores, std::size_t rows, const ModelOutline& model);

}  // namespace ssi::internal

#endif  // SRC_COHORT_SCORE_CHECK_HPP
