// SPDX-License-Identifier: MIT
#include "import/text.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

/// Unicode's property White_Space.
constexpr bool is_white(char32_t c) noexcept {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Returns the length of the white space character that a text begins with, or 0.
std::size_t white_in_front(std::string_view text) noexcept {
  const std::size_t length = character_length(text);
  return length > 0 && is_white(character_of(text.substr(0, length))) ? length : 0;
}

/// Returns the length of the white space character that a text ends with, or 0.
std::size_t white_at_the_end(std::string_view text) noexcept {
  constexpr std::size_t kLongestWhite = 3;  // bytes
  for (std::size_t length = 1; length <= std::min(kLongestWhite, text.size()); ++length) {
    if (white_in_front(text.substr(text.size() - length)) == length) return length;
  }
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
  while (const std::size_t length = white_in_front(text)) text.remove_prefix(length);
  while (const std::size_t length = white_at_the_end(text)) text.remove_suffix(length);
  return text;
}

std::string one_spaced(std::string_view text) {
  std::string result;
  text = trimmed(text);
  while (!text.empty()) {
    std::size_t white = 0;
    while (const std::size_t length = white_in_front(text.substr(white))) white += length;
    text.remove_prefix(white);
    if (white > 0) result += ' ';
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace ssi::internal
