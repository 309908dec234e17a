// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "ssi/cohort/team.hpp"

namespace ssi {
namespace {

using Json = nlohmann::ordered_json;

// A double that is the nearest to a number of hundredths prints as that number.
template <class Unit>
double number(Hundredths<Unit> value) {
  return value.hundredths() / 100.0;
}

Json number(std::optional<Points> value) { return value ? Json(number(*value)) : Json(nullptr); }

void add_means(Json& json, const TeamMeans& means) {
  json["team_mean"] = number(means.team);
  json["industry_mean"] = number(means.industry);
  json["difference"] = number(means.difference);
}

Json competencies_of(const TeamReport& report, const Model& model) {
  Json result = Json::array();
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    Json& json = result.emplace_back(Json::object());
    json["competency"] = competency.name();
    json["title"] = competency.title();
    json["maximum"] = number(competency.maximum());
    add_means(json, report.competency_means(c));
  }
  return result;
}

Json total_of(const TeamReport& report, const Model& model) {
  Json json = {{"maximum", number(model.maximum())}};
  add_means(json, report.total_means());
  return json;
}

Json bands_of(const TeamReport& report, const Model& model) {
  Json result = Json::array();
  for (std::size_t b = 0; b < model.bands().size(); ++b) {
    result.push_back({{"band", model.bands()[b].name},
                      {"members", report.cohort.in_band(b)},
                      {"percent", number(report.cohort.share_in_band(b))}});
  }
  return result;
}

Json leaderboard_of(const TeamReport& report, const Model& model) {
  Json result = Json::array();
  for (const TeamMember& member : report.leaderboard) {
    Json points = Json::object();
    for (std::size_t c = 0; c < model.competencies().size(); ++c) {
      points[std::string(model.competencies()[c]->name())] = number(member.score.competencies[c]);
    }
    Json& json = result.emplace_back(Json{{"rank", member.rank},
                                          {"member_id", member.id},
                                          {"total", number(member.score.total)},
                                          {"competencies", std::move(points)},
                                          {"coverage", number(member.score.coverage)}});
    const Band* band = model.band(member.score.total);
    json["band"] = band != nullptr ? Json(band->name) : Json(nullptr);
  }
  return result;
}

}  // namespace

std::string to_json(const TeamReport& report, const Model& model) {
  Json result = {{"schema_version", 1},
                 {"notice", "an open index, not LinkedIn's"},
                 {"model", model.id()},
                 {"fingerprint", model.fingerprint()},
                 {"missing", to_string(model.missing())},
                 {"team", report.name},
                 {"members", report.cohort.members()}};
  Json& industry = result["industry"] = nullptr;
  if (!report.industry.empty()) {
    industry = {{"name", report.industry}, {"team_members", report.in_industry}};
    industry["members"] = report.peers ? Json(report.peers->members()) : Json(nullptr);
  }
  result["competencies"] = competencies_of(report, model);
  result["total"] = total_of(report, model);
  result["weakest"] = model.competencies()[report.weakest]->name();
  result["bands"] = bands_of(report, model);
  result["leaderboard"] = leaderboard_of(report, model);
  // Text that is not UTF-8, which only an application can bring in, must not make it throw.
  return result.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ssi
