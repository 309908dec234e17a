// SPDX-License-Identifier: MIT
#ifndef SSI_NETWORK_MEMBER_INDEX_HPP
#define SSI_NETWORK_MEMBER_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// The position of nobody.
inline constexpr std::uint32_t kNoMember = std::numeric_limits<std::uint32_t>::max();

/// Where each member is, by id: the first one added has position 0. Ids are any bytes.
///
///     ssi::MemberIndex index;
///     for (std::string_view id : ids) index.add(id);
///     index.find("m0004");  // 3, or kNoMember
///
/// O(1) to add and to find, on average. Ids are copied; memory: their bytes and 26 to 51 more for
/// each, while it grows twice that. Any number of threads may look up while none adds. One that was
/// moved from is fit for assignment and destruction only.
class SSI_EXPORT MemberIndex {
 public:
  /// Adds a member. Returns false, and changes nothing, if the id is there already. Throws
  /// std::length_error for more than 2^31 members, an id of 16 MiB or more, or 1 TiB of ids.
  bool add(std::string_view id);

  /// Adds ids up to the first that is there already; returns how many it added. Several times
  /// faster than one at a time, once the index is beyond the CPU's caches.
  std::size_t add(std::span<const std::string_view> ids);

  /// Returns the position of the member with this id, or kNoMember.
  std::uint32_t find(std::string_view id) const noexcept;

  /// Finds many, faster than one at a time. Requires: as many positions as ids.
  void find(std::span<const std::string_view> ids,
            std::span<std::uint32_t> positions) const noexcept;

  /// How many ids were added.
  std::size_t members() const noexcept { return members_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t position = kNoMember;  // kNoMember: the slot is free
    std::uint64_t begin : 40 = 0;        // of the id, in ids_
    std::uint64_t size : 24 = 0;
  };

  const Slot* candidate(std::uint32_t hash) const noexcept;
  const Slot* match(const Slot* slot, std::uint32_t hash, std::string_view id) const noexcept;
  const Slot* next(const Slot* slot) const noexcept;
  bool add(std::string_view id, std::uint32_t hash);
  void grow(std::size_t members);

  std::size_t members_ = 0;
  std::string ids_;          // one after the other
  std::vector<Slot> slots_;  // a power of two of them, probed one after the other; or none
};

}  // namespace ssi

#endif  // SSI_NETWORK_MEMBER_INDEX_HPP
