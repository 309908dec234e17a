// SPDX-License-Identifier: MIT
#include "history/signal_plan.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

namespace ssi::internal {

SignalPlan::SignalPlan(const LogContent& log, const Model& model, WantedSignals wanted) {
  const SignalCatalogue& catalogue = log.catalogue;
  if (model.catalogue() != catalogue) {
    throw std::invalid_argument("the log was built with the signals of another model");
  }
  std::vector<std::vector<Target>> targets(catalogue.size());
  for (const Signal signal : signals_of(model, wanted)) {
    const SignalInfo& info = catalogue[signal];
    const SignalRule rule = rule_of(catalogue, signal);
    const bool is_window = info.scope == SignalScope::window;
    const bool is_of_member = is_window && rule.observed == ObservedFrom::member;
    if (is_window && !is_of_member && log.tracked[index_of(signal)] == 0) continue;
    const auto slot = static_cast<std::uint16_t>(slots_.size());
    std::size_t counter = 0;
    if (rule.aggregate == Aggregate::people) counter = people_++;
    if (rule.aggregate == Aggregate::days) counter = days_++;
    slots_.push_back({signal, is_window, is_window && !is_of_member});
    const std::uint32_t largest =
        info.kind == SignalKind::flag ? 1 : std::numeric_limits<std::uint32_t>::max();
    for (const Signal from : rule.from) {
      targets[index_of(from)].push_back(
          {rule.aggregate, is_of_member, slot, static_cast<std::uint16_t>(counter), largest});
    }
  }
  begins_.push_back(0);
  for (const std::vector<Target>& each : targets) {
    targets_.insert(targets_.end(), each.begin(), each.end());
    begins_.push_back(static_cast<std::uint32_t>(targets_.size()));
  }
}

void require_day(Day day) {
  if (day >= kFirstDay && day <= kLastDay) return;
  throw std::invalid_argument("a day that no log can have");
}

}  // namespace ssi::internal
