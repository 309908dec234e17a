// SPDX-License-Identifier: MIT
#include <string>

#include "report/statistics_json.hpp"
#include "ssi/report/outcomes.hpp"

namespace ssi {
namespace {

using internal::Json;
using internal::json_of;
using internal::reason_of;
using internal::six_digits;

Json with_reason(const Estimate& estimate) {
  Json result = json_of(estimate);
  result["reason"] = reason_of(estimate);
  return result;
}

Json slope_of(const OutcomeReport& report) {
  Json crude = json_of(report.slope);
  crude["members"] = report.members;
  crude["reason"] = reason_of(report.slope);
  Json result{{"per_points", 10.0}, {"crude", crude}, {"adjusted", nullptr}};
  if (!report.adjusted_slope) return result;
  const AdjustedSlope& adjusted = *report.adjusted_slope;
  Json& json = result["adjusted"] = json_of(adjusted.slope);
  json["members"] = adjusted.members;
  json["strata"] = adjusted.strata;
  json["crude"] = six_digits(adjusted.crude);
  json["reason"] = reason_of(adjusted.slope);
  return result;
}

Json tenths_of(const OutcomeReport& report) {
  Json result = Json::array();
  for (const OutcomeTenth& tenth : report.tenths) {
    result.push_back({{"tenth", tenth.tenth},
                      {"members", tenth.members},
                      {"total_low", tenth.total_low.to_double()},
                      {"total_high", tenth.total_high.to_double()},
                      {"mean", six_digits(tenth.mean)}});
  }
  return result;
}

Json groups_of(const OutcomeReport& report) {
  return Json::array({{{"group", "leaders"},
                       {"above", report.question.leaders_above.to_double()},
                       {"members", report.leaders.members},
                       {"mean", six_digits(report.leaders.mean)}},
                      {{"group", "laggards"},
                       {"below", report.question.laggards_below.to_double()},
                       {"members", report.laggards.members},
                       {"mean", six_digits(report.laggards.mean)}}});
}

Json adjusted_of(const OutcomeReport& report) {
  if (!report.adjusted) return nullptr;
  const AdjustedGroups& adjusted = *report.adjusted;
  const bool is_binary = report.kind == OutcomeKind::binary;
  Json result = json_of(adjusted.figure);
  result["measure"] = is_binary ? "ratio" : "difference";
  result["method"] = is_binary ? "Mantel-Haenszel" : "weighted by n1*n0/(n1+n0)";
  result["leaders"] = adjusted.leaders;
  result["laggards"] = adjusted.laggards;
  result["strata"] = adjusted.strata;
  result["strata_left_out"] = adjusted.left_out;
  result["crude"] = six_digits(adjusted.crude);
  result["reason"] = reason_of(adjusted.figure);
  return result;
}

Json competencies_of(const OutcomeReport& report) {
  Json result = Json::array();
  for (const CompetencyOutcome& each : report.competencies) {
    result.push_back({{"competency", each.competency},
                      {"rank_correlation", six_digits(each.correlation.estimate)},
                      {"p", six_digits(each.correlation.p)},
                      {"p_holm", six_digits(each.p_holm)}});
  }
  return result;
}

}  // namespace

std::string to_json(const OutcomeReport& report) {
  Json result{
      {"schema_version", 1},
      {"notice", "how the outcome goes with the score; it does not show that the score causes it"},
      {"causal", false},
      {"outcome", report.question.outcome},
      {"kind", report.kind == OutcomeKind::binary ? "binary" : "numeric"},
      {"strata", report.adjusted_slope ? Json(report.question.strata) : Json(nullptr)},
      {"members", report.members},
      {"left_out",
       {{"without_outcome", report.left_out.without_outcome},
        {"only_in_scores", report.left_out.only_in_scores},
        {"only_in_outcomes", report.left_out.only_in_outcomes}}},
      {"mean", six_digits(report.mean)}};
  result["slope"] = slope_of(report);
  result["verdict"] = to_string(report.verdict);
  result["rank_correlation"] = {{"estimate", six_digits(report.rank_correlation.estimate)},
                                {"p", six_digits(report.rank_correlation.p)}};
  result["auc"] = report.auc ? with_reason(*report.auc) : Json(nullptr);
  result["tenths"] = tenths_of(report);
  result["groups"] = groups_of(report);
  result["ratio"] = with_reason(report.ratio);
  result["difference"] = with_reason(report.difference);
  result["adjusted"] = adjusted_of(report);
  result["competencies"] = competencies_of(report);
  return internal::text_of(result);
}

}  // namespace ssi
