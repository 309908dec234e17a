// SPDX-License-Identifier: MIT
#include "arrow/standings.hpp"

#include <algorithm>
#include <utility>

#include "arrow/points_column.hpp"

namespace ssi::internal {

Standings::Standings(const ArrowSchema& schema, const CohortSet& cohorts,
                     const ScoreStreamOptions& options)
    : labels_(schema, cohorts.column()),
      ranking_(cohorts, options.minimum_cohort, options.execution),
      points_(options.points),
      joining_(options.joining),
      execution_(options.execution) {}

void Standings::add_types(std::vector<ArrowType>& types) const {
  types.push_back({.format = is_unsigned() ? "I" : "l", .name = labels_.name() + "_rank"});
  types.push_back(PointsColumn::type_of(points_, labels_.name() + "_percentile"));
  types.push_back({.format = is_unsigned() ? "C" : "s", .name = labels_.name() + "_top_percent"});
}

void Standings::add_columns(const ArrowArray& batch, std::span<const std::uint16_t> totals,
                            ArrowBuilder& to) {
  const std::size_t rows = totals.size();
  labels_.read(batch);
  const std::vector<std::uint32_t> cohorts = ranking_.find(labels_.labels());
  rank_.resize(rows);
  percentile_.resize(rows);
  top_percent_.resize(rows);
  const StandingColumns columns{rank_, percentile_, top_percent_};
  if (joining_) {
    ranking_.joining(cohorts, totals, columns, execution_);
  } else {
    ranking_.standings(cohorts, totals, columns, execution_);
  }
  validity_.assign((rows + 7) / 8, 0);
  nulls_ = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_valid = rank_[row] != 0;
    validity_[row / 8] =
        static_cast<std::uint8_t>(validity_[row / 8] | (is_valid ? 1U : 0U) << (row % 8));
    nulls_ += is_valid ? 0 : 1;
  }
  const std::span<const std::uint32_t> ranks(rank_);
  const std::span<const std::uint8_t> tops(top_percent_);
  to.add_child(is_unsigned() ? column<std::uint32_t>(ranks) : column<std::int64_t>(ranks));
  PointsColumn percentiles(points_, rows, true);
  percentiles.write(0, percentile_);
  to.add_child(percentiles.give(validity_, nulls_));
  to.add_child(is_unsigned() ? column<std::uint8_t>(tops) : column<std::int16_t>(tops));
}

template <class To, class From>
ArrowArray Standings::column(std::span<const From> values) const {
  auto builder = std::make_unique<ArrowBuilder>();
  std::ranges::copy(validity_, builder->add<std::uint8_t>(validity_.size()).begin());
  const auto out = builder->template add<To>(values.size());
  std::ranges::transform(values, out.begin(), [](From value) { return static_cast<To>(value); });
  return ArrowBuilder::give(std::move(builder), values.size(), nulls_);
}

}  // namespace ssi::internal
