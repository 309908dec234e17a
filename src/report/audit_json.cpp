// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/json_parts.hpp"
#include "ssi/report/audit.hpp"

namespace ssi {
namespace {

using internal::Json;

Json number(const std::optional<std::uint32_t>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json named(const SignalUse& use) { return {{"competency", use.competency}, {"term", use.term}}; }

Json names_of(const std::vector<Signal>& signals, const Model& model) {
  Json result = Json::array();
  for (const Signal signal : signals) result.push_back(model.catalogue()[signal].name);
  return result;
}

Json sources_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const SourcePoints& source : audit.sources) {
    result.push_back({{"source", to_string(source.source)},
                      {"points", source.points.to_double()},
                      {"penalties", source.penalties.to_double()},
                      {"terms", source.terms}});
  }
  return result;
}

Json bound_of(const ModelAudit& audit) {
  const VolumeBound& bound = audit.volume_bound;
  Json result = {{"total", bound.total.to_double()}, {"attained", bound.is_attained()}};
  Json& competencies = result["competencies"] = Json::array();
  for (std::size_t c = 0; c < bound.competencies.size(); ++c) {
    competencies.push_back({{"competency", audit.model.competencies()[c]->name()},
                            {"points", bound.competencies[c].to_double()}});
  }
  Json& member = result["member"] = Json::object();
  for (std::size_t i = 0; i < audit.model.catalogue().size(); ++i) {
    const auto signal = static_cast<Signal>(i);
    const std::uint32_t value = bound.member[signal].value_or(0);
    if (value != 0) member[audit.model.catalogue()[signal].name] = value;
  }
  result["member_total"] = bound.member_total.to_double();
  return result;
}

Json falling_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const FallingSignal& falling : audit.falling) {
    Json& json = result.emplace_back(Json{{"signal", audit.model.catalogue()[falling.signal].name},
                                          {"points", falling.points.to_double()}});
    Json& terms = json["terms"] = Json::array();
    for (const SignalUse& use : falling.terms) terms.push_back(named(use));
  }
  return result;
}

Json unreachable_terms_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const AuditedTerm& term : audit.terms) {
    if (term.reachable == term.points) continue;
    Json& json = result.emplace_back(named(term.use));
    json["points"] = term.points.to_double();
    json["reachable"] = term.reachable.to_double();
  }
  return result;
}

Json bands_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const std::size_t band : audit.unreachable_bands) {
    result.push_back(audit.model.bands()[band].name);
  }
  return result;
}

Json terms_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const AuditedTerm& term : audit.terms) {
    Json& json = result.emplace_back(named(term.use));
    json["source"] = to_string(term.source);
    json["points"] = term.points.to_double();
    json["full"] = term.full;
    json["half_at"] = number(term.half_at);
    json["reachable"] = term.reachable.to_double();
  }
  return result;
}

Json beyond_of(const ModelAudit& audit) {
  Json result = Json::array();
  for (const TermBeyondActions& term : audit.beyond_actions) {
    Json& json = result.emplace_back(named(term.use));
    json["signal"] = audit.model.catalogue()[term.signal].name;
    json["needed"] = number(term.needed);
    json["reachable"] = number(term.reachable);
  }
  return result;
}

Json json_of(const TotalChange& change) {
  return {{"before", change.before.to_double()}, {"after", change.after.to_double()}};
}

/// What floods of an action do, without how they do it.
Json flood_of(const ModelAudit& audit, const UnansweredFlood& flood) {
  return {{"action", audit.actions->actions()[flood.action].name}, {"times", flood.times}};
}

void add_floods(Json& result, const ModelAudit& audit) {
  Json& unanswered = result["unanswered"] = Json::array();
  Json& from_answered = result["unanswered_from_answered"] = Json::array();
  for (const UnansweredFlood& flood : audit.unanswered) {
    Json& json = unanswered.emplace_back(flood_of(audit, flood));
    json["from_nothing"] = json_of(flood.from_nothing);
    json["from_volume_bound"] = json_of(flood.from_volume_bound);
    from_answered.emplace_back(flood_of(audit, flood)).update(json_of(flood.from_answered));
  }
}

}  // namespace

std::string to_json(const ModelAudit& audit) {
  Json result = internal::header_of(audit.model);
  result["maximum"] = audit.model.maximum().to_double();
  result["sources"] = sources_of(audit);
  Json& formulas = result["formulas"] = Json::array();
  for (const std::string_view name : audit.formulas) formulas.push_back(name);
  result["volume_bound"] = bound_of(audit);
  result["falling_signals"] = falling_of(audit);
  result["only_lower"] = names_of(audit.only_lower, audit.model);
  result["highest"] = audit.highest.to_double();
  result["unreachable_terms"] = unreachable_terms_of(audit);
  result["unreachable_bands"] = bands_of(audit);
  result["actions"] = audit.actions ? Json(audit.actions->id()) : Json(nullptr);
  result["beyond_actions"] = beyond_of(audit);
  add_floods(result, audit);
  result["terms"] = terms_of(audit);
  return internal::text_of(result);
}

}  // namespace ssi
