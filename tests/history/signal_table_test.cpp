// SPDX-License-Identifier: MIT
//
// Signals on a day and over days, and histories, against going through all rows again.

#include "ssi/history/signal_table.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "history/slow_signals.hpp"
#include "ssi/history.hpp"
#include "ssi/score.hpp"

namespace {

using namespace std::chrono_literals;
using ssi::Day;
using ssi::DayRange;
using ssi::Signal;

constexpr Day kStart{2024y / 1 / 1};

/// A model with rules of all kinds, which uses all signals of its catalogue.
ssi::Model model_of(std::uint32_t window_days) {
  ssi::ModelDefinition definition = ssi::Model::standard().definition();
  definition.id = "rules-1";
  definition.window_days = window_days;
  ssi::SignalCatalogue& catalogue = definition.catalogue;
  const auto window = ssi::SignalScope::window;
  catalogue.add({.name = "buyers_met",
                 .scope = window,
                 .counts = "buyers",
                 .aggregate = ssi::Aggregate::people,
                 .from = {"invitations_sent", "media"}});
  catalogue.add({.name = "busy_days",
                 .scope = window,
                 .counts = "days",
                 .aggregate = ssi::Aggregate::days,
                 .from = {"posts", "leads_saved"}});
  catalogue.add({.name = "tool_uses",
                 .scope = window,
                 .counts = "uses",
                 .from = {"leads_saved", "accounts_saved"},
                 .observed = ssi::ObservedFrom::member});
  catalogue.add({.name = "has_posted",
                 .kind = ssi::SignalKind::flag,
                 .scope = window,
                 .counts = "whether",
                 .from = {"posts"}});
  catalogue.add({.name = "is_met",
                 .kind = ssi::SignalKind::flag,
                 .scope = window,
                 .counts = "whether",
                 .aggregate = ssi::Aggregate::people,
                 .from = {"messages_sent"},
                 .observed = ssi::ObservedFrom::member});
  catalogue.add({.name = "network_size",
                 .counts = "contacts",
                 .from = {"connections", "decision_maker_connections"}});
  return ssi::Model(definition);
}

/// Rows of a few members, signals, days and persons, so that much coincides.
std::vector<slow::Row> random_rows(std::mt19937& random, std::size_t count, bool is_sorted) {
  constexpr Signal kSignals[] = {Signal::posts,
                                 Signal::leads_saved,
                                 Signal::accounts_saved,
                                 Signal::messages_sent,
                                 Signal::connections,
                                 Signal::media,
                                 Signal::invitations_sent,
                                 Signal::has_photo,
                                 Signal::decision_makers_contacted,
                                 Signal::decision_maker_connections,
                                 Signal::shares};
  const auto below = [&random](std::size_t n) { return random() % n; };
  std::vector<slow::Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    slow::Row row;
    row.member = "m" + std::to_string(below(7));
    row.signal = kSignals[below(std::size(kSignals))];
    row.day = kStart + std::chrono::days(below(60));
    row.value = static_cast<std::uint32_t>(below(4) == 0 ? below(3) * 2147483648U : below(3));
    if (row.signal == Signal::has_photo) row.value = static_cast<std::uint32_t>(below(2));
    if (below(3) > 0) row.person = "p" + std::to_string(below(5));
    if (below(4) == 0) row.event = "e" + std::to_string(below(9));
    rows.push_back(row);
  }
  if (is_sorted) {
    std::ranges::stable_sort(rows, {}, [](const slow::Row& row) { return row.day; });
  }
  return rows;
}

/// Adds the rows in pieces of different sizes.
ssi::ActivityLog log_of(const std::vector<slow::Row>& rows, const ssi::Model& model,
                        std::size_t piece, std::size_t threads = 1) {
  std::vector<ssi::Activity> activities;
  for (const slow::Row& row : rows) activities.push_back(slow::activity_of(row));
  ssi::ActivityLogBuilder builder(model);
  for (std::size_t i = 0; i < rows.size(); i += piece) {
    builder.add(std::span(activities).subspan(i, std::min(piece, rows.size() - i)));
  }
  return builder.build({.threads = threads});
}

void expect_signals(const std::vector<slow::Row>& rows, const ssi::Model& model,
                    const ssi::ActivityLog& log, const ssi::MemberTable& members, DayRange days,
                    Day observed_on) {
  for (std::size_t m = 0; m < log.members(); ++m) {
    for (std::size_t s = 0; s < model.catalogue().size(); ++s) {
      const auto signal = static_cast<Signal>(s);
      ASSERT_EQ(members.value(signal, m),
                slow::signal_of(rows, model.catalogue(), signal, std::string(log.id(m)), days,
                                observed_on))
          << log.id(m) << ' ' << model.catalogue()[signal].name << ' ' << ssi::to_text(observed_on);
    }
  }
}

class RandomLog : public testing::TestWithParam<unsigned> {};

TEST_P(RandomLog, EqualsTheReference) {
  std::mt19937 random(GetParam());
  const std::uint32_t window = std::array{1U, 7U, 30U, 4000000000U}[GetParam() % 4];
  const ssi::Model model = model_of(window);
  const auto all = random_rows(random, 20 + random() % 300, GetParam() % 3 == 0);
  const auto rows = slow::counted_rows(all);
  const ssi::ActivityLog log = log_of(all, model, 1 + random() % 40, 1 + GetParam() % 2);
  ASSERT_EQ(log.rows(), rows.size());
  EXPECT_EQ(log.repeated_events(), all.size() - rows.size());
  const auto ids = slow::members_of(rows);
  ASSERT_EQ(log.members(), ids.size());
  for (std::size_t m = 0; m < ids.size(); ++m) EXPECT_EQ(log.id(m), ids[m]);

  const auto wanted = ssi::WantedSignals::all;
  Day day = kStart - std::chrono::days(3);
  ssi::SignalHistory history(log, model, day, {.threads = 2}, wanted);
  for (; day < kStart + std::chrono::days(80); day += std::chrono::days(random() % 12)) {
    const auto table = ssi::signals_on(log, model, day, {.threads = 2}, wanted);
    const DayRange days = ssi::window_of(day, window);
    expect_signals(rows, model, log, table.members(), days, day);
    history.move_to(day);
    expect_signals(rows, model, log, history.members(), days, day);
    const DayRange others{kStart + std::chrono::days(random() % 60),
                          kStart + std::chrono::days(random() % 60)};
    const auto over = ssi::signals_over(log, model, others, day, {}, wanted);
    expect_signals(rows, model, log, over.members(), others, day);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomLog, testing::Range(0U, 40U));

ssi::Activity row_of(std::string_view member, Day day, Signal signal, std::uint32_t value = 1) {
  return {.member = member, .signal = signal, .value = value, .day = day};
}

TEST(SignalsOn, TakeOtherSignalsAsMissing) {
  ssi::ActivityLogBuilder builder(ssi::Model::standard());
  builder.add(std::array{row_of("a", kStart, Signal::posts, 3)});
  const ssi::ActivityLog log = builder.build();
  const auto table = ssi::signals_on(log, ssi::Model::standard(), kStart);
  EXPECT_EQ(table.members().value(Signal::posts, 0), 3U);
  EXPECT_EQ(table.members().value(Signal::days_active, 0), 1U);
  EXPECT_EQ(table.members().value(Signal::shares, 0), std::nullopt);
  EXPECT_EQ(table.members().value(Signal::people_contacted, 0), std::nullopt);
  EXPECT_EQ(table.members().value(Signal::connections, 0), std::nullopt);
}

TEST(SignalsOn, TakeTrackedSignalsAsNothingDone) {
  const std::array tracks{Signal::shares, Signal::people_contacted};
  ssi::ActivityLogBuilder builder(ssi::Model::standard(), tracks);
  builder.add(std::array{row_of("a", kStart, Signal::posts)});
  const ssi::ActivityLog log = builder.build();
  EXPECT_TRUE(log.tracks(Signal::shares));
  EXPECT_FALSE(log.tracks(Signal::comments_made));
  const auto table = ssi::signals_on(log, ssi::Model::standard(), kStart);
  EXPECT_EQ(table.members().value(Signal::shares, 0), 0U);
  EXPECT_EQ(table.members().value(Signal::people_contacted, 0), 0U);
}

TEST(SignalsOn, RefuseAnotherCatalogue) {
  const ssi::ActivityLog log = ssi::ActivityLogBuilder(ssi::Model::standard()).build();
  EXPECT_THROW(ssi::signals_on(log, model_of(90), kStart), std::invalid_argument);
  EXPECT_THROW(ssi::SignalHistory(log, model_of(90), kStart), std::invalid_argument);
}

TEST(SignalHistory, DoesNotGoBack) {
  const ssi::ActivityLog log = ssi::ActivityLogBuilder(ssi::Model::standard()).build();
  ssi::SignalHistory history(log, ssi::Model::standard(), kStart);
  history.move_to(kStart);
  EXPECT_THROW(history.move_to(kStart - std::chrono::days(1)), std::invalid_argument);
}

/// Each would take hours, or all memory, if it were not linear.
TEST(HostileLog, AMillionPersonsOfOneMember) {
  std::vector<std::string> persons;
  std::vector<ssi::Activity> rows;
  constexpr std::uint32_t kPersons = 1'000'000;
  for (std::uint32_t i = 0; i < kPersons; ++i) persons.push_back(std::to_string(i));
  for (std::uint32_t i = 0; i < kPersons; ++i) {  // in reverse
    rows.push_back({.member = "a",
                    .signal = Signal::messages_sent,
                    .day = ssi::kLastDay - std::chrono::days(i),
                    .person = persons[i]});
  }
  ssi::ModelDefinition definition = ssi::Model::standard().definition();
  definition.window_days = 10'000'000;
  const ssi::Model model(definition);
  ssi::ActivityLogBuilder builder(model);
  builder.add(rows);
  const ssi::ActivityLog log = builder.build();
  const auto table = ssi::signals_on(log, model, ssi::kLastDay);
  EXPECT_EQ(table.members().value(Signal::people_contacted, 0), kPersons);
  EXPECT_EQ(table.members().value(Signal::days_active, 0), kPersons);
  EXPECT_EQ(table.members().value(Signal::messages_sent, 0), kPersons);
}

TEST(HostileLog, AMemberOfEachRow) {
  std::vector<std::string> ids;
  std::vector<ssi::Activity> rows;
  for (std::uint32_t i = 0; i < 300'000; ++i) ids.push_back(std::to_string(i));
  for (const std::string& id : ids) rows.push_back(row_of(id, kStart, Signal::posts, 2));
  ssi::ActivityLogBuilder builder(ssi::Model::standard());
  builder.add(rows);
  const ssi::ActivityLog log = builder.build({.threads = 2});
  const auto table = ssi::signals_on(log, ssi::Model::standard(), kStart, {.threads = 2});
  ASSERT_EQ(table.rows(), ids.size());
  for (std::size_t m = 0; m < ids.size(); m += 1013) {
    EXPECT_EQ(log.id(m), ids[m]);
    EXPECT_EQ(table.members().value(Signal::posts, m), 2U);
  }
}

TEST(HostileLog, SumsBeyond32BitsSlideExactly) {
  constexpr std::uint32_t kMost = 4294967295U;
  ssi::ModelDefinition definition = ssi::Model::standard().definition();
  definition.window_days = 2;
  const ssi::Model model(definition);
  std::vector<ssi::Activity> rows;
  const auto day = [](int i) { return kStart + std::chrono::days(i); };
  for (int i = 0; i < 4; ++i) {
    for (int times = 0; times < 3; ++times) {
      rows.push_back(row_of("a", day(i), Signal::posts, i == 1 ? 0 : kMost));
    }
  }
  rows.push_back(row_of("a", day(4), Signal::posts, 7));
  ssi::ActivityLogBuilder builder(model);
  builder.add(rows);
  const ssi::ActivityLog log = builder.build();
  ssi::SignalHistory history(log, model, day(0));
  const std::uint32_t expected[] = {kMost, kMost, kMost, kMost, kMost, 7, 0, 0};
  for (int i = 0; i < 8; ++i) {
    history.move_to(day(i));
    EXPECT_EQ(history.members().value(Signal::posts, 0), expected[i]) << i;
  }
}

TEST(HostileLog, TheEndsOfTheCalendar) {
  const ssi::Model model = ssi::Model::standard();
  ssi::ActivityLogBuilder builder(model);
  builder.add(std::array{row_of("a", ssi::kLastDay, Signal::posts, 2),
                         row_of("a", ssi::kFirstDay, Signal::posts, 1)});
  const ssi::ActivityLog log = builder.build();
  EXPECT_EQ(log.days(), (DayRange{ssi::kFirstDay, ssi::kLastDay}));
  EXPECT_EQ(log.first_day(0), ssi::kFirstDay);
  const auto posts = [&](Day day) {
    return ssi::signals_on(log, model, day).members().value(Signal::posts, 0);
  };
  EXPECT_EQ(posts(ssi::kFirstDay), 1U);
  EXPECT_EQ(posts(ssi::kFirstDay + std::chrono::days(89)), 1U);
  EXPECT_EQ(posts(ssi::kFirstDay + std::chrono::days(90)), 0U);
  EXPECT_EQ(posts(ssi::kLastDay), 2U);
}

}  // namespace
