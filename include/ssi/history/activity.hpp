// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_ACTIVITY_HPP
#define SSI_HISTORY_ACTIVITY_HPP

#include <cstdint>
#include <string_view>

#include "ssi/history/day.hpp"
#include "ssi/member/signal.hpp"
#include "ssi/text_index.hpp"

namespace ssi {

/// A row of an activity log: one thing that a member did or that happened to it, or one new state.
/// Texts are any bytes, and belong to whoever made the row.
struct Activity {
  std::string_view member = {};  ///< the member's id; not read where its position is given
  /// The member's position in the KnownMembers, where the caller has it: spares a look-up.
  std::uint32_t position = TextIndex::kNone;
  Signal signal = {};            ///< which signal it belongs to
  std::uint32_t value = 1;       ///< how many, or the new state; of a flag 0 or 1
  Day day = {};                  ///< the date
  std::string_view person = {};  ///< whom it concerns; empty: nobody is named
  std::string_view event = {};   ///< the source's id of the row; empty: it has none
};

}  // namespace ssi

#endif  // SSI_HISTORY_ACTIVITY_HPP
