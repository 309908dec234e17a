// SPDX-License-Identifier: MIT
#include "import/written_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>

#include "import/text.hpp"

namespace ssi::internal {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

/// The numbers of a date, not yet known to be one.
struct Numbers {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 1;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;

  std::optional<DayAndTime> checked() const {
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(month), std::chrono::day(day)};
    // The seconds that are put in now and then are real, too.
    if (!date.ok() || year == 0 || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return DayAndTime{Day(date), (hour * 60 + minute) * 60 + second};
  }
};

/// Takes a text apart from its beginning. Each step returns whether it found what it asked for.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const noexcept { return rest_.empty(); }
  char next() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  /// A number of at least and at most so many digits.
  bool number(std::size_t least, std::size_t most, unsigned& value) {
    const std::size_t digits = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (digits < least || digits > most) return false;
    value = 0;
    for (const char c : rest_.substr(0, digits))
      value = value * 10 + static_cast<unsigned>(c - '0');
    rest_.remove_prefix(digits);
    return true;
  }

  /// A year of four digits, or of two, which are those of this century.
  bool year(unsigned& value) {
    const std::size_t before = rest_.size();
    if (!number(2, 4, value)) return false;
    const std::size_t digits = before - rest_.size();
    if (digits == 2) value += 2000;
    return digits != 3;
  }

  /// A month's name: in full, by three letters, or "Sept".
  bool month(unsigned& value) {
    const std::string word = take_word();
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      if (word == kMonths[i] || word == kMonths[i].substr(0, 3) || (i == 8 && word == "sept")) {
        value = static_cast<unsigned>(i) + 1;
        return true;
      }
    }
    return false;
  }

  bool weekday() {
    const std::string word = take_word();
    return std::ranges::find(kWeekdays, word) != kWeekdays.end();
  }

  /// "14:22" or "14:22:10".
  bool time(Numbers& numbers) {
    if (!number(2, 2, numbers.hour) || !take(":") || !number(2, 2, numbers.minute)) return false;
    return !take(":") || number(2, 2, numbers.second);
  }

  /// Nothing, or "1:17 PM" with or without a comma before it, up to the end.
  bool time_to_noon(Numbers& numbers) {
    if (at_end()) return true;
    take(",");
    if (!take(" ") || !number(1, 2, numbers.hour) || !take(":") || !number(2, 2, numbers.minute) ||
        !take(" ")) {
      return false;
    }
    const std::string half = take_word();
    if (numbers.hour < 1 || numbers.hour > 12 || (half != "am" && half != "pm")) return false;
    numbers.hour = numbers.hour % 12 + (half == "pm" ? 12 : 0);
    return at_end();
  }

 private:
  /// Takes ASCII letters, and returns them as small ones.
  std::string take_word() {
    std::string word;
    while (!rest_.empty() && ((rest_.front() >= 'A' && rest_.front() <= 'Z') ||
                              (rest_.front() >= 'a' && rest_.front() <= 'z'))) {
      word += rest_.front();
      rest_.remove_prefix(1);
    }
    return lower_case(word);
  }

  std::string_view rest_;
};

// Each of these reads one form, all of the text.

/// "2023-05-01", "2023/05/01 14:22:10 UTC".
bool read_year_first(Scanner s, Numbers& n) {
  if (!s.number(4, 4, n.year)) return false;
  const std::string_view sign = s.next() == '/' ? "/" : "-";
  if (!s.take(sign) || !s.number(2, 2, n.month) || !s.take(sign) || !s.number(2, 2, n.day)) {
    return false;
  }
  if (s.at_end()) return true;
  if (!(s.take(" ") || s.take("T")) || !s.time(n)) return false;
  s.take(" UTC");
  return s.at_end();
}

/// "8/30/22, 1:17 PM".
bool read_month_first(Scanner s, Numbers& n) {
  return s.number(1, 2, n.month) && s.take("/") && s.number(1, 2, n.day) && s.take("/") &&
         s.year(n.year) && s.time_to_noon(n);
}

/// "12 Mar 2019", "5-Jun-24".
bool read_day_first(Scanner s, Numbers& n) {
  if (!s.number(1, 2, n.day)) return false;
  const std::string_view sign = s.next() == '-' ? "-" : " ";
  return s.take(sign) && s.month(n.month) && s.take(sign) && s.year(n.year) && s.at_end();
}

/// "Mar 12, 2019, 1:17 PM".
bool read_named_month_first(Scanner s, Numbers& n) {
  if (!s.month(n.month) || !s.take(" ") || !s.number(1, 2, n.day)) return false;
  s.take(",");
  return s.take(" ") && s.year(n.year) && s.time_to_noon(n);
}

/// "Aug 2022".
bool read_month_alone(Scanner s, Numbers& n) {
  return s.month(n.month) && s.take(" ") && s.number(4, 4, n.year) && s.at_end();
}

/// "Sat Sep 05 08:12:14 UTC 2026".
bool read_weekday_first(Scanner s, Numbers& n) {
  return s.weekday() && s.take(" ") && s.month(n.month) && s.take(" ") && s.number(2, 2, n.day) &&
         s.take(" ") && s.time(n) && s.take(" UTC ") && s.number(4, 4, n.year) && s.at_end();
}

constexpr std::array kForms = {read_year_first,        read_month_first, read_day_first,
                               read_named_month_first, read_month_alone, read_weekday_first};

/// Returns a text with the spaces that keep words on one line as plain ones.
std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";            // U+00A0
  constexpr std::string_view kNarrowNoBreak = "\xE2\x80\xAF";  // U+202F
  std::string result;
  while (!text.empty()) {
    const bool is_wide = text.starts_with(kNoBreak);
    if (is_wide || text.starts_with(kNarrowNoBreak)) {
      result += ' ';
      text.remove_prefix(is_wide ? kNoBreak.size() : kNarrowNoBreak.size());
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace

std::optional<DayAndTime> read_written_date(std::string_view text) {
  const std::string plain = with_plain_spaces(trimmed(text));
  for (const auto& read : kForms) {
    Numbers numbers;
    if (read(Scanner(plain), numbers)) return numbers.checked();
  }
  return std::nullopt;
}

}  // namespace ssi::internal
