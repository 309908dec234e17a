// SPDX-License-Identifier: MIT
#include "report/page/shown.hpp"

#include <algorithm>
#include <iterator>

#include "base/escape.hpp"
#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

/// Invisible characters that people write for good reasons, and that are harmless on a page.
bool is_harmless(char32_t character) {
  constexpr char32_t kHarmless[] = {
      0x00A0, 0x2009, 0x202F, 0x3000,  // spaces
      0x200C, 0x200D,  // of Persian and Indic words, and of pictures made of several
      0xFE0E, 0xFE0F,  // text or picture
  };
  return std::ranges::find(kHarmless, character) != std::end(kHarmless);
}

/// Whether a character is, or may become, one that is written from right to left.
bool is_right_to_left(char32_t character) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr Range kRanges[] = {
      {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFF}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
  return std::ranges::any_of(kRanges, [character](const Range& range) {
    return range.first <= character && character <= range.last;
  });
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::string_view kIsolate = "\xE2\x81\xA8";       // U+2068
  constexpr std::string_view kEndOfIsolate = "\xE2\x81\xA9";  // U+2069
  std::string result;
  bool turns = false;
  const std::string whole = well_formed(text);
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view bytes = rest.substr(0, character_length(rest));
    const char32_t character = character_of(bytes);
    turns = turns || is_right_to_left(character);
    if (is_harmless(character)) {
      result += bytes;
    } else {
      result += escaped(bytes);
    }
    rest.remove_prefix(bytes.size());
  }
  if (!turns) return result;
  return std::string(kIsolate).append(result).append(kEndOfIsolate);
}

std::string markup(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace ssi::internal
