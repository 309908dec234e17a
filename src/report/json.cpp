// SPDX-License-Identifier: MIT
#include "ssi/report/json.hpp"

#include <cstddef>
#include <optional>

#include "report/json_parts.hpp"
#include "ssi/explain/next_step.hpp"
#include "ssi/model/signal_uses.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::header_of;
using internal::Json;
using internal::text_of;

// A double that is the nearest to a number of hundredths prints as that number.
template <class Unit>
double number(Hundredths<Unit> value) {
  return value.to_double();
}

template <class Unit>
Json number(std::optional<Hundredths<Unit>> value) {
  return value ? Json(number(*value)) : Json(nullptr);
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json number(const std::optional<PointBounds>& bounds, Points PointBounds::*end) {
  return bounds ? Json(number((*bounds).*end)) : Json(nullptr);
}

/// Returns an object of the competencies' names and points. They are put one behind the other: set
/// by name, each would be compared with all before it, and a model may have a thousand.
Json points_of(const Model& model, const MemberScore& score) {
  Json result = Json::object();
  auto& entries = result.get_ref<Json::object_t&>();
  entries.reserve(model.competencies().size());
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    entries.emplace_back(model.competencies()[c]->name(), number(score.competencies[c]));
  }
  return result;
}

Json signal_of(const SignalInfo& signal) {
  return {{"signal", signal.name},
          {"kind", to_string(signal.kind)},
          {"scope", to_string(signal.scope)},
          {"counts", text_or_null(signal.counts)},
          {"one", noun_of(1, signal)},
          {"many", noun_of(2, signal)}};
}

Json step_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  const auto step = next_step(line, signals);
  if (!step) return nullptr;
  return {{"signal", signals[step->signal].name},
          {step->is_fewer ? "fewer" : "more", step->change},
          {"points", number(step->points)}};
}

Json line_of(const ExplanationLine& line, const SignalCatalogue& signals) {
  Json result = {{"term", line.name},         {"title", title_of(line)},
                 {"observed", line.observed}, {"points", number(line.points)},
                 {"full", number(line.full)}, {"left", number(line.left())}};
  Json& values = result["signals"] = Json::object();
  for (const SignalValue& s : line.values) {
    values[signals[s.signal].name] = s.value ? Json(*s.value) : Json(nullptr);
  }
  result["next"] = step_of(line, signals);
  result["reason"] = text_or_null(line.term != nullptr ? line.term->reason : "");
  return result;
}

Json competency_of(const CompetencyExplanation& competency, const SignalCatalogue& signals) {
  Json result = {{"competency", competency.name},
                 {"title", competency.title},
                 {"points", number(competency.points)},
                 {"low", number(competency.bounds.low)},
                 {"high", number(competency.bounds.high)},
                 {"maximum", number(competency.maximum)},
                 {"observed", competency.observed},
                 {"renormalisation", number(competency.renormalisation)},
                 {"clamp", number(competency.clamp)}};
  Json& lines = result["terms"] = Json::array();
  for (const ExplanationLine& line : competency.lines) lines.push_back(line_of(line, signals));
  return result;
}

Json industry_of(const TeamReport& report) {
  if (report.industry.empty()) return nullptr;
  return {{"name", report.industry},
          {"team_members", report.in_industry},
          {"members", report.peers ? Json(report.peers->members()) : Json(nullptr)}};
}

void add_means(Json& json, const TeamMeans& means) {
  json["team_mean"] = number(means.team);
  json["industry_mean"] = number(means.industry);
  json["difference"] = number(means.difference);
}

Json competencies_of(const TeamReport& report) {
  Json result = Json::array();
  for (std::size_t c = 0; c < report.model.competencies().size(); ++c) {
    const Competency& competency = *report.model.competencies()[c];
    Json& json = result.emplace_back(Json{{"competency", competency.name()},
                                          {"title", competency.title()},
                                          {"maximum", number(competency.maximum())},
                                          {"observed_members", report.observed[c]}});
    add_means(json, report.competency_means(c));
  }
  return result;
}

Json total_of(const TeamReport& report) {
  Json json = {{"maximum", number(report.model.maximum())}};
  add_means(json, report.total_means());
  return json;
}

Json bands_of(const TeamReport& report) {
  Json result = Json::array();
  for (std::size_t b = 0; b < report.model.bands().size(); ++b) {
    result.push_back({{"band", report.model.bands()[b].name},
                      {"members", report.bands.in_band(b)},
                      {"percent", number(report.bands.share_in_band(b))}});
  }
  return result;
}

Json leaderboard_of(const TeamReport& report) {
  Json result = Json::array();
  for (const TeamMember& member : report.leaderboard) {
    const bool is_little_observed = report.is_little_observed(member);
    const Band* band = is_little_observed ? nullptr : report.model.band(member.score.total);
    result.push_back({{"rank", member.rank},
                      {"member_id", member.id},
                      {"total", number(member.score.total)},
                      {"total_low", number(member.bounds, &PointBounds::low)},
                      {"total_high", number(member.bounds, &PointBounds::high)},
                      {"competencies", points_of(report.model, member.score)},
                      {"coverage", number(member.score.coverage)},
                      {"little_observed", is_little_observed},
                      {"band", band != nullptr ? Json(band->name) : Json(nullptr)}});
  }
  return result;
}

}  // namespace

std::string to_json(const Explanation& explanation, std::string_view member_id) {
  Json result = header_of(explanation.model);
  result["member_id"] = member_id.empty() ? Json(nullptr) : Json(member_id);
  result["total"] = number(explanation.total);
  result["total_low"] = number(explanation.bounds.low);
  result["total_high"] = number(explanation.bounds.high);
  result["maximum"] = number(explanation.maximum);
  result["coverage"] = number(explanation.coverage);
  result["little_observed"] = explanation.little_observed;
  result["band"] = text_or_null(explanation.band);
  result["badges"] = explanation.badges;
  Json& competencies = result["competencies"] = Json::array();
  for (const CompetencyExplanation& competency : explanation.competencies) {
    competencies.push_back(competency_of(competency, explanation.model.catalogue()));
  }
  result["window_days"] = explanation.model.window_days();
  Json& signals = result["signals"] = Json::array();
  for (const Signal signal : explanation.model.used_signals()) {
    signals.push_back(signal_of(explanation.model.catalogue()[signal]));
  }
  return text_of(result);
}

std::string to_json(const TeamReport& report) {
  Json result = header_of(report.model);
  result["team"] = report.name;
  result["members"] = report.cohort.members();
  result["coverage"] = number(report.mean_coverage());
  result["industry"] = industry_of(report);
  result["competencies"] = competencies_of(report);
  result["total"] = total_of(report);
  result["weakest"] =
      report.weakest ? Json(report.model.competencies()[*report.weakest]->name()) : Json(nullptr);
  result["bands"] = bands_of(report);
  result["minimum_coverage"] = number(report.bands.minimum_coverage());
  result["little_observed"] = report.bands.little_observed();
  result["leaderboard"] = leaderboard_of(report);
  return text_of(result);
}

std::string signals_to_json(const Model& model) {
  Json result = header_of(model);
  result["window_days"] = model.window_days();
  Json& signals = result["signals"] = Json::array();
  const auto uses = signal_uses(model);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const SignalInfo& info = model.catalogue().all()[i];
    Json& signal = signals.emplace_back(signal_of(info));
    signal["given_by"] = to_string(info.given_by);
    Json& terms = signal["terms"] = Json::array();
    for (const SignalUse& use : uses[i]) {
      terms.push_back({{"competency", use.competency}, {"term", text_or_null(use.term)}});
    }
  }
  return text_of(result);
}

}  // namespace ssi
