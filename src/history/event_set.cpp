// SPDX-License-Identifier: MIT
#include "history/event_set.hpp"

#include <algorithm>
#include <utility>

#include "base/prefetch.hpp"
#include "base/text_hash.hpp"

namespace ssi::internal {

EventKey EventSet::key_of(std::string_view event) {
  const XXH128_hash_t hash = long_secret_hash(event);
  return {hash.low64, static_cast<std::uint32_t>(hash.high64), true};
}

EventSet::Slot EventSet::slot_of(const EventKey& key) noexcept {
  Slot slot{
      {static_cast<std::uint32_t>(key.low), static_cast<std::uint32_t>(key.low >> 32), key.high}};
  if (slot.words[0] == 0 && slot.words[1] == 0 && slot.words[2] == 0) slot.words[2] = 1;
  return slot;
}

void EventSet::prefetch(const EventKey& key) const noexcept {
  const std::vector<Slot>& slots = shards_[shard_of(key)].slots;
  if (!slots.empty()) prefetch_line(&slots[place_of(slot_of(key), slots.size())]);
}

bool EventSet::put(std::vector<Slot>& slots, const Slot& slot) noexcept {
  std::size_t at = place_of(slot, slots.size());
  while (true) {
    Slot& there = slots[at];
    if (std::ranges::equal(there.words, slot.words)) return false;
    if (there.words[0] == 0 && there.words[1] == 0 && there.words[2] == 0) break;
    at = at + 1 == slots.size() ? 0 : at + 1;
  }
  slots[at] = slot;
  return true;
}

bool EventSet::add(const EventKey& key) {
  Shard& shard = shards_[shard_of(key)];
  if (shard.taken >= shard.slots.size() / 5 * 4) {
    const std::size_t more = std::max<std::size_t>(20, shard.slots.size() / 2 * 3);
    const std::vector<Slot> old = std::exchange(shard.slots, std::vector<Slot>(more));
    for (const Slot& slot : old) {
      const bool is_free = slot.words[0] == 0 && slot.words[1] == 0 && slot.words[2] == 0;
      if (!is_free) put(shard.slots, slot);
    }
  }
  const bool is_new = put(shard.slots, slot_of(key));
  shard.taken += is_new ? 1 : 0;
  return is_new;
}

}  // namespace ssi::internal
