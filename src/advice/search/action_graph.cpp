// SPDX-License-Identifier: MIT
#include "advice/search/action_graph.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

constexpr std::uint64_t kUncounted = std::numeric_limits<std::uint64_t>::max();

/// What an action adds to the signals that the model uses, by the order of its file.
std::vector<Move> moves_of(const Action& action, const Model& model) {
  std::vector<Move> result;
  const auto used = model.used_signals();
  const auto move = [&](const std::string& name) -> Move* {
    const auto signal = model.catalogue().find(name);
    if (!signal) {
      throw ActionError("",
                        {{0, "actions." + action.name,
                          "names '" + name + "', which is not a signal of model " + model.id()}});
    }
    if (std::ranges::find(used, *signal) == used.end()) return nullptr;
    const auto found = std::ranges::find(result, *signal, &Move::signal);
    if (found != result.end()) return &*found;
    return &result.emplace_back(Move{.signal = *signal});
  };
  for (const SignalChange& change : action.changes) {
    if (Move* m = move(change.signal)) m->change = change.amount;
  }
  for (const SignalExpectation& expectation : action.expects) {
    if (Move* m = move(expectation.signal)) m->expects = expectation.hundredths;
  }
  return result;
}

/// Groups of actions that grow together.
class Groups {
 public:
  explicit Groups(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }

  std::uint32_t of(std::uint32_t item) {
    while (parents_[item] != item) item = parents_[item] = parents_[parents_[item]];
    return item;
  }
  /// The first of a group stands for it.
  void join(std::span<const std::uint32_t> items) {
    for (const std::uint32_t item : items) {
      const std::uint32_t a = of(items.front());
      const std::uint32_t b = of(item);
      parents_[std::max(a, b)] = std::min(a, b);
    }
  }

 private:
  std::vector<std::uint32_t> parents_;
};

/// Builds the graph of a model term by term.
class GraphBuilder {
 public:
  GraphBuilder(const Model& model, ActionGraph& graph)
      : model_(model), graph_(graph), groups_(graph.moves.size()) {
    for (std::uint32_t action = 0; action < graph.moves.size(); ++action) {
      for (const Move& m : graph.moves[action]) movers_[m.signal].push_back(action);
    }
  }

  void run() {
    for (std::uint32_t c = 0; c < model_.competencies().size(); ++c) {
      const Competency& competency = *model_.competencies()[c];
      for (const Term& term : competency.terms()) add_term(c, term);
      if (competency.terms().empty()) add_formula(c, competency);
    }
    make_knots();
  }

 private:
  std::vector<std::uint32_t> movers_of(std::span<const Signal> signals) const {
    std::vector<std::uint32_t> result;
    for (const Signal signal : signals) {
      const auto found = movers_.find(signal);
      if (found == movers_.end()) continue;
      result.insert(result.end(), found->second.begin(), found->second.end());
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }

  void add_term(std::uint32_t competency, const Term& term) {
    const auto operands = term.input.used_signals();
    std::vector<std::uint32_t> movers = movers_of(operands);
    if (movers.empty()) return;
    groups_.join(movers);
    graph_.terms.push_back(
        {competency, {operands.front(), operands.back()}, TermPoints(term), std::move(movers)});
  }

  void add_formula(std::uint32_t position, const Competency& competency) {
    std::vector<std::uint32_t> movers = movers_of(competency.used_signals());
    if (movers.empty()) return;
    groups_.join(movers);
    formulas_.emplace_back(position, movers.front());
  }

  void make_knots() {
    std::map<std::uint32_t, Knot> knots;  // by the first action
    for (std::uint32_t t = 0; t < graph_.terms.size(); ++t) {
      knots[groups_.of(graph_.terms[t].actions.front())].terms.push_back(t);
    }
    for (const auto& [competency, action] : formulas_) {
      knots[groups_.of(action)].formulas.push_back(competency);
    }
    for (std::uint32_t action = 0; action < graph_.moves.size(); ++action) {
      // An action that touches nothing is in no knot.
      const auto found = knots.find(groups_.of(action));
      if (found != knots.end()) found->second.actions.push_back(action);
    }
    for (auto& [first, knot] : knots) graph_.knots.push_back(std::move(knot));
  }

  const Model& model_;
  ActionGraph& graph_;
  Groups groups_;
  std::map<Signal, std::vector<std::uint32_t>> movers_;            // the actions that move a signal
  std::vector<std::pair<std::uint32_t, std::uint32_t>> formulas_;  // competency, one of its actions
};

void refuse_too_entangled(const ActionList& actions, const std::vector<Knot>& knots) {
  constexpr std::size_t kMostNames = 20;
  std::vector<ModelProblem> problems;
  for (const Knot& knot : knots) {
    const std::uint64_t number = combinations(actions, knot.actions);
    if (number <= kMostCombinations) continue;
    std::string names;
    for (std::size_t i = 0; i < std::min(knot.actions.size(), kMostNames); ++i) {
      names += (i == 0 ? "" : ", ") + actions.actions()[knot.actions[i]].name;
    }
    if (knot.actions.size() > kMostNames) {
      names += " and " + std::to_string(knot.actions.size() - kMostNames) + " more";
    }
    problems.push_back(
        {0, "",
         "the actions " + names + " are too entangled: they touch common terms, and have " +
             (number == kUncounted ? "more than 18446744073709551614" : std::to_string(number)) +
             " combinations, of which at most " + std::to_string(kMostCombinations) +
             " are searched"});
  }
  if (!problems.empty()) throw ActionError("", std::move(problems));
}

}  // namespace

std::uint64_t combinations(const ActionList& actions, std::span<const std::uint32_t> of) {
  std::uint64_t result = 1;
  for (const std::uint32_t action : of) {
    const std::uint64_t choices = std::uint64_t{actions.actions()[action].at_most} + 1;
    if (result > kUncounted / choices) return kUncounted;
    result *= choices;
  }
  return result;
}

ActionGraph::ActionGraph(const Model& model, const ActionList& actions,
                         const std::vector<bool>& is_left_out) {
  for (std::size_t i = 0; i < actions.actions().size(); ++i) {
    std::vector<Move> added = moves_of(actions.actions()[i], model);
    if (is_left_out[i]) added.clear();
    moves.push_back(std::move(added));
  }
  GraphBuilder(model, *this).run();
  refuse_too_entangled(actions, knots);
}

}  // namespace ssi::internal
