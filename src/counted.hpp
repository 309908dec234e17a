// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_COUNTED_HPP
#define SSI_SRC_COUNTED_HPP

#include <cstdint>
#include <span>

#include "ssi/model_outline.hpp"
#include "ssi/statistics.hpp"
#include "ssi/total_counts.hpp"

/// What is computed from TotalCounts::counts(), for those who want several of it.
namespace ssi::internal {

using Counts = std::span<const TotalCounts::Count>;

Statistics statistics_of(Counts counts);
/// See Cohort::quantile().
Points quantile_of(Counts counts, std::uint64_t members, Percent share);
/// The members in the band at that position.
std::uint64_t in_band(Counts counts, const ModelOutline& model, std::size_t position);

}  // namespace ssi::internal

#endif  // SSI_SRC_COUNTED_HPP
