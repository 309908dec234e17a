// SPDX-License-Identifier: MIT
//
// Parts of a calibration where no members lead to: fits that miss their optimum, weights next to
// nothing, and points beyond what a model takes.
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "evidence/calibrated_points.hpp"
#include "evidence/calibration_verdict.hpp"
#include "ssi/model.hpp"

namespace ssi {
namespace {

TEST(CalibrationParts, CallsNothingBetterThatMissedItsOptimum) {
  using internal::verdict_of;
  const Estimate gain{.estimate = 0.1, .low = 0.05, .high = 0.15};
  const Estimate loss{.estimate = -0.1, .low = -0.15, .high = -0.05};
  const Estimate nothing{.estimate = 0.1, .low = -0.05, .high = 0.15};
  EXPECT_EQ(verdict_of(gain, true), CalibrationVerdict::better);
  EXPECT_EQ(verdict_of(loss, true), CalibrationVerdict::worse);
  EXPECT_EQ(verdict_of(nothing, true), CalibrationVerdict::not_shown);
  EXPECT_EQ(verdict_of(Estimate{}, true), CalibrationVerdict::not_shown);
  EXPECT_EQ(verdict_of(gain, false), CalibrationVerdict::not_shown);
  EXPECT_EQ(verdict_of(loss, false), CalibrationVerdict::not_shown);
}

TEST(CalibrationParts, KeepsPointsWhereWeightsAreNextToNothing) {
  const Model& model = Model::standard();
  std::vector<Points> before;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) before.push_back(term.points);
  }
  for (const double weight : {0.0, 5e-324, 1e-310, 1e-300}) {
    const std::vector<double> weights(before.size(), weight);
    EXPECT_EQ(internal::calibrated_points(model, weights), before) << weight;
  }
}

TEST(CalibrationParts, CutsATermAtTheMostThatItMayHave) {
  const Model model(ModelDefinition{
      .id = "old-1",
      .competencies = {std::make_shared<TermCompetency>(
          "only", "Only", 655.35_points,
          std::vector<Term>{{"profile", count(Signal::has_summary), linear(1), 600.00_points},
                            {"posts", count(Signal::posts), logarithmic(36), 400.00_points}})}});
  const auto points = internal::calibrated_points(model, std::vector{3.0, 1.0});
  EXPECT_EQ(points[0], 655.35_points);
  EXPECT_EQ(points[1], 250.00_points);
}

}  // namespace
}  // namespace ssi
