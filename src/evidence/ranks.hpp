// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_RANKS_HPP
#define SSI_SRC_EVIDENCE_RANKS_HPP

#include <cstdint>
#include <span>
#include <vector>

#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// Returns the rank of each value, from 1; equal values share the mean of their ranks, so that all
/// ranks are whole or half numbers. O(n log n). Requires: no NaN; fewer than 2^31 values.
std::vector<double> mid_ranks(std::span<const double> values);

/// The same of points, which are counted where they lie close: O(n) then.
std::vector<double> mid_ranks(std::span<const Points> values);

/// Returns Pearson's correlation of ranks that mid_ranks() gave, which is Spearman's of the values:
/// -1 to 1; NaN if one of them never varies. Requires: equal sizes.
double rank_correlation(std::span<const double> ranks_x, std::span<const double> ranks_y);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_RANKS_HPP
