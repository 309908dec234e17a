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
  Move(PartWindow& of, const LogPart& rows, const SignalPlan& rules, SignalColumns& values)
      : window(of), part(rows), plan(rules), columns(values), counted_day(plan.slots().size()) {}

  /// Whether rows of this day, which come one after the other, are new to a signal.
  bool is_new_day(std::size_t slot, std::int32_t day) noexcept {
    return std::exchange(counted_day[slot], day) != day;
  }

  std::uint64_t key_of(std::size_t slot) const noexcept {
    return std::uint64_t{slot} << 32 | member;
  }

  void raise(std::size_t slot, std::uint32_t by) {
    std::uint32_t& value = columns.value(slot, member);
    const std::uint32_t largest = plan.slots()[slot].largest;
    if (std::uint64_t{value} + by < largest) {
      value += by;
    } else {
      change(slot, value, by);
    }
  }

  void lower(std::size_t slot, std::uint32_t by) {
    std::uint32_t& value = columns.value(slot, member);
    if (value != plan.slots()[slot].largest) {
      value -= by;
    } else {
      change(slot, value, -std::uint64_t{by});
    }
  }

  /// The rare case: the value is, or becomes, at least the largest one.
  [[gnu::noinline]] void change(std::size_t slot, std::uint32_t& value, std::uint64_t by) {
    const std::uint32_t largest = plan.slots()[slot].largest;
    const auto found = window.beyond_.find(key_of(slot));
    const std::uint64_t whole = (found == window.beyond_.end() ? value : found->second) + by;
    value = static_cast<std::uint32_t>(std::min<std::uint64_t>(whole, largest));
    if (whole > largest) {
      window.beyond_[key_of(slot)] = whole;
    } else if (found != window.beyond_.end()) {
      window.beyond_.erase(found);
    }
  }

  void come_in(const LogRow& row, bool is_in_window, bool is_observed) {
    for (const SignalPlan::Target& target : plan.targets(row.signal)) {
      if (is_observed && target.is_member_observed) columns.observe(target.slot, member);
      switch (target.aggregate) {
        case Aggregate::last:
          if (!is_observed) break;
          columns.value(target.slot, member) =
              std::min(row.value, plan.slots()[target.slot].largest);
          columns.observe(target.slot, member);
          break;
        case Aggregate::sum:
          if (is_in_window) raise(target.slot, row.value);
          break;
        case Aggregate::days:
          if (is_in_window && row.value > 0 && is_new_day(target.slot, row.day)) {
            raise(target.slot, 1);
          }
          break;
        case Aggregate::people:
          if (is_in_window && row.value > 0 && row.person != kNobody &&
              window.named_[target.people][first_person + row.person]++ == 0) {
            raise(target.slot, 1);
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
          lower(target.slot, row.value);
          break;
        case Aggregate::days:
          if (row.value > 0 && is_new_day(target.slot, row.day)) lower(target.slot, 1);
          break;
        case Aggregate::people:
          if (row.value > 0 && row.person != kNobody &&
              --window.named_[target.people][first_person + row.person] == 0) {
            lower(target.slot, 1);
          }
          break;
      }
    }
  }

  PartWindow& window;
  const LogPart& part;
  const SignalPlan& plan;
  SignalColumns& columns;
  std::vector<std::int32_t> counted_day;  // [slot]
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
  Move move(*this, part, plan, columns);
  const std::int32_t first = number_of(days.first);
  const std::int32_t last = number_of(days.last);
  const std::int32_t observed = number_of(observed_on);
  const std::int32_t end_day = std::max(last, observed);
  for (std::size_t m = 0; m < low_.size(); ++m) {
    const std::uint32_t end = part.end(m);
    const std::uint32_t came_in = high_[m];
    move.member = first_member_ + m;
    move.first_person = part.persons_before(m);
    std::uint32_t row = came_in;
    if (row < end && part.row(row).day <= end_day) {
      std::ranges::fill(move.counted_day, kNoDay);
      for (; row < end && part.row(row).day <= end_day; ++row) {
        const std::int32_t day = part.row(row).day;
        move.come_in(part.row(row), first <= day && day <= last, day <= observed);
      }
      high_[m] = row;
    }
    row = low_[m];
    if (row < high_[m] && part.row(row).day < first) {
      std::ranges::fill(move.counted_day, kNoDay);
      for (; row < high_[m] && part.row(row).day < first; ++row) {
        if (row < came_in) move.leave(part.row(row));  // others never were in the window
      }
      low_[m] = row;
    }
  }
}

}  // namespace ssi::internal
