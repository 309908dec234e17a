// SPDX-License-Identifier: MIT
#include "explain/scored_terms.hpp"

#include <algorithm>
#include <cstddef>

#include "model/member_row.hpp"

namespace ssi::internal {
namespace {

bool is_observed(const Term& term, const Member& member) {
  return std::ranges::all_of(term.input.used_signals(),
                             [&](Signal signal) { return member[signal].has_value(); });
}

bool is_same(const Term& term, const Member& a, const Member& b) {
  return std::ranges::all_of(term.input.used_signals(),
                             [&](Signal signal) { return a[signal] == b[signal]; });
}

Points points_of_term(const Term& term, const Member& member) {
  if (!is_observed(term, member)) return {};
  const auto& [a, b] = term.input.operands;
  return evaluate(term, *member[a], member[b].value_or(0));
}

/// A position among the competencies, and what was scored before.
struct Previous {
  const ScoredState* state;
  std::size_t competency;

  Points points(std::size_t term) const {
    return state->score.competencies[competency].terms[term];
  }
};

ScoredCompetency score_sum(const Model& model, const Competency& competency, const Member& member,
                           const Previous& previous) {
  ScoredCompetency result;
  Points sum;
  Points observed;
  result.terms.reserve(competency.terms().size());
  for (const Term& term : competency.terms()) {
    const bool is_known =
        previous.state != nullptr && is_same(term, previous.state->member, member);
    const Points points =
        is_known ? previous.points(result.terms.size()) : points_of_term(term, member);
    result.terms.push_back(points);
    sum += points;
    if (is_observed(term, member)) observed += std::max(term.points, Points());
  }
  result.points = points_of(model, competency, sum, observed);
  return result;
}

ScoredCompetency score_whole(const Model& model, const Competency& competency,
                             const Member& member) {
  const RawScore raw = score_row(competency, member);
  return {{raw.points}, points_of(model, competency, raw.points, raw.observed)};
}

}  // namespace

ScoredTerms score_terms(const Model& model, const Member& member, const ScoredState* previous) {
  ScoredTerms result;
  result.competencies.reserve(model.competencies().size());
  for (const auto& competency : model.competencies()) {
    const Previous here{previous, result.competencies.size()};
    result.competencies.push_back(competency->terms().empty()
                                      ? score_whole(model, *competency, member)
                                      : score_sum(model, *competency, member, here));
    result.total += result.competencies.back().points.points;
  }
  return result;
}

}  // namespace ssi::internal
