// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_COUNTER_RANDOM_HPP
#define SSI_SRC_BASE_COUNTER_RANDOM_HPP

#include <cstdint>

namespace ssi::internal {

/// Scrambles 64 bits: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014). A bijection.
constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// Returns word n of the random sequence that `key` names. Any word costs the same, so there is no
/// state to carry from one member, slice or thread to the next.
constexpr std::uint64_t random_word(std::uint64_t key, std::uint64_t n) noexcept {
  return mix(key + (n + 1) * 0x9E3779B97F4A7C15u);
}

/// Returns 16 of the bits of a word. Requires: part < 4.
constexpr std::uint32_t bits16(std::uint64_t word, unsigned part) noexcept {
  return static_cast<std::uint32_t>(word >> (16 * part)) & 0xFFFF;
}

/// A member's random words from one on, one after the other.
class Draws {
 public:
  constexpr Draws(std::uint64_t key, std::uint64_t first) : key_(key), n_(first) {}
  constexpr std::uint64_t next() noexcept { return random_word(key_, n_++); }

  /// Returns one of the numbers below `end`, each as likely. Requires: 1 <= end < 2^32.
  constexpr std::uint32_t below(std::uint64_t end) noexcept {
    return static_cast<std::uint32_t>((next() >> 32) * end >> 32);
  }

 private:
  std::uint64_t key_;
  std::uint64_t n_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_COUNTER_RANDOM_HPP
