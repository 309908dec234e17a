// SPDX-License-Identifier: MIT
#include "ssi/synthetic/activities.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/counter_random.hpp"
#include "synthetic/generate_members.hpp"
#include "synthetic/places.hpp"
#include "synthetic/population_laws.hpp"

namespace ssi::synthetic {
namespace {

using internal::bits16;
using internal::Draws;

constexpr std::size_t kSlice = 4096;                          // members generated at a time
constexpr std::uint64_t kFirstWord = std::uint64_t{1} << 33;  // beyond those of connections
constexpr std::uint64_t kUnit = 65536;                        // unit of shares
/// What happened often is told in so many rows a period, "12 reactions given" each.
constexpr std::uint32_t kMostRows = 4;
/// A state grows by half in four years, and in so many steps at most.
constexpr std::uint64_t kDaysToGrow = 1461;
constexpr std::uint32_t kMostSteps = 3;
constexpr std::uint64_t kPeoplePerMember = 4;  // whom the members could contact

using Values = std::array<std::uint32_t, kStandardSignals>;  // [signal]

/// The rows of one member.
class Story {
 public:
  Story(std::uint64_t member, Draws draws, std::uint32_t days, std::uint64_t people,
        std::vector<Activity>& out)
      : member_(member),
        draws_(draws),
        days_(days),
        people_(people),
        out_(out),
        first_(out.size()) {
    person_ = draws_.below(people_);
  }

  void tell(const Values& values, bool has_premium) {
    for (const SignalInfo& info : standard_signals()) {
      const Signal signal = *find_signal(info.name);
      if (info.scope == SignalScope::state) tell_state(signal, values[index_of(signal)]);
    }
    if (has_premium) {
      for (const Signal signal : kPremiumSignals) add(0, signal, 0);
    }
    tell_period(values, static_cast<std::int64_t>(days_) - std::min(days_, kWindow),
                std::min(days_, kWindow));
    for (std::int64_t first = std::int64_t{days_} - std::int64_t{2} * kWindow;
         first > -std::int64_t{kWindow}; first -= kWindow) {
      tell_period(scaled(values), first, kWindow);
    }
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(first_), out_.end(),
              [](const Activity& a, const Activity& b) {
                if (a.day != b.day) return a.day < b.day;
                if (a.signal != b.signal) return a.signal < b.signal;
                return a.person != b.person ? a.person < b.person : a.value < b.value;
              });
  }

 private:
  static constexpr std::uint32_t kWindow = Activities::kWindowDays;

  /// Days before the log's first are those of a period that it does not have in full.
  void add(std::int64_t day, Signal signal, std::uint32_t value,
           std::uint64_t person = Activity::kNobody) {
    if (day < 0) return;
    out_.push_back({member_, static_cast<std::uint32_t>(day), signal, value, person});
  }

  void tell_state(Signal signal, std::uint32_t value) {
    const std::uint64_t most = std::min<std::uint64_t>(days_ - 1, kDaysToGrow) * kUnit / 2;
    const std::uint64_t word = draws_.next();
    const std::uint64_t share = most / kDaysToGrow * bits16(word, 0) / kUnit;
    const auto growth = static_cast<std::uint32_t>((value * share + bits16(word, 1)) / kUnit);
    const std::uint32_t steps = std::min({growth, kMostSteps, days_ - 1});
    add(0, signal, value - (steps > 0 ? growth : 0));
    for (std::uint32_t i = 0; i < steps; ++i) {
      // Each step has a part of the days after the first, so that no two share a day.
      const std::uint32_t begin = 1 + (days_ - 1) * i / steps;
      const std::uint32_t end = 1 + (days_ - 1) * (i + 1) / steps;
      add(begin + draws_.below(end - begin), signal, value - growth * (steps - 1 - i) / steps);
    }
  }

  /// What the member did in an earlier period: half as much as in the last one, up to half as much
  /// again. Monotone, so that a part stays within its whole.
  Values scaled(const Values& values) {
    const std::uint64_t word = draws_.next();
    const std::uint64_t factor = kUnit / 2 + bits16(word, 0);
    Values result;
    for (std::size_t i = 0; i < values.size(); ++i) {
      result[i] = static_cast<std::uint32_t>((values[i] * factor + bits16(word, 1)) / kUnit);
    }
    return result;
  }

  static std::uint32_t of(const Values& values, Signal signal) { return values[index_of(signal)]; }

  void tell_period(const Values& values, std::int64_t first, std::uint32_t length) {
    std::uint64_t acts = 0;
    for (const Signal signal : internal::kActs) acts += of(values, signal);
    const std::uint64_t wanted = std::max<std::uint64_t>(of(values, Signal::days_active), 1);
    choose_days(first, length,
                static_cast<std::uint32_t>(std::min({wanted, acts, std::uint64_t{length}})));
    for (const SignalInfo& info : standard_signals()) {
      const Signal signal = *find_signal(info.name);
      if (info.scope == SignalScope::window) tell_signal(signal, values, first, length);
    }
    tell_contacts(values);
    // Each of the days that were to be active now is.
    for (std::size_t i = 0; i < active_.size(); ++i) {
      if (!is_told_[i]) add(active_[i], Signal::days_active, 1);
    }
  }

  /// Chooses so many of the period's days at random, in order.
  void choose_days(std::int64_t first, std::uint32_t length, std::uint32_t wanted) {
    active_.clear();
    for (std::uint32_t day = 0; day < length && wanted > 0; ++day) {
      if (draws_.below(length - day) >= wanted) continue;
      active_.push_back(first + day);
      --wanted;
    }
    is_told_.assign(active_.size(), false);
  }

  void tell_signal(Signal signal, const Values& values, std::int64_t first, std::uint32_t length) {
    switch (signal) {
      case Signal::days_active:  // follows from the others
      case Signal::people_contacted:
      case Signal::decision_makers_contacted:
      case Signal::messages_sent:
      case Signal::invitations_sent:
        return;  // see tell_contacts()
      default:
        break;
    }
    const std::uint32_t value = of(values, signal);
    if (value == 0) return;
    const bool is_act = std::ranges::find(internal::kActs, signal) != std::end(internal::kActs);
    const std::uint32_t places = is_act ? static_cast<std::uint32_t>(active_.size()) : length;
    const std::uint32_t rows = std::min({value, kMostRows, places});
    const std::uint32_t start = draws_.below(places);
    for (std::uint32_t i = 0; i < rows; ++i) {
      const std::uint32_t place = (start + i * places / rows) % places;
      const std::uint32_t part = value / rows + (i < value % rows ? 1 : 0);
      if (is_act) {
        act(place, signal, part);
      } else {
        add(first + place, signal, part);
      }
    }
  }

  void act(std::uint32_t place, Signal signal, std::uint32_t value,
           std::uint64_t person = Activity::kNobody) {
    is_told_[place] = true;
    add(active_[place], signal, value, person);
  }

  /// Messages go to the first of the people contacted, invitations to the last, in turns, so that
  /// together they reach all of them.
  void tell_contacts(const Values& values) {
    const std::uint32_t messages = of(values, Signal::messages_sent);
    const std::uint32_t invitations = of(values, Signal::invitations_sent);
    const std::uint32_t people =
        std::min(of(values, Signal::people_contacted), messages + invitations);
    const std::uint32_t decision_makers =
        std::min(of(values, Signal::decision_makers_contacted), people);
    person_ += 7;  // in each period some others
    tell_contacts(Signal::messages_sent, messages, people, false);
    tell_contacts(Signal::invitations_sent, invitations, people, true);
    for (std::uint32_t i = 0; i < decision_makers; ++i) {
      act(place(), Signal::decision_makers_contacted, 1, person(i));
    }
  }

  void tell_contacts(Signal signal, std::uint32_t contacts, std::uint32_t people, bool from_last) {
    if (people == 0) {
      if (contacts > 0) act(place(), signal, contacts);
      return;
    }
    for (std::uint32_t i = 0; i < std::min(contacts, people); ++i) {
      const std::uint32_t times = contacts / people + (i < contacts % people ? 1 : 0);
      act(place(), signal, times, person(from_last ? people - 1 - i : i));
    }
  }

  /// One of the active days. Requires: there is one.
  std::uint32_t place() { return draws_.below(active_.size()); }
  std::uint64_t person(std::uint32_t i) const { return (person_ + i) % people_; }

  std::uint64_t member_;
  Draws draws_;
  std::uint32_t days_;
  std::uint64_t people_;
  std::uint64_t person_;  // the first whom the member contacts
  std::vector<Activity>& out_;
  std::size_t first_;                 // the member's first row in it
  std::vector<std::int64_t> active_;  // the period's active days
  std::vector<bool> is_told_;         // [active day]: whether some row makes it so
};

}  // namespace

Activities::Activities(Members population, std::uint32_t days)
    : population_(std::move(population)), days_(days) {
  if (days < 1 || days > kMostLogDays) {
    throw std::invalid_argument("a log has 1 to " + std::to_string(kMostLogDays) + " days");
  }
}

void Activities::append(std::uint64_t first, std::size_t count, std::vector<Activity>& out) const {
  internal::require_members(population_, first, count);
  // Distinct for one member, whom 16-bit counts let contact no more than 2 * 65,535.
  const std::uint64_t people =
      std::min(kPeoplePerMember * population_.options().members, std::uint64_t{1} << 31) +
      2 * kUnit;
  MemberBuffer buffer(std::min(count, kSlice));
  const MemberTable table = buffer.members();
  for (std::size_t done = 0; done < count; done += kSlice) {
    const std::size_t some = std::min(kSlice, count - done);
    population_.generate(first + done, some, buffer.columns());
    for (std::size_t row = 0; row < some; ++row) {
      Values values;
      for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = table.value(static_cast<Signal>(i), row).value_or(0);
      }
      const std::uint64_t member = first + done + row;
      const bool has_premium = table.value(kPremiumSignals.front(), row).has_value();
      Story(member, Draws(population_.places_->member_key(member), kFirstWord), days_, people, out)
          .tell(values, has_premium);
    }
  }
}

}  // namespace ssi::synthetic
