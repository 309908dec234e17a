// SPDX-License-Identifier: MIT
#include "ssi/history/activity_log.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ssi/history.hpp"
#include "ssi/pipeline.hpp"

namespace {

using namespace std::chrono_literals;
using ssi::Activity;
using ssi::Day;
using ssi::Signal;

constexpr Day kDay{2024y / 5 / 1};

Day day(int after) { return kDay + std::chrono::days(after); }

const ssi::Model& model() {
  static const ssi::Model standard = ssi::Model::standard();
  return standard;
}

ssi::ActivityLog log_of(std::initializer_list<Activity> rows) {
  ssi::ActivityLogBuilder builder(model());
  for (const Activity& row : rows) builder.add(std::span(&row, 1));
  return builder.build();
}

/// Two known members, of whom one has connections and one a photo.
ssi::KnownMembers known_members() {
  ssi::KnownMembers known(model().catalogue());
  const std::vector<std::uint32_t> connections{40, 0};
  const std::vector<std::uint32_t> posts{3, 4};
  const std::vector<std::uint8_t> has_photo{0, 1};
  ssi::Columns columns;
  columns.set(Signal::connections, connections, ssi::missing_is(0U))
      .set(Signal::posts, posts)
      .set(Signal::has_photo, has_photo);
  const std::array<std::string_view, 2> ids{"ann", "bob"};
  EXPECT_EQ(known.add(ids, ssi::MemberTable(columns)), 2U);
  return known;
}

TEST(ActivityLog, HasMembersInTheOrderOfTheirFirstRows) {
  const auto log = log_of({{.member = "b", .signal = Signal::posts, .day = day(5)},
                           {.member = "a", .signal = Signal::posts, .day = day(1)},
                           {.member = "b", .signal = Signal::posts, .day = day(2)}});
  ASSERT_EQ(log.members(), 2U);
  EXPECT_EQ(log.id(0), "b");
  EXPECT_EQ(log.id(1), "a");
  EXPECT_EQ(log.first_day(0), day(2));
  EXPECT_EQ(log.days(), (ssi::DayRange{day(1), day(5)}));
  EXPECT_EQ(log.known_members(), nullptr);
  EXPECT_EQ(ssi::members_on(log, day(0)), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(ssi::members_on(log, day(1)), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(ssi::members_on(log, day(2)), (std::vector<std::uint32_t>{0, 1}));
}

TEST(ActivityLog, MayBeEmpty) {
  const auto log = log_of({});
  EXPECT_EQ(log.members(), 0U);
  EXPECT_EQ(log.days(), std::nullopt);
  EXPECT_EQ(ssi::signals_on(log, model(), kDay).rows(), 0U);
}

/// A row that is left out tracks nothing, and its first one need not be the earliest.
TEST(ActivityLog, LeavesOutRepeatedEventsOfAMember) {
  const auto log =
      log_of({{.member = "a", .signal = Signal::posts, .value = 2, .day = day(9), .event = "e"},
              {.member = "a", .signal = Signal::shares, .value = 3, .day = day(1), .event = "e"},
              {.member = "b", .signal = Signal::posts, .value = 5, .day = day(1), .event = "e"},
              {.member = "a", .signal = Signal::posts, .value = 7, .day = day(9)},
              {.member = "a", .signal = Signal::posts, .value = 9, .day = day(9)}});
  EXPECT_EQ(log.rows(), 4U);
  EXPECT_EQ(log.repeated_events(), 1U);
  EXPECT_FALSE(log.tracks(Signal::shares));
  EXPECT_EQ(log.first_day(0), day(9));
  const auto signals = ssi::signals_on(log, model(), day(9));
  EXPECT_EQ(signals.members().value(Signal::posts, 0), 18U);
  EXPECT_EQ(signals.members().value(Signal::posts, 1), 5U);
}

TEST(ActivityLog, CountsRowsThatShouldNameSomebody) {
  const auto log =
      log_of({{.member = "a", .signal = Signal::messages_sent, .day = day(0)},
              {.member = "a", .signal = Signal::messages_sent, .value = 0, .day = day(0)},
              {.member = "a", .signal = Signal::posts, .day = day(0)},
              {.member = "a", .signal = Signal::invitations_sent, .day = day(0), .person = "p"}});
  EXPECT_EQ(log.rows_without_person(), 1U);
  EXPECT_TRUE(log.tracks(Signal::people_contacted));
  EXPECT_FALSE(log.tracks(Signal::decision_makers_contacted));
}

TEST(ActivityLog, OfKnownMembersHasTheirStatesUntilItSaysOthers) {
  ssi::ActivityLogBuilder builder(model(), known_members());
  builder.add(std::array{
      Activity{.member = "bob", .signal = Signal::connections, .value = 7, .day = day(3)},
      Activity{.position = 1, .signal = Signal::has_photo, .value = 0, .day = day(4)}});
  const ssi::ActivityLog log = builder.build();
  ASSERT_EQ(log.members(), 2U);
  EXPECT_EQ(log.id(0), "ann");
  EXPECT_EQ(log.first_day(0), std::nullopt);
  EXPECT_EQ(ssi::members_on(log, ssi::kFirstDay), (std::vector<std::uint32_t>{0, 1}));
  ssi::SignalHistory history(log, model(), day(2));
  const auto value = [&](Signal signal, std::size_t member) {
    return history.members().value(signal, member);
  };
  EXPECT_EQ(value(Signal::connections, 0), 40U);
  EXPECT_EQ(value(Signal::connections, 1), std::nullopt);
  EXPECT_EQ(value(Signal::has_photo, 1), 1U);
  EXPECT_EQ(value(Signal::posts, 0), std::nullopt);  // a table's window signals are not taken
  history.move_to(day(4));
  EXPECT_EQ(value(Signal::connections, 0), 40U);
  EXPECT_EQ(value(Signal::connections, 1), 7U);
  EXPECT_EQ(value(Signal::has_photo, 1), 0U);
}

TEST(ActivityLog, OfKnownMembersRefusesOthers) {
  ssi::ActivityLogBuilder builder(model(), known_members());
  EXPECT_THROW(builder.add(std::array{Activity{.member = "cem", .day = kDay}}),
               std::invalid_argument);
}

TEST(KnownMembers, StopAtARepeatedId) {
  ssi::KnownMembers known(model().catalogue());
  const std::array<std::string_view, 3> ids{"a", "b", "a"};
  const std::vector<std::uint32_t> connections{1, 2, 3};
  EXPECT_EQ(known.add(ids, ssi::MemberTable(ssi::Columns().set(Signal::connections, connections))),
            2U);
  EXPECT_EQ(known.size(), 2U);
  EXPECT_THROW(known.add(std::span(ids).first(1),
                         ssi::MemberTable(ssi::Columns().set(Signal::connections, connections))),
               std::invalid_argument);
}

TEST(ActivityLogBuilder, TracksWindowSignalsOfTheLogAlone) {
  for (const Signal signal : {Signal::connections, Signal::leads_saved}) {
    EXPECT_THROW(ssi::ActivityLogBuilder(model(), std::array{signal}), std::invalid_argument);
  }
}

/// Many threads number rows while others are added: the log is that of one thread.
TEST(ActivityLogBuilder, IsTheSameForAnyNumberOfThreads) {
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back(std::to_string(i));
  std::vector<Activity> rows;
  for (std::size_t i = 0; i < 60'000; ++i) {
    rows.push_back({.member = texts[i * i % 2741],
                    .signal = i % 3 == 0 ? Signal::messages_sent : Signal::posts,
                    .value = static_cast<std::uint32_t>(i % 5),
                    .day = day(static_cast<int>(i % 97)),
                    .person = texts[i * 7 % 2999],
                    .event = i % 4 == 0 ? std::string_view() : texts[i * i % 1009]});
  }
  const auto built_by = [&](std::size_t threads) {
    struct Item {
      std::span<const Activity> rows;
      ssi::NumberedActivities numbered;
    };
    ssi::ActivityLogBuilder builder(model());
    std::size_t next = 0;
    ssi::run_pipeline<Item>(
        {.threads = threads},
        [&](Item& item) {
          if (next == rows.size()) return false;
          item.rows = std::span(rows).subspan(next, std::min<std::size_t>(101, rows.size() - next));
          next += item.rows.size();
          return true;
        },
        [&](Item& item) { builder.number(item.rows, item.numbered); },
        [&](const Item& item) { builder.add(item.numbered); });
    return builder.build({.threads = threads});
  };
  const ssi::ActivityLog one = built_by(1);
  const ssi::ActivityLog four = built_by(4);
  ASSERT_EQ(one.members(), four.members());
  EXPECT_EQ(one.repeated_events(), four.repeated_events());
  EXPECT_GT(one.repeated_events(), 500U);
  const auto expected = ssi::signals_on(one, model(), day(95));
  const auto signals = ssi::signals_on(four, model(), day(95), {.threads = 3});
  for (std::size_t m = 0; m < one.members(); ++m) {
    ASSERT_EQ(one.id(m), four.id(m));
    for (const Signal signal : model().used_signals()) {
      ASSERT_EQ(signals.members().value(signal, m), expected.members().value(signal, m));
    }
  }
}

TEST(ActivityLogBuilder, RefusesKnownMembersOfAnotherCatalogueAndPositionsOfNobody) {
  ssi::SignalCatalogue other;
  other.add({.name = "talks"});
  ssi::ModelDefinition definition = ssi::Model::standard().definition();
  definition.catalogue.add({.name = "webinars"});
  const ssi::Model own(std::move(definition));
  EXPECT_THROW(ssi::ActivityLogBuilder(own, ssi::KnownMembers(other)), std::invalid_argument);
  EXPECT_NO_THROW(ssi::ActivityLogBuilder(own, ssi::KnownMembers(own.catalogue())));

  const ssi::KnownMembers known = known_members();
  const auto position = static_cast<std::uint32_t>(known.size());
  ssi::ActivityLogBuilder builder(model(), known);
  EXPECT_THROW(builder.add(std::array{Activity{.position = position, .day = kDay}}),
               std::invalid_argument);
}

}  // namespace
