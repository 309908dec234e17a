// SPDX-License-Identifier: MIT
#include "ssi/explain/change.hpp"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

#include "explain/scored_terms.hpp"

namespace ssi {
namespace {

using internal::score_terms;
using internal::ScoredCompetency;
using internal::ScoredState;

bool is_window(const Model& model, Signal signal) {
  return model.catalogue()[signal].scope == SignalScope::window;
}

void put(Member& member, Signal signal, const std::optional<std::uint32_t>& value) {
  if (value) {
    member.set(signal, *value);
  } else {
    member.clear(signal);
  }
}

/// The states that a member goes through, as the model before sees them.
class States {
 public:
  States(const Model& model, Member before, Member after, const Member* aged_out)
      : model_(model), before_(std::move(before)), after_(std::move(after)), aged_out_(aged_out) {}

  /// Returns the state behind a step, given the one before it.
  Member next(Cause cause, const Member& state) const {
    Member result = state;
    for (const Signal signal : model_.used_signals()) {
      if (!moves(cause, signal)) continue;
      const bool is_aging = cause == Cause::aged_out;
      put(result, signal, is_aging ? (*aged_out_)[signal].value_or(0) : after_[signal]);
    }
    return result;
  }

 private:
  bool is_on_both(Signal signal) const {
    return before_[signal].has_value() && after_[signal].has_value();
  }

  /// Whether a step may give the signal another value.
  bool moves(Cause cause, Signal signal) const {
    switch (cause) {
      case Cause::observation:
        return !is_on_both(signal);
      case Cause::aged_out:
        return aged_out_ != nullptr && is_window(model_, signal) && is_on_both(signal);
      case Cause::activity:
        return is_window(model_, signal);
      default:
        return true;
    }
  }

  const Model& model_;
  Member before_;
  Member after_;
  const Member* aged_out_;
};

/// A term of a scored competency; nothing where the other model has none of that name.
struct TermPlace {
  const ScoredCompetency* score = nullptr;
  std::size_t term = 0;

  Points points() const { return score != nullptr ? score->terms[term] : Points(); }
};

/// A model's competency, with how a state scores in it.
struct CompetencyPlace {
  const Competency* competency = nullptr;
  const ScoredCompetency* score = nullptr;
  const SignalCatalogue* signals = nullptr;
};

/// The lines of a competency have at least one name: its own if it has no terms.
std::size_t terms_of(const Competency& competency) {
  return std::max<std::size_t>(competency.terms().size(), 1);
}

std::string_view name_of(const Competency& competency, std::size_t term) {
  return competency.terms().empty() ? competency.name()
                                    : std::string_view(competency.terms()[term].name);
}

/// Returns the place of the term of that name in a competency, if it has one.
TermPlace find_term(const CompetencyPlace& in, std::string_view name) {
  if (in.competency == nullptr) return {};
  for (std::size_t i = 0; i < terms_of(*in.competency); ++i) {
    if (name_of(*in.competency, i) == name) return {in.score, i};
  }
  return {};
}

/// What a term reads, with its values in two states. Of a formula without terms only what moved:
/// it may read any number.
std::vector<MovedSignal> signals_of(const CompetencyPlace& in, std::size_t term,
                                    const Member& before, const Member& after) {
  std::vector<MovedSignal> result;
  const auto add = [&](Signal signal) {
    result.push_back({(*in.signals)[signal].name, before[signal], after[signal]});
  };
  if (in.competency->terms().empty()) {
    for (const Signal signal : in.competency->used_signals()) {
      if (before[signal] != after[signal]) add(signal);
    }
    return result;
  }
  for (const Signal signal : in.competency->terms()[term].input.used_signals()) add(signal);
  return result;
}

/// Writes down the lines of one change.
class Lines {
 public:
  explicit Lines(Change& change) : change_(change) {}

  /// Adds the lines of a step within the model before.
  void add_step(Cause cause, const ScoredState& from, const ScoredState& to) {
    const Model& model = change_.models.before();
    for (std::size_t c = 0; c < model.competencies().size(); ++c) {
      const CompetencyPlace place{model.competencies()[c].get(), &to.score.competencies[c],
                                  &model.catalogue()};
      const ScoredCompetency& earlier = from.score.competencies[c];
      for (std::size_t t = 0; t < earlier.terms.size(); ++t) {
        add_term(cause, place, t, place.score->terms[t] - earlier.terms[t], from.member, to.member);
      }
      add_adjustment(cause, *place.competency, &earlier, place.score);
    }
    add_total(cause, to.score.total - from.score.total);
  }

  /// Adds the lines of the step from the model before, by which `from` is scored, to the one after.
  void add_model(const ScoredState& from, const ScoredState& to) {
    const Model& before = change_.models.before();
    const Model& after = change_.models.after();
    for (std::size_t c = 0; c < after.competencies().size(); ++c) {
      const CompetencyPlace place{after.competencies()[c].get(), &to.score.competencies[c],
                                  &after.catalogue()};
      CompetencyPlace earlier{nullptr, nullptr, &before.catalogue()};
      if (const auto position = before.position(place.competency->name())) {
        earlier.competency = before.competencies()[*position].get();
        earlier.score = &from.score.competencies[*position];
      }
      for (std::size_t t = 0; t < terms_of(*place.competency); ++t) {
        const Points points = find_term(earlier, name_of(*place.competency, t)).points();
        add_term(Cause::model, place, t, place.score->terms[t] - points, to.member, to.member);
      }
      add_dropped_terms(place, earlier, from.member);
      add_adjustment(Cause::model, *place.competency, earlier.score, place.score);
    }
    for (std::size_t c = 0; c < before.competencies().size(); ++c) {
      const CompetencyPlace earlier{before.competencies()[c].get(), &from.score.competencies[c],
                                    &before.catalogue()};
      if (after.position(earlier.competency->name())) continue;
      add_dropped_terms({}, earlier, from.member);
      add_adjustment(Cause::model, *earlier.competency, earlier.score, nullptr);
    }
    add_total(Cause::model, to.score.total - from.score.total);
  }

 private:
  void add_term(Cause cause, const CompetencyPlace& in, std::size_t term, Points points,
                const Member& before, const Member& after) {
    if (points == Points()) return;
    change_.lines.push_back({.cause = cause,
                             .competency = in.competency->name(),
                             .term = name_of(*in.competency, term),
                             .points = points,
                             .values = signals_of(in, term, before, after)});
  }

  /// Adds the terms of a competency that its successor, if there is one, does not have any more.
  void add_dropped_terms(const CompetencyPlace& now, const CompetencyPlace& earlier,
                         const Member& member) {
    if (earlier.competency == nullptr) return;
    for (std::size_t t = 0; t < terms_of(*earlier.competency); ++t) {
      if (find_term(now, name_of(*earlier.competency, t)).score != nullptr) continue;
      add_term(Cause::model, earlier, t, -earlier.score->terms[t], member, member);
    }
  }

  void add_adjustment(Cause cause, const Competency& competency, const ScoredCompetency* from,
                      const ScoredCompetency* to) {
    static const ScoredCompetency nothing;
    const auto& earlier = (from != nullptr ? from : &nothing)->points;
    const auto& now = (to != nullptr ? to : &nothing)->points;
    ChangeLine line{.cause = cause, .competency = competency.name(), .term = kAdjustment};
    line.renormalisation = now.renormalisation - earlier.renormalisation;
    line.clamp = now.clamp - earlier.clamp;
    line.points = line.renormalisation + line.clamp;
    if (line.points != Points()) change_.lines.push_back(std::move(line));
  }

  void add_total(Cause cause, Points points) {
    change_.causes[static_cast<std::size_t>(cause)] = points;
  }

  Change& change_;
};

/// Whether the lines add up, cause by cause, and the causes to the whole.
[[maybe_unused]] bool adds_up(const Change& change) {
  std::array<Points, kCauses> sums{};
  for (const ChangeLine& line : change.lines) {
    sums[static_cast<std::size_t>(line.cause)] += line.points;
  }
  Points all = change.before;
  for (const Points each : sums) all += each;
  return sums == change.causes && all == change.after;
}

}  // namespace

std::string_view to_string(Cause cause) noexcept {
  constexpr std::string_view kNames[kCauses] = {"observation", "aged_out", "activity", "profile",
                                                "model"};
  return kNames[static_cast<std::size_t>(cause)];
}

Change change(const ModelPair& models, const Member& before, const Member& after,
              const Member* aged_out) {
  Change result{.models = models, .knows_aging = aged_out != nullptr};
  Lines lines(result);
  const States states(models.before(), before, models.as_before(after), aged_out);
  ScoredState state{before, score_terms(models.before(), before)};
  result.before = state.score.total;
  for (const Cause cause : std::span(kAllCauses).first(kCauses - 1)) {
    Member member = states.next(cause, state.member);
    if (member == state.member) continue;
    ScoredState next{std::move(member), {}};
    next.score = score_terms(models.before(), next.member, &state);
    lines.add_step(cause, state, next);
    state = std::move(next);
  }
  result.after = state.score.total;
  if (models.before().schema() != models.after().schema()) {
    const ScoredState last{after, score_terms(models.after(), after)};
    lines.add_model(state, last);
    result.after = last.score.total;
  }
  assert(adds_up(result));
  return result;
}

Change change(const Model& model, const Member& before, const Member& after,
              const Member* aged_out) {
  return change(ModelPair(model), before, after, aged_out);
}

std::optional<Cause> main_cause(const Change& change) noexcept {
  const std::int32_t moved = (change.after - change.before).hundredths();
  std::optional<Cause> result;
  std::int32_t most = 0;  // hundredths, that way
  for (const Cause cause : kAllCauses) {
    const std::int32_t points = change.points(cause).hundredths();
    const bool is_back = moved < 0 || (moved == 0 && points < 0);
    const std::int32_t that_way = is_back ? -points : points;
    if (that_way <= most) continue;
    most = that_way;
    result = cause;
  }
  return result;
}

}  // namespace ssi
