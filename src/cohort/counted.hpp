// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COHORT_COUNTED_HPP
#define SSI_SRC_COHORT_COUNTED_HPP

#include <cstdint>
#include <span>

#include "ssi/cohort/distribution.hpp"
#include "ssi/cohort/point_statistics.hpp"
#include "ssi/model/score_schema.hpp"

/// What is computed from Distribution::counts(), for those who want several of it.
namespace ssi::internal {

using Counts = std::span<const Distribution::Count>;

PointStatistics statistics_of(Counts counts);
/// See Cohort::quantile().
Points quantile_of(Counts counts, std::uint64_t members, Percent share);
/// The members in the band at that position.
std::uint64_t in_band(Counts counts, const ScoreSchema& model, std::size_t position);

}  // namespace ssi::internal

#endif  // SSI_SRC_COHORT_COUNTED_HPP
