// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATION_PATH_HPP
#define SSI_SRC_EVIDENCE_CALIBRATION_PATH_HPP

#include <array>
#include <cstddef>

#include "evidence/calibration_sample.hpp"

namespace ssi::internal {

/// How many strengths of the pull towards the old proportions are tried.
inline constexpr std::size_t kLambdas = 12;

/// Returns them, the largest first: infinity, then 10^1 down to 10^-4 in half decades.
std::array<double, kLambdas> lambdas();

/// The weights that are best with each strength.
struct FitPath {
  std::array<Weights, kLambdas> weights;  ///< [strength]
  double largest_violation = 0;           ///< of the conditions of an optimum, over all of them
};

/// Fits the weights for each strength to the members of some folds. Each fit starts from the one
/// before, at which only the strength has changed, and goes by Newton's steps: the minimum of the
/// loss's quadratic model over weights of at least 0, or a part of the way there. Second
/// derivatives are kept as long as they serve: they cost as much as ten gradients. Requires: the
/// folds have members.
FitPath fit_path(const CalibrationSample& sample, const FoldSet& folds);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATION_PATH_HPP
