// SPDX-License-Identifier: MIT
#include "evidence/roc.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "evidence/probability.hpp"
#include "evidence/ranks.hpp"

namespace ssi::internal {
namespace {

/// The members with one of the two outcomes.
struct Side {
  std::vector<Points> totals = {};
  std::vector<double> ranks = {};  // among all members
  double members() const { return static_cast<double>(totals.size()); }
};

/// The share of the other side that each member of one beats, a tie counting half: its rank among
/// all less that among its own side is how many it beats (Sun and Xu, 2014).
struct Placements {
  double mean = 0;
  double variance = 0;  // divided by members - 1
};

Placements placements(const Side& side, double others) {
  std::vector<double> values = mid_ranks(std::span<const Points>(side.totals));
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = (side.ranks[i] - values[i]) / others;
    sum += values[i];
  }
  Placements result{.mean = sum / side.members()};
  for (const double value : values) {
    result.variance += (value - result.mean) * (value - result.mean);
  }
  result.variance /= side.members() - 1;
  return result;
}

}  // namespace

Estimate area_under_roc(std::span<const Points> totals, std::span<const double> ranks,
                        std::span<const double> outcomes) {
  Side sides[2];  // [outcome]
  for (std::size_t i = 0; i < totals.size(); ++i) {
    Side& side = sides[outcomes[i] == 0 ? 0 : 1];
    side.totals.push_back(totals[i]);
    side.ranks.push_back(ranks[i]);
  }
  const Placements ones = placements(sides[1], sides[0].members());
  const Placements zeros = placements(sides[0], sides[1].members());
  Estimate result{.estimate = ones.mean};
  if (std::min(sides[0].members(), sides[1].members()) < 2) {
    result.reason = "only one member has that outcome";
    return result;
  }
  const double margin = kNormal975 * std::sqrt(ones.variance / sides[1].members() +
                                               zeros.variance / sides[0].members());
  result.low = std::max(ones.mean - margin, 0.0);
  result.high = std::min(ones.mean + margin, 1.0);
  return result;
}

}  // namespace ssi::internal
