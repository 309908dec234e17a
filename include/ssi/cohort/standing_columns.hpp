// SPDX-License-Identifier: MIT
#ifndef SSI_COHORT_STANDING_COLUMNS_HPP
#define SSI_COHORT_STANDING_COLUMNS_HPP

#include <cstdint>
#include <span>

namespace ssi {

/// Where standings go: columns that the caller owns, element i for member i. Leave a span empty to
/// skip that column. A member without a standing (no cohort, or too small a one) gets 0 in all.
struct StandingColumns {
  std::span<std::uint32_t> rank = {};        ///< 1 is best
  std::span<std::uint16_t> percentile = {};  ///< in hundredths of a percent
  std::span<std::uint8_t> top_percent = {};  ///< 1 to 100, rounded up
};

}  // namespace ssi

#endif  // SSI_COHORT_STANDING_COLUMNS_HPP
