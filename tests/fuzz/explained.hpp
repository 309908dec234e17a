// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_FUZZ_EXPLAINED_HPP
#define SSI_TESTS_FUZZ_EXPLAINED_HPP

#include "fuzz_input.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/score.hpp"

namespace ssi::fuzz {

/// The explanation of a score adds up to it, exactly.
inline void check_explained(const Model& model, const Member& member, const MemberScore& score) {
  const Explanation explanation = explain(model, member);
  check(explanation.total == score.total, "another total is explained");
  check(explanation.coverage == score.coverage, "another coverage is explained");
  Points total;
  for (std::size_t i = 0; i < explanation.competencies.size(); ++i) {
    const CompetencyExplanation& competency = explanation.competencies[i];
    check(competency.points == score.competencies[i], "other points are explained");
    Points sum = competency.renormalisation + competency.clamp;
    for (const ExplanationLine& line : competency.lines) sum += line.points;
    check(sum == competency.points, "lines do not add up");
    total += competency.points;
  }
  check(total == explanation.total, "competencies do not add up");
}

}  // namespace ssi::fuzz

#endif  // SSI_TESTS_FUZZ_EXPLAINED_HPP
