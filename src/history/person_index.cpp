// SPDX-License-Identifier: MIT
#include "history/person_index.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include "base/text_hash.hpp"

namespace ssi::internal {

void PersonIndex::number(std::span<const std::string_view> persons,
                         std::span<std::uint32_t> numbers) {
  constexpr std::uint32_t kMostOfShard = ~std::uint32_t{0} >> kShardBits;  // the last is nobody
  std::vector<std::uint8_t> shard_of(persons.size());
  std::array<std::size_t, kShards + 1> begins{};
  for (std::size_t i = 0; i < persons.size(); ++i) {
    shard_of[i] = static_cast<std::uint8_t>(secret_hash(persons[i]) >> (64 - kShardBits));
    ++begins[shard_of[i] + std::size_t{1}];
  }
  for (std::size_t s = 0; s < kShards; ++s) begins[s + 1] += begins[s];
  std::vector<std::uint32_t> dealt(persons.size());  // positions, shard by shard
  std::vector<std::string_view> texts(persons.size());
  std::array<std::size_t, kShards + 1> next = begins;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const std::size_t at = next[shard_of[i]]++;
    dealt[at] = static_cast<std::uint32_t>(i);
    texts[at] = persons[i];
  }
  std::vector<std::uint32_t> positions(persons.size());
  for (std::size_t s = 0; s < kShards; ++s) {
    const std::size_t size = begins[s + 1] - begins[s];
    if (size == 0) continue;
    const std::lock_guard lock(shards_[s].mutex);
    shards_[s].persons.find_or_add(std::span(texts).subspan(begins[s], size),
                                   std::span(positions).subspan(begins[s], size));
    if (shards_[s].persons.size() > kMostOfShard) {
      throw std::length_error("more than 2^32 persons in a log");
    }
  }
  for (std::size_t s = 0; s < kShards; ++s) {
    for (std::size_t at = begins[s]; at < begins[s + 1]; ++at) {
      numbers[dealt[at]] = positions[at] << kShardBits | static_cast<std::uint32_t>(s);
    }
  }
}

}  // namespace ssi::internal
