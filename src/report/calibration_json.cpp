// SPDX-License-Identifier: MIT
#include <string>

#include "report/json_parts.hpp"
#include "report/statistics_json.hpp"
#include "ssi/report/calibration.hpp"

namespace ssi {
namespace {

using internal::Json;
using internal::six_digits;

Json lambdas_of(const Calibration& calibration) {
  Json result = Json::array();
  for (const CalibrationLoss& each : calibration.lambdas) {
    result.push_back({{"lambda", six_digits(each.lambda)}, {"loss", six_digits(each.loss)}});
  }
  return result;
}

Json difference_of(const Calibration& calibration) {
  Json result = internal::json_of(calibration.difference);
  result["reason"] = internal::reason_of(calibration.difference);
  result["resamples"] = kCalibrationResamples;
  result["seed"] = calibration.seed;
  return result;
}

Json terms_of(const Calibration& calibration) {
  Json result = Json::array();
  for (const CalibratedTerm& term : calibration.terms) {
    result.push_back({{"competency", term.competency},
                      {"term", term.name},
                      {"points_before", term.before.to_double()},
                      {"points", term.after.to_double()},
                      {"weight", six_digits(term.weight)},
                      {"varies", term.varies},
                      {"left_out", term.is_left_out()}});
  }
  return result;
}

}  // namespace

std::string to_json(const Calibration& calibration) {
  const bool is_binary = calibration.kind == OutcomeKind::binary;
  Json result = {{"schema_version", 1}, {"notice", kCalibrationNotice}, {"causal", false}};
  result["model"] = calibration.model.id();
  result["fingerprint"] = calibration.model.fingerprint();
  result["calibrated_from"] = calibration.model_before.id();
  result["calibrated_from_fingerprint"] = calibration.model_before.fingerprint();
  result["outcome"] = calibration.outcome;
  result["kind"] = is_binary ? "binary" : "numeric";
  result["members"] = calibration.members;
  result["members_per_fold"] = calibration.folds;
  result["rarer_outcome"] =
      calibration.rarer_outcome ? Json(*calibration.rarer_outcome) : Json(nullptr);
  result["lambda"] = six_digits(calibration.lambda);
  result["lambdas"] = lambdas_of(calibration);
  result["intercept"] = six_digits(calibration.intercept);
  result["optimality"] = calibration.is_optimal();
  result["largest_violation"] = six_digits(calibration.largest_violation);
  result["measure"] = is_binary ? "auc" : "rank_correlation";
  result["before"] = six_digits(calibration.before);
  result["after"] = six_digits(calibration.after);
  result["difference"] = difference_of(calibration);
  result["verdict"] = to_string(calibration.verdict);
  result["terms"] = terms_of(calibration);
  return internal::text_of(result);
}

}  // namespace ssi
