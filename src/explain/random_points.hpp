// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXPLAIN_RANDOM_POINTS_HPP
#define SSI_SRC_EXPLAIN_RANDOM_POINTS_HPP

#include <cstdint>

#include "score/moved_points.hpp"
#include "ssi/explain/robustness.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// Moves the points of a model at random, as robustness_of() says. The same for the same options
/// and draw, whatever was drawn before. Requires: options in range.
MovedPoints random_points(const Model& model, const RobustnessOptions& options, std::uint32_t draw);

}  // namespace ssi::internal

#endif  // SSI_SRC_EXPLAIN_RANDOM_POINTS_HPP
