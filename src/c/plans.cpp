// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "c/handles.hpp"
#include "c/options.hpp"
#include "c/status.hpp"
#include "ssi/advice/planner.hpp"
#include "ssi/arrow/plan_stream.hpp"
#include "ssi/files/action_file.hpp"
#include "ssi/ssi.h"

namespace {

using Json = nlohmann::ordered_json;
using ssi::c::copy_of;
using ssi::c::require;

Json json_of(const ssi::Action& action) {
  Json changes = Json::object();
  for (const ssi::SignalChange& change : action.changes) changes[change.signal] = change.amount;
  Json expects = Json::object();
  for (const ssi::SignalExpectation& expected : action.expects) {
    expects[expected.signal] = static_cast<double>(expected.hundredths) / 100;
  }
  return {{"name", action.name},       {"title", action.title}, {"effort", action.effort},
          {"at_most", action.at_most}, {"changes", changes},    {"expects", expects}};
}

std::string json_of(const ssi::ActionList& list) {
  Json json = {{"id", list.id()}, {"unit", list.unit()}};
  Json& actions = json["actions"] = Json::array();
  for (const ssi::Action& action : list.actions()) actions.push_back(json_of(action));
  json["toml"] = to_toml(list);
  return json.dump();
}

ssi::StreamGoal goal_of(const ssi_plan_options& given) {
  switch (given.goal) {
    case SSI_TARGET:
      return ssi::TargetTotal{ssi::Points::from_hundredths(given.target)};
    case SSI_BUDGET:
      return ssi::EffortBudget{given.budget};
    case SSI_TARGET_BAND:
      require(given.target_band, "options.target_band");
      return ssi::TargetBand{given.target_band};
    case SSI_TARGET_TOP: {
      require(given.cohorts, "options.cohorts");
      if (given.target_top < 0) throw std::invalid_argument("options.target_top is negative");
      ssi::TargetTop top{static_cast<std::uint32_t>(given.target_top), given.cohorts->set};
      if (given.minimum_cohort != 0) top.minimum_cohort = given.minimum_cohort;
      return top;
    }
    default:
      throw std::invalid_argument(given.goal == 0 ? "options.goal is not set"
                                                  : "there is no such goal");
  }
}

ssi::PlanStreamOptions stream_options(const ssi_plan_options& given) {
  return {.execution = ssi::c::execution_of(given.threads),
          .points = ssi::c::points_type(given.points),
          .keep = ssi::c::names_of(given.keep, given.keep_count, "options.keep"),
          .allow_out_of_range = given.allow_out_of_range != 0};
}

ssi::Planner planner_of(const ssi_model& model, const ssi_actions* actions,
                        const ssi_plan_options& given) {
  return {model.score.model(),
          actions == nullptr ? ssi::ActionList::standard() : actions->list,
          {.without = ssi::c::names_of(given.without, given.without_count, "options.without"),
           .assume_zero = given.assume_zero != 0}};
}

}  // namespace

extern "C" {

ssi_status ssi_actions_standard(ssi_actions** actions, char** error) {
  return ssi::c::run(error, [=] {
    require(actions, "actions");
    *actions = new ssi_actions{ssi::ActionList::standard()};
  });
}

ssi_status ssi_actions_parse(const ssi_model* model, const char* toml, size_t length,
                             const char* name, ssi_actions** actions, char** error) {
  return ssi::c::run(error, [=] {
    require(toml, "toml");
    require(actions, "actions");
    const auto catalogue =
        model == nullptr ? ssi::SignalCatalogue() : model->score.model().catalogue();
    const std::string file = name == nullptr ? "actions" : name;
    *actions = new ssi_actions{ssi::parse_actions({toml, length}, file, catalogue)};
  });
}

ssi_status ssi_actions_json(const ssi_actions* actions, char** json, char** error) {
  return ssi::c::run(error, [=] {
    require(actions, "actions");
    require(json, "json");
    *json = copy_of(json_of(actions->list));
  });
}

void ssi_actions_free(ssi_actions* actions) { delete actions; }

ssi_status ssi_plans(const ssi_model* model, const ssi_actions* actions,
                     const ssi_plan_options* options, struct ArrowArrayStream* members,
                     struct ArrowArrayStream* plans, char** error) {
  return ssi::c::run(error, [=] {
    ssi::c::TakenStream taken(members);
    require(model, "model");
    require(options, "options");
    require(plans, "plans");
    const ssi_plan_options given = ssi::c::options_of(options);
    *plans = ssi::plan_stream(planner_of(*model, actions, given), goal_of(given),
                              stream_options(given), *taken);
  });
}

}  // extern "C"
