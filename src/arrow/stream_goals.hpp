// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_STREAM_GOALS_HPP
#define SSI_SRC_ARROW_STREAM_GOALS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "arrow/label_batches.hpp"
#include "ssi/advice/planner.hpp"
#include "ssi/arrow/plan_stream.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// The goals of the members of batches of one schema.
class StreamGoals {
 public:
  /// Throws std::invalid_argument for a goal that does not fit the model or the schema.
  StreamGoals(const ArrowSchema& schema, Planner planner, StreamGoal goal,
              const Execution& execution);

  /// Reads the labels of a checked batch. Throws std::invalid_argument if they are malformed.
  void read(const ArrowArray& batch);

  /// The total that a member's plans start from.
  Points start(const Member& member) const;

  /// The goals of some members of the batch that was read last, from its row `first` on; nothing
  /// where a member has none.
  std::vector<std::optional<Goal>> goals(std::size_t first, const MemberTable& members) const;

 private:
  void prepare(const ArrowSchema& schema, const Execution& execution);
  void prepare_band(const TargetBand& target);
  void prepare_top(const ArrowSchema& schema, const TargetTop& target, const Execution& execution);
  std::optional<Points> target_of(std::size_t row, const Member& member) const;

  Planner planner_;
  StreamGoal goal_;
  ScoreAggregator score_;
  std::size_t band_ = 0;
  std::optional<LabelBatches> labels_;
  std::optional<CohortRanking> ranking_;
  std::vector<std::uint32_t> cohorts_;  // [row of the batch]
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_STREAM_GOALS_HPP
