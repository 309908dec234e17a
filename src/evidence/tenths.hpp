// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_TENTHS_HPP
#define SSI_SRC_EVIDENCE_TENTHS_HPP

#include <span>
#include <vector>

#include "ssi/evidence/outcomes.hpp"

namespace ssi::internal {

/// The fewest members that are shown by tenth.
inline constexpr std::size_t kFewestForTenths = 100;

/// Returns the tenths that members are in. `ranks` are the mid-ranks of the totals.
std::vector<OutcomeTenth> tenths_of(std::span<const Points> totals, std::span<const double> ranks,
                                    std::span<const double> outcomes);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_TENTHS_HPP
