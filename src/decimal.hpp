// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_DECIMAL_HPP
#define SSI_SRC_DECIMAL_HPP

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace ssi::internal {

/// Appends a whole number.
template <class Integer>
void append_integer(std::string& out, Integer value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

/// Appends hundredths with two decimals, "-0.50".
inline void append_hundredths(std::string& out, std::int32_t hundredths) {
  char digits[16];
  char* c = digits;
  if (hundredths < 0) *c++ = '-';
  const std::int64_t magnitude = std::llabs(hundredths);
  c = std::to_chars(c, digits + sizeof digits, magnitude / 100).ptr;
  const auto decimals = static_cast<int>(magnitude % 100);
  *c++ = '.';
  *c++ = static_cast<char>('0' + decimals / 10);
  *c++ = static_cast<char>('0' + decimals % 10);
  out.append(digits, c);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_DECIMAL_HPP
