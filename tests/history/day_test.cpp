// SPDX-License-Identifier: MIT
#include "ssi/history/day.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::chrono_literals;
using ssi::Day;
using ssi::DayRange;

TEST(Day, ReadsDatesOfTheCalendar) {
  EXPECT_EQ(ssi::parse_day("2024-02-29"), Day{2024y / 2 / 29});
  EXPECT_EQ(ssi::parse_day("0001-01-01"), ssi::kFirstDay);
  EXPECT_EQ(ssi::parse_day("9999-12-31"), ssi::kLastDay);
  EXPECT_EQ(ssi::parse_day("2000-02-29"), Day{2000y / 2 / 29});
}

TEST(Day, RefusesAllElse) {
  for (const char* text : {"",
                           "2024",
                           "2024-02",
                           "2024-2-29",
                           "2023-02-29",
                           "1900-02-29",
                           "2024-00-10",
                           "2024-13-01",
                           "2024-01-00",
                           "2024-04-31",
                           "0000-01-01",
                           "10000-01-01",
                           "2024-01-01 ",
                           " 2024-01-01",
                           "2024/01/01",
                           "20240101",
                           "2024-01-1x",
                           "2024-1x-01",
                           "-024-01-01",
                           "2024-01-:1",
                           "2024-01-01T00:00"}) {
    EXPECT_FALSE(ssi::parse_day(text)) << text;
  }
}

TEST(Day, IsWrittenAsItIsRead) {
  for (Day day = ssi::kFirstDay; day <= ssi::kLastDay; day += std::chrono::days(97)) {
    ASSERT_EQ(ssi::parse_day(ssi::to_text(day)), day) << ssi::to_text(day);
  }
  EXPECT_EQ(ssi::to_text(ssi::kFirstDay), "0001-01-01");
  EXPECT_EQ(ssi::to_text(ssi::kLastDay), "9999-12-31");
}

TEST(Day, HasAWindow) {
  const Day day{2024y / 5 / 28};
  EXPECT_EQ(ssi::window_of(day, 1), (DayRange{day, day}));
  EXPECT_EQ(ssi::window_of(day, 90), (DayRange{Day{2024y / 2 / 29}, day}));
  EXPECT_EQ(ssi::window_of(day, 4294967295), (DayRange{ssi::kFirstDay, day}));
  EXPECT_EQ(ssi::window_of(ssi::kFirstDay, 90), (DayRange{ssi::kFirstDay, ssi::kFirstDay}));
}

}  // namespace
