// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_LANE_COUNTS_HPP
#define SSI_SRC_SCORE_KERNEL_LANE_COUNTS_HPP

#include <cstddef>
#include <cstdint>

#include "score/kernel/program.hpp"

// As strip_loader.hpp: a copy for each kernel.
namespace ssi::internal {
namespace {

inline void count_not_more(const std::int16_t* values, std::size_t rows, const std::int16_t* limits,
                           std::int16_t* counts) noexcept {
  std::int16_t limit[kCountedLanes];
  std::int16_t count[kCountedLanes];
  for (std::size_t l = 0; l < kCountedLanes; ++l) {
    limit[l] = limits[l];
    count[l] = 0;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int16_t* its = values + row * kCountedLanes;
    for (std::size_t l = 0; l < kCountedLanes; ++l) {
      count[l] = static_cast<std::int16_t>(count[l] + (its[l] <= limit[l] ? 1 : 0));
    }
  }
  for (std::size_t l = 0; l < kCountedLanes; ++l) counts[l] = count[l];
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_LANE_COUNTS_HPP
