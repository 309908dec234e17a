// SPDX-License-Identifier: MIT
#include "history/date_text.hpp"

#include <algorithm>
#include <cstddef>

namespace ssi::internal {
namespace {

constexpr bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

/// Takes a mark and two digits behind it, as ":59", off the front of a text. Returns false, with
/// nothing taken, if it does not begin so or the number is more than `most`.
bool take(std::string_view& text, char mark, int most) noexcept {
  if (text.size() < 3 || text[0] != mark || !is_digit(text[1]) || !is_digit(text[2])) return false;
  if ((text[1] - '0') * 10 + (text[2] - '0') > most) return false;
  text.remove_prefix(3);
  return true;
}

/// Whether the text behind a date is a time, which begins with 'T' or a space.
bool is_time(std::string_view text) noexcept {
  if (!take(text, text.front() == 'T' ? 'T' : ' ', 23) || !take(text, ':', 59)) return false;
  if (take(text, ':', 60) && text.starts_with('.')) {
    const std::string_view digits = text.substr(1);
    const auto end = std::ranges::find_if_not(digits, is_digit);
    if (end == digits.begin()) return false;
    text = digits.substr(static_cast<std::size_t>(end - digits.begin()));
  }
  if (text.empty() || text == "Z") return true;
  return take(text, text.front() == '+' ? '+' : '-', 23) && take(text, ':', 59) && text.empty();
}

}  // namespace

std::optional<Day> read_date(std::string_view cell) noexcept {
  constexpr std::size_t kDate = 10;
  const std::string_view time = cell.substr(std::min(cell.size(), kDate));
  if (!time.empty() && !is_time(time)) return std::nullopt;
  return parse_day(cell.substr(0, kDate));
}

}  // namespace ssi::internal
