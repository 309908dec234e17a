// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXPLAIN_ORDER_STATISTICS_HPP
#define SSI_SRC_EXPLAIN_ORDER_STATISTICS_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "score/kernel/kernels.hpp"

namespace ssi::internal {

/// The values of many members in many draws: that of member i in draw d at values[d * stride + i].
struct DrawnValues {
  const std::uint16_t* values;
  std::size_t stride;
  std::size_t draws;  // 1 to 2^15 - 1
};

/// Where the quantiles of a number of draws stand in order, from 1: type 1, the inverse of the
/// distribution function.
struct QuantilePositions {
  explicit constexpr QuantilePositions(std::size_t draws)
      : low((5 * draws + 99) / 100), high((95 * draws + 99) / 100) {}
  std::size_t low;   // of the 5 % quantile
  std::size_t high;  // of the 95 % quantile
};

/// Finds the quantiles of the members from `first` on, as many as `low` and `high` have room for.
/// O(draws) per member.
void find_quantiles(const Kernel& kernel, const DrawnValues& drawn, std::size_t first,
                    std::span<std::uint16_t> low, std::span<std::uint16_t> high);

}  // namespace ssi::internal

#endif  // SSI_SRC_EXPLAIN_ORDER_STATISTICS_HPP
