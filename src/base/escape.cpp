// SPDX-License-Identifier: MIT
#include "base/escape.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

void append_byte(std::string& out, char byte) {
  out += "\\x";
  append_hex(out, static_cast<unsigned char>(byte), 2);
}

void append_character(std::string& out, char32_t character) {
  out += "\\u{";
  const auto bits = static_cast<int>(std::bit_width(std::uint32_t{character}));
  append_hex(out, character, (bits + 3) / 4, kLowerHex);
  out += '}';
}

/// Calls `each(bytes, character)` for the characters of UTF-8.
template <class Each>
void for_each_character(std::string_view utf8, Each each) {
  while (!utf8.empty()) {
    const std::string_view bytes = utf8.substr(0, character_length(utf8));
    each(bytes, character_of(bytes));
    utf8.remove_prefix(bytes.size());
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  if (!is_utf8(text)) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte > 0x7F || is_invisible(byte)) {
        append_byte(result, c);
      } else {
        result += c;
      }
    }
    return result;
  }
  for_each_character(text, [&result](std::string_view bytes, char32_t character) {
    if (!is_invisible(character)) {
      result += bytes;
    } else if (character < 0x80) {
      append_byte(result, bytes.front());
    } else {
      append_character(result, character);
    }
  });
  return result;
}

std::string visible_part(std::string_view text) {
  std::string result;
  for_each_character(text, [&result](std::string_view bytes, char32_t character) {
    const bool is_leading_space = character == ' ' && result.empty();
    if (!is_invisible(character) && !is_leading_space) result += bytes;
  });
  result.resize(result.find_last_not_of(' ') + 1);
  return result;
}

}  // namespace ssi::internal
