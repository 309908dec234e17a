// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_MEMBER_HPP
#define SSI_MEMBER_MEMBER_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

namespace internal {
class MemberSignals;
}

/// One member's signals, any of which may be missing; in a new member all are.
///
///     ssi::Member ada{{ssi::Signal::posts, 12}, {ssi::Signal::connections, 480}};
///     ada.set(ssi::Signal::has_photo, 1);
///
/// For many members, use a MemberTable over columns that the program already has. Any number of
/// threads may read one that no thread changes.
class SSI_EXPORT Member {
 public:
  Member() = default;
  /// A member with these observed signals; if one comes twice, the last counts.
  Member(std::initializer_list<std::pair<Signal, std::uint32_t>> values);

  /// The member at one row of a table: a copy of its observed values. Requires: row <
  /// members.rows(). O(members.columns()).
  Member(const MemberTable& members, std::size_t row);

  /// Sets an observed value; a flag above 1 earns what 1 does. Returns *this.
  Member& set(Signal signal, std::uint32_t value);
  /// Makes the signal missing again.
  void clear(Signal signal);

  /// Returns the value, or nothing where it is missing: a copy, and const so that an assignment to
  /// it, which would be lost, does not compile. Use set().
  const std::optional<std::uint32_t> operator[](Signal signal) const noexcept {
    const std::size_t i = index_of(signal);
    if (i >= cells_.size() || !cells_[i].is_observed) return std::nullopt;
    return cells_[i].value;
  }

  /// Whether both have the same observed signals, with the same values.
  SSI_EXPORT friend bool operator==(const Member& a, const Member& b) noexcept;

 private:
  friend class internal::MemberSignals;
  struct Cell {
    std::uint32_t value = 0;  // 0 if missing
    bool is_observed = false;

    friend bool operator==(const Cell&, const Cell&) = default;
  };

  std::vector<Cell> cells_;
};

}  // namespace ssi

#endif  // SSI_MEMBER_MEMBER_HPP
