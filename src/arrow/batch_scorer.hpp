// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_BATCH_SCORER_HPP
#define SSI_SRC_ARROW_BATCH_SCORER_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "arrow/member_batches.hpp"
#include "ssi/execution.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// Rows of a batch that a thread scores before it writes their points in another form, at most,
/// while they are in its cache.
inline constexpr std::size_t kBlockRows = 8192;

/// Where the scores of a block go. Called by several threads, each for other rows.
struct BlockTarget {
  /// Whether at() needs no scratch, so that a block may be larger than kBlockRows.
  bool is_direct = false;
  /// Returns columns for so many rows from `first` on, in the scratch if need be.
  std::function<ScoreColumns(std::size_t first, std::size_t rows, std::vector<std::uint16_t>&)> at;
  /// Takes them, filled in. May be empty.
  std::function<void(std::size_t first, const ScoreColumns&)> take;
};

/// Scores the batches of one schema.
class BatchScorer {
 public:
  BatchScorer(ScoreAggregator score, MemberBatches members, Execution execution);

  const Model& model() const noexcept { return score_.model(); }

  /// Scores a batch, block by block. Throws std::invalid_argument if it is malformed, DataError for
  /// the first value that its signal cannot have: the same one for any number of threads. Returns
  /// its rows.
  std::size_t rows(const ArrowArray& batch) const { return members_.check(batch); }
  void score(const ArrowArray& batch, const BlockTarget& target);

 private:
  /// Rows to do at a time: few where each column is copied first, so that the copies stay in the
  /// cache; many where only some are read twice, to be checked.
  std::size_t block_rows(bool is_direct) const noexcept;

  ScoreAggregator score_;
  MemberBatches members_;
  Execution execution_;
  std::uint64_t first_row_ = 0;  // of the next batch
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_BATCH_SCORER_HPP
