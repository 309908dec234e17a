// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_DECIMAL_HPP
#define SSI_SRC_BASE_DECIMAL_HPP

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

/// Numbers as text. The lengths of neighbours differ, so a branch on one is often mispredicted,
/// which takes longer than all the rest: digits are written without branches, and perhaps some
/// bytes behind them, which the next text overwrites.
namespace ssi::internal {

/// Room for any number that the functions below write.
inline constexpr std::size_t kMostDigits = 24;

/// Whole numbers below this one have their text in a table.
inline constexpr std::uint32_t kFirstLong = 1000;

/// [number]: up to three digits, and in the last byte how many.
inline constexpr auto kShortNumbers = [] {
  std::array<std::array<char, 4>, kFirstLong> result{};
  for (std::uint32_t number = 0; number < kFirstLong; ++number) {
    auto& text = result[number];
    const std::size_t length = number < 10 ? 1 : number < 100 ? 2 : 3;
    std::uint32_t rest = number;
    for (std::size_t i = length; i-- > 0; rest /= 10) text[i] = static_cast<char>('0' + rest % 10);
    text[3] = static_cast<char>(length);
  }
  return result;
}();

/// [hundredths]: ".07".
inline constexpr auto kDecimals = [] {
  std::array<std::array<char, 4>, 100> result{};
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = {'.', static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10), 0};
  }
  return result;
}();

/// Returns the eight digits of a number as the values of bytes, the first digit lowest. Requires:
/// number < 10^8.
constexpr std::uint64_t eight_digits(std::uint32_t number) noexcept {
  // Halves, quarters and eighths of the word, each divided with a multiplication.
  std::uint64_t digits = number / 10'000 | std::uint64_t{number % 10'000} << 32;
  const std::uint64_t hundreds = digits * 5243 >> 19 & 0x0000007F'0000007F;
  digits = hundreds | (digits - 100 * hundreds) << 16;
  const std::uint64_t tens = digits * 103 >> 10 & 0x000F000F'000F000F;
  return tens | (digits - 10 * tens) << 8;
}

/// Writes a whole number. Returns its end. Requires: room for kMostDigits.
template <class Integer>
char* write_integer(char* out, Integer value) noexcept {
  static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");
  if (static_cast<std::uint64_t>(value) >= 100'000'000) {  // or negative
    return std::to_chars(out, out + kMostDigits, value).ptr;
  }
  constexpr std::uint64_t kLast = std::uint64_t{1} << 56;  // the last digit stays, even a 0
  const std::uint64_t digits = eight_digits(static_cast<std::uint32_t>(value));
  const int zeros = std::countr_zero(digits | kLast) / 8;
  const std::uint64_t text = (digits | 0x30303030'30303030) >> (8 * zeros);
  std::memcpy(out, &text, sizeof text);
  return out + (8 - zeros);
}

/// Writes a whole number that hardly ever has more than three digits, as write_integer() does.
inline char* write_short(char* out, std::uint32_t value) noexcept {
  if (value >= kFirstLong) return write_integer(out, value);
  const auto& text = kShortNumbers[value];
  std::memcpy(out, text.data(), text.size());
  return out + text[3];
}

/// Writes hundredths with two decimals, "-0.50". Returns its end. Requires: room for kMostDigits.
inline char* write_hundredths(char* out, std::int32_t hundredths) noexcept {
  if (hundredths < 0) *out++ = '-';
  const auto magnitude = static_cast<std::uint32_t>(std::llabs(hundredths));
  out = write_short(out, magnitude / 100);
  const auto& decimals = kDecimals[magnitude % 100];
  std::memcpy(out, decimals.data(), decimals.size());
  return out + 3;
}

inline void append_hundredths(std::string& out, std::int32_t hundredths) {
  char digits[kMostDigits];
  out.append(digits, write_hundredths(digits, hundredths));
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_DECIMAL_HPP
