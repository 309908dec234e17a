// SPDX-License-Identifier: MIT
#include "advice/action_check.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "ssi/nearest_name.hpp"

namespace ssi::internal {
namespace {

class ActionChecker {
 public:
  ActionChecker(const ActionListDefinition& definition, const SignalCatalogue& catalogue)
      : definition_(definition), catalogue_(catalogue) {}

  std::vector<Violation> run() {
    if (!is_model_id(definition_.id)) {
      report(At().field("id"), "must be lower-case letters, digits, '.', '_' and '-', at most " +
                                   std::to_string(kMostNameBytes));
    }
    check_text(At().field("unit"), definition_.unit, kMostNameBytes);
    const At all = At().field("actions");
    if (definition_.actions.empty()) report(all, "must be there at least once");
    if (definition_.actions.size() > kMostActions) {
      report(all, "must be at most " + std::to_string(kMostActions));
      return std::move(violations_);
    }
    for (std::size_t i = 0; i < definition_.actions.size(); ++i) {
      const Action& action = definition_.actions[i];
      check_action(At().item("actions", i, action.name), action);
    }
    return std::move(violations_);
  }

 private:
  void check_action(const At& at, const Action& action) {
    check_name(at.field("name"), action.name);
    check_text(at.field("title"), action.title, kMostTitleBytes);
    if (action.effort < 1) report(at.field("effort"), "must be at least 1");
    if (action.at_most < 1 || action.at_most > kMostTimes) {
      report(at.field("at_most"), "must be from 1 to " + std::to_string(kMostTimes));
    }
    const At changes = at.field("changes");
    if (action.changes.empty()) report(changes, "must have at least one signal");
    std::set<std::string_view> changed;
    for (const SignalChange& change : action.changes) {
      check_signal(changes.field(change.signal), change.signal, changed);
      if (change.amount < 1) report(changes.field(change.signal), "must be at least 1");
    }
    const At expects = at.field("expects");
    std::set<std::string_view> expected;
    for (const SignalExpectation& expectation : action.expects) {
      check_signal(expects.field(expectation.signal), expectation.signal, expected);
      constexpr std::uint64_t kMost = std::uint64_t{100} * kMostOfAction;
      if (expectation.hundredths < 1 || expectation.hundredths > kMost) {
        report(expects.field(expectation.signal),
               "must be above 0 and at most " + std::to_string(kMostOfAction));
      }
    }
  }

  void check_name(const At& at, const std::string& name) {
    if (name.size() > kMostNameBytes) {
      report(at, "must be at most " + std::to_string(kMostNameBytes) + " bytes long");
    } else if (!is_model_name(name)) {
      report(at, "must be a lower-case letter and then letters, digits and '_'");
    } else if (std::ranges::find(kPlanColumns, name) != std::end(kPlanColumns)) {
      report(at, "'" + name + "' is the name of another column of the plan table");
    } else if (!names_.insert(name).second) {
      report(at, "'" + name + "' is already taken");
    }
  }

  void check_text(const At& at, const std::string& text, std::size_t most) {
    if (text.empty()) report(at, "must not be empty");
    if (text.size() > most) report(at, "must be at most " + std::to_string(most) + " bytes long");
  }

  void check_signal(const At& at, const std::string& name, std::set<std::string_view>& named) {
    if (!catalogue_.find(name)) {
      NearestName nearest(name);
      for (const SignalInfo& signal : catalogue_.all()) nearest.offer(signal.name);
      const auto found = nearest.found();
      report(at, "is not a signal of the model" +
                     (found ? ": did you mean '" + std::string(*found) + "'?" : std::string()));
    } else if (!named.insert(name).second) {
      report(at, "is named twice");
    }
  }

  void report(const At& at, std::string rule) { violations_.push_back({at, std::move(rule)}); }

  const ActionListDefinition& definition_;
  const SignalCatalogue& catalogue_;
  std::set<std::string> names_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> check(const ActionListDefinition& definition,
                             const SignalCatalogue& catalogue) {
  return ActionChecker(definition, catalogue).run();
}

}  // namespace ssi::internal
