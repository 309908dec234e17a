// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "c/handles.hpp"
#include "c/status.hpp"
#include "ssi/explain/explanation.hpp"
#include "ssi/files/model_file.hpp"
#include "ssi/member/signal_rule.hpp"
#include "ssi/report/json.hpp"
#include "ssi/report/text.hpp"
#include "ssi/ssi.h"
#include "ssi/version.hpp"

namespace {

using Json = nlohmann::ordered_json;
using ssi::c::copy_of;
using ssi::c::require;

/// How an activity log's rows become the values of a signal.
void add_rule(const ssi::SignalCatalogue& catalogue, ssi::Signal signal, Json& json) {
  const ssi::SignalRule rule = rule_of(catalogue, signal);
  json["aggregate"] = to_string(rule.aggregate);
  Json& from = json["from"] = Json::array();
  for (const ssi::Signal source : rule.from) from.push_back(catalogue[source].name);
  json["observed"] = to_string(rule.observed);
}

Json signals_of(const ssi::Model& model) {
  Json result = Json::array();
  const auto used = model.used_signals();
  for (std::size_t i = 0; i < model.catalogue().size(); ++i) {
    const auto signal = static_cast<ssi::Signal>(i);
    const ssi::SignalInfo& info = model.catalogue()[signal];
    result.push_back({{"name", info.name},
                      {"kind", info.kind == ssi::SignalKind::flag ? "flag" : "count"},
                      {"scope", info.scope == ssi::SignalScope::state ? "state" : "window"},
                      {"counts", info.counts},
                      {"one", ssi::noun_of(1, info)},
                      {"many", ssi::noun_of(2, info)},
                      {"is_used", std::ranges::find(used, signal) != used.end()}});
    add_rule(model.catalogue(), signal, result.back());
  }
  return result;
}

template <class Named>
Json names_of(const Named& named) {
  Json result = Json::array();
  for (const auto& one : named) result.push_back(one.name);
  return result;
}

std::string json_of(const ssi::Model& model) {
  Json json = {{"id", model.id()},
               {"fingerprint", model.fingerprint()},
               {"window_days", model.window_days()},
               {"missing", to_string(model.missing())},
               {"maximum", model.maximum().to_double()},
               {"signals", signals_of(model)}};
  Json& competencies = json["competencies"] = Json::array();
  for (const auto& competency : model.competencies()) {
    competencies.push_back({{"name", competency->name()},
                            {"title", competency->title()},
                            {"maximum", competency->maximum().to_double()}});
  }
  json["bands"] = names_of(model.bands());
  json["badges"] = names_of(model.badges());
  json["toml"] = to_toml(model);
  return json.dump();
}

}  // namespace

extern "C" {

int32_t ssi_abi(void) { return SSI_ABI; }

const char* ssi_version(void) { return ssi::version().data(); }

void ssi_free(void* text_or_bytes) { std::free(text_or_bytes); }

ssi_status ssi_model_standard(ssi_model** model, char** error) {
  return ssi::c::run(error, [=] {
    require(model, "model");
    *model = new ssi_model{ssi::ScoreAggregator(ssi::Model::standard())};
  });
}

ssi_status ssi_model_built_in(const char* id, ssi_model** model, char** error) {
  return ssi::c::run(error, [=] {
    require(id, "id");
    require(model, "model");
    const auto found = ssi::Model::built_in(id);
    if (!found) throw std::invalid_argument("no model '" + std::string(id) + "' is built in");
    *model = new ssi_model{ssi::ScoreAggregator(*found)};
  });
}

ssi_status ssi_model_parse(const char* toml, size_t length, const char* name, ssi_model** model,
                           char** error) {
  return ssi::c::run(error, [=] {
    require(toml, "toml");
    require(model, "model");
    const std::string file = name == nullptr ? "model" : name;
    *model = new ssi_model{ssi::ScoreAggregator(ssi::parse_model({toml, length}, file))};
  });
}

ssi_status ssi_model_json(const ssi_model* model, char** json, char** error) {
  return ssi::c::run(error, [=] {
    require(model, "model");
    require(json, "json");
    *json = copy_of(json_of(model->score.model()));
  });
}

void ssi_model_free(ssi_model* model) { delete model; }

ssi_status ssi_explain(const ssi_model* model, const char* const* signals, const uint32_t* values,
                       size_t count, const char* id, char** json, char** error) {
  return ssi::c::run(error, [=] {
    require(model, "model");
    require(json, "json");
    if (count > 0) require(signals, "signals");
    if (count > 0) require(values, "values");
    const ssi::Model& m = model->score.model();
    ssi::Member member;
    for (size_t i = 0; i < count; ++i) {
      require(signals[i], "the name of a signal");
      const auto signal = m.catalogue().find(signals[i]);
      if (!signal) {
        throw std::invalid_argument("the model has no signal '" + std::string(signals[i]) + "'");
      }
      const bool is_flag = m.catalogue()[*signal].kind == ssi::SignalKind::flag;
      if (is_flag && values[i] > 1) {
        throw ssi::Error("signal '" + std::string(signals[i]) + "': '" + std::to_string(values[i]) +
                         "' is not 0 or 1");
      }
      member.set(*signal, values[i]);
    }
    *json = copy_of(to_json(ssi::explain(m, member), id == nullptr ? "" : id));
  });
}

}  // extern "C"
