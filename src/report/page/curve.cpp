// SPDX-License-Identifier: MIT
#include "report/page/curve.hpp"

#include <cstdint>

namespace ssi::internal {

std::vector<PlanStep> thinned(const std::vector<PlanStep>& curve, std::size_t most) {
  if (curve.size() <= most) return curve;
  // The last step of each of `most - 1` ranges of effort, and the first of all.
  const std::uint64_t first = curve.front().effort;
  const std::uint64_t width = (curve.back().effort - first) / (most - 1) + 1;
  std::vector<PlanStep> result = {curve.front()};
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const bool ends_range = i + 1 == curve.size() || (curve[i].effort - first) / width !=
                                                         (curve[i + 1].effort - first) / width;
    if (ends_range) result.push_back(curve[i]);
  }
  return result;
}

}  // namespace ssi::internal
