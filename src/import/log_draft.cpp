// SPDX-License-Identifier: MIT
#include "import/log_draft.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "import/mapping.hpp"
#include "import/refusal.hpp"

namespace ssi::internal {
namespace {

SignalScope scope_of(Signal signal) { return standard_signals()[index_of(signal)].scope; }

/// Whether rows of a signal name persons, and a log tracks it by one that does.
bool counts_persons(Signal signal) {
  return signal == Signal::messages_sent || signal == Signal::invitations_sent ||
         signal == Signal::decision_makers_contacted;
}

/// Whether a signal follows from rows of others, so that silence needs no row of its own.
bool follows_from_others(Signal signal) {
  return signal == Signal::people_contacted || signal == Signal::days_active;
}

bool has(const std::vector<Signal>& signals, Signal signal) {
  return std::ranges::find(signals, signal) != signals.end();
}

}  // namespace

void LogDraft::add(Day day, Signal signal, std::uint32_t value, const Person* person) {
  if (rows_.size() == kMostRows) {
    throw refusal(archive_, "becomes a log of more than " + std::to_string(kMostRows) + " rows");
  }
  rows_.push_back({day, signal, value, person, false});
}

void LogDraft::add_sums(Signal signal, const std::map<Day, std::uint32_t>& added) {
  std::uint32_t sum = 0;
  for (const auto& [day, count] : added) add(day, signal, sum += count);
  tell(signal);
}

void LogDraft::finish(const LinkedInOptions& options, ImportedLog& log) && {
  std::erase_if(rows_, [&](const Row& row) { return has(options.without, row.signal); });
  for (const Signal signal : options.without) is_told_.reset(index_of(signal));
  add_known(options.known);
  add_zeros();
  number_persons(log);
  log.missing = missing(options);
}

void LogDraft::add_known(const std::vector<KnownSignal>& known) {
  for (const KnownSignal& each : known) {
    if (scope_of(each.signal) == SignalScope::state) {
      std::erase_if(rows_,
                    [&](const Row& row) { return row.signal == each.signal && row.day == as_of_; });
    }
    add(as_of_, each.signal, each.value);
    tell(each.signal);
  }
}

/// Zero is not missing: a log tells a signal only if some row does.
void LogDraft::add_zeros() {
  std::bitset<kStandardSignals> has_row;
  for (const Row& row : rows_) has_row.set(index_of(row.signal));
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    const auto signal = static_cast<Signal>(s);
    if (!is_told_[s] || has_row[s] || follows_from_others(signal)) continue;
    rows_.push_back({as_of_, signal, 0, nullptr, counts_persons(signal)});
  }
}

void LogDraft::number_persons(ImportedLog& log) {
  std::ranges::stable_sort(rows_, [](const Row& a, const Row& b) {
    if (a.day != b.day) return a.day < b.day;
    if (a.signal != b.signal) return a.signal < b.signal;
    if (a.person == nullptr || b.person == nullptr)
      return b.person != nullptr && a.person == nullptr;
    return *a.person < *b.person;
  });
  std::unordered_map<const Person*, std::uint32_t> numbers;
  for (const Row& row : rows_) {
    std::uint32_t number = 0;
    if (row.person != nullptr) {
      const auto next = static_cast<std::uint32_t>(numbers.size()) + 1;
      number = numbers.emplace(row.person, next).first->second;
    }
    log.rows.push_back({.day = row.day,
                        .signal = row.signal,
                        .value = row.value,
                        .person = number,
                        .has_person = row.person != nullptr || row.is_of_nobody_yet});
  }
  std::ranges::stable_sort(log.rows, {}, [](const ImportedActivity& row) {
    return std::tuple(row.day, row.signal, row.has_person, row.person);
  });
}

std::vector<MissingSignal> LogDraft::missing(const LinkedInOptions& options) const {
  std::vector<MissingSignal> result;
  for (std::size_t s = 0; s < kStandardSignals; ++s) {
    const auto signal = static_cast<Signal>(s);
    if (is_told_[s]) continue;
    MissingBecause because = MissingBecause::not_exported;
    if (has(options.without, signal)) {
      because = MissingBecause::left_out;
    } else if (lacks_column_[s]) {
      because = MissingBecause::no_column;
    } else if (std::ranges::find(kExportedSignals, signal) != kExportedSignals.end()) {
      because = MissingBecause::no_file;
    }
    result.push_back({signal, because});
  }
  return result;
}

}  // namespace ssi::internal
