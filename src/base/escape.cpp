// SPDX-License-Identifier: MIT
#include "base/escape.hpp"

#include <cstddef>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

/// Whether a byte of UTF-8, or an ASCII one of any text, belongs to a control character. Terminals
/// obey those from U+0080 to U+009F too, which are 0xC2 and one more byte.
bool is_control(std::string_view utf8, std::size_t i) {
  const auto byte_at = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
  const unsigned char byte = byte_at(i);
  if (byte == 0xC2) return byte_at(i + 1) < 0xA0;
  if (byte >= 0x80 && byte < 0xA0) return byte_at(i - 1) == 0xC2;
  return byte < 0x20 || byte == 0x7F;
}

}  // namespace

std::string escaped(std::string_view text) {
  const bool is_text = is_utf8(text);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte > 0x7F && !is_text) || is_control(text, i)) {
      result += "\\x";
      append_hex(result, byte, 2);
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace ssi::internal
