// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_CURVE_HPP
#define SSI_SRC_REPORT_PAGE_CURVE_HPP

#include <cstddef>
#include <vector>

#include "ssi/advice/plan.hpp"

namespace ssi::internal {

/// Returns at most so many steps of a curve, spread over its efforts; the first and the last are
/// among them. Each is one of the curve's: what is left out lies between. Requires: most >= 2.
std::vector<PlanStep> thinned(const std::vector<PlanStep>& curve, std::size_t most);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_CURVE_HPP
