// SPDX-License-Identifier: MIT
#include "synthetic/places.hpp"

namespace ssi::internal {
namespace {

constexpr std::uint64_t kBlockStream = 0x626C6F636B;  // keeps block keys apart from member keys

// The permutation: rounds of addition, multiplication by an odd number and a shift, all bijections
// of 16 bits.
constexpr unsigned kRounds = 4;
constexpr std::uint32_t kFactor = 0xB5C7;

/// Returns the factor that undoes an odd factor modulo 2^16, by Newton's iteration.
constexpr std::uint32_t inverse(std::uint32_t odd) {
  std::uint32_t result = odd;  // right in its 3 lowest bits, then in twice as many each time
  for (int i = 0; i < 3; ++i) result *= 2 - odd * result;
  return result & 0xFFFF;
}
constexpr std::uint32_t kInverse = inverse(kFactor);
static_assert((kFactor * kInverse & 0xFFFF) == 1);

std::uint32_t scatter(std::uint64_t key, std::uint32_t x) {
  for (unsigned round = 0; round < kRounds; ++round) {
    x = (x + bits16(key, round)) * kFactor & 0xFFFF;
    x ^= x >> 8;
  }
  return x;
}

std::uint32_t gather(std::uint64_t key, std::uint32_t x) {
  for (unsigned round = kRounds; round-- > 0;) {
    x ^= x >> 8;
    x = (x * kInverse - bits16(key, round)) & 0xFFFF;
  }
  return x;
}

/// Returns the first place of each industry, and the end.
std::vector<std::uint32_t> shares(std::uint32_t industries) {
  std::vector<std::uint64_t> sums = {0};
  for (std::uint64_t g = 1; g <= industries; ++g) {
    sums.push_back(sums.back() + (std::uint64_t{1} << 32) / g);
  }
  std::vector<std::uint32_t> first;
  first.reserve(sums.size());
  for (const std::uint64_t sum : sums) {
    first.push_back(static_cast<std::uint32_t>(sum * kBlock / sums.back()));
  }
  return first;
}

}  // namespace

Places::Places(std::uint64_t seed, std::uint32_t industries)
    : member_seed_(mix(seed)), block_seed_(mix(seed ^ kBlockStream)), first_(shares(industries)) {
  places_.reserve(kBlock);
  for (std::uint32_t g = 0; g < industries; ++g) {
    width_.push_back(static_cast<std::uint32_t>(kBlock / size(g)));
    for (std::uint64_t i = 0; i < size(g); ++i) {
      const std::uint64_t least = (i * kBlock + size(g) - 1) / size(g);  // member() finds i again
      places_.push_back({static_cast<std::uint16_t>(g), static_cast<std::uint16_t>(least)});
    }
  }
}

Places::Place Places::place(std::uint64_t member, std::uint64_t word) const noexcept {
  const std::uint32_t position =
      scatter(block_key(member / kBlock), static_cast<std::uint32_t>(member % kBlock));
  Place place = places_[position];
  const std::uint64_t within = std::uint64_t{bits16(word, 0)} * width_[place.industry] / kBlock;
  place.quantile = static_cast<std::uint16_t>(place.quantile + within);
  return place;
}

std::uint64_t Places::member(std::uint64_t block, std::uint32_t industry,
                             std::uint32_t quantile) const noexcept {
  const std::uint64_t within = std::uint64_t{quantile} * size(industry) / kBlock;
  const auto position = first_[industry] + static_cast<std::uint32_t>(within);
  return block * kBlock + gather(block_key(block), position);
}

}  // namespace ssi::internal
