// SPDX-License-Identifier: MIT
#include "evidence/ranks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace ssi::internal {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The mid-rank of `count` equal values that `below` lower ones come before.
double mid_rank(std::size_t below, std::size_t count) {
  return static_cast<double>(below) + static_cast<double>(count + 1) / 2;
}

/// Ranks of points whose lowest and highest are these, by counting.
std::vector<double> counted_ranks(std::span<const Points> values, std::int32_t lowest,
                                  std::size_t range) {
  const auto place = [lowest](Points value) {
    return static_cast<std::size_t>(std::int64_t{value.hundredths()} - lowest);
  };
  std::vector<std::uint32_t> counts(range, 0);
  for (const Points value : values) ++counts[place(value)];
  std::vector<double> rank_of(range);
  std::size_t below = 0;
  for (std::size_t i = 0; i < range; ++i) {
    rank_of[i] = mid_rank(below, counts[i]);
    below += counts[i];
  }
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) ranks[i] = rank_of[place(values[i])];
  return ranks;
}

}  // namespace

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::pair<double, std::uint32_t>> sorted(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    sorted[i] = {values[i], static_cast<std::uint32_t>(i)};
  }
  std::ranges::sort(sorted);
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && sorted[end].first == sorted[begin].first) ++end;
    const double rank = mid_rank(begin, end - begin);
    for (; begin < end; ++begin) ranks[sorted[begin].second] = rank;
  }
  return ranks;
}

std::vector<double> mid_ranks(std::span<const Points> values) {
  if (values.empty()) return {};
  const auto [lowest, highest] = std::ranges::minmax(values);
  const auto range = static_cast<std::size_t>(std::int64_t{highest.hundredths()} -
                                              std::int64_t{lowest.hundredths()}) +
                     1;
  constexpr std::size_t kFewest = 1 << 17;  // places that are counted whatever the size
  if (range <= kFewest + 2 * values.size()) {
    return counted_ranks(values, lowest.hundredths(), range);
  }
  std::vector<double> doubles(values.size());
  std::ranges::transform(values, doubles.begin(),
                         [](Points value) { return double{1} * value.hundredths(); });
  return mid_ranks(std::span<const double>(doubles));
}

double rank_correlation(std::span<const double> ranks_x, std::span<const double> ranks_y) {
  // The mean is that of 1..n whatever the ties, so the deviations are exact.
  const double mean = (static_cast<double>(ranks_x.size()) + 1) / 2;
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t i = 0; i < ranks_x.size(); ++i) {
    const double dx = ranks_x[i] - mean;
    const double dy = ranks_y[i] - mean;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  if (xx == 0 || yy == 0) return kNaN;
  const double r = xy / (std::sqrt(xx) * std::sqrt(yy));
  // Ranks in the same order, but for rounding: of n members, others are 3/n^3 or more from 1, which
  // is more than this wherever their p is not 0.
  constexpr double kRounding = 1e-14;
  return 1 - std::abs(r) < kRounding ? std::copysign(1.0, r) : r;
}

}  // namespace ssi::internal
