// SPDX-License-Identifier: MIT
// Alone in its file, because Boost.Accumulators takes seconds to compile.
#include "cohort/cohort_shape.hpp"

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/weighted_kurtosis.hpp>
#include <boost/accumulators/statistics/weighted_skewness.hpp>

namespace ssi::internal {

namespace acc = boost::accumulators;

/// Boost's accumulator sets cannot be merged, so they are fed here from merged counts, as weights.
/// They add up powers and subtract at the end, which cancels unless the numbers lie around 0: so
/// they get distances from the mean.
Shape shape_of(const Distribution& totals) {
  const PointStatistics& statistics = totals.statistics();
  if (statistics.lowest() == statistics.highest()) return {};
  const Points centre = statistics.rounded_mean();
  acc::accumulator_set<double, acc::stats<acc::tag::weighted_skewness, acc::tag::weighted_kurtosis>,
                       double>
      set;
  for (const auto& [total, members] : totals.counts()) {
    set(static_cast<double>((total - centre).hundredths()),
        acc::weight = static_cast<double>(members));
  }
  return {acc::weighted_skewness(set), acc::weighted_kurtosis(set)};
}

}  // namespace ssi::internal
