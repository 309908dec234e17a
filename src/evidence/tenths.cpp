// SPDX-License-Identifier: MIT
#include "evidence/tenths.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ssi::internal {
namespace {

constexpr std::size_t kTenths = 10;

/// Twice a mid-rank, which is whole, and which members with different totals do not share.
std::size_t twice(double rank) { return static_cast<std::size_t>(2 * rank); }

}  // namespace

std::vector<OutcomeTenth> tenths_of(std::span<const Points> totals, std::span<const double> ranks,
                                    std::span<const double> outcomes) {
  const std::size_t n = totals.size();
  std::vector<std::uint32_t> equals(2 * n + 1, 0);  // [twice a rank]: who share it
  for (const double rank : ranks) ++equals[twice(rank)];
  std::array<OutcomeTenth, kTenths> all;
  std::array<double, kTenths> sums{};
  for (std::size_t i = 0; i < n; ++i) {
    // A mid-rank is that of the first of the equals and of the last one, in the middle.
    const std::size_t below = (twice(ranks[i]) - equals[twice(ranks[i])] - 1) / 2;
    const std::size_t number = kTenths * below / n;
    OutcomeTenth& tenth = all[number];
    tenth.total_low = tenth.members == 0 ? totals[i] : std::min(tenth.total_low, totals[i]);
    tenth.total_high = tenth.members == 0 ? totals[i] : std::max(tenth.total_high, totals[i]);
    tenth.tenth = static_cast<unsigned>(number) + 1;
    ++tenth.members;
    sums[number] += outcomes[i];
  }
  std::vector<OutcomeTenth> result;
  for (std::size_t i = 0; i < kTenths; ++i) {
    if (all[i].members == 0) continue;
    if (all[i].members >= kFewestInGroup) {
      all[i].mean = sums[i] / static_cast<double>(all[i].members);
    }
    result.push_back(all[i]);
  }
  return result;
}

}  // namespace ssi::internal
