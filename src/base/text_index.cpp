// SPDX-License-Identifier: MIT
#include "ssi/text_index.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <stdexcept>
#include <utility>

#include "base/prefetch.hpp"
#include "base/text_hash.hpp"

namespace ssi {
namespace {

constexpr std::size_t kMostTexts = std::size_t{1} << 31;
constexpr std::size_t kLastBegin = (std::size_t{1} << 40) - 1;
constexpr std::size_t kFewestSlots = 16;
/// So many look-ups are under way at once: each waits for memory, and together they wait once.
constexpr std::size_t kGroup = 32;

/// 32 bits are enough to choose among 2^32 slots, and to tell most texts apart unread. The first
/// call throws where the system has no random numbers; adding comes before finding.
std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = internal::secret_hash(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

/// Whether so many texts leave enough slots free: at most 5 in 8 are taken.
bool fits(std::size_t texts, std::size_t slots) noexcept { return texts <= slots / 8 * 5; }

}  // namespace

const TextIndex::Slot* TextIndex::next(const Slot* slot) const noexcept {
  return ++slot == slots_.data() + slots_.size() ? slots_.data() : slot;
}

/// The first slot that may be the text's, or that is free.
const TextIndex::Slot* TextIndex::candidate(std::uint32_t hash) const noexcept {
  const Slot* slot = slots_.data() + (hash & (slots_.size() - 1));
  while (slot->position != kNone && slot->hash != hash) slot = next(slot);
  return slot;
}

/// From the candidate on, the text's slot or the free one where it would be.
const TextIndex::Slot* TextIndex::match(const Slot* slot, std::uint32_t hash,
                                        std::string_view text) const noexcept {
  const std::string_view texts(texts_);
  for (; slot->position != kNone; slot = next(slot)) {
    if (slot->hash == hash && texts.substr(slot->begin, slot->size) == text) break;
  }
  return slot;
}

void TextIndex::grow(std::size_t texts) {
  std::size_t wanted = std::max(slots_.size(), kFewestSlots);
  while (!fits(texts, wanted)) wanted *= 2;
  if (wanted == slots_.size()) return;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(wanted));
  for (const Slot& slot : old) {
    if (slot.position == kNone) continue;
    std::size_t at = slot.hash & (wanted - 1);
    while (slots_[at].position != kNone) at = (at + 1) & (wanted - 1);
    slots_[at] = slot;
  }
}

TextIndex::Added TextIndex::add(std::string_view text, std::uint32_t hash) {
  if (size_ == kMostTexts) throw std::length_error("an index of more than 2^31 texts");
  if (text.size() > kLongestText) throw std::length_error("a text of 16 MiB or more in an index");
  if (texts_.size() > kLastBegin) throw std::length_error("an index of more than 1 TiB of texts");
  const Slot* found = match(candidate(hash), hash, text);
  if (found->position != kNone) return {found->position, false};
  Slot& slot = slots_[static_cast<std::size_t>(found - slots_.data())];
  slot.begin = texts_.size() & kLastBegin;
  slot.size = text.size() & kLongestText;
  texts_ += text;
  slot.hash = hash;
  slot.position = static_cast<std::uint32_t>(size_++);
  return {slot.position, true};
}

bool TextIndex::add(std::string_view text) {
  grow(size_ + 1);
  return add(text, hash_of(text)).is_new;
}

std::uint32_t TextIndex::find_or_add(std::string_view text) {
  grow(size_ + 1);
  return add(text, hash_of(text)).position;
}

std::size_t TextIndex::add(std::span<const std::string_view> texts) {
  grow(size_ + texts.size());
  std::array<std::uint32_t, kGroup> hashes;
  for (std::size_t first = 0; first < texts.size(); first += kGroup) {
    const auto group = texts.subspan(first, std::min(kGroup, texts.size() - first));
    for (std::size_t i = 0; i < group.size(); ++i) {
      hashes[i] = hash_of(group[i]);
      internal::prefetch_line(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!add(group[i], hashes[i]).is_new) return first + i;
    }
  }
  return texts.size();
}

void TextIndex::find_or_add(std::span<const std::string_view> texts,
                            std::span<std::uint32_t> positions) {
  assert(texts.size() == positions.size());
  std::array<std::uint32_t, kGroup> hashes;
  for (std::size_t first = 0; first < texts.size(); first += kGroup) {
    const auto group = texts.subspan(first, std::min(kGroup, texts.size() - first));
    grow(size_ + group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
      hashes[i] = hash_of(group[i]);
      internal::prefetch_line(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      internal::prefetch_line(texts_.data() + candidate(hashes[i])->begin);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      positions[first + i] = add(group[i], hashes[i]).position;
    }
  }
}

std::optional<std::uint32_t> TextIndex::find(std::string_view text) const noexcept {
  if (size_ == 0) return std::nullopt;
  const std::uint32_t hash = hash_of(text);
  const std::uint32_t position = match(candidate(hash), hash, text)->position;
  return position == kNone ? std::nullopt : std::optional(position);
}

void TextIndex::find(std::span<const std::string_view> texts,
                     std::span<std::uint32_t> positions) const noexcept {
  assert(texts.size() == positions.size());
  if (size_ == 0) {
    std::ranges::fill(positions, kNone);
    return;
  }
  std::array<std::uint32_t, kGroup> hashes;
  std::array<const Slot*, kGroup> slots;
  for (std::size_t first = 0; first < texts.size(); first += kGroup) {
    const auto group = texts.subspan(first, std::min(kGroup, texts.size() - first));
    for (std::size_t i = 0; i < group.size(); ++i) {
      hashes[i] = hash_of(group[i]);
      internal::prefetch_line(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      slots[i] = candidate(hashes[i]);
      internal::prefetch_line(texts_.data() + slots[i]->begin);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
      positions[first + i] = match(slots[i], hashes[i], group[i])->position;
    }
  }
}

std::vector<std::string_view> TextIndex::texts() const {
  std::vector<std::string_view> result(size_);
  for (const Slot& slot : slots_) {
    if (slot.position == kNone) continue;
    result[slot.position] = std::string_view(texts_).substr(slot.begin, slot.size);
  }
  return result;
}

}  // namespace ssi
