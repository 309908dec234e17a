// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_TOML_TEXT_HPP
#define SSI_SRC_FILES_TOML_TEXT_HPP

#include <string>
#include <string_view>

#include "base/text.hpp"

namespace ssi::internal {

/// Returns a text as TOML writes it.
inline std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      result += "\\u00";
      append_hex(result, byte, 2);
    } else {
      result += c;
    }
  }
  return result + '"';
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_TOML_TEXT_HPP
