// SPDX-License-Identifier: MIT
//
// How often outcomes that are pure noise are said to be fitted better by new points.
#include <gtest/gtest.h>

#include <iostream>
#include <vector>

#include "ssi/evidence/calibration.hpp"
#include "support/simulated_outcomes.hpp"

namespace ssi {
namespace {

constexpr int kRuns = 100;

struct Verdicts {
  int better = 0;
  int worse = 0;
  int kept = 0;  // the old points: lambda is infinite
};

/// Calibrates to outcomes that `draw` makes up, other members each time.
template <class Draw>
Verdicts verdicts_on_noise(std::size_t members, Draw draw) {
  Verdicts result;
  for (int run = 0; run < kRuns; ++run) {
    const auto seed = static_cast<std::uint64_t>(run);
    const SimulatedMembers people(Model::standard(), members, 1000 + seed);
    Chance chance(seed);
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < members; ++i) outcomes.push_back(draw(chance));
    const Calibration fit = calibrate(people.model, people.members(), people.ids, outcomes,
                                      {.id = "noise-1"}, {.threads = 2});
    result.better += fit.verdict == CalibrationVerdict::better ? 1 : 0;
    result.worse += fit.verdict == CalibrationVerdict::worse ? 1 : 0;
    result.kept += fit.lambda ? 0 : 1;
  }
  std::cout << "of " << kRuns << ": better " << result.better << ", worse " << result.worse
            << ", old points kept " << result.kept << '\n';
  return result;
}

TEST(CalibrationNoise, IsSeldomCalledBetter) {
  const Verdicts binary =
      verdicts_on_noise(400, [](Chance& chance) { return chance.uniform() < 0.4 ? 1.0 : 0.0; });
  EXPECT_LE(binary.better, kRuns / 20);
  const Verdicts numeric = verdicts_on_noise(300, [](Chance& chance) { return chance.logistic(); });
  EXPECT_LE(numeric.better, kRuns / 20);
}

}  // namespace
}  // namespace ssi
