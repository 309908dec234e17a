// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_FLOOD_HPP
#define SSI_TESTS_SUPPORT_FLOOD_HPP

// Anybody who knows std::hash can make such texts: it is the same in every process.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace ssi {

/// Returns different texts of 16 letters and other characters that need no quotes, all with one
/// std::hash where that is MurmurHash64A, as in libstdc++. A table that uses it compares each text
/// with all before it: for 150,000 that takes minutes.
inline std::vector<std::string> texts_of_equal_hash(std::size_t count) {
  // The hash of two words is a bijection of the second: it is chosen so that all get one result.
  constexpr std::uint64_t kFactor = 0xC6A4A7935BD1E995;
  constexpr std::uint64_t kStart = 0xC70F6907 ^ (16 * kFactor);
  constexpr std::uint64_t kWanted = 0x0123456789ABCDEF;
  const auto mixed = [](std::uint64_t word) {
    word *= kFactor;
    return (word ^ word >> 47) * kFactor;
  };
  std::uint64_t inverse = kFactor;  // of the factor, modulo 2^64
  for (int i = 0; i < 6; ++i) inverse *= 2 - kFactor * inverse;
  const auto unmixed = [inverse](std::uint64_t word) {
    word *= inverse;
    return (word ^ word >> 47) * inverse;
  };
  const auto is_plain = [](std::uint64_t word) {
    for (; word != 0; word >>= 8) {
      const std::uint64_t byte = word & 0xFF;
      if (byte < '#' || byte > '~' || byte == ',') return false;
    }
    return true;
  };
  std::vector<std::string> texts;
  for (std::uint32_t number = 0; texts.size() < count; ++number) {
    std::uint64_t first = 0;  // a letter from a to p for each 4 bits
    for (unsigned i = 0; i < 32; i += 4) first = first << 8 | ('a' + (number >> i & 15));
    const std::uint64_t second = unmixed(kWanted ^ (kStart ^ mixed(first)) * kFactor);
    if (second >> 56 == 0 || !is_plain(second)) continue;
    std::string& text = texts.emplace_back(16, ' ');
    std::memcpy(text.data(), &first, 8);
    std::memcpy(text.data() + 8, &second, 8);
  }
  return texts;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_FLOOD_HPP
