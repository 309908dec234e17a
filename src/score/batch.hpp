// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_BATCH_HPP
#define SSI_SRC_SCORE_BATCH_HPP

#include <cstddef>

#include "score/kernel/kernels.hpp"
#include "score/prepared_model.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// A batch takes all terms of a competency through this many members before it turns to the next:
/// few columns are read at a time, and the totals stay in the second-level cache.
inline constexpr std::size_t kBlockRows = 8192;

/// Scores the members of a table into the columns, from `first` on. Allocates a block.
void score_batch(const PreparedModel& model, const Kernel& kernel, const MemberTable& members,
                 const ScoreColumns& columns, std::size_t first);

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_BATCH_HPP
