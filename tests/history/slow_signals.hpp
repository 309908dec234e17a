// SPDX-License-Identifier: MIT
//
// Signals of a log as docs/monitoring.md says them, one member and signal at a time, by going
// through all rows again: slow, short, and without a line of the library's own way.
#ifndef SSI_TESTS_HISTORY_SLOW_SIGNALS_HPP
#define SSI_TESTS_HISTORY_SLOW_SIGNALS_HPP

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ssi/history.hpp"
#include "ssi/member/signal_rule.hpp"

namespace slow {

struct Row {
  std::string member;
  ssi::Day day;
  ssi::Signal signal;
  std::uint32_t value;
  std::string person;
  std::string event;
};

inline ssi::Activity activity_of(const Row& row) {
  return {.member = row.member,
          .signal = row.signal,
          .value = row.value,
          .day = row.day,
          .person = row.person,
          .event = row.event};
}

/// The rows without repeated events.
inline std::vector<Row> counted_rows(const std::vector<Row>& rows) {
  std::set<std::pair<std::string, std::string>> events;
  std::vector<Row> result;
  for (const Row& row : rows) {
    if (row.event.empty() || events.emplace(row.member, row.event).second) result.push_back(row);
  }
  return result;
}

/// Ids in the order of their first rows.
inline std::vector<std::string> members_of(const std::vector<Row>& rows) {
  std::vector<std::string> result;
  for (const Row& row : rows) {
    if (std::ranges::find(result, row.member) == result.end()) result.push_back(row.member);
  }
  return result;
}

/// The value of a member's signal with the rows of `days`, observed as on `observed_on`.
inline std::optional<std::uint32_t> signal_of(const std::vector<Row>& rows,
                                              const ssi::SignalCatalogue& catalogue,
                                              ssi::Signal signal, const std::string& member,
                                              ssi::DayRange days, ssi::Day observed_on) {
  const ssi::SignalInfo& info = catalogue[signal];
  const ssi::SignalRule rule = ssi::rule_of(catalogue, signal);
  const auto feeds = [&](const Row& row) {
    return std::ranges::find(rule.from, row.signal) != rule.from.end();
  };
  const std::uint64_t largest = info.kind == ssi::SignalKind::flag ? 1 : 4294967295U;
  bool is_tracked = false;
  bool has_row = false;
  std::optional<std::pair<ssi::Day, std::uint32_t>> latest;
  std::uint64_t sum = 0;
  std::set<ssi::Day> dates;
  std::set<std::string> persons;
  for (const Row& row : rows) {
    if (!feeds(row)) continue;
    is_tracked |= rule.aggregate != ssi::Aggregate::people || !row.person.empty();
    if (row.member != member) continue;
    if (row.day <= observed_on) {
      has_row = true;
      if (!latest || row.day >= latest->first) latest = {row.day, row.value};
    }
    if (row.day < days.first || row.day > days.last) continue;
    sum += row.value;
    if (row.value == 0) continue;
    dates.insert(row.day);
    if (!row.person.empty()) persons.insert(row.person);
  }
  if (info.scope == ssi::SignalScope::state) {
    return latest ? std::optional(latest->second) : std::nullopt;
  }
  const bool is_observed = rule.observed == ssi::ObservedFrom::log ? is_tracked : has_row;
  if (!is_observed) return std::nullopt;
  const std::uint64_t value = rule.aggregate == ssi::Aggregate::sum    ? sum
                              : rule.aggregate == ssi::Aggregate::days ? dates.size()
                                                                       : persons.size();
  return static_cast<std::uint32_t>(std::min(value, largest));
}

}  // namespace slow

#endif  // SSI_TESTS_HISTORY_SLOW_SIGNALS_HPP
