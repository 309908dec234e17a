// SPDX-License-Identifier: MIT
#include "ssi/cohort/point_statistics.hpp"

#include <cmath>
#include <stdexcept>

#include "base/exact.hpp"

namespace ssi {
namespace {

using internal::Uint128;

/// n * squares - sum^2, which is n * (n - 1) times the variance: exact, below 2^126.
Uint128 spread(const PointStatistics::Sums& sums) {
  return Uint128{sums.members} * sums.squares - Uint128{sums.sum} * sums.sum;
}

std::uint64_t pairs(const PointStatistics::Sums& sums) {
  return std::uint64_t{sums.members} * (sums.members - 1);
}

}  // namespace

/// Each x lies within min and max, so (x - min) * (max - x)
/// is not negative; nor is any variance.
bool PointStatistics::are_possible(const Sums& sums) noexcept {
  const std::uint64_t n = sums.members;
  if (n == 0) return sums == PointStatistics::Sums();
  if (sums.min > sums.max || sums.sum < n * sums.min || sums.sum > n * sums.max) return false;
  const Uint128 most = Uint128{sums.sum} * (std::uint64_t{sums.min} + sums.max);
  const Uint128 least = Uint128{n} * sums.min * sums.max;
  return Uint128{sums.squares} + least <= most &&
         Uint128{n} * sums.squares >= Uint128{sums.sum} * sums.sum;
}

PointStatistics::PointStatistics(const Sums& sums) : sums_(sums) {
  if (!are_possible(sums)) throw std::invalid_argument("no members can have such sums");
}

double PointStatistics::mean() const noexcept {
  if (sums_.members == 0) return 0;
  return static_cast<double>(sums_.sum) / (100.0 * sums_.members);
}

double PointStatistics::deviation() const noexcept {
  if (sums_.members < 2) return 0;
  return std::sqrt(static_cast<double>(spread(sums_)) / static_cast<double>(pairs(sums_))) / 100;
}

Points PointStatistics::rounded_mean() const noexcept {
  if (sums_.members == 0) return {};
  return Points::from_hundredths(
      static_cast<std::int32_t>(internal::rounded_quotient(sums_.sum, sums_.members)));
}

Points PointStatistics::rounded_deviation() const noexcept {
  if (sums_.members < 2) return {};
  // The largest k with k - 1/2 <= the deviation, that is (2 k - 1)^2 <= 4 * variance. The square
  // is an integer, so the variance may be rounded down. It is below 2^34, where the root of a
  // double is exact enough never to reach the next integer.
  const auto four_variances = static_cast<std::uint64_t>(4 * spread(sums_) / pairs(sums_));
  const auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(four_variances)));
  return Points::from_hundredths(static_cast<std::int32_t>((root + 1) / 2));
}

}  // namespace ssi
