// SPDX-License-Identifier: MIT
#ifndef SRC_COHORT_COUNTED_HPP
#define SRC_COHORT_COUNTED_HPP

#include <cstdint>
#include <span>

#include "ssi/cohort/statistics.hpp"
#include "ssi/cohort/total_counts.hpp"
#include "ssi/model/model_outline.hpp"

/// What is computed from TotalCounts::counts(), for those who want several of it.
namespace ssi::internal {

using Counts = std::span<const TotalCounts::Count>;

Statistics statistics_of(Counts counts);
/// See Cohort::quantile().
Points quantile_of(Counts counts, std::uint64_t members, Percent share);
/// The members in the band at that position.
std::uint64_t in_band(Counts counts, const ModelOutline& model, std::size_t position);

}  // namespace ssi::internal

#endif  // SRC_COHORT_COUNTED_HPP
