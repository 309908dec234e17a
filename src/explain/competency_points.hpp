// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXPLAIN_COMPETENCY_POINTS_HPP
#define SSI_SRC_EXPLAIN_COMPETENCY_POINTS_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "model/formula.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// From the sum of a competency's terms to its points: points = sum + renormalisation + clamp.
struct CompetencyPoints {
  Points points;
  Points renormalisation;
  Points clamp;
};

/// Returns the points of a competency whose terms add up to `sum`, `observed` of its positive
/// points having been observed.
inline CompetencyPoints points_of(const Model& model, const Competency& competency, Points sum,
                                  Points observed) {
  double scaled = sum.hundredths();
  if (model.missing() == MissingPolicy::renormalise) {
    scaled = std::floor(
        renormalise(scaled, competency.positive_points().hundredths(), observed.hundredths()));
  }
  CompetencyPoints result;
  result.points = Points::from_hundredths(clamp(scaled, competency.maximum().hundredths()));
  // Scaling up can leave 32 bits before the clamp; the two parts still add up, as do those of the
  // difference of two results.
  const Points shown =
      Points::from_hundredths(static_cast<std::int32_t>(std::clamp(scaled, -1e9, 1e9)));
  result.renormalisation = shown - sum;
  result.clamp = result.points - shown;
  return result;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_EXPLAIN_COMPETENCY_POINTS_HPP
