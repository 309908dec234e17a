// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_MISSING_HPP
#define SSI_SRC_REPORT_PAGE_MISSING_HPP

#include <vector>

#include "ssi/explain/explanation.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/signal.hpp"

namespace ssi::internal {

/// Signals that are missing together, and what knowing them all would bring.
struct MissingData {
  std::vector<Signal> signals;  ///< in the order in which terms read them
  Points points;                ///< positive points that would be observed
};

/// Returns the missing signals of terms that were not observed, those first that would lift
/// coverage most: terms that miss the same signals stand together. Terms that are penalties do not
/// count.
std::vector<MissingData> missing_data(const Explanation& explanation);

/// Returns the points as a share of all positive points of the model, rounded half up.
Percent coverage_of(Points points, const Model& model);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_MISSING_HPP
