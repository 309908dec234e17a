// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_DIGITS_HPP
#define SSI_SRC_FILES_CSV_DIGITS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ssi::internal {

constexpr bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }

/// Reads decimal digits, however many zeros lead. Returns false unless they are all there is and
/// at most `largest`.
inline bool parse_number(std::string_view cell, std::uint32_t largest,
                         std::uint32_t& value) noexcept {
  std::uint64_t sum = 0;
  for (const char c : cell) {
    if (!is_digit(c)) return false;
    sum = sum * 10 + static_cast<std::uint64_t>(c - '0');
    if (sum > largest) return false;
  }
  value = static_cast<std::uint32_t>(sum);
  return true;
}

/// The same of up to 4 digits that are the highest bytes of a word, the last one highest, behind
/// zero bytes; each less '0', by xor. Without a branch on their number, because it is
/// unpredictable. A digit is a byte that is at most 9: in any other, adding to the low bits carries
/// into the top one, or that is set.
inline bool parse_digits(std::uint32_t digits, std::uint32_t& value) noexcept {
  static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");
  const std::uint32_t others = ((digits & 0x7F7F7F7FU) + 0x76767676U) | digits;
  const std::uint32_t pairs = digits * 10 + (digits >> 8U);  // in every other byte
  value = (pairs & 0xFFU) * 100 + ((pairs >> 16U) & 0xFFU);
  return (others & 0x80808080U) == 0;
}

/// The same of the `count` characters, at most 4, that begin at `c`. Reads 4 bytes.
inline bool parse_short_number(const char* c, std::size_t count, std::uint32_t& value) noexcept {
  std::uint32_t digits;
  std::memcpy(&digits, c, sizeof digits);
  digits ^= 0x30303030U;
  // Without any, all are shifted out.
  return parse_digits(static_cast<std::uint32_t>(std::uint64_t{digits} << (32 - 8 * count)), value);
}

/// The same of those that end at `end`. Reads the 4 bytes before it.
inline bool parse_short_number_before(const char* end, std::size_t count,
                                      std::uint32_t& value) noexcept {
  std::uint32_t digits;
  std::memcpy(&digits, end - sizeof digits, sizeof digits);
  digits ^= 0x30303030U;
  const std::size_t others = 32 - 8 * count;  // bits
  return parse_digits(static_cast<std::uint32_t>(std::uint64_t{digits} >> others << others), value);
}

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_DIGITS_HPP
