// SPDX-License-Identifier: MIT
#include "ssi/model/signal_uses.hpp"

namespace ssi {

std::vector<std::vector<SignalUse>> signal_uses(const Model& model) {
  std::vector<std::vector<SignalUse>> uses(model.catalogue().size());
  const auto add = [&](Signal signal, SignalUse use) {
    std::vector<SignalUse>& known = uses[index_of(signal)];
    if (known.empty() || known.back() != use) known.push_back(use);  // a term may read one twice
  };
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      for (const Signal signal : term.input.used_signals()) {
        add(signal, {competency->name(), term.name});
      }
    }
    if (!competency->terms().empty()) continue;
    for (const Signal signal : competency->used_signals()) add(signal, {competency->name(), {}});
  }
  return uses;
}

}  // namespace ssi
