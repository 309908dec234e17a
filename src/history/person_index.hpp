// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_PERSON_INDEX_HPP
#define SSI_SRC_HISTORY_PERSON_INDEX_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>

#include "ssi/text_index.hpp"

namespace ssi::internal {

/// A number for each person that rows name, the same for the same bytes. Any number of threads may
/// ask at once: persons are dealt by their hash into shards, each with a lock of its own, so the
/// numbers depend on the order of asking. Nothing that leaves the library may depend on them.
class PersonIndex {
 public:
  /// Returns the number of each. Throws as TextIndex::add().
  void number(std::span<const std::string_view> persons, std::span<std::uint32_t> numbers);

 private:
  static constexpr unsigned kShardBits = 6;
  static constexpr std::size_t kShards = std::size_t{1} << kShardBits;

  struct Shard {
    std::mutex mutex;
    TextIndex persons;
  };

  std::array<Shard, kShards> shards_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_PERSON_INDEX_HPP
