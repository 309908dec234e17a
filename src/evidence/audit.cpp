// SPDX-License-Identifier: MIT
#include "ssi/evidence/audit.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "evidence/action_audit.hpp"
#include "evidence/signal_effects.hpp"
#include "evidence/term_extremes.hpp"
#include "evidence/volume_bound.hpp"

namespace ssi {
namespace {

using internal::Answers;
using internal::Effect;
using internal::effects_in;
using internal::extreme_of;
using internal::least_count;

constexpr std::array<std::string_view, 5> kSources = {"profile", "own_activity", "others",
                                                      "premium", "formula"};
constexpr std::array kPremium = {Signal::advanced_searches, Signal::leads_saved,
                                 Signal::accounts_saved};

PointSource source_of(const Term& term, const SignalCatalogue& signals) {
  const Signal first = term.input.operands[0];
  const SignalInfo& info = signals[first];
  if (std::ranges::find(kPremium, first) != kPremium.end()) return PointSource::premium;
  if (info.given_by == GivenBy::others) return PointSource::others;
  return info.scope == SignalScope::state ? PointSource::profile : PointSource::own_activity;
}

AuditedTerm audited(const Competency& competency, const Term& term,
                    const SignalCatalogue& signals) {
  AuditedTerm result{.use = {competency.name(), term.name},
                     .source = source_of(term, signals),
                     .points = term.points,
                     .full = term.curve.full};
  if (term.input.kind == InputKind::count) {
    const std::int32_t points = term.points.hundredths();
    const std::int32_t half = (points + (points < 0 ? -1 : 1)) / 2;  // rounded away from 0
    result.half_at = least_count(term, signals, Points::from_hundredths(half));
  }
  result.reachable = extreme_of(term, signals, Answers::any);
  return result;
}

std::vector<AuditedTerm> terms_of(const Model& model) {
  std::vector<AuditedTerm> result;
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      result.push_back(audited(*competency, term, model.catalogue()));
    }
  }
  return result;
}

std::vector<SourcePoints> sources_of(const Model& model, const std::vector<AuditedTerm>& terms) {
  std::vector<SourcePoints> result;
  for (std::size_t i = 0; i < kSources.size(); ++i) {
    result.push_back({.source = static_cast<PointSource>(i)});
  }
  for (const AuditedTerm& term : terms) {
    SourcePoints& source = result[static_cast<std::size_t>(term.source)];
    (term.points < Points() ? source.penalties : source.points) += term.points;
    ++source.terms;
  }
  for (const auto& competency : model.competencies()) {
    if (!competency->terms().empty()) continue;
    result.back().points += competency->positive_points();
    ++result.back().terms;
  }
  if (result.back().terms == 0) result.pop_back();
  return result;
}

std::vector<FallingSignal> falling_of(const Model& model) {
  std::vector<FallingSignal> found(model.catalogue().size());
  for (const auto& competency : model.competencies()) {
    std::vector<Points> losses(found.size());
    for (const Term& term : competency->terms()) {
      for (const Effect& effect : effects_in(term, model.catalogue(), Answers::any)) {
        if (!effect.lowers) continue;
        found[index_of(effect.signal)].terms.push_back({competency->name(), term.name});
        losses[index_of(effect.signal)] += std::max(term.points, -term.points);
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i].points -= std::min(losses[i], competency->maximum());
    }
  }
  std::vector<FallingSignal> result;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].signal = static_cast<Signal>(i);
    if (!found[i].terms.empty()) result.push_back(std::move(found[i]));
  }
  return result;
}

std::vector<Signal> only_lowering(const Model& model) {
  std::vector<Effect> effects = effects_in(model, Answers::any);
  for (const auto& competency : model.competencies()) {
    if (!competency->terms().empty()) continue;
    for (const Signal signal : competency->used_signals()) effects[index_of(signal)].raises = true;
  }
  std::vector<Signal> result;
  for (const Effect& effect : effects) {
    if (effect.lowers && !effect.raises) result.push_back(effect.signal);
  }
  return result;
}

std::vector<std::size_t> unreachable_bands(const Model& model, Points highest) {
  std::vector<bool> is_reached(model.bands().size());
  for (Points total; total <= highest; total += Points::from_hundredths(1)) {
    if (const auto band = model.band_of(total)) is_reached[*band] = true;
  }
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < is_reached.size(); ++i) {
    if (!is_reached[i]) result.push_back(i);
  }
  return result;
}

ModelAudit audited(const ScoreAggregator& score) {
  const Model& model = score.model();
  ModelAudit result{.model = model};
  result.terms = terms_of(model);
  result.sources = sources_of(model, result.terms);
  result.volume_bound = internal::volume_bound_of(score);
  result.falling = falling_of(model);
  result.only_lower = only_lowering(model);
  for (const auto& competency : model.competencies()) {
    result.highest += internal::most_of(*competency, model.catalogue(), Answers::any);
    if (competency->terms().empty()) result.formulas.push_back(competency->name());
  }
  result.unreachable_bands = unreachable_bands(model, result.highest);
  return result;
}

}  // namespace

std::string_view to_string(PointSource source) noexcept {
  return kSources[static_cast<std::size_t>(source)];
}

ModelAudit audit(const Model& model) { return audited(ScoreAggregator(model)); }

ModelAudit audit(const Model& model, const ActionList& actions) {
  const ScoreAggregator score(model);
  ModelAudit result = audited(score);
  result.beyond_actions = internal::beyond(model, actions);
  result.unanswered = internal::floods_of(score, actions, result.volume_bound.member);
  result.actions = actions;
  return result;
}

}  // namespace ssi
