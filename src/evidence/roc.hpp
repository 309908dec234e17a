// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_ROC_HPP
#define SSI_SRC_EVIDENCE_ROC_HPP

#include <span>

#include "ssi/evidence/estimate.hpp"
#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// Returns the area under the ROC curve with the limits by the variance of DeLong, DeLong and
/// Clarke-Pearson (1988), cut to 0 and 1. `ranks` are the mid-ranks of the totals. Requires:
/// outcomes are 0 and 1, and both come.
Estimate area_under_roc(std::span<const Points> totals, std::span<const double> ranks,
                        std::span<const double> outcomes);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_ROC_HPP
