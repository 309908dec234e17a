// SPDX-License-Identifier: MIT
#include "import/decision_maker.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"
#include "import/text.hpp"

namespace ssi::internal {
namespace {

std::string compared(std::string_view text) { return lower_case(one_spaced(text)); }

std::vector<std::string> compared(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& text : texts) result.push_back(compared(text));
  return result;
}

/// Whether a character belongs to a word: ASCII letters and digits, and Latin letters beyond.
constexpr bool is_in_word(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c <= 0x24F);
}

bool begins_in_word(std::string_view text) noexcept {
  const std::size_t length = character_length(text);
  return length > 0 && is_in_word(character_of(text.substr(0, length)));
}

/// Letters beyond ASCII take two bytes here.
bool ends_in_word(std::string_view text) noexcept {
  if (text.empty()) return false;
  const std::string_view last = text.substr(text.size() - 1);
  if (character_length(last) == 1) return begins_in_word(last);
  return text.size() > 1 && begins_in_word(text.substr(text.size() - 2));
}

bool has_word(std::string_view text, std::string_view word) noexcept {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    if (!ends_in_word(text.substr(0, at)) && !begins_in_word(text.substr(at + word.size()))) {
      return true;
    }
  }
  return false;
}

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return has_word(text, word); });
}

}  // namespace

PositionRule::PositionRule(const DecisionMakers& lists)
    : words_(compared(lists.words)), except_(compared(lists.except)) {}

bool PositionRule::operator()(std::string_view position) const {
  const std::string text = compared(position);
  return has_any(text, words_) && !has_any(text, except_);
}

}  // namespace ssi::internal
