// SPDX-License-Identifier: MIT
// Alone in its file, for Boost.Accumulators takes seconds to compile.
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/weighted_kurtosis.hpp>
#include <boost/accumulators/statistics/weighted_skewness.hpp>

#include "ssi/cohort/cohort.hpp"

namespace ssi {

namespace acc = boost::accumulators;

/// Accumulator sets cannot be merged, so they are fed here from merged counts, a weight each. They
/// add powers up and subtract at the end, which cancels unless the numbers lie around 0: so what
/// they get is the distance from the mean.
Shape Cohort::shape() const {
  const PointStatistics statistics = total();
  if (statistics.min() == statistics.max()) return {};
  const Points centre = statistics.rounded_mean();
  acc::accumulator_set<double, acc::stats<acc::tag::weighted_skewness, acc::tag::weighted_kurtosis>,
                       double>
      set;
  for (const auto& [total, members] : totals_.counts()) {
    set(static_cast<double>((total - centre).hundredths()),
        acc::weight = static_cast<double>(members));
  }
  return {acc::weighted_skewness(set), acc::weighted_kurtosis(set)};
}

}  // namespace ssi
