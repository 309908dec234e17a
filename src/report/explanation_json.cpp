// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "ssi/explain/explanation.hpp"

namespace ssi {
namespace {

using Json = nlohmann::ordered_json;

// A double that is the nearest to a number of hundredths prints as that number.
template <class Unit>
double number(Hundredths<Unit> value) {
  return value.hundredths() / 100.0;
}

Json to_json(const ExplanationLine& line, const SignalCatalogue& signals) {
  Json result = {{"term", line.name},
                 {"observed", line.observed},
                 {"points", number(line.points)},
                 {"full", number(line.full)},
                 {"left", number(line.left())}};
  Json& values = result["signals"] = Json::object();
  for (const SignalValue& s : line.signals) {
    values[signals[s.signal].name] = s.value ? Json(*s.value) : Json(nullptr);
  }
  return result;
}

Json to_json(const CompetencyExplanation& competency, const SignalCatalogue& signals) {
  Json result = {{"competency", competency.name},
                 {"title", competency.title},
                 {"points", number(competency.points)},
                 {"maximum", number(competency.maximum)},
                 {"renormalisation", number(competency.renormalisation)},
                 {"clamp", number(competency.clamp)}};
  Json& lines = result["terms"] = Json::array();
  for (const ExplanationLine& line : competency.lines) lines.push_back(to_json(line, signals));
  return result;
}

}  // namespace

std::string to_json(const Explanation& explanation, const Model& model,
                    std::string_view member_id) {
  Json result = {{"schema_version", 1},
                 {"notice", "an open index, not LinkedIn's"},
                 {"model", model.id()},
                 {"fingerprint", model.fingerprint()},
                 {"missing", to_string(model.missing())},
                 {"member_id", member_id},
                 {"total", number(explanation.total)},
                 {"maximum", number(explanation.maximum)},
                 {"coverage", number(explanation.coverage)}};
  result["band"] = explanation.band.empty() ? Json(nullptr) : Json(explanation.band);
  result["badges"] = explanation.badges;
  Json& competencies = result["competencies"] = Json::array();
  for (const CompetencyExplanation& competency : explanation.competencies) {
    competencies.push_back(to_json(competency, model.signals()));
  }
  // Text that is not UTF-8, which only an application can bring in, must not make it throw.
  return result.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ssi
