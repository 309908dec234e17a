// SPDX-License-Identifier: MIT
#include "arrow/batch_scorer.hpp"

#include <algorithm>
#include <utility>

#include "base/execution.hpp"

namespace ssi::internal {

BatchScorer::BatchScorer(ScoreAggregator score, MemberBatches members, Execution execution)
    : score_(std::move(score)), members_(std::move(members)), execution_(std::move(execution)) {}

std::size_t BatchScorer::block_rows(bool is_direct) const noexcept {
  if (!members_.is_view()) return kBlockRows / 4;
  return is_direct ? 16 * kBlockRows : kBlockRows;
}

void BatchScorer::score(const ArrowArray& batch, const BlockTarget& target) {
  const auto rows = static_cast<std::size_t>(batch.length);
  const Execution one_thread{.instruction_set = execution_.instruction_set};
  for_each_slice(execution_, rows, kBlockRows, [&](std::size_t begin, std::size_t length) {
    MemberBatches::Memory memory;
    std::vector<std::uint16_t> scratch;
    const std::size_t block = block_rows(target.is_direct);
    for (std::size_t done = 0; done < length; done += block) {
      const std::size_t first = begin + done;
      const std::size_t some = std::min(block, length - done);
      const MemberTable members = members_.slice(batch, first, some, memory, first_row_);
      const ScoreColumns columns = target.at(first, some, scratch);
      score_(members, columns, one_thread);
      if (target.take) target.take(first, columns);
    }
  });
  first_row_ += rows;
}

}  // namespace ssi::internal
