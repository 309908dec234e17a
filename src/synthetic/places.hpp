// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SYNTHETIC_PLACES_HPP
#define SSI_SRC_SYNTHETIC_PLACES_HPP

#include <cstdint>
#include <vector>

#include "base/counter_random.hpp"

namespace ssi::internal {

/// Members come in blocks of this many, each a full population in small.
inline constexpr std::uint64_t kBlock = 65536;

/// The word of a member's random sequence that its place needs; 48 bits are free for other uses.
inline constexpr std::uint64_t kPlaceWord = 0;

/// Where each member of a population stands: its industry, and its quantile in it, from the least
/// active member to the most.
///
/// A block has 65,536 places. Industry g, counted from 0, has consecutive places, its share 1 / (g
/// + 1) of the whole, in the order of the quantile. Each block's permutation scatters its members
/// over the places. It can be inverted, so a member with a wanted industry and quantile is found
/// without a search.
///
/// Immutable. Memory: 4 bytes per place.
class Places {
 public:
  struct Place {
    std::uint16_t industry;
    std::uint16_t quantile;  ///< in 65,536ths
  };

  /// Requires: 1 <= industries <= 1000.
  Places(std::uint64_t seed, std::uint32_t industries);

  /// The name of a member's random sequence.
  std::uint64_t member_key(std::uint64_t member) const noexcept {
    return random_word(member_seed_, member);
  }

  /// Returns the place of a member. `word` is word kPlaceWord of its random sequence: its lowest 16
  /// bits choose the quantile within the place, because a small industry has few places.
  Place place(std::uint64_t member, std::uint64_t word) const noexcept;

  /// Returns the industry of a place.
  std::uint16_t industry(std::uint16_t place) const noexcept { return places_[place].industry; }

  /// Returns the member of a block at the quantile of an industry.
  std::uint64_t member(std::uint64_t block, std::uint32_t industry,
                       std::uint32_t quantile) const noexcept;

 private:
  /// The key of a block's permutation.
  std::uint64_t block_key(std::uint64_t block) const noexcept {
    return random_word(block_seed_, block);
  }
  std::uint32_t size(std::uint32_t industry) const noexcept {
    return first_[industry + 1] - first_[industry];
  }

  std::uint64_t member_seed_;
  std::uint64_t block_seed_;
  std::vector<std::uint32_t> first_;  // [industry]: its first place; one more for the end
  std::vector<std::uint32_t> width_;  // [industry]: width of its places, in 65,536ths
  std::vector<Place> places_;         // [place], with the least quantile of each
};

}  // namespace ssi::internal

#endif  // SSI_SRC_SYNTHETIC_PLACES_HPP
