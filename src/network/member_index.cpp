// SPDX-License-Identifier: MIT
#include "ssi/network/member_index.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>
#include <stdexcept>
#include <utility>

#include "base/prefetch.hpp"

namespace ssi {
namespace {

constexpr std::size_t kMostMembers = std::size_t{1} << 31;
constexpr std::size_t kLongestId = (std::size_t{1} << 24) - 1;
constexpr std::size_t kLastBegin = (std::size_t{1} << 40) - 1;
constexpr std::size_t kFewestSlots = 16;
/// So many look-ups are under way at once: each waits for memory, and together they wait once.
constexpr std::size_t kGroup = 32;

/// 32 bits are enough to choose among 2^32 slots, and to tell most ids apart unread.
std::uint32_t hash_of(std::string_view id) noexcept {
  const std::uint64_t hash = std::hash<std::string_view>()(id);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

/// Whether so many members leave enough slots free: at most 5 in 8 are taken.
bool fits(std::size_t members, std::size_t slots) noexcept { return members <= slots / 8 * 5; }

}  // namespace

const MemberIndex::Slot* MemberIndex::next(const Slot* slot) const noexcept {
  return ++slot == slots_.data() + slots_.size() ? slots_.data() : slot;
}

/// The first slot that may be the id's, or that is free.
const MemberIndex::Slot* MemberIndex::candidate(std::uint32_t hash) const noexcept {
  const Slot* slot = slots_.data() + (hash & (slots_.size() - 1));
  while (slot->position != kNoMember && slot->hash != hash) slot = next(slot);
  return slot;
}

/// From the candidate on, the id's slot or the free one where it would be.
const MemberIndex::Slot* MemberIndex::match(const Slot* slot, std::uint32_t hash,
                                            std::string_view id) const noexcept {
  const std::string_view ids(ids_);
  for (; slot->position != kNoMember; slot = next(slot)) {
    if (slot->hash == hash && ids.substr(slot->begin, slot->size) == id) break;
  }
  return slot;
}

void MemberIndex::grow(std::size_t members) {
  std::size_t wanted = std::max(slots_.size(), kFewestSlots);
  while (!fits(members, wanted)) wanted *= 2;
  if (wanted == slots_.size()) return;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(wanted));
  for (const Slot& slot : old) {
    if (slot.position == kNoMember) continue;
    std::size_t at = slot.hash & (wanted - 1);
    while (slots_[at].position != kNoMember) at = (at + 1) & (wanted - 1);
    slots_[at] = slot;
  }
}

bool MemberIndex::add(std::string_view id, std::uint32_t hash) {
  if (members_ == kMostMembers) throw std::length_error("an index of more than 2^31 members");
  if (id.size() > kLongestId) throw std::length_error("a member id of 16 MiB or more");
  if (ids_.size() > kLastBegin) throw std::length_error("an index of more than 1 TiB of ids");
  const Slot* found = match(candidate(hash), hash, id);
  if (found->position != kNoMember) return false;
  Slot& slot = slots_[static_cast<std::size_t>(found - slots_.data())];
  slot.begin = ids_.size() & kLastBegin;
  slot.size = id.size() & kLongestId;
  ids_ += id;
  slot.hash = hash;
  slot.position = static_cast<std::uint32_t>(members_++);
  return true;
}

bool MemberIndex::add(std::string_view id) {
  grow(members_ + 1);
  return add(id, hash_of(id));
}

std::size_t MemberIndex::add(std::span<const std::string_view> ids) {
  grow(members_ + ids.size());
  std::array<std::uint32_t, kGroup> hashes;
  for (std::size_t first = 0; first < ids.size(); first += kGroup) {
    const auto group = ids.subspan(first, std::min(kGroup, ids.size() - first));
    for (std::size_t i = 0; i < group.size(); ++i) {
      hashes[i] = hash_of(group[i]);
      internal::prefetch_line(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!add(group[i], hashes[i])) return first + i;
    }
  }
  return ids.size();
}

std::uint32_t MemberIndex::find(std::string_view id) const noexcept {
  if (members_ == 0) return kNoMember;
  const std::uint32_t hash = hash_of(id);
  return match(candidate(hash), hash, id)->position;
}

void MemberIndex::find(std::span<const std::string_view> ids,
                       std::span<std::uint32_t> positions) const noexcept {
  assert(ids.size() == positions.size());
  if (members_ == 0) {
    std::ranges::fill(positions, kNoMember);
    return;
  }
  std::array<std::uint32_t, kGroup> hashes;
  std::array<const Slot*, kGroup> slots;
  for (std::size_t first = 0; first < ids.size(); first += kGroup) {
    const auto group = ids.subspan(first, std::min(kGroup, ids.size() - first));
    for (std::size_t i = 0; i < group.size(); ++i) {
      hashes[i] = hash_of(group[i]);
      internal::prefetch_line(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      slots[i] = candidate(hashes[i]);
      internal::prefetch_line(ids_.data() + slots[i]->begin);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      positions[first + i] = match(slots[i], hashes[i], group[i])->position;
    }
  }
}

}  // namespace ssi
