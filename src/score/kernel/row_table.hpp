// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_ROW_TABLE_HPP
#define SSI_SRC_SCORE_KERNEL_ROW_TABLE_HPP

#include <cstdint>
#include <span>

#include "score/kernel/program.hpp"

namespace ssi::internal {

/// Encodes the points of a step table, [count]: from 0 on rising, or falling in a penalty. Rows are
/// right for any such table; lines are compared with it at every count.
RowTable encode_rows(std::span<const std::int16_t> points, const RowLayout& layout);

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_ROW_TABLE_HPP
