// SPDX-License-Identifier: MIT
#include "ssi/model/model.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "model/model_check.hpp"
#include "ssi/error.hpp"
#include "ssi/member/signal_rule.hpp"
#include "ssi/model/standard/insights.hpp"
#include "ssi/model/standard/professional_brand.hpp"
#include "ssi/model/standard/relationships.hpp"
#include "ssi/model/standard/right_people.hpp"

namespace ssi {
namespace {

/// FNV-1a, 64 bits, over fields that are each closed by a byte that no UTF-8 text contains, so
/// that no two lists of fields run together.
class Fingerprint {
 public:
  Fingerprint& operator<<(std::string_view text) {
    for (const char c : text) add(static_cast<unsigned char>(c));
    add(0xFF);
    return *this;
  }
  Fingerprint& operator<<(std::int64_t number) { return *this << std::to_string(number); }
  Fingerprint& operator<<(double number) { return *this << internal::shortest(number); }

  std::string hexadecimal() const {
    std::string result;
    internal::append_hex(result, hash_, 16, internal::kLowerHex);
    return result;
  }

 private:
  void add(unsigned char byte) {
    hash_ ^= byte;
    hash_ *= 0x100000001B3;
  }
  std::uint64_t hash_ = 0xCBF29CE484222325;
};

/// The rules of a model's own signals that are not their defaults.
std::map<Signal, SignalRule> rules_of(const SignalCatalogue& catalogue) {
  std::map<Signal, SignalRule> result;
  for (std::size_t i = kStandardSignals; i < catalogue.size(); ++i) {
    const auto signal = static_cast<Signal>(i);
    SignalRule rule = rule_of(catalogue, signal);
    if (rule != default_rule(catalogue, signal)) result.emplace(signal, std::move(rule));
  }
  return result;
}

std::string fingerprint_of(const ModelDefinition& definition) {
  Fingerprint print;
  print << to_string(definition.missing) << std::int64_t{definition.window_days};
  std::map<Signal, SignalRule> rules = rules_of(definition.catalogue);
  const auto add_signal = [&](Signal signal) {
    const SignalInfo& info = definition.catalogue[signal];
    print << info.name << static_cast<std::int64_t>(info.kind)
          << static_cast<std::int64_t>(info.scope);
    const auto rule = rules.extract(signal);  // once is enough
    if (rule.empty()) return;
    print << "rule" << to_string(rule.mapped().aggregate) << to_string(rule.mapped().observed);
    for (const Signal from : rule.mapped().from) print << definition.catalogue[from].name;
    print << "end";
  };
  for (const auto& competency : definition.competencies) {
    print << competency->name() << to_string(competency->maximum())
          << to_string(competency->positive_points()) << competency->parameters();
    for (Signal signal : competency->used_signals()) add_signal(signal);
    for (const Term& term : competency->terms()) {
      print << term.name << to_string(term.input.kind) << term.input.prior;
      for (Signal signal : term.input.used_signals()) add_signal(signal);
      print << to_string(term.curve.kind) << term.curve.full << to_string(term.points);
    }
    print << "end";
  }
  return print.hexadecimal();
}

ScoreSchema schema_of(const ModelDefinition& definition) {
  ScoreSchema schema{definition.id, fingerprint_of(definition)};
  for (const auto& competency : definition.competencies) {
    schema.competencies.push_back({std::string(competency->name()), competency->maximum()});
  }
  schema.bands = definition.bands;
  return schema;
}

std::vector<Signal> signals_used_by(const ModelDefinition& definition) {
  std::vector<Signal> result;
  for (const auto& competency : definition.competencies) {
    const std::vector<Signal> signals = competency->used_signals();
    result.insert(result.end(), signals.begin(), signals.end());
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

ModelDefinition standard_definition(std::string id,
                                    std::vector<std::shared_ptr<const Competency>> competencies) {
  // Bands: LinkedIn's own cuts in its 2013/14 study of the index.
  return {.id = std::move(id),
          .competencies = std::move(competencies),
          .bands = {{.name = "leader", .above = 70.00_points},
                    {.name = "laggard", .below = 30.00_points},
                    {.name = "developing"}},
          .badges = {{"thought_leader", "insights", 20.00_points}}};
}

}  // namespace

Model::Model(ModelDefinition definition) {
  std::vector<ModelProblem> problems;
  for (internal::Violation& violation : internal::check(definition)) {
    problems.push_back({0, std::move(violation.at.key), std::move(violation.rule)});
  }
  internal::limit_problems(problems);
  if (!problems.empty()) throw ModelError("", std::move(problems));
  auto schema = std::make_shared<const ScoreSchema>(schema_of(definition));
  std::vector<Signal> used_signals = signals_used_by(definition);
  std::vector<std::size_t> badge_competencies;
  for (const Badge& badge : definition.badges) {
    badge_competencies.push_back(schema->position(badge.competency).value());
  }
  content_ = std::make_shared<const Content>(Content{std::move(definition), std::move(schema),
                                                     std::move(used_signals),
                                                     std::move(badge_competencies)});
}

std::uint32_t Model::badges_of(std::span<const Points> competencies) const noexcept {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < badges().size(); ++i) {
    const bool is_earned = competencies[content_->badge_competencies[i]] >= badges()[i].at_least;
    result |= is_earned ? std::uint32_t{1} << i : 0U;
  }
  return result;
}

Model Model::standard() {
  static const Model model(standard_definition(
      "standard-1", {std::make_shared<ProfessionalBrand>(), std::make_shared<RightPeople>(),
                     std::make_shared<Insights>(), std::make_shared<Relationships>()}));
  return model;
}

Model Model::standard_2() {
  static const Model model(standard_definition(
      "standard-2", {std::make_shared<ProfessionalBrand>(ProfessionalBrand::standard_2_terms()),
                     std::make_shared<RightPeople>(RightPeople::standard_2_terms()),
                     std::make_shared<Insights>(Insights::standard_2_terms()),
                     std::make_shared<Relationships>(Relationships::standard_2_terms())}));
  return model;
}

std::optional<Model> Model::built_in(std::string_view id) {
  for (const auto& model : {standard(), standard_2()}) {
    if (id == model.id()) return model;
  }
  return std::nullopt;
}

Model Model::with_missing(MissingPolicy missing) const {
  ModelDefinition changed = definition();
  changed.missing = missing;
  return Model(std::move(changed));
}

Points Model::maximum() const noexcept {
  Points result;
  for (const auto& competency : competencies()) result += competency->maximum();
  return result;
}

std::string_view to_string(MissingPolicy policy) noexcept {
  return policy == MissingPolicy::zero ? "zero" : "renormalise";
}

std::optional<MissingPolicy> missing_policy(std::string_view name) noexcept {
  for (const auto policy : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    if (name == to_string(policy)) return policy;
  }
  return std::nullopt;
}

}  // namespace ssi
