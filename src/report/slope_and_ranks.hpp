// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_SLOPE_AND_RANKS_HPP
#define SSI_SRC_REPORT_SLOPE_AND_RANKS_HPP

#include "ssi/evidence/outcomes.hpp"

namespace ssi::internal {

/// Whether ranks go together, p under 0.05, but the limits of the crude slope do not leave the same
/// sign: a few members far from the others may decide the slope.
inline bool slope_and_ranks_disagree(const OutcomeReport& report) {
  constexpr double kShown = 0.05;  // of p, as limits of 95 % have it
  const auto& [correlation, p] = report.rank_correlation;
  if (!correlation || !p || *p >= kShown) return false;
  return report.slope.sign() != (*correlation > 0 ? 1 : -1);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_SLOPE_AND_RANKS_HPP
