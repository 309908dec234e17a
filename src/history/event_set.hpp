// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_HISTORY_EVENT_SET_HPP
#define SSI_SRC_HISTORY_EVENT_SET_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ssi/history/activity_log_builder.hpp"

namespace ssi::internal {

/// The events that members have had. It keeps 96 bits of a secret hash of each, and not its text: a
/// tenth of the memory of long ids. That two events of a member share them, so that one of their
/// rows is lost, is to be expected once in 10^11 logs of 10^9 rows.
class EventSet {
 public:
  EventSet() : shards_(kShards) {}

  /// Returns the key of an event, which is no member's yet.
  static EventKey key_of(std::string_view event);

  /// Returns the key of an event of a member. Different for different members.
  static EventKey of_member(EventKey event, std::uint32_t member) noexcept {
    event.low += member * 0x9E3779B97F4A7C15U;
    return event;
  }

  /// Asks for the memory that add() will need.
  void prefetch(const EventKey& key) const noexcept;

  /// Adds a member's event. Returns false if it is there already.
  bool add(const EventKey& key);

 private:
  static constexpr std::size_t kShards = 256;  // each grows by itself, so that little is copied

  struct Slot {
    std::uint32_t words[3];  // all 0: free
  };
  struct Shard {
    std::vector<Slot> slots;
    std::size_t taken = 0;
  };

  static std::size_t shard_of(const EventKey& key) noexcept { return key.low >> 56; }
  static std::size_t place_of(const Slot& slot, std::size_t slots) noexcept {
    return std::uint64_t{slot.words[0]} * slots >> 32;
  }
  static Slot slot_of(const EventKey& key) noexcept;
  static bool put(std::vector<Slot>& slots, const Slot& slot) noexcept;

  std::vector<Shard> shards_;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_HISTORY_EVENT_SET_HPP
