// SPDX-License-Identifier: MIT
#include "history/part_window.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace ssi::internal {
namespace {

constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

std::int32_t number_of(Day day) noexcept {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

/// One move of the window of all members.
struct PartWindow::Move {
  Move(PartWindow& of, const SignalPlan& rules, SignalColumns& columns)
      : window(of), plan(rules), counted_day(plan.days()) {
    for (std::size_t slot = 0; slot < plan.slots().size(); ++slot) {
      values.push_back(columns.values(slot));
      observed.push_back(columns.observed(slot));
    }
  }

  /// Gets ready for rows of a member, in the order of their days.
  void begin() noexcept { std::ranges::fill(counted_day, kNoDay); }

  /// Whether a day is new to a signal, of rows one after the other.
  bool is_new_day(std::size_t counter, std::int32_t day) noexcept {
    return std::exchange(counted_day[counter], day) != day;
  }

  std::uint32_t& rows_that_name(const SignalPlan::Target& target, const LogRow& row) noexcept {
    return window.named_[target.counter][first_person + row.person];
  }

  void observe(const SignalPlan::Target& target) noexcept {
    std::uint8_t& bits = observed[target.slot][member / 8];
    bits = static_cast<std::uint8_t>(bits | 1U << member % 8);
  }

  void raise(const SignalPlan::Target& target, std::uint32_t by) {
    std::uint32_t& value = values[target.slot][member];
    if (std::uint64_t{value} + by < target.largest) {
      value += by;
    } else {
      change(target, value, by);
    }
  }

  void lower(const SignalPlan::Target& target, std::uint32_t by) {
    std::uint32_t& value = values[target.slot][member];
    if (value != target.largest) {
      value -= by;
    } else {
      change(target, value, -std::uint64_t{by});
    }
  }

  /// The rare case: the value is, or becomes, at least the largest one.
  [[gnu::noinline]] void change(const SignalPlan::Target& target, std::uint32_t& value,
                                std::uint64_t by) {
    const std::uint64_t key = std::uint64_t{target.slot} << 32 | member;
    const auto found = window.beyond_.find(key);
    const std::uint64_t whole = (found == window.beyond_.end() ? value : found->second) + by;
    value = static_cast<std::uint32_t>(std::min<std::uint64_t>(whole, target.largest));
    if (whole > target.largest) {
      window.beyond_[key] = whole;
    } else if (found != window.beyond_.end()) {
      window.beyond_.erase(found);
    }
  }

  void come_in(const LogRow& row, bool is_in_window, bool is_observed) {
    for (const SignalPlan::Target& target : plan.targets(row.signal)) {
      if (is_observed && target.is_member_observed) observe(target);
      switch (target.aggregate) {
        case Aggregate::last:
          if (!is_observed) break;
          values[target.slot][member] = std::min(row.value, target.largest);
          observe(target);
          break;
        case Aggregate::sum:
          if (is_in_window) raise(target, row.value);
          break;
        case Aggregate::days:
          if (is_in_window && row.value > 0 && is_new_day(target.counter, row.day)) {
            raise(target, 1);
          }
          break;
        case Aggregate::people:
          if (is_in_window && row.value > 0 && row.person != kNobody &&
              rows_that_name(target, row)++ == 0) {
            raise(target, 1);
          }
          break;
      }
    }
  }

  void leave(const LogRow& row) {
    for (const SignalPlan::Target& target : plan.targets(row.signal)) {
      switch (target.aggregate) {
        case Aggregate::last:
          break;
        case Aggregate::sum:
          lower(target, row.value);
          break;
        case Aggregate::days:
          if (row.value > 0 && is_new_day(target.counter, row.day)) lower(target, 1);
          break;
        case Aggregate::people:
          if (row.value > 0 && row.person != kNobody && --rows_that_name(target, row) == 0) {
            lower(target, 1);
          }
          break;
      }
    }
  }

  PartWindow& window;
  const SignalPlan& plan;
  std::vector<std::uint32_t*> values;     // [slot]
  std::vector<std::uint8_t*> observed;    // [slot]
  std::vector<std::int32_t> counted_day;  // [signal that counts days]
  std::size_t member = 0;                 // of the log
  std::size_t first_person = 0;           // of the member
};

PartWindow::PartWindow(const LogContent& log, std::size_t part, const SignalPlan& plan)
    : first_member_(part * LogPart::kMembers),
      low_(log.members_of(part)),
      high_(low_.size()),
      named_(plan.people()) {
  const LogPart& rows = log.parts[part];
  for (std::size_t m = 0; m < low_.size(); ++m) low_[m] = high_[m] = rows.begin(m);
  for (auto& persons : named_) persons.resize(rows.persons());
}

void PartWindow::move_to(const LogPart& part, const SignalPlan& plan, const DayRange& days,
                         Day observed_on, SignalColumns& columns) {
  constexpr std::size_t kAhead = 8;  // members whose rows are asked for before they are needed
  Move move(*this, plan, columns);
  const std::int32_t first = number_of(days.first);
  const std::int32_t last = number_of(days.last);
  const std::int32_t observed = number_of(observed_on);
  const std::int32_t end_day = std::max(last, observed);
  for (std::size_t m = 0; m < low_.size(); ++m) {
    if (m + kAhead < low_.size()) {
      part.prefetch(low_[m + kAhead]);
      part.prefetch(high_[m + kAhead]);
    }
    const std::uint32_t end = part.end(m);
    const std::uint32_t came_in = high_[m];
    move.member = first_member_ + m;
    move.first_person = part.persons_before(m);
    std::uint32_t row = came_in;
    if (row < end && part.row(row).day <= end_day) {
      move.begin();
      for (; row < end && part.row(row).day <= end_day; ++row) {
        const std::int32_t day = part.row(row).day;
        move.come_in(part.row(row), first <= day && day <= last, day <= observed);
      }
      high_[m] = row;
    }
    row = low_[m];
    if (row < high_[m] && part.row(row).day < first) {
      move.begin();
      for (; row < high_[m] && part.row(row).day < first; ++row) {
        if (row < came_in) move.leave(part.row(row));  // others never were in the window
      }
      low_[m] = row;
    }
  }
}

}  // namespace ssi::internal
