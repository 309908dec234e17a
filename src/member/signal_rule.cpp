// SPDX-License-Identifier: MIT
#include "ssi/member/signal_rule.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace ssi {

SignalRule default_rule(const SignalCatalogue& catalogue, Signal signal) {
  const bool is_state = catalogue[signal].scope == SignalScope::state;
  return {is_state ? Aggregate::last : Aggregate::sum, {signal}, ObservedFrom::log};
}

SignalRule rule_of(const SignalCatalogue& catalogue, Signal signal) {
  const SignalInfo& info = catalogue[signal];
  SignalRule rule = default_rule(catalogue, signal);
  rule.aggregate = info.aggregate.value_or(rule.aggregate);
  rule.observed = info.observed;
  if (info.from.empty()) return rule;
  rule.from.clear();
  for (const std::string& name : info.from) {
    if (const auto found = catalogue.find(name)) rule.from.push_back(*found);
  }
  std::ranges::sort(rule.from);
  rule.from.erase(std::unique(rule.from.begin(), rule.from.end()), rule.from.end());
  return rule;
}

}  // namespace ssi
