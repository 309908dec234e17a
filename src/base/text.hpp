// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_TEXT_HPP
#define SSI_SRC_BASE_TEXT_HPP

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace ssi::internal {

inline constexpr std::string_view kUpperHex = "0123456789ABCDEF";
inline constexpr std::string_view kLowerHex = "0123456789abcdef";

/// Appends the last `count` hexadecimal digits of a number.
inline void append_hex(std::string& out, std::uint64_t number, int count,
                       std::string_view digits = kUpperHex) {
  for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) out += digits[(number >> shift) & 15];
}

/// Returns the shortest text that reads back as the same double.
inline std::string shortest(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_TEXT_HPP
