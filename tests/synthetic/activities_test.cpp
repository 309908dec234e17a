// SPDX-License-Identifier: MIT
// Generated logs: the same however they are asked for, and of the members that are generated.
#include "ssi/synthetic/activities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "ssi/member/signal.hpp"
#include "ssi/member/signal_rule.hpp"
#include "ssi/synthetic/members.hpp"
#include "support/generated_members.hpp"

namespace ssi::synthetic {
namespace {

constexpr std::size_t kMembers = 5000;

std::vector<Activity> rows_of(const Activities& log, std::uint64_t first, std::size_t count) {
  std::vector<Activity> rows;
  log.append(first, count, rows);
  return rows;
}

// A member's signal on the last day, worked out slowly from the rules.
std::optional<std::uint64_t> value_of(const std::vector<Activity>& rows, Signal signal,
                                      std::uint32_t days) {
  static const SignalCatalogue catalogue;
  const SignalRule rule = rule_of(catalogue, signal);
  std::optional<std::uint64_t> last;
  std::uint64_t sum = 0;
  std::set<std::uint32_t> active;
  std::set<std::uint64_t> people;
  bool is_observed = rule.observed == ObservedFrom::log;
  for (const Activity& row : rows) {
    if (std::ranges::find(rule.from, row.signal) == rule.from.end()) continue;
    last = row.value;
    is_observed = true;
    if (row.day + 90 < days) continue;
    sum += row.value;
    if (row.value > 0) active.insert(row.day);
    if (row.value > 0 && row.person != Activity::kNobody) people.insert(row.person);
  }
  if (rule.aggregate == Aggregate::last) return last;
  if (!is_observed) return std::nullopt;
  if (rule.aggregate == Aggregate::sum) return sum;
  return rule.aggregate == Aggregate::days ? active.size() : people.size();
}

TEST(Activities, GiveTheMembersTheirSignalsOnTheLastDay) {
  const Members population({.members = 1'000'000, .seed = 3});
  const MemberBuffer buffer = members_of(population, 70'000, kMembers);
  for (const std::uint32_t days : {90U, 91U, 200U, 365U}) {
    SCOPED_TRACE(days);
    std::vector<std::vector<Activity>> members(kMembers);
    for (const Activity& row : rows_of(Activities(population, days), 70'000, kMembers)) {
      members.at(row.member - 70'000).push_back(row);
    }
    for (std::size_t i = 0; i < kMembers; ++i) {
      for (const SignalInfo& info : standard_signals()) {
        const Signal signal = *find_signal(info.name);
        ASSERT_EQ(value_of(members[i], signal, days), buffer.members().value(signal, i))
            << info.name << " of member " << i;
      }
    }
  }
}

TEST(Activities, OfAShortLogHoldAllButMoreActiveDaysThanThereAre) {
  const Members population({.members = 2000, .seed = 8});
  const MemberBuffer buffer = members_of(population, 0, 2000);
  for (const std::uint32_t days : {1U, 2U, 30U}) {
    SCOPED_TRACE(days);
    std::vector<std::vector<Activity>> members(2000);
    for (const Activity& row : rows_of(Activities(population, days), 0, 2000)) {
      members.at(row.member).push_back(row);
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (const Signal signal : {Signal::posts, Signal::messages_sent, Signal::people_contacted,
                                  Signal::profile_views_received, Signal::connections}) {
        ASSERT_EQ(value_of(members[i], signal, days), buffer.members().value(signal, i));
      }
      const std::uint32_t active = *buffer.members().value(Signal::days_active, i);
      ASSERT_EQ(value_of(members[i], Signal::days_active, days), std::min(active, days));
    }
  }
}

TEST(Activities, AreTheSameInAnySlice) {
  const Activities log(Members({.members = 20'000, .seed = 2}), 150);
  const std::vector<Activity> whole = rows_of(log, 0, 10'000);
  std::vector<Activity> parts;
  for (std::size_t first = 0, size = 1; first < 10'000; first += size, size = size * 3 + 1) {
    log.append(first, std::min<std::size_t>(size, 10'000 - first), parts);
  }
  EXPECT_EQ(parts, whole);
}

// Rows of one day have one order, whatever the library sorts with.
TEST(Activities, ComeMemberByMemberAndDayByDay) {
  const Activities log(Members({.members = 3000, .seed = 4}), 400);
  const std::vector<Activity> rows = rows_of(log, 0, 3000);
  const auto key = [](const Activity& row) {
    return std::tuple(row.member, row.day, row.signal, row.person, row.value);
  };
  EXPECT_TRUE(std::ranges::is_sorted(rows, {}, key));
  std::map<std::uint32_t, std::size_t> by_period;
  for (const Activity& row : rows) {
    ASSERT_LT(row.day, 400U);
    ASSERT_LT(index_of(row.signal), kStandardSignals);
    ++by_period[row.day / 100];
  }
  EXPECT_EQ(by_period.size(), 4U) << "something happens in each quarter";
}

// A later row of the same date would be the state: there is none.
TEST(Activities, ChangeAStateOnceADayAtMostAndUpwards) {
  const Activities log(Members({.members = 3000, .seed = 6}), 30);
  std::map<std::tuple<std::uint64_t, Signal>, Activity> latest;
  for (const Activity& row : rows_of(log, 0, 3000)) {
    if (standard_signals()[index_of(row.signal)].scope != SignalScope::state) continue;
    const auto [before, is_first] = latest.try_emplace({row.member, row.signal}, row);
    if (is_first) continue;
    ASSERT_LT(before->second.day, row.day);
    ASSERT_LT(before->second.value, row.value);
    before->second = row;
  }
}

TEST(Activities, RefuseWhatDoesNotExist) {
  const Members population({.members = 10});
  EXPECT_THROW(Activities(population, 0), std::invalid_argument);
  EXPECT_THROW(Activities(population, kMostLogDays + 1), std::invalid_argument);
  EXPECT_NO_THROW(Activities(population, kMostLogDays));
  std::vector<Activity> rows;
  EXPECT_THROW(Activities(population, 90).append(5, 6, rows), std::invalid_argument);
  EXPECT_TRUE(rows.empty());
}

}  // namespace
}  // namespace ssi::synthetic
