// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_COLUMN_STATISTICS_HPP
#define SSI_SRC_COHORT_COLUMN_STATISTICS_HPP

#include <cstdint>
#include <span>

#include "ssi/cohort/point_statistics.hpp"

namespace ssi::internal {

/// Returns the statistics of a column of points, in hundredths. Requires: fewer than 2^32 members.
PointStatistics statistics_of(std::span<const std::uint16_t> column);

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_COLUMN_STATISTICS_HPP
