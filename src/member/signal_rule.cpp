// SPDX-License-Identifier: MIT
#include "ssi/member/signal_rule.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace ssi {
namespace {

/// Names that are worth a look-up each. A hostile model may have very many.
constexpr std::size_t kFew = 20;

}  // namespace

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
  if (info.from.size() <= kFew) {
    for (const std::string& name : info.from) {
      if (const auto found = catalogue.find(name)) rule.from.push_back(*found);
    }
  } else {
    const std::set<std::string_view> names(info.from.begin(), info.from.end());
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
      const auto other = static_cast<Signal>(i);
      if (names.contains(catalogue[other].name)) rule.from.push_back(other);
    }
  }
  std::ranges::sort(rule.from);
  rule.from.erase(std::unique(rule.from.begin(), rule.from.end()), rule.from.end());
  return rule;
}

}  // namespace ssi
