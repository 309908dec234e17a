// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_PLAN_REFERENCE_HPP
#define SSI_TESTS_SUPPORT_PLAN_REFERENCE_HPP

// Plans by trying everything, written from the specification alone: each combination of actions is
// done to the member's signals, one after the other, and scored by the slow reference. It shares no
// code with the planner.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "ssi/advice/action.hpp"
#include "ssi/advice/plan.hpp"
#include "support/reference.hpp"

namespace ssi::reference {

/// What a combination of actions comes to. Points in hundredths.
struct Outcome {
  std::int64_t total = 0;
  std::uint64_t effort = 0;
  std::uint64_t actions = 0;
};

class PlanReference {
 public:
  PlanReference(const Model& model, const ActionList& actions, Values member,
                const std::vector<std::string>& without, bool assume_zero)
      : model_(model), actions_(actions), start_(std::move(member)) {
    start_.resize(model.catalogue().size());
    for (const auto& competency : model.competencies()) {
      for (const Term& term : competency->terms()) {
        for (const Signal signal : term.input.used_signals()) used_.insert(index_of(signal));
      }
    }
    for (const Action& action : actions.actions()) {
      const bool is_left_out =
          std::find(without.begin(), without.end(), action.name) != without.end();
      left_out_.push_back(is_left_out);
      if (is_left_out || !assume_zero) continue;
      for (const std::size_t signal : named(action)) {
        if (used_.count(signal) != 0 && !start_[signal]) start_[signal] = 0;
      }
    }
  }

  const Values& start() const { return start_; }

  bool is_available(std::size_t position) const {
    if (left_out_[position]) return false;
    for (const std::size_t signal : named(actions_.actions()[position])) {
      if (used_.count(signal) != 0 && !start_[signal]) return false;
    }
    return true;
  }

  Outcome outcome(const std::vector<std::uint32_t>& times) const {
    Outcome result;
    Values values = start_;
    for (std::size_t signal = 0; signal < values.size(); ++signal) {
      if (!values[signal] || used_.count(signal) == 0) continue;
      const SignalInfo& info = model_.catalogue()[static_cast<Signal>(signal)];
      Wide whole = 0;
      Wide hundredths = 0;
      for (std::size_t i = 0; i < times.size(); ++i) {
        for (const SignalChange& change : actions_.actions()[i].changes) {
          if (change.signal == info.name) whole += Wide{times[i]} * change.amount;
        }
        for (const SignalExpectation& expectation : actions_.actions()[i].expects) {
          if (expectation.signal == info.name) {
            hundredths += Wide{times[i]} * static_cast<Wide>(expectation.hundredths);
          }
        }
      }
      const Wide limit = info.kind == SignalKind::flag ? 1 : 4294967295;
      const Wide moved = *values[signal] + whole + floor_divide(hundredths, 100);
      values[signal] = static_cast<std::uint32_t>(std::min(moved, limit));
    }
    result.total = score(model_, values).total;
    for (std::size_t i = 0; i < times.size(); ++i) {
      result.effort += std::uint64_t{times[i]} * actions_.actions()[i].effort;
      result.actions += times[i];
    }
    return result;
  }

  /// The outcomes of all combinations.
  std::vector<Outcome> everything() const {
    std::vector<Outcome> result;
    std::vector<std::uint32_t> times(actions_.actions().size());
    for (;;) {
      result.push_back(outcome(times));
      std::size_t i = 0;
      for (; i < times.size(); ++i) {
        const std::uint32_t most = is_available(i) ? actions_.actions()[i].at_most : 0;
        if (times[i] < most) {
          ++times[i];
          break;
        }
        times[i] = 0;
      }
      if (i == times.size()) return result;
    }
  }

 private:
  std::vector<std::size_t> named(const Action& action) const {
    std::vector<std::size_t> result;
    for (const SignalChange& change : action.changes) {
      result.push_back(index_of(*model_.catalogue().find(change.signal)));
    }
    for (const SignalExpectation& expectation : action.expects) {
      result.push_back(index_of(*model_.catalogue().find(expectation.signal)));
    }
    return result;
  }

  const Model& model_;
  const ActionList& actions_;
  Values start_;
  std::set<std::size_t> used_;
  std::vector<bool> left_out_;
};

/// The best of some outcomes, at least one, by the specification's order.
inline Outcome best_for_target(const std::vector<Outcome>& all, std::int64_t target) {
  std::optional<Outcome> reached;
  Outcome most = all.front();
  for (const Outcome& each : all) {
    const auto key = [](const Outcome& o) { return std::tuple(o.effort, -o.total, o.actions); };
    if (each.total >= target && (!reached || key(each) < key(*reached))) reached = each;
    const auto high = [](const Outcome& o) { return std::tuple(-o.total, o.effort, o.actions); };
    if (high(each) < high(most)) most = each;
  }
  return reached.value_or(most);
}

inline Outcome best_in_budget(const std::vector<Outcome>& all, std::uint64_t budget) {
  std::optional<Outcome> best;
  for (const Outcome& each : all) {
    const auto key = [](const Outcome& o) { return std::tuple(-o.total, o.effort, o.actions); };
    if (each.effort <= budget && (!best || key(each) < key(*best))) best = each;
  }
  return *best;  // doing nothing costs nothing
}

inline std::vector<PlanStep> curve_of(const std::vector<Outcome>& all) {
  std::map<std::uint64_t, Outcome> by_effort;  // the highest total, with the fewest actions
  for (const Outcome& each : all) {
    const auto [at, is_new] = by_effort.try_emplace(each.effort, each);
    const bool is_better = each.total > at->second.total ||
                           (each.total == at->second.total && each.actions < at->second.actions);
    if (!is_new && is_better) at->second = each;
  }
  std::vector<PlanStep> result;
  std::int64_t highest = -1;
  for (const auto& [effort, best] : by_effort) {
    if (best.total <= highest) continue;
    highest = best.total;
    result.push_back(
        {effort, Points::from_hundredths(static_cast<std::int32_t>(best.total)), best.actions});
  }
  return result;
}

}  // namespace ssi::reference

#endif  // SSI_TESTS_SUPPORT_PLAN_REFERENCE_HPP
