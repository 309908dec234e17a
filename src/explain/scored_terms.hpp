// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXPLAIN_SCORED_TERMS_HPP
#define SSI_SRC_EXPLAIN_SCORED_TERMS_HPP

#include <vector>

#include "explain/competency_points.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// A competency of a member, with the points of each term in order, 0 of one that was not observed.
/// A competency without terms has one, which gives all its points.
struct ScoredCompetency {
  std::vector<Points> terms;
  CompetencyPoints points;
};

/// A member's score, down to its terms.
struct ScoredTerms {
  std::vector<ScoredCompetency> competencies;  // in the model's order
  Points total;
};

/// A member in a certain state, and how it scores there.
struct ScoredState {
  Member member;
  ScoredTerms score;
};

/// Scores a member by a model. With a `previous` state, scored by the same model, only terms whose
/// signals have other values now are evaluated.
ScoredTerms score_terms(const Model& model, const Member& member,
                        const ScoredState* previous = nullptr);

}  // namespace ssi::internal

#endif  // SSI_SRC_EXPLAIN_SCORED_TERMS_HPP
