// SPDX-License-Identifier: MIT
#include "ssi/history/day.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace ssi {
namespace {

/// Returns the number that the digits are; a number of more than four digits if one is none.
constexpr unsigned number_of(std::string_view digits) noexcept {
  constexpr unsigned kNoNumber = 1'000'000;
  unsigned number = 0;
  for (const char c : digits) {
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
    number = digit > 9 ? kNoNumber : number * 10 + digit;
  }
  return number;
}

}  // namespace

DayRange window_of(Day day, std::uint32_t days) noexcept {
  assert(days > 0 && day >= kFirstDay);
  const std::int64_t before = std::int64_t{days} - 1;
  const std::int64_t most = (day - kFirstDay).count();
  const auto taken = static_cast<int>(std::min(before, most));
  return {day - std::chrono::days(taken), day};
}

std::optional<Day> parse_day(std::string_view text) noexcept {
  constexpr std::size_t kLength = 10;  // of "2024-02-29"
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const unsigned year = number_of(text.substr(0, 4));
  const unsigned month = number_of(text.substr(5, 2));
  const unsigned day = number_of(text.substr(8, 2));
  if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day));
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::string to_text(Day day) {
  assert(day >= kFirstDay && day <= kLastDay);
  const std::chrono::year_month_day date(day);
  std::string text = "0000-00-00";
  const auto write = [&text](std::size_t end, unsigned number) {
    for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  write(4, static_cast<unsigned>(static_cast<int>(date.year())));
  write(7, static_cast<unsigned>(date.month()));
  write(10, static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace ssi
