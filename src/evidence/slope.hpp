// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_SLOPE_HPP
#define SSI_SRC_EVIDENCE_SLOPE_HPP

#include <cstdint>
#include <span>

#include "ssi/evidence/outcomes.hpp"

namespace ssi::internal {

/// Returns the least-squares slope of outcomes per 10 points of total, with HC3 limits; nothing if
/// the total never varies.
Estimate slope_of(std::span<const Points> totals, std::span<const double> outcomes);

/// Returns the slope within strata: of the deviations from the means of each. Requires: strata are
/// numbered as ScoredOutcomes has it.
AdjustedSlope slope_within(std::span<const Points> totals, std::span<const double> outcomes,
                           std::span<const std::uint32_t> strata);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_SLOPE_HPP
