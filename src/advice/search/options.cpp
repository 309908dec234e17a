// SPDX-License-Identifier: MIT
#include "advice/search/options.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace ssi::internal {
namespace {

constexpr std::size_t kFirstDrop = std::size_t{1} << 20;

/// Remembers options as they come, by rising cost, and tells which of them no earlier one beats.
/// Exact in one and two numbers. With more it only compares those whose open sums are equal, which
/// keeps more than it must, and so is exact too.
class Dominance {
 public:
  bool keeps(std::span<const std::int32_t> points) {
    switch (points.size()) {
      case 1:
        return keeps_number(points[0]);
      case 2:
        return keeps_pair(points[1], points[0]);
      default:
        return keeps_equal(points);
    }
  }

 private:
  bool keeps_number(std::int32_t number) {
    if (number <= most_) return false;
    most_ = number;
    return true;
  }

  /// The pairs are a staircase: as the first number rises, the second falls.
  bool keeps_pair(std::int32_t x, std::int32_t y) {
    auto at = stairs_.lower_bound(x);
    if (at != stairs_.end() && at->second >= y) return false;
    at = stairs_.insert_or_assign(at, x, y);
    while (at != stairs_.begin() && std::prev(at)->second <= y) stairs_.erase(std::prev(at));
    return true;
  }

  bool keeps_equal(std::span<const std::int32_t> points) {
    const auto open = points.subspan(1);
    const auto [at, is_new] =
        groups_.try_emplace(std::vector<std::int32_t>(open.begin(), open.end()), points[0]);
    if (is_new) return true;
    if (points[0] <= at->second) return false;
    at->second = points[0];
    return true;
  }

  std::int64_t most_ = std::numeric_limits<std::int64_t>::min();
  std::map<std::int32_t, std::int32_t> stairs_;
  std::map<std::vector<std::int32_t>, std::int32_t> groups_;
};

}  // namespace

Options LineCollector::take(const std::vector<std::uint32_t>& open) const {
  const bool is_open = !open.empty();
  std::vector<std::size_t> places;
  Cost least = Cost::infinite();
  for (std::size_t place = costs_.size(); place-- > 0;) {
    const Cost cost = costs_[place];
    if (is_open ? !(cost < least) : cost.effort() >= least.effort()) continue;
    least = cost;
    places.push_back(place);
  }
  std::ranges::reverse(places);
  Options result;
  result.open = open;
  for (const std::size_t place : places) {
    const auto points = low_ + static_cast<std::int32_t>(place);
    if (is_open) result.points.push_back(0);
    result.points.push_back(points);
    result.costs.push_back(costs_[place]);
    result.origins.push_back(origins_[place]);
  }
  return result;
}

TableCollector::TableCollector(std::vector<std::uint32_t> open) : next_drop_(kFirstDrop) {
  kept_.open = std::move(open);
  kept_.is_line = false;
}

void TableCollector::offer(std::span<const std::int32_t> points, Cost cost, Origin origin) {
  kept_.points.insert(kept_.points.end(), points.begin(), points.end());
  kept_.costs.push_back(cost);
  kept_.origins.push_back(origin);
  if (kept_.size() < next_drop_) return;
  drop_dominated();
  next_drop_ = std::max(kFirstDrop, 2 * kept_.size());
}

void TableCollector::drop_dominated() {
  std::vector<std::uint32_t> order(kept_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t i, std::uint32_t j) {
    if (!(kept_.costs[i] == kept_.costs[j])) return kept_.costs[i] < kept_.costs[j];
    const auto a = kept_.of(i);
    const auto b = kept_.of(j);
    const auto [x, y] = std::ranges::mismatch(a, b);
    return x != a.end() ? *x > *y : i < j;  // of equals, the one that came first
  });
  Options result;
  result.open = kept_.open;
  result.is_line = false;
  Dominance dominance;
  for (const std::uint32_t i : order) {
    const auto points = kept_.of(i);
    if (!dominance.keeps(points)) continue;
    result.points.insert(result.points.end(), points.begin(), points.end());
    result.costs.push_back(kept_.costs[i]);
    result.origins.push_back(kept_.origins[i]);
  }
  kept_ = std::move(result);
}

Options TableCollector::take() {
  drop_dominated();
  return std::move(kept_);
}

}  // namespace ssi::internal
