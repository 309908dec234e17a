// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_ARROW_STANDINGS_HPP
#define SSI_SRC_ARROW_STANDINGS_HPP

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "arrow/given.hpp"
#include "arrow/label_batches.hpp"
#include "ssi/arrow/score_stream.hpp"
#include "ssi/cohort/cohort_ranking.hpp"

namespace ssi::internal {

/// The standings of the members of batches in the cohorts of one label column.
class Standings {
 public:
  Standings(const ArrowSchema& schema, const CohortSet& cohorts, const ScoreStreamOptions& options);

  /// Adds the types of its three columns.
  void add_types(std::vector<ArrowType>& types) const;

  /// Adds the columns of a checked batch to a builder.
  void add_columns(const ArrowArray& batch, std::span<const std::uint16_t> totals,
                   ArrowBuilder& to);

 private:
  bool is_unsigned() const noexcept { return points_ == PointsType::hundredths; }
  template <class To, class From>
  ArrowArray column(std::span<const From> values) const;

  LabelBatches labels_;
  CohortRanking ranking_;
  PointsType points_;
  bool joining_;
  Execution execution_;
  std::vector<std::uint32_t> rank_;
  std::vector<std::uint16_t> percentile_;
  std::vector<std::uint8_t> top_percent_;
  std::vector<std::uint8_t> validity_;
  std::size_t nulls_ = 0;
};

}  // namespace ssi::internal

#endif  // SSI_SRC_ARROW_STANDINGS_HPP
