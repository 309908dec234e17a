// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

/// Returns how many bytes a text that does not begin with well-formed UTF-8 has of the character
/// that it seems to begin with; at least 1.
std::size_t ill_formed_length(std::string_view text) noexcept {
  for (const std::size_t length : {std::size_t{3}, std::size_t{2}}) {
    if (text.size() < length) continue;
    char completed[] = {text[0], text[1], '\x80', '\x80'};  // a byte that may end any character
    if (length == 3) completed[2] = text[2];
    if (character_length({completed, 4}) > length) return length;
  }
  return 1;
}

}  // namespace

std::size_t character_length(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const auto byte = [text](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && byte(1) < 0x90;
    const bool too_large = lead == 0xF4 && byte(1) > 0x8F;
    return continues(1) && continues(2) && continues(3) && !overlong && !too_large ? 4 : 0;
  }
  return 0;
}

char32_t character_of(std::string_view bytes) noexcept {
  const auto lead = static_cast<unsigned char>(bytes.front());
  constexpr unsigned char kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};  // of 1 to 4 bytes
  char32_t character = lead & kLeadBits[bytes.size()];
  for (const char c : bytes.substr(1)) {
    character = character << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return character;
}

std::string_view beginning(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string well_formed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length > 0) {
      result += text.substr(0, length);
      text.remove_prefix(length);
    } else {
      result += "\xEF\xBF\xBD";
      text.remove_prefix(ill_formed_length(text));
    }
  }
  return result;
}

}  // namespace ssi::internal
