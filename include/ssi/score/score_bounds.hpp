// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_SCORE_BOUNDS_HPP
#define SSI_SCORE_SCORE_BOUNDS_HPP

#include <vector>

#include "ssi/hundredths.hpp"

namespace ssi {

/// The least and the most points that a member can have, whatever its missing signals are. With
/// either missing policy, the points lie between them.
struct PointBounds {
  Points low = {};   ///< as if every term that was not observed gave nothing, or all its penalty
  Points high = {};  ///< as if every one gave all its points, and no penalty

  /// Whether missing signals can change the points.
  constexpr bool is_open() const noexcept { return low != high; }

  friend constexpr bool operator==(const PointBounds&, const PointBounds&) = default;
};

/// The bounds of one member's score: ScoreAggregator::bounds() finds them.
///
/// They are safe, and not always attained: terms that share a signal, or of which one signal is
/// known, cannot all be at their extreme. For a competency without terms, the lower one is a bound
/// only if what is missing cannot cost points, and the upper one only if nobody gets more than the
/// positive points.
struct ScoreBounds {
  std::vector<PointBounds> competencies = {};  ///< in the model's order
  PointBounds total = {};                      ///< their sums

  friend bool operator==(const ScoreBounds&, const ScoreBounds&) = default;
};

}  // namespace ssi

#endif  // SSI_SCORE_SCORE_BOUNDS_HPP
