// SPDX-License-Identifier: MIT
#include "evidence/signal_effects.hpp"

#include <cstddef>

namespace ssi::internal {

std::vector<Effect> effects_in(const Term& term, const SignalCatalogue& signals, Answers answers) {
  if (extreme_of(term, signals, answers) == Points()) return {};
  const Input& input = term.input;
  const bool is_penalty = term.points < Points();
  std::vector<Effect> result = {
      {.signal = input.operands[0], .raises = !is_penalty, .lowers = is_penalty}};
  if (input.kind == InputKind::count || input.operands[0] == input.operands[1]) return result;
  // Of nothing, a ratio without a prior gives 0; the first of the second signal makes it rise.
  const bool turns = input.kind == InputKind::ratio && input.prior == 0;
  result.push_back(
      {.signal = input.operands[1], .raises = is_penalty || turns, .lowers = !is_penalty || turns});
  return result;
}

std::vector<Effect> effects_in(const Model& model, Answers answers) {
  std::vector<Effect> result;
  for (std::size_t i = 0; i < model.catalogue().size(); ++i) {
    result.push_back({.signal = static_cast<Signal>(i)});
  }
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      for (const Effect& effect : effects_in(term, model.catalogue(), answers)) {
        Effect& whole = result[index_of(effect.signal)];
        whole.raises |= effect.raises;
        whole.lowers |= effect.lowers;
      }
    }
  }
  return result;
}

}  // namespace ssi::internal
