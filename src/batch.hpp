// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BATCH_HPP
#define SSI_SRC_BATCH_HPP

#include <cstddef>

#include "plan.hpp"
#include "ssi/member_table.hpp"
#include "ssi/score.hpp"

namespace ssi::internal {

/// How many members a batch takes through all terms at a time: their sums stay in the first-level
/// cache.
inline constexpr std::size_t kStripRows = 256;

/// Scores the members of a table into the columns from `first` on.
void score_batch(const Plan& plan, const MemberTable& members, const ScoreColumns& columns,
                 std::size_t first);

}  // namespace ssi::internal

#endif  // SSI_SRC_BATCH_HPP
