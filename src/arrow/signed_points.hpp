// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_SIGNED_POINTS_HPP
#define SSI_SRC_ARROW_SIGNED_POINTS_HPP

#include <cstdint>
#include <span>
#include <string>

#include "arrow/given.hpp"
#include "ssi/arrow/score_stream.hpp"

namespace ssi::internal {

/// The type of a column of points that may be negative: hundredths are int32.
ArrowType signed_points_type(PointsType type, std::string name);

/// Returns such a column of these hundredths.
ArrowArray signed_points(PointsType type, std::span<const std::int32_t> hundredths);

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_SIGNED_POINTS_HPP
