// SPDX-License-Identifier: MIT
#ifndef SSI_TEXT_INDEX_HPP
#define SSI_TEXT_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// The position of each text, such as a member's id or a label: the first one added has position
/// 0, the next 1. Texts are any bytes and compared byte by byte.
///
///     ssi::TextIndex index;
///     for (std::string_view id : ids) index.add(id);
///     if (const auto position = index.find("m0004")) std::cout << totals[*position];
///
/// O(1) to add and to find, on average, even if somebody chose the texts to make it slow: each
/// process has another hash, which nothing shows. Texts are copied. Memory: their bytes and 26 to
/// 51 more per text; twice that while it grows. Any number of threads may look up while none adds.
class SSI_EXPORT TextIndex {
 public:
  /// In a column of positions: no such text.
  static constexpr std::uint32_t kNone = (std::numeric_limits<std::uint32_t>::max)();

  /// The most bytes that a text may have.
  static constexpr std::size_t kLongestText = (std::size_t{1} << 24) - 1;

  /// Adds a text. Returns false, and changes nothing, if it is there already. Throws
  /// std::length_error for more than 2^31 texts, a longer text, or 1 TiB of texts.
  bool add(std::string_view text);

  /// Adds texts up to the first that is there already; returns how many it added. Several times
  /// faster than one at a time, once the index is beyond the CPU's caches.
  std::size_t add(std::span<const std::string_view> texts);

  /// Returns the text's position, which is the next free one if the text is new. Throws as add().
  std::uint32_t find_or_add(std::string_view text);

  /// The same of many, in their order, faster than one at a time. Requires: one position per text.
  void find_or_add(std::span<const std::string_view> texts, std::span<std::uint32_t> positions);

  /// Returns the text's position, or nothing if it was not added.
  std::optional<std::uint32_t> find(std::string_view text) const noexcept;

  /// Finds many, faster than one at a time; kNone for each that was not added. Requires: one
  /// position per text.
  void find(std::span<const std::string_view> texts,
            std::span<std::uint32_t> positions) const noexcept;

  /// Returns all texts, each at its position, as views that live until the index changes.
  /// O(size()).
  std::vector<std::string_view> texts() const;

  /// How many texts were added.
  std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t position = kNone;  // kNone: the slot is free
    std::uint64_t begin : 40 = 0;    // where the text begins in texts_
    std::uint64_t size : 24 = 0;
  };
  struct Added {
    std::uint32_t position;
    bool is_new;
  };

  const Slot* candidate(std::uint32_t hash) const noexcept;
  const Slot* match(const Slot* slot, std::uint32_t hash, std::string_view text) const noexcept;
  const Slot* next(const Slot* slot) const noexcept;
  Added add(std::string_view text, std::uint32_t hash);
  void grow(std::size_t texts);

  std::size_t size_ = 0;
  std::string texts_;        // one after the other
  std::vector<Slot> slots_;  // a power of two of them, probed one after the other; or none
};

}  // namespace ssi

#endif  // SSI_TEXT_INDEX_HPP
