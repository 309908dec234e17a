// SPDX-License-Identifier: MIT
#include "evidence/volume_bound.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidence/signal_effects.hpp"

namespace ssi::internal {
namespace {

/// The least level of each signal at which all positive counts of it give the most that they can;
/// 0 where there are none.
std::vector<std::uint32_t> levels_of(const Model& model) {
  std::vector<std::uint32_t> result(model.catalogue().size());
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      if (term.input.kind != InputKind::count || term.points < Points()) continue;
      const Points most = extreme_of(term, model.catalogue(), Answers::none);
      std::uint32_t& level = result[index_of(term.input.operands[0])];
      level = std::max(level, least_count(term, model.catalogue(), most).value_or(0));
    }
  }
  return result;
}

Member member_at_the_bound(const Model& model) {
  Member result = zeros_of(model.catalogue());
  const std::vector<std::uint32_t> levels = levels_of(model);
  for (const Effect& effect : effects_in(model, Answers::none)) {
    const SignalInfo& signal = model.catalogue()[effect.signal];
    if (signal.given_by == GivenBy::others || !effect.raises) continue;
    result.set(effect.signal, effect.lowers ? levels[index_of(effect.signal)] : top_of(signal));
  }
  return result;
}

}  // namespace

Points most_of(const Competency& competency, const SignalCatalogue& signals, Answers answers) {
  Points sum;
  for (const Term& term : competency.terms()) {
    if (term.points > Points()) sum += extreme_of(term, signals, answers);
  }
  if (competency.terms().empty()) sum = competency.positive_points();
  return std::min(sum, competency.maximum());
}

Member zeros_of(const SignalCatalogue& signals) {
  Member result;
  for (std::size_t i = 0; i < signals.size(); ++i) result.set(static_cast<Signal>(i), 0);
  return result;
}

VolumeBound volume_bound_of(const ScoreAggregator& score) {
  const Model& model = score.model();
  VolumeBound result;
  for (const auto& competency : model.competencies()) {
    result.competencies.push_back(most_of(*competency, model.catalogue(), Answers::none));
    result.total += result.competencies.back();
  }
  result.member = member_at_the_bound(model);
  result.member_total = score(result.member).total;
  return result;
}

}  // namespace ssi::internal
