// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_CALIBRATION_HPP
#define SSI_EVIDENCE_CALIBRATION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/evidence/estimate.hpp"
#include "ssi/execution.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model/model.hpp"

namespace ssi {

/// The fewest members with an outcome, and with the rarer one of two, that a calibration takes.
inline constexpr std::size_t kFewestCalibrated = 100;
/// How many parts members are cut into, so that weights are judged by members they were not fitted
/// to. A member is in the fold FNV-1a 64 of its id modulo this.
inline constexpr std::size_t kCalibrationFolds = 5;
/// How many times members are resampled for the limits of a calibration's difference.
inline constexpr std::size_t kCalibrationResamples = 1000;

/// What a calibration is asked for.
struct CalibrationOptions {
  std::string id;                   ///< that of the new model, as Model::id()
  std::string outcome = "outcome";  ///< the name of what members are asked about, for reports
  std::uint64_t seed = 1;           ///< of the resamples
};

/// How new points compare with the old ones, on members that they were not fitted to.
enum class CalibrationVerdict : std::uint8_t {
  better,     ///< both limits of the difference are above 0
  worse,      ///< both are below 0
  not_shown,  ///< neither, or a fit has missed its optimum
};

/// A term of the model, before and after.
struct CalibratedTerm {
  std::string competency;  ///< the name of its competency
  std::string name;        ///< the term's
  Points before;           ///< at full marks in the old model; negative for a penalty
  Points after;            ///< in the new one; 0.00: the new model does without the term
  double weight = 0;    ///< as fitted, >= 0: what the whole term adds to the log-odds of success,
                        ///< or to the outcome in standard deviations; a penalty subtracts it
  bool varies = false;  ///< not all members have the same share of its points

  /// Whether the new model does without it.
  bool is_left_out() const noexcept { return after == Points(); }
};

/// A strength of the pull towards the old proportions, and how well weights fitted with it did.
struct CalibrationLoss {
  std::optional<double> lambda;  ///< nothing: infinity, which keeps the old proportions
  double loss = 0;               ///< mean over all members, each by weights fitted without its fold
};

/// A model with points that fit outcomes, beside the one it came from, and how the two compare.
struct Calibration {
  Model model;                                              ///< the new one
  Model model_before;                                       ///< the old one
  std::string outcome = "outcome";                          ///< its name
  OutcomeKind kind = OutcomeKind::binary;                   ///< of the outcome
  std::uint64_t members = 0;                                ///< members with an outcome
  std::array<std::uint64_t, kCalibrationFolds> folds = {};  ///< how many of them are in each fold
  std::optional<std::uint64_t> rarer_outcome = {};  ///< members with it; nothing if not binary
  std::optional<double> lambda = {};                ///< the one chosen; nothing: infinity
  std::vector<CalibrationLoss> lambdas = {};        ///< all that were tried, the largest first
  double intercept = 0;                             ///< the fit's, beside the weights of the terms
  double largest_violation = 0;  ///< of the conditions of an optimum, over all fits that were made
  std::optional<double> before = {};  ///< AUC of the old totals, or Spearman's r if not binary;
                                      ///< nothing where all totals are the same
  std::optional<double> after = {};   ///< that of each member's total by points fitted without it
  Estimate difference = {};           ///< after - before; the limits are those of resampled members
  std::uint64_t seed = 1;             ///< of the resamples
  CalibrationVerdict verdict = CalibrationVerdict::not_shown;  ///< of the difference
  std::vector<CalibratedTerm> terms = {};                      ///< all of the old model's, in order

  /// Whether each fit is at its optimum: no violation reaches 1e-10. Where one is not, `verdict` is
  /// not_shown, whatever the limits are.
  bool is_optimal() const noexcept { return largest_violation < 1e-10; }
};

/// Gives a model's terms the points that fit outcomes of members better, as far from the old ones
/// as the data ask for and no further. Signals, curves and full marks, competencies with their
/// maxima, bands and badges stay.
///
///     const ssi::Calibration fit = ssi::calibrate(model, members, ids, won, {.id = "ours-1"});
///     if (fit.verdict == ssi::CalibrationVerdict::better) save(ssi::to_toml(fit));
///
/// With f_t a member's share of the points of term t (0 where it is not observed), p_t the old
/// points and eta = b0 + sum of b_t f_t (minus for penalties), the weights b >= 0 minimise the mean
/// of log(1 + exp(eta)) - y eta for a binary outcome y, of (y - eta)^2 / 2 for another, which is
/// standardised, plus lambda / 2 times the squared distance of b from the nearest multiple of p.
/// lambda is the largest whose loss in five-fold cross-validation is within a standard error of the
/// smallest; b of a competency is scaled to its old positive points, a term being cut at the most
/// that a model lets it have, 655.35. A competency whose positive weights are all 0 keeps its
/// points. docs/calibration.md has it all, and what it cannot tell: these are associations in past
/// data, and no causes.
///
/// The comparison is out of fold throughout: a member's new total is by points fitted, with a
/// lambda chosen, without its fold.
///
/// Requires: a row of `members`, an id and an outcome for each member; outcomes are finite, or NaN
/// for members without one, who are left out. An outcome is binary if all are 0 or 1. Throws
/// std::invalid_argument if the lengths differ, an outcome is infinite or a competency is not a sum
/// of terms; ModelError for an id that no model can have; EvidenceError for fewer than
/// kFewestCalibrated members or of the rarer outcome, an outcome that never varies, or ids that
/// leave folds too small. Results do not depend on the number of threads. Some 200 fits, each of
/// some dozens of passes over the members; 2 bytes per member and term.
SSI_EXPORT Calibration calibrate(const Model& model, const MemberTable& members,
                                 std::span<const std::string> ids, std::span<const double> outcomes,
                                 const CalibrationOptions& options,
                                 const Execution& execution = {});

/// Returns the verdict as reports have it: "better", "worse" or "not shown".
SSI_EXPORT std::string_view to_string(CalibrationVerdict verdict) noexcept;

}  // namespace ssi

#endif  // SSI_EVIDENCE_CALIBRATION_HPP
