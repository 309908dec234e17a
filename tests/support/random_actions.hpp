// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_RANDOM_ACTIONS_HPP
#define SSI_TESTS_SUPPORT_RANDOM_ACTIONS_HPP

// Seeded random actions, and small models whose terms get in each other's way: few signals, many
// ratios and penalties, maxima under the sums of terms.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/advice/action.hpp"
#include "support/random_models.hpp"

namespace ssi {

inline Term tangled_term(Random& random, const std::string& name, std::size_t signals) {
  static constexpr double kLevels[] = {0.5, 1, 1, 2, 3, 5, 8, 10, 20, 0.1, 1.0 / 3};
  static constexpr double kPriors[] = {0, 0, 0.5, 1, 2, 5, 0.1};
  const auto signal = [&] { return static_cast<Signal>(random.index(signals)); };
  Term term;
  term.name = name;
  const std::uint64_t kind = random.below(5);
  if (kind == 0) term.input = difference(signal(), signal());
  if (kind == 1) term.input = ratio(signal(), signal(), random.pick(kPriors));
  if (kind > 1) term.input = count(signal());
  const bool is_log = term.input.kind != InputKind::ratio && random.chance(60);
  const double full = random.pick(kLevels);
  term.curve = is_log ? logarithmic(full) : linear(full);
  auto points = static_cast<std::int32_t>(1 + random.below(random.chance(50) ? 12 : 600));
  if (random.chance(25)) points = -points;
  term.points = Points::from_hundredths(points);
  return term;
}

/// A model whose terms read the first `signals` of the standard ones.
inline ModelDefinition tangled_definition(Random& random, std::size_t signals) {
  ModelDefinition definition;
  definition.id = "tangled";
  definition.missing = random.chance(50) ? MissingPolicy::zero : MissingPolicy::renormalise;
  const std::size_t competencies = 1 + random.index(4);
  for (std::size_t c = 0; c < competencies; ++c) {
    std::vector<Term> terms;
    const std::size_t count = 1 + random.index(5);
    std::int32_t positive = 0;
    for (std::size_t t = 0; t < count; ++t) {
      terms.push_back(tangled_term(random, "t" + std::to_string(t), signals));
      positive += std::max(terms.back().points, Points()).hundredths();
    }
    // As often as not the maximum cuts something off.
    std::int32_t maximum = std::max(positive, 1);
    if (random.chance(50)) {
      maximum = 1 + static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(maximum)));
    }
    const std::string name = "c" + std::to_string(c);
    definition.competencies.push_back(std::make_shared<TermCompetency>(
        name, name, Points::from_hundredths(maximum), std::move(terms)));
  }
  return definition;
}

/// A signal of the first `signals` of a catalogue that none of the others is.
inline std::string other_signal(Random& random, const SignalCatalogue& catalogue,
                                std::size_t signals, std::vector<std::string>& taken) {
  for (;;) {
    const std::string& name = catalogue.all()[random.index(signals)].name;
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) continue;
    taken.push_back(name);
    return name;
  }
}

inline ActionList random_actions(Random& random, const SignalCatalogue& catalogue,
                                 std::size_t signals) {
  ActionListDefinition definition;
  definition.id = "random";
  const std::size_t count = 1 + random.index(5);
  const auto amount = [&]() -> std::uint32_t {
    if (random.chance(3)) return 4294967295U - static_cast<std::uint32_t>(random.below(3));
    return 1 + static_cast<std::uint32_t>(random.below(random.chance(70) ? 2 : 9));
  };
  for (std::size_t i = 0; i < count; ++i) {
    Action action;
    action.name = "a" + std::to_string(i);
    action.title = "Action " + std::to_string(i);
    action.effort = 1 + static_cast<std::uint32_t>(random.below(random.chance(80) ? 5 : 40));
    if (random.chance(2)) action.effort = 4294967295U;
    action.at_most = 1 + static_cast<std::uint32_t>(random.below(count > 3 ? 3 : 6));
    std::vector<std::string> taken;
    const std::size_t changes = 1 + random.index(3);
    for (std::size_t c = 0; c < changes; ++c) {
      action.changes.push_back({other_signal(random, catalogue, signals, taken), amount()});
    }
    taken.clear();
    const std::size_t expects = random.index(3);
    for (std::size_t e = 0; e < expects; ++e) {
      const std::uint64_t hundredths =
          random.chance(3) ? 429496729500 : 1 + random.below(random.chance(70) ? 120 : 900);
      action.expects.push_back({other_signal(random, catalogue, signals, taken), hundredths});
    }
    definition.actions.push_back(std::move(action));
  }
  return ActionList(std::move(definition), catalogue);
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_RANDOM_ACTIONS_HPP
