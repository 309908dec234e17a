// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SYNTHETIC_OCTAVES_HPP
#define SSI_SRC_SYNTHETIC_OCTAVES_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace ssi::internal {

// Logarithms of base 2 in whole 256ths, from integer arithmetic alone: the same on every machine,
// which a library's logarithm need not be. A factor of two is an octave.

inline constexpr std::int32_t kOctave = 256;

/// Returns log2(n) in 256ths of an octave, rounded down. Requires: 1 <= n < 2^32.
constexpr std::int32_t octaves(std::uint64_t n) {
  const int whole = 63 - std::countl_zero(n);
  std::uint64_t fraction = n << (31 - whole);  // in [1, 2), with 31 binary places
  std::int32_t result = whole;
  for (int bit = 0; bit < 8; ++bit) {  // squaring doubles the logarithm: a bit comes out on top
    fraction = fraction * fraction >> 31;
    const auto carry = static_cast<std::int32_t>(fraction >> 32);
    result = 2 * result + carry;
    fraction >>= carry;
  }
  return result;
}

/// The levels of counts that 16 bits hold.
inline constexpr std::size_t kLevels = std::size_t{16} * kOctave;

/// The inverse: [x] is floor(2^(x / 256)) - 1, from 0 to 65,357.
inline constexpr std::array<std::uint16_t, kLevels> kCounts = [] {
  std::array<std::uint16_t, kLevels> counts{};
  for (std::size_t x = 0; x < kOctave; ++x) {
    // 2^(x / 256) with 31 binary places: above the largest number whose logarithm is less.
    std::uint64_t less = (std::uint64_t{1} << 31) - 1;
    for (std::uint64_t bit = 1 << 30; bit != 0; bit >>= 1) {
      if (octaves(less + bit) < 31 * kOctave + static_cast<std::int32_t>(x)) less += bit;
    }
    for (std::size_t octave = 0; octave < 16; ++octave) {
      counts[octave * kOctave + x] = static_cast<std::uint16_t>(((less + 1) >> (31 - octave)) - 1);
    }
  }
  return counts;
}();

/// The logistic distribution: [i] is its quantile at (2i + 1) / 2048, log2(p / (1 - p)).
inline constexpr std::array<std::int16_t, 1024> kLogistic = [] {
  std::array<std::int16_t, 1024> quantiles{};
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    quantiles[i] = static_cast<std::int16_t>(octaves(2 * i + 1) - octaves(2047 - 2 * i));
  }
  return quantiles;
}();

}  // namespace ssi::internal

#endif  // SSI_SRC_SYNTHETIC_OCTAVES_HPP
