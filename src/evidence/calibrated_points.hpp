// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATED_POINTS_HPP
#define SSI_SRC_EVIDENCE_CALIBRATED_POINTS_HPP

#include <span>
#include <string>
#include <vector>

#include "ssi/hundredths.hpp"
#include "ssi/model/model.hpp"

namespace ssi::internal {

/// Returns the points that weights give the terms of a model, in order. The positive weights of a
/// competency are scaled to the sum of its positive points, the hundredths left over going to the
/// largest remainders, the earlier term first among equals; a term is cut at 655.35, the most that
/// a model lets it have. Penalties by the same factor, rounded half up, at most the competency's
/// maximum. A competency without positive weights, or whose add up to no more than 1e-290, keeps
/// its points. Requires: a weight of at least 0 per term.
std::vector<Points> calibrated_points(const Model& model, std::span<const double> weights);

/// Returns the model with these points for its terms, those with 0.00 left out. All else stays.
Model with_points(const Model& model, const std::string& id, std::span<const Points> points);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATED_POINTS_HPP
