// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_DECIMAL_HPP
#define SSI_SRC_BASE_DECIMAL_HPP

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace ssi::internal {

/// Room for any number that the functions below write.
inline constexpr std::size_t kMostDigits = 24;

/// Writes a whole number. Returns its end. Requires: room for kMostDigits.
template <class Integer>
char* write_integer(char* out, Integer value) noexcept {
  return std::to_chars(out, out + kMostDigits, value).ptr;
}

/// Writes hundredths with two decimals, "-0.50". Returns its end. Requires: room for kMostDigits.
inline char* write_hundredths(char* out, std::int32_t hundredths) noexcept {
  if (hundredths < 0) *out++ = '-';
  const auto magnitude = static_cast<std::uint32_t>(std::llabs(hundredths));
  const std::uint32_t whole = magnitude / 100;
  const std::uint32_t decimals = magnitude % 100;
  if (whole < 10) {
    *out++ = static_cast<char>('0' + whole);  // most points are few
  } else {
    out = write_integer(out, whole);
  }
  *out++ = '.';
  *out++ = static_cast<char>('0' + decimals / 10);
  *out++ = static_cast<char>('0' + decimals % 10);
  return out;
}

inline void append_hundredths(std::string& out, std::int32_t hundredths) {
  char digits[kMostDigits];
  out.append(digits, write_hundredths(digits, hundredths));
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_DECIMAL_HPP
