// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_KNOWN_MEMBERS_HPP
#define SSI_HISTORY_KNOWN_MEMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// The members that an activity log is about, and their states before it begins: what a member
/// table says.
///
///     ssi::KnownMembers known(model.catalogue());
///     while (parser.next(source, chunk)) known.add(ids_of(chunk), chunk.members());
///     ssi::ActivityLogBuilder builder(model, std::move(known));
///
/// Window signals are not taken: they come from the log alone. Memory: that of a TextIndex, and
/// 4 1/8 bytes per member and state signal that some member has.
class SSI_EXPORT KnownMembers {
 public:
  /// Nobody.
  explicit KnownMembers(SignalCatalogue catalogue = {});

  /// Adds members, with the state signals of a table. Returns how many were added: all, or those
  /// before the first whose id is there already, which has that position in `ids`. Throws
  /// std::invalid_argument unless there is an id for each row, and as TextIndex::add().
  std::size_t add(std::span<const std::string_view> ids, const MemberTable& states);

  /// Their ids, each at its member's position.
  const TextIndex& ids() const noexcept { return ids_; }
  /// The number of members.
  std::size_t size() const noexcept { return ids_.size(); }
  /// The catalogue of the signals.
  const SignalCatalogue& catalogue() const noexcept { return catalogue_; }

  /// Returns the values of a state signal, one per member and 0 where it is missing; none if no
  /// member has it.
  std::span<const std::uint32_t> values(Signal signal) const noexcept;
  /// Returns the validity bitmap of a state signal, as Column::with_validity() takes it; none if no
  /// member has it.
  std::span<const std::uint8_t> observed(Signal signal) const noexcept;

 private:
  struct State {
    std::vector<std::uint32_t> values;
    std::vector<std::uint8_t> observed;
  };

  SignalCatalogue catalogue_;
  TextIndex ids_;
  std::vector<State> states_;  // [signal]: none, or of all members
};

}  // namespace ssi

#endif  // SSI_HISTORY_KNOWN_MEMBERS_HPP
