// SPDX-License-Identifier: MIT
#include <cstddef>
#include <optional>

#include "report/json_parts.hpp"
#include "ssi/report/json.hpp"

namespace ssi {
namespace {

using internal::header_of;
using internal::Json;
using internal::text_of;

template <class Value>
Json value_or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json line_of(const ChangeLine& line) {
  Json result = {
      {"competency", line.competency}, {"term", line.term}, {"points", line.points.to_double()}};
  if (line.is_adjustment()) {
    result["renormalisation"] = line.renormalisation.to_double();
    result["clamp"] = line.clamp.to_double();
  }
  Json& signals = result["signals"] = Json::object();
  for (const MovedSignal& signal : line.values) {
    signals[std::string(signal.name)] = {{"before", value_or_null(signal.before)},
                                         {"after", value_or_null(signal.after)}};
  }
  return result;
}

Json causes_of(const Change& change) {
  Json result = Json::array();
  for (const Cause cause : kAllCauses) {
    const bool is_known = cause != Cause::aged_out || change.knows_aging;
    Json& json = result.emplace_back(
        Json{{"cause", to_string(cause)},
             {"points", is_known ? Json(change.points(cause).to_double()) : Json(nullptr)}});
    Json& lines = json["lines"] = Json::array();
    for (const ChangeLine& line : change.lines) {
      if (line.cause == cause) lines.push_back(line_of(line));
    }
  }
  return result;
}

Json standing_of(const std::optional<Standing>& standing) {
  if (!standing) return nullptr;
  return {{"rank", standing->rank},
          {"percentile", standing->percentile.to_double()},
          {"top_percent", standing->top_percent},
          {"members", standing->members}};
}

Json cohorts_of(std::span<const ChangedCohort> cohorts) {
  Json result = Json::array();
  for (const ChangedCohort& cohort : cohorts) {
    result.push_back({{"column", cohort.column},
                      {"label_before", text_or_null(cohort.label_before)},
                      {"label_after", text_or_null(cohort.label_after)},
                      {"before", standing_of(cohort.standing.before)},
                      {"own", standing_of(cohort.standing.own)},
                      {"after", standing_of(cohort.standing.after)}});
  }
  return result;
}

/// The beginning, with the totals.
Json beginning_of(const ModelPair& models, std::string_view member_id,
                  const std::optional<Points>& before, const std::optional<Points>& after) {
  Json result = header_of(models.after());
  result["model_before"] = models.before().id();
  result["fingerprint_before"] = models.before().fingerprint();
  result["missing_before"] = to_string(models.before().missing());
  result["member_id"] = text_or_null(member_id);
  result["before"] = before ? Json(before->to_double()) : Json(nullptr);
  result["after"] = after ? Json(after->to_double()) : Json(nullptr);
  result["change"] = before && after ? Json((*after - *before).to_double()) : Json(nullptr);
  return result;
}

}  // namespace

std::string to_json(const Change& change, std::string_view member_id,
                    std::span<const ChangedCohort> cohorts) {
  Json result = beginning_of(change.models, member_id, change.before, change.after);
  result["causes"] = causes_of(change);
  result["cohorts"] = cohorts_of(cohorts);
  return text_of(result);
}

std::string to_json(const OneSided& member, std::string_view member_id,
                    std::span<const ChangedCohort> cohorts) {
  const auto on_side = [&](bool is_before) {
    return member.is_before == is_before ? std::optional(member.total) : std::nullopt;
  };
  Json result = beginning_of(member.models, member_id, on_side(true), on_side(false));
  result["causes"] = Json::array();
  result["cohorts"] = cohorts_of(cohorts);
  return text_of(result);
}

}  // namespace ssi
