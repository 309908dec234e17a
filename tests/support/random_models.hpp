// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_RANDOM_MODELS_HPP
#define SSI_TESTS_SUPPORT_RANDOM_MODELS_HPP

// Seeded random models: any number of competencies and terms, every input and curve, full marks
// from tiny to beyond every count, penalties, sums far over the maxima, own signals, bands and
// badges.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ssi/model.hpp"
#include "ssi/model/competency.hpp"
#include "support/random_members.hpp"

namespace ssi {

inline Term random_term(Random& random, const std::string& name, std::size_t signals) {
  static constexpr double kLevels[] = {1,      1,
                                       2,      3,
                                       5,      10,
                                       36,     50,
                                       65,     130,
                                       500,    0.5,
                                       0.35,   0.1,
                                       7.3,    1e-3,
                                       255,    4096,
                                       10000,  65535,
                                       65536,  1e6,
                                       1e9,    4294967295.0,
                                       1e10,   std::numeric_limits<double>::max(),
                                       1e-300, 1.0 / 3};
  static constexpr double kPriors[] = {0, 0, 0.5, 1, 5, 10, 0.1, 1000, 1e12};
  const auto signal = [&] { return static_cast<Signal>(random.index(signals)); };
  Term term;
  term.name = name;
  switch (random.below(4)) {
    case 0:
      term.input = ratio(signal(), signal(), random.pick(kPriors));
      break;
    case 1:
      term.input = difference(signal(), signal());
      break;
    default:
      term.input = count(signal());
  }
  const double full = random.pick(kLevels);
  const bool is_log = term.input.kind != InputKind::ratio && random.chance(60);
  term.curve = is_log ? logarithmic(full) : linear(full);
  // From a hundredth to the most there can be: every order of magnitude is as likely.
  auto points = static_cast<std::int32_t>(1 + (random.bits() >> (48 + random.below(16))) % 65535);
  if (random.chance(25)) points = -points;
  term.points = Points::from_hundredths(points);
  return term;
}

inline ModelDefinition random_definition(Random& random) {
  ModelDefinition definition;
  definition.id = "random-" + std::to_string(random.below(1000));
  definition.window_days = 1 + static_cast<std::uint32_t>(random.below(400));
  definition.missing = random.chance(50) ? MissingPolicy::zero : MissingPolicy::renormalise;
  const std::size_t own = random.index(4);
  for (std::size_t i = 0; i < own; ++i) {
    SignalInfo signal{"own" + std::to_string(i),
                      random.chance(30) ? SignalKind::flag : SignalKind::count,
                      random.chance(50) ? SignalScope::state : SignalScope::window,
                      "own signal " + std::to_string(i)};
    signal.given_by = random.chance(30) ? GivenBy::others : GivenBy::member;
    definition.catalogue.add(std::move(signal));
  }
  const std::size_t competencies = 1 + random.index(random.chance(90) ? 6 : 40);
  std::int32_t left = 65535;
  for (std::size_t c = 0; c < competencies; ++c) {
    const std::size_t count = 1 + random.index(random.chance(80) ? 12 : 60);
    std::vector<Term> terms;
    for (std::size_t t = 0; t < count; ++t) {
      terms.push_back(random_term(random, "t" + std::to_string(t), definition.catalogue.size()));
    }
    const auto still_to_come = static_cast<std::int32_t>(competencies - c - 1);
    const auto most = static_cast<std::uint64_t>(left - still_to_come);
    const bool all = still_to_come == 0 && random.chance(50);
    const auto maximum = static_cast<std::int32_t>(
        all ? most : 1 + random.below(std::min<std::uint64_t>(most, 9999)));
    left -= maximum;
    definition.competencies.push_back(
        std::make_shared<TermCompetency>("c" + std::to_string(c), "Competency " + std::to_string(c),
                                         Points::from_hundredths(maximum), std::move(terms)));
  }
  const std::int32_t total = 65535 - left;
  const auto up_to = [&](std::int32_t most) {
    return Points::from_hundredths(
        static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(most) + 1)));
  };
  const std::size_t bands = random.index(5);
  for (std::size_t i = 0; i + 1 < bands; ++i) {
    Band band{"band" + std::to_string(i), {}, {}};
    const std::uint64_t limits = random.below(3);
    if (limits != 0) band.above = up_to(total - 1);
    const std::int32_t above = band.above ? band.above->hundredths() : 0;
    if (limits != 1) band.below = Points::from_hundredths(above + 1) + up_to(total - above - 1);
    definition.bands.push_back(std::move(band));
  }
  if (bands != 0) definition.bands.push_back({"rest", {}, {}});
  const std::size_t badges = random.index(4);
  for (std::size_t i = 0; i < badges; ++i) {
    const Competency& competency = *random.pick(definition.competencies);
    definition.badges.push_back({"badge" + std::to_string(i), std::string(competency.name()),
                                 up_to(competency.maximum().hundredths())});
  }
  return definition;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_RANDOM_MODELS_HPP
