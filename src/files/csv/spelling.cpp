// SPDX-License-Identifier: MIT
#include "files/csv/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ssi::internal {
namespace {

constexpr std::array<std::string_view, 10> kMissingWords = {"NA",   "N/A", "#N/A", "NULL", "null",
                                                            "None", "nan", "NaN",  "\\N",  ""};
constexpr std::array<std::string_view, 4> kYes = {"true", "yes", "t", "y"};
constexpr std::array<std::string_view, 4> kNo = {"false", "no", "f", "n"};

/// Bytes of a cell whose likely meaning is worth a thought.
constexpr std::size_t kLongestExplained = 100;

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::string_view without_padding(std::string_view cell) noexcept {
  constexpr std::string_view kPadding = " \t";
  const std::size_t begin = cell.find_first_not_of(kPadding);
  if (begin == cell.npos) return {};
  return cell.substr(begin, cell.find_last_not_of(kPadding) + 1 - begin);
}

std::optional<std::uint32_t> number_of(std::string_view digits, std::uint32_t largest) noexcept {
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
    if (value > largest) return std::nullopt;
  }
  return static_cast<std::uint32_t>(value);
}

/// Returns "12" of "12.0", and nothing of what has no point or more behind it than zeros.
std::string_view before_point_zero(std::string_view cell) noexcept {
  const std::size_t point = cell.find('.');
  if (point == cell.npos || point + 1 == cell.size()) return {};
  return cell.find_first_not_of('0', point + 1) == cell.npos ? cell.substr(0, point)
                                                             : std::string_view();
}

bool is_word(std::string_view cell, std::string_view lower) noexcept {
  return std::ranges::equal(cell, lower, [](char c, char wanted) {
    return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == wanted;
  });
}

std::optional<std::uint32_t> flag_of(std::string_view cell) noexcept {
  const auto is = [cell](std::string_view word) { return is_word(cell, word); };
  if (std::ranges::any_of(kYes, is)) return 1;
  if (std::ranges::any_of(kNo, is)) return 0;
  return std::nullopt;
}

/// Whether the cell is digits with these characters among them, at least one of each, and nothing
/// else.
bool is_digits_and(std::string_view cell, std::string_view others) noexcept {
  const bool has_all =
      std::ranges::all_of(others, [&](char c) { return cell.find(c) != cell.npos; });
  return has_all && !cell.empty() && std::ranges::all_of(cell, [&](char c) {
           return is_digit(c) || others.find(c) != others.npos;
         });
}

bool is_thousands(std::string_view cell, char separator) noexcept {
  // "1,234" or "12,345,678": groups of three.
  std::size_t groups = 0;
  while (cell.size() > 4 && cell[cell.size() - 4] == separator &&
         is_digits_and(cell.substr(cell.size() - 3), "")) {
    cell.remove_suffix(4);
    ++groups;
  }
  return groups > 0 && cell.size() <= 3 && is_digits_and(cell, "");
}

/// A cell with no-break spaces, which stand between thousands in some countries, as plain ones.
std::string with_plain_spaces(std::string_view cell) {
  std::string result(cell);
  for (const std::string_view space : {"\u00A0", "\u202F"}) {
    for (std::size_t i = result.find(space); i != result.npos; i = result.find(space, i)) {
      result.replace(i, space.size(), " ");
    }
  }
  return result;
}

/// Whether it is a date, with a time behind it or not.
bool is_date(std::string_view cell) noexcept {
  cell = cell.substr(0, cell.find_first_of(" T"));
  return std::ranges::any_of(std::array{'-', '/', '.'}, [&](char c) {
    return std::ranges::count(cell, c) == 2 && is_digits_and(cell, std::string_view(&c, 1)) &&
           cell.size() >= 6;
  });
}

}  // namespace

Spelled read_spelling(std::string_view cell, std::uint32_t largest,
                      const std::vector<std::string>& missing_words) {
  if (cell.empty()) return {Spelling::plain, true, 0};
  if (std::ranges::find(missing_words, cell) != missing_words.end()) {
    return {Spelling::missing_word, true, 0};
  }
  if (const auto value = number_of(cell, largest)) return {Spelling::plain, false, *value};
  const std::string_view bare = without_padding(cell);
  if (std::ranges::find(kMissingWords, bare) != kMissingWords.end() ||
      std::ranges::find(missing_words, bare) != missing_words.end()) {
    return {bare.empty() ? Spelling::padded : Spelling::missing_word, true, 0};
  }
  if (const auto value = number_of(bare, largest)) return {Spelling::padded, false, *value};
  if (const auto value = number_of(before_point_zero(bare), largest)) {
    return {Spelling::point_zero, false, *value};
  }
  const auto flag = largest == 1 ? flag_of(bare) : std::nullopt;
  return flag ? Spelled{Spelling::flag_word, false, *flag} : Spelled{};
}

bool is_missing(std::string_view cell) noexcept {
  return std::ranges::find(kMissingWords, without_padding(cell)) != kMissingWords.end();
}

const char* fault_of_number(std::string_view cell, std::uint32_t largest) {
  const std::string spaced = with_plain_spaces(cell.substr(0, kLongestExplained));
  const std::string_view bare = without_padding(spaced);
  const bool is_flag = largest == 1;
  const auto either = [is_flag](const char* of_flag, const char* of_count) {
    return is_flag ? of_flag : of_count;
  };
  if (bare.ends_with('%')) {
    return either("is not 0 or 1: it is a percentage",
                  "is not a whole number from 0 to 4294967295: it is a percentage");
  }
  if (is_thousands(bare, ',') || is_thousands(bare, '.') || is_thousands(bare, '\'') ||
      is_thousands(bare, ' ')) {
    return either("is not 0 or 1",
                  "is not a whole number from 0 to 4294967295: write it without a thousands "
                  "separator");
  }
  if (is_digits_and(bare, ".,")) {  // "1.234,5" or "1,234.5"
    return either("is not 0 or 1",
                  "is not a whole number from 0 to 4294967295: it has a thousands separator and a "
                  "fraction");
  }
  if (is_date(bare)) {
    return either("is not 0 or 1: it looks like a date",
                  "is not a whole number from 0 to 4294967295: it looks like a date");
  }
  if (is_digits_and(bare, ",")) {
    return either("is not 0 or 1: it has a decimal comma",
                  "is not a whole number from 0 to 4294967295: it has a decimal comma");
  }
  if (is_digits_and(bare, ".")) {
    return either("is not 0 or 1: it is a fraction",
                  "is not a whole number from 0 to 4294967295: it is a fraction");
  }
  if (bare.starts_with('-')) {
    return either("is not 0 or 1: it is negative; if it stands for missing, say --na with it",
                  "is not a whole number from 0 to 4294967295: it is negative; if it stands for "
                  "missing, say --na with it");
  }
  return either("is not 0 or 1, nor a word for one of them: true, false, yes, no, t, f, y, n",
                "is not a whole number from 0 to 4294967295");
}

const char* hint_of_decimal(std::string_view cell) {
  const std::string spaced = with_plain_spaces(cell.substr(0, kLongestExplained));
  std::string_view bare = without_padding(spaced);
  if (bare.starts_with('-')) bare.remove_prefix(1);
  if (bare.ends_with('%')) return ": write it without the percent sign";
  for (const std::string_view sign : {"$", "\u20AC", "\u00A3", "\u00A5"}) {
    if (bare.find(sign) != bare.npos) return ": write it without the currency";
  }
  const bool has_comma = bare.find(',') != bare.npos;
  const bool has_point = bare.find('.') != bare.npos;
  if (is_digits_and(bare, ".,") || (is_thousands(bare, '.') && std::ranges::count(bare, '.') > 1)) {
    return ": write it without a thousands separator, and with a decimal point";
  }
  if (is_thousands(bare, ',')) {
    return ": write it without a thousands separator, or with a decimal point";
  }
  if (is_date(bare)) return ": it looks like a date";
  if (is_digits_and(bare, ",") && std::ranges::count(bare, ',') == 1) {
    return ": write a decimal point instead of the comma";
  }
  const std::string_view whole = bare.substr(0, bare.find_first_of(".,"));
  if (is_thousands(whole, '\'') || is_thousands(whole, ' ')) {
    return has_comma && !has_point
               ? ": write it without a thousands separator, and with a decimal point"
               : ": write it without a thousands separator";
  }
  return "";
}

std::string fault_of_decimal(std::string_view cell) {
  const std::string_view hint = hint_of_decimal(cell);
  return std::string("is not a number such as 1, -3.5 or 1200.00")
      .append(hint.empty() ? "; leave it empty if not known" : hint);
}

}  // namespace ssi::internal
