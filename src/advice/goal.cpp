// SPDX-License-Identifier: MIT
#include "ssi/advice/goal.hpp"

namespace ssi {

std::optional<Points> target_in_band(const Model& model, Points present, std::size_t band) {
  for (std::int32_t h = present.hundredths(); h <= model.maximum().hundredths(); ++h) {
    if (model.band_of(Points::from_hundredths(h)) == band) return Points::from_hundredths(h);
  }
  return std::nullopt;
}

std::optional<Points> target_in_top(const CohortRanking& ranking, std::uint32_t cohort,
                                    Points counted, std::uint32_t percent, Points maximum) {
  const auto is_within = [&](std::int32_t hundredths) {
    const auto standing = ranking.replacing(cohort, counted, Points::from_hundredths(hundredths));
    return standing && standing->top_percent <= percent;
  };
  // A higher total never ranks worse.
  std::int32_t low = 0;
  std::int32_t high = maximum.hundredths();
  if (!is_within(high)) return std::nullopt;
  while (low < high) {
    const std::int32_t middle = low + (high - low) / 2;
    if (is_within(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return Points::from_hundredths(low);
}

}  // namespace ssi
