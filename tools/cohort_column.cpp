// SPDX-License-Identifier: MIT
#include "cohort_column.hpp"

namespace ssi::command {

std::vector<std::uint32_t> CohortColumn::add(const LabelColumn& labels,
                                             std::span<const std::uint16_t> totals) {
  return joins_ ? ranking_->find(labels) : counts_->add(labels, totals);
}

void CohortColumn::rank(std::uint64_t minimum, const Execution& execution) {
  if (joins_) return;
  ranking_.emplace(std::move(*counts_), minimum, execution);
  counts_.reset();
}

void CohortColumn::standings(std::span<const std::uint32_t> cohorts,
                             std::span<const std::uint16_t> totals,
                             const StandingColumns& columns) const {
  if (joins_) {
    ranking_->joining(cohorts, totals, columns);
  } else {
    ranking_->standings(cohorts, totals, columns);
  }
}

void CohortColumn::standings_with(std::span<const std::uint32_t> cohorts,
                                  std::span<const std::uint16_t> totals,
                                  std::span<const std::uint16_t> others,
                                  const StandingColumns& columns) const {
  if (joins_) {
    ranking_->joining(cohorts, others, columns);
  } else {
    ranking_->replacing(cohorts, totals, others, columns);
  }
}

}  // namespace ssi::command
