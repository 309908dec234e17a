// SPDX-License-Identifier: MIT
// All that takes Boost.Math, which is slow to compile.
#include "evidence/probability.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cstddef>

namespace ssi::internal {

double student_975(double degrees_of_freedom) {
  constexpr double kUpper = 0.975;
  return boost::math::quantile(boost::math::students_t(degrees_of_freedom), kUpper);
}

double correlation_p(double r, std::uint64_t n) {
  return boost::math::ibeta((static_cast<double>(n) - 2) / 2, 1.0 / 2, (1 - r) * (1 + r));
}

std::vector<std::optional<double>> holm(std::span<const std::optional<double>> p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (p_values[i]) order.push_back(i);
  }
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return *p_values[a] < *p_values[b]; });
  std::vector<std::optional<double>> adjusted(p_values.size());
  double most = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double p = static_cast<double>(order.size() - i) * *p_values[order[i]];
    most = std::max(most, std::min(p, 1.0));
    adjusted[order[i]] = most;
  }
  return adjusted;
}

}  // namespace ssi::internal
