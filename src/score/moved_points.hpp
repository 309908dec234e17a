// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_MOVED_POINTS_HPP
#define SSI_SRC_SCORE_MOVED_POINTS_HPP

#include <vector>

#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// Other points for the terms of a model, and other worth for its competencies. Its rules do not
/// hold for them: a term may have more points than 655.35, or none. The positive points of each
/// competency have the same sum as the model's, and so have the maxima.
struct MovedPoints {
  std::vector<Points> terms;  ///< those of all competencies, in order
  /// [competency]: the worth of its maximum. Its points are clamped as before, then scaled.
  std::vector<Points> maxima;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_MOVED_POINTS_HPP
