// SPDX-License-Identifier: MIT
#include "evidence/action_audit.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "advice/search/member_state.hpp"
#include "evidence/term_extremes.hpp"
#include "evidence/volume_bound.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

constexpr std::uint32_t kFlood = 1000;         // times that an action is done
constexpr std::uint64_t kBeyond = 1ULL << 60;  // more than any signal can be, in hundredths too

Signal signal_of(const Model& model, const Action& action, const std::string& name) {
  const auto signal = model.catalogue().find(name);
  if (signal) return *signal;
  throw ActionError("", {{0, "actions." + action.name,
                          "names '" + name + "', which is not a signal of model " + model.id()}});
}

/// What all actions together bring to a signal.
struct Brought {
  bool is_named = false;
  std::uint64_t change = 0;
  std::uint64_t expects = 0;  // hundredths
};

std::vector<Brought> brought_by(const Model& model, const ActionList& actions) {
  std::vector<Brought> result(model.catalogue().size());
  for (const Action& action : actions.actions()) {
    for (const SignalChange& change : action.changes) {
      Brought& of = result[index_of(signal_of(model, action, change.signal))];
      of.is_named = true;
      of.change += std::uint64_t{action.at_most} * change.amount;  // under 2^48 each
    }
    for (const SignalExpectation& expected : action.expects) {
      Brought& of = result[index_of(signal_of(model, action, expected.signal))];
      of.is_named = true;
      of.expects = std::min(of.expects + action.at_most * expected.hundredths, kBeyond);
    }
  }
  return result;
}

/// The member after a flood of an action to which nobody answers.
Member flooded(const Model& model, const Member& start, const Action& action) {
  Member result = start;
  for (const SignalChange& change : action.changes) {
    const Signal signal = signal_of(model, action, change.signal);
    const MovingSignal value(start[signal].value_or(0), model.catalogue()[signal].kind);
    result.set(signal, value.moved(std::uint64_t{kFlood} * change.amount, 0));
  }
  return result;
}

/// A member who sent some messages and invitations, and to whom everybody answered.
Member answered(const Member& start) {
  Member result = start;
  for (const Signal sent : {Signal::messages_sent, Signal::invitations_sent}) {
    result.set(sent, std::max(start[sent].value_or(0), UnansweredFlood::kAnswered));
  }
  result.set(Signal::messages_answered, UnansweredFlood::kAnswered);
  return result.set(Signal::invitations_accepted, UnansweredFlood::kAnswered);
}

}  // namespace

std::vector<TermBeyondActions> beyond(const Model& model, const ActionList& actions) {
  std::vector<TermBeyondActions> result;
  const std::vector<Brought> brought = brought_by(model, actions);
  for (const auto& competency : model.competencies()) {
    for (const Term& term : competency->terms()) {
      const Signal signal = term.input.operands[0];
      const SignalInfo& info = model.catalogue()[signal];
      const bool is_count = term.input.kind == InputKind::count && term.points > Points();
      if (!is_count || info.scope != SignalScope::window) continue;
      TermBeyondActions found{.use = {competency->name(), term.name}, .signal = signal};
      found.needed = least_count(term, model.catalogue(), term.points);
      const Brought& of = brought[index_of(signal)];
      if (of.is_named) found.reachable = MovingSignal(0, info.kind).moved(of.change, of.expects);
      const bool suffices = found.needed && found.reachable && *found.reachable >= *found.needed;
      if (!suffices) result.push_back(found);
    }
  }
  return result;
}

std::vector<UnansweredFlood> floods_of(const ScoreAggregator& score, const ActionList& actions,
                                       const Member& at_volume_bound) {
  const Model& model = score.model();
  const Member nothing = zeros_of(model.catalogue());
  const Member with_answers = answered(at_volume_bound);
  std::vector<UnansweredFlood> result;
  for (std::size_t i = 0; i < actions.actions().size(); ++i) {
    const Action& action = actions.actions()[i];
    if (action.expects.empty()) continue;
    const auto change_of = [&](const Member& start) {
      return TotalChange{score(start).total, score(flooded(model, start, action)).total};
    };
    result.push_back({.action = i,
                      .times = kFlood,
                      .from_nothing = change_of(nothing),
                      .from_volume_bound = change_of(at_volume_bound),
                      .from_answered = change_of(with_answers)});
  }
  return result;
}

}  // namespace ssi::internal
