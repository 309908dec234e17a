// SPDX-License-Identifier: MIT
#include "printable.hpp"

namespace ssi::command {

std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // Terminals obey U+0080 to U+009F too, which are two bytes.
    if (byte >= 0x80 && byte < 0xA0 && result.ends_with('\xC2')) {
      result.back() = '?';
    } else {
      result += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
  }
  return result;
}

}  // namespace ssi::command
