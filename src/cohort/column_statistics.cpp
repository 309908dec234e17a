// SPDX-License-Identifier: MIT
#include "cohort/column_statistics.hpp"

#include <algorithm>
#include <limits>

namespace ssi::internal {

PointStatistics statistics_of(std::span<const std::uint16_t> column) {
  if (column.empty()) return {};
  // One loop that vectors can run: PointStatistics::add() asks each time whether it is the first.
  PointStatistics::Sums sums{.members = static_cast<std::uint32_t>(column.size()),
                             .min = std::numeric_limits<std::uint16_t>::max()};
  for (const std::uint16_t hundredths : column) {
    sums.sum += hundredths;
    const std::uint32_t square = std::uint32_t{hundredths} * hundredths;
    sums.squares += square;
    sums.min = std::min(sums.min, hundredths);
    sums.max = std::max(sums.max, hundredths);
  }
  return PointStatistics(sums);
}

}  // namespace ssi::internal
