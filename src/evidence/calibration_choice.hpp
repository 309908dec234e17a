// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_CALIBRATION_CHOICE_HPP
#define SSI_SRC_EVIDENCE_CALIBRATION_CHOICE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "evidence/calibration_path.hpp"
#include "evidence/calibration_sample.hpp"
#include "ssi/execution.hpp"

namespace ssi::internal {

/// Losses of members by the weights of each strength, each by weights fitted without the member:
/// what the choice of a strength needs of them.
class CrossValidation {
 public:
  void add(std::span<const double> losses);
  CrossValidation& operator+=(const CrossValidation& other);

  /// The mean loss of each strength. Requires: members were added.
  std::array<double, kLambdas> means() const;

  /// The largest strength whose mean loss is within one standard error, that of the members'
  /// differences, of the smallest. Requires: two members were added.
  std::size_t choice() const;

 private:
  using Pairs = std::array<std::array<double, kLambdas>, kLambdas>;

  std::uint64_t members_ = 0;
  std::array<double, kLambdas> sums_ = {};
  Pairs squares_ = {};  // [strength][larger one]: of the differences
};

/// All fits of a calibration.
struct CalibrationFits {
  FitPath whole;                                        ///< to all members
  CrossValidation validation;                           ///< of all members
  std::size_t choice = 0;                               ///< the strength chosen by it
  std::array<Weights, kCalibrationFolds> without = {};  ///< [fold]: fitted, with a strength chosen,
                                                        ///< without its members
  double largest_violation = 0;                         ///< over all fits
};

/// Fits to all members, to all but each fold and, to choose strengths without a fold, to all but
/// each two: 16 paths, a thread each. Requires: without any two folds, members are left.
CalibrationFits fit_all(const CalibrationSample& sample, const Execution& execution);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_CALIBRATION_CHOICE_HPP
