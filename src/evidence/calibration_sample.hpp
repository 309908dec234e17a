// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATION_SAMPLE_HPP
#define SSI_SRC_EVIDENCE_CALIBRATION_SAMPLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "evidence/nonnegative_quadratic.hpp"
#include "evidence/share_table.hpp"
#include "ssi/evidence/calibration.hpp"

namespace ssi::internal {

/// The members that have an outcome, by fold, in their order within each.
struct FoldedMembers {
  std::vector<std::size_t> rows;  ///< of the table, [0, first[1]) those of fold 0, and so on
  std::array<std::size_t, kCalibrationFolds + 1> first = {};

  std::size_t size(std::size_t fold) const noexcept { return first[fold + 1] - first[fold]; }
};

/// Folds members by their ids, those whose outcome is NaN left out.
FoldedMembers fold_members(std::span<const std::string> ids, std::span<const double> outcomes);

/// The folds that take part in a fit.
using FoldSet = std::array<bool, kCalibrationFolds>;

/// The intercept and the weight of each term.
using Weights = std::vector<double>;

/// The loss of weights, mean over members, and what it changes by with each.
struct Slope {
  double loss = 0;
  std::vector<double> gradient;
};

/// Members with their shares and outcomes, and the loss of weights on some of them. Sums are over
/// blocks in a fixed order. Any number of threads may share one.
class CalibrationSample {
 public:
  /// `outcomes` as the loss takes them, one per member of the shares. Both have to outlive it.
  CalibrationSample(const ShareTable& shares, const FoldedMembers& folded,
                    std::span<const double> outcomes, OutcomeKind kind);

  const ShareTable& shares() const noexcept { return shares_; }
  OutcomeKind kind() const noexcept { return kind_; }

  /// Requires: the folds have members.
  Slope slope(const Weights& weights, const FoldSet& folds) const;
  /// The second derivatives of the mean loss. They do not depend on the weights unless the outcome
  /// is binary.
  SymmetricMatrix curvature(const Weights& weights, const FoldSet& folds) const;

  /// Calls `use` for each member of a fold with its losses by each of several weights.
  void losses(std::span<const Weights> weights, std::size_t fold,
              const std::function<void(std::span<const double>)>& use) const;

 private:
  struct Block;
  template <class Use>
  void for_each_block(const FoldSet& folds, Use use) const;
  std::size_t members_of(const FoldSet& folds) const noexcept;

  const ShareTable& shares_;
  const FoldedMembers& folded_;
  std::span<const double> outcomes_;
  OutcomeKind kind_;
  std::size_t width_;  // of a row: 1 and the terms, up to whole vectors
};

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATION_SAMPLE_HPP
