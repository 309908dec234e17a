// SPDX-License-Identifier: MIT
#include "ssi/evidence/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "evidence/calibrated_points.hpp"
#include "evidence/calibration_choice.hpp"
#include "evidence/calibration_sample.hpp"
#include "evidence/calibration_verdict.hpp"
#include "evidence/outcome_kind.hpp"
#include "evidence/paired_totals.hpp"
#include "evidence/share_table.hpp"
#include "ssi/error.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi {
namespace {

using internal::CalibrationFits;
using internal::CalibrationSample;
using internal::FoldedMembers;
using internal::Weights;

/// Throws std::invalid_argument for what a caller could have known.
void check(const Model& model, const MemberTable& members, std::span<const std::string> ids,
           std::span<const double> outcomes) {
  if (ids.size() != members.rows() || outcomes.size() != members.rows()) {
    throw std::invalid_argument("calibrate() takes an id and an outcome for each member");
  }
  if (std::ranges::any_of(outcomes, [](double outcome) { return std::isinf(outcome); })) {
    throw std::invalid_argument("an outcome is infinite");
  }
  for (const auto& competency : model.competencies()) {
    if (!competency->terms().empty()) continue;
    throw std::invalid_argument("competency '" + std::string(competency->name()) +
                                "' is code: it has no terms to calibrate");
  }
}

/// The outcomes of the members that have one, in the order of the folds.
struct Outcomes {
  std::vector<double> values;
  OutcomeKind kind = OutcomeKind::binary;
  std::uint64_t successes = 0;

  Outcomes(const FoldedMembers& folded, std::span<const double> outcomes) {
    for (const std::size_t row : folded.rows) values.push_back(outcomes[row]);
    kind = internal::kind_of(values);
    successes = static_cast<std::uint64_t>(std::ranges::count(values, 1.0));
  }

  std::uint64_t rarer() const {
    return std::min<std::uint64_t>(successes, values.size() - successes);
  }

  /// Throws EvidenceError unless there is enough to fit to.
  void check() const {
    const std::string needs = "a calibration needs " + std::to_string(kFewestCalibrated);
    if (values.size() < kFewestCalibrated) {
      throw EvidenceError(needs + " members with an outcome, and there are " +
                          std::to_string(values.size()));
    }
    if (kind == OutcomeKind::binary && rarer() < kFewestCalibrated) {
      throw EvidenceError(needs + " members with each of the outcomes 0 and 1, and " +
                          std::to_string(rarer()) + " have the rarer one");
    }
    const bool varies = std::ranges::any_of(values, [&](double v) { return v != values.front(); });
    if (!varies) throw EvidenceError("all members have the same outcome");
  }

  /// As the loss takes them: numeric ones in standard deviations from the mean. Throws
  /// EvidenceError if doubles cannot tell them from it.
  std::vector<double> as_fitted() const {
    if (kind == OutcomeKind::binary) return values;
    std::vector<double> result = values;
    double most = 0;  // whose square might be beyond a double
    for (const double each : result) most = std::max(most, std::abs(each));
    double mean = 0;
    for (double& each : result) {
      each /= most;
      mean += each;
    }
    const auto n = static_cast<double>(result.size());
    mean /= n;
    double squares = 0;
    for (double& each : result) {
      each -= mean;
      squares += each * each;
    }
    const double deviation = std::sqrt(squares / (n - 1));
    if (!(deviation > 0)) throw EvidenceError("all members have nearly the same outcome");
    for (double& each : result) each /= deviation;
    return result;
  }
};

/// Whether the members outside of two folds have different outcomes.
bool varies_without(std::size_t a, std::size_t b, const FoldedMembers& folded,
                    std::span<const double> outcomes) {
  std::optional<double> first;
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    if (fold == a || fold == b) continue;
    for (const double outcome : outcomes.subspan(folded.first[fold], folded.size(fold))) {
      if (first && *first != outcome) return true;
      first = outcome;
    }
  }
  return false;
}

/// Throws EvidenceError unless the members outside of any two folds can be fitted to: they can, but
/// for ids that somebody chose.
void check_folds(const FoldedMembers& folded, const Outcomes& outcomes) {
  for (std::size_t a = 0; a < kCalibrationFolds; ++a) {
    for (std::size_t b = a + 1; b < kCalibrationFolds; ++b) {
      if (varies_without(a, b, folded, outcomes.values)) continue;
      throw EvidenceError("the ids put nearly all members into one of five parts");
    }
  }
}

/// The totals of all members by a model.
std::vector<std::uint16_t> totals_of(const Model& model, const MemberTable& members,
                                     const Execution& execution) {
  std::vector<std::uint16_t> result(members.rows());
  const ScoreAggregator score(model);
  score(members, {.total = result}, execution);
  return result;
}

std::span<const double> terms_of(const Weights& weights) { return std::span(weights).subspan(1); }

/// Compares the old totals with those by points that were fitted without a member's fold.
internal::TotalsCompared compare(const Model& model, const MemberTable& members,
                                 std::span<const double> outcomes, OutcomeKind kind,
                                 const FoldedMembers& folded, const CalibrationFits& fits,
                                 const CalibrationOptions& options, const Execution& execution) {
  const std::vector<std::uint16_t> before = totals_of(model, members, execution);
  std::vector<std::uint16_t> after(members.rows());
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    const auto points = internal::calibrated_points(model, terms_of(fits.without[fold]));
    const std::vector<std::uint16_t> totals =
        totals_of(internal::with_points(model, options.id, points), members, execution);
    for (std::size_t i = folded.first[fold]; i < folded.first[fold + 1]; ++i) {
      after[folded.rows[i]] = totals[folded.rows[i]];
    }
  }
  // Resamples go by the order of the members, not by that of the folds.
  std::vector<std::uint16_t> old_totals;
  std::vector<std::uint16_t> new_totals;
  std::vector<double> values;
  for (std::size_t row = 0; row < members.rows(); ++row) {
    if (std::isnan(outcomes[row])) continue;
    old_totals.push_back(before[row]);
    new_totals.push_back(after[row]);
    values.push_back(outcomes[row]);
  }
  const internal::PairedTotals pairs(std::move(old_totals), std::move(new_totals), values, kind);
  return pairs.compare(options.seed, execution);
}

std::optional<double> lambda_at(std::size_t strength) {
  const double lambda = internal::lambdas()[strength];
  return std::isinf(lambda) ? std::nullopt : std::optional(lambda);
}

std::vector<CalibratedTerm> terms_of(const Model& model, const Weights& weights,
                                     std::span<const Points> points,
                                     const internal::ShareTable& shares) {
  std::vector<CalibratedTerm> result;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      const std::size_t t = result.size();
      result.push_back({std::string(competency->name()), term.name, term.points, points[t],
                        weights[t + 1], shares.varies(t)});
    }
  }
  return result;
}

}  // namespace

Calibration calibrate(const Model& model, const MemberTable& members,
                      std::span<const std::string> ids, std::span<const double> outcomes,
                      const CalibrationOptions& options, const Execution& execution) {
  check(model, members, ids, outcomes);
  const FoldedMembers folded = internal::fold_members(ids, outcomes);
  const Outcomes known(folded, outcomes);
  known.check();
  check_folds(folded, known);
  std::vector<Points> points;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) points.push_back(term.points);
  }
  // The old points for now: an id that no model can have fails before all fits.
  Calibration result{.model = internal::with_points(model, options.id, points),
                     .model_before = model};
  const internal::ShareTable shares(model, members, folded.rows, execution);
  const std::vector<double> fitted = known.as_fitted();
  const CalibrationSample sample(shares, folded, fitted, known.kind);
  const CalibrationFits fits = internal::fit_all(sample, execution);
  const auto compared =
      compare(model, members, outcomes, known.kind, folded, fits, options, execution);

  const Weights& weights = fits.whole.weights[fits.choice];
  points = internal::calibrated_points(model, terms_of(weights));
  result.model = internal::with_points(model, options.id, points);
  result.outcome = options.outcome;
  result.kind = known.kind;
  result.members = folded.rows.size();
  for (std::size_t fold = 0; fold < kCalibrationFolds; ++fold) {
    result.folds[fold] = folded.size(fold);
  }
  if (known.kind == OutcomeKind::binary) result.rarer_outcome = known.rarer();
  result.lambda = lambda_at(fits.choice);
  const auto losses = fits.validation.means();
  for (std::size_t i = 0; i < internal::kLambdas; ++i) {
    result.lambdas.push_back({lambda_at(i), losses[i]});
  }
  result.intercept = weights.front();
  result.largest_violation = fits.largest_violation;
  result.before = compared.before;
  result.after = compared.after;
  result.difference = compared.difference;
  result.seed = options.seed;
  result.verdict = internal::verdict_of(compared.difference, result.is_optimal());
  result.terms = terms_of(model, weights, points, shares);
  return result;
}

std::string_view to_string(CalibrationVerdict verdict) noexcept {
  switch (verdict) {
    case CalibrationVerdict::better:
      return "better";
    case CalibrationVerdict::worse:
      return "worse";
    default:
      return "not shown";
  }
}

}  // namespace ssi
