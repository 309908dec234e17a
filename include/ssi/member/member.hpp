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

/// One member's signals, any of them missing; a new member has observed none.
///
///     ssi::Member ada{{ssi::Signal::posts, 12}, {ssi::Signal::connections, 480}};
///     ada.set(ssi::Signal::has_photo, 1);
///
/// For many members, use a MemberTable over columns that the program already has. Any number of
/// threads may read one that none changes.
class SSI_EXPORT Member {
 public:
  Member() = default;
  /// A member of whom these signals were observed; the last counts if one comes twice.
  Member(std::initializer_list<std::pair<Signal, std::uint32_t>> signals);

  /// The member at one row of a table: a copy of the first `signal_count` signals (those of a
  /// catalogue: SignalCatalogue::size()). Requires: row < members.rows().
  Member(const MemberTable& members, std::size_t row, std::size_t signal_count);

  /// Sets an observed value; a flag above 1 earns what 1 does. Returns *this.
  Member& set(Signal signal, std::uint32_t value);
  /// Makes the signal missing again.
  void clear(Signal signal);

  /// Returns the value, or nothing where it is missing.
  std::optional<std::uint32_t> operator[](Signal signal) const noexcept {
    const std::size_t i = index_of(signal);
    if (i >= cells_.size() || !cells_[i].is_observed) return std::nullopt;
    return cells_[i].value;
  }

 private:
  friend class internal::MemberSignals;
  struct Cell {
    std::uint32_t value = 0;  // 0 if missing
    bool is_observed = false;
  };

  std::vector<Cell> cells_;
};

}  // namespace ssi

#endif  // SSI_MEMBER_MEMBER_HPP
