// SPDX-License-Identifier: MIT
#include "advice/search/plan_search.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "advice/search/merge.hpp"

namespace ssi::internal {
namespace {

/// The only choice where there is nothing to do.
Options nothing() {
  Options result;
  result.points = {0};
  result.costs = {Cost()};
  result.origins = {Origin()};
  return result;
}

}  // namespace

PlanSearch::PlanSearch(const MemberState& state) : state_(state) {
  search_knots();
  close_competencies();
  halve();
}

void PlanSearch::search_knots() {
  const std::vector<Knot>& knots = state_.graph().knots;
  for (std::size_t k = 0; k < knots.size(); ++k) {
    if (!state_.is_active(k)) continue;
    Part& part = parts_.emplace_back();
    part.knot.emplace(state_, knots[k]);
    part.options = part.knot->run();
    pool_.push_back(parts_.size() - 1);
  }
}

/// One competency after another, first those whose parts have the fewest others open.
void PlanSearch::close_competencies() {
  for (;;) {
    std::set<std::uint32_t> open;
    for (const std::size_t part : pool_) {
      open.insert(parts_[part].options.open.begin(), parts_[part].options.open.end());
    }
    if (open.empty()) return;
    close(*std::ranges::min_element(
        open, {}, [this](std::uint32_t competency) { return dimensions_with(competency); }));
  }
}

std::size_t PlanSearch::dimensions_with(std::uint32_t competency) const {
  std::set<std::uint32_t> result;
  for (const std::size_t part : pool_) {
    const std::vector<std::uint32_t>& open = parts_[part].options.open;
    if (std::ranges::find(open, competency) == open.end()) continue;
    result.insert(open.begin(), open.end());
  }
  return result.size();
}

/// Merges all parts that have this competency open, those with the fewest open sums first.
void PlanSearch::close(std::uint32_t competency) {
  std::vector<std::size_t> with;
  for (const std::size_t part : pool_) {
    const std::vector<std::uint32_t>& open = parts_[part].options.open;
    if (std::ranges::find(open, competency) != open.end()) with.push_back(part);
  }
  merge_all(std::move(with));
}

/// Merges parts, small ones first, and puts the result into the pool.
std::size_t PlanSearch::merge_all(std::vector<std::size_t> parts) {
  std::ranges::stable_sort(parts, {}, [this](std::size_t part) {
    const Options& options = parts_[part].options;
    return std::pair(options.open.size(), options.size());
  });
  std::size_t merged = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) merged = merge(merged, parts[i]);
  return merged;
}

std::vector<std::uint32_t> PlanSearch::closing(std::size_t a, std::size_t b) const {
  std::set<std::uint32_t> result;
  for (const std::size_t part : {a, b}) {
    result.insert(parts_[part].options.open.begin(), parts_[part].options.open.end());
  }
  for (const std::size_t other : pool_) {
    if (other == a || other == b) continue;
    for (const std::uint32_t competency : parts_[other].options.open) result.erase(competency);
  }
  return {result.begin(), result.end()};
}

std::size_t PlanSearch::merge(std::size_t a, std::size_t b) {
  Part merged;
  merged.options = merge_options(state_, parts_[a].options, parts_[b].options, closing(a, b));
  merged.left = a;
  merged.right = b;
  std::erase_if(pool_, [&](std::size_t part) { return part == a || part == b; });
  parts_.push_back(std::move(merged));
  pool_.push_back(parts_.size() - 1);
  return parts_.size() - 1;
}

/// Merges all parts but for the last time: what is asked of the whole is found in two halves
/// without looking at all of their pairs. The halves are to be of about the same size.
void PlanSearch::halve() {
  for (int i = 0; i < 2; ++i) {
    if (pool_.size() >= 2) break;
    parts_.emplace_back().options = nothing();
    pool_.push_back(parts_.size() - 1);
  }
  std::vector<std::size_t> by_size = pool_;
  std::ranges::stable_sort(by_size, std::greater<>(),
                           [this](std::size_t part) { return parts_[part].options.size(); });
  std::vector<std::size_t> halves[2];
  std::size_t sizes[2] = {0, 0};
  for (const std::size_t part : by_size) {
    const std::size_t half = sizes[1] < sizes[0] ? 1 : 0;
    halves[half].push_back(part);
    sizes[half] += parts_[part].options.size();
  }
  left_ = merge_all(std::move(halves[0]));
  right_ = merge_all(std::move(halves[1]));
}

PlanSearch::Pair PlanSearch::pair(std::size_t i, std::size_t j) const {
  const Options& left = parts_[left_].options;
  const Options& right = parts_[right_].options;
  return {i, j, left.closed(i) + right.closed(j), left.costs[i] + right.costs[j]};
}

FoundPlan PlanSearch::gaining(std::int32_t points) const {
  const Options& left = parts_[left_].options;
  const Options& right = parts_[right_].options;
  Pair best = pair(left.size() - 1, right.size() - 1);
  if (best.gain < points) return plan_of(best);
  best.cost = Cost::infinite();
  // Options rise in points and in effort, so that the cheapest of the right that is enough falls as
  // the left rises.
  std::size_t j = right.size() - 1;
  for (std::size_t i = 0; i < left.size(); ++i) {
    while (j > 0 && left.closed(i) + right.closed(j - 1) >= points) --j;
    const Pair found = pair(i, j);
    if (found.gain < points || found.cost.effort() > best.cost.effort()) continue;
    const bool is_better = found.cost.effort() < best.cost.effort() || found.gain > best.gain ||
                           (found.gain == best.gain && found.cost < best.cost);
    if (is_better) best = found;
  }
  return plan_of(best);
}

FoundPlan PlanSearch::within(std::uint64_t effort) const {
  const Options& left = parts_[left_].options;
  const Options& right = parts_[right_].options;
  Pair best = pair(0, 0);  // nothing at all
  std::size_t j = right.size() - 1;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left.costs[i].effort() > effort) break;
    while (j > 0 && pair(i, j).cost.effort() > effort) --j;
    const Pair found = pair(i, j);
    if (found.gain > best.gain || (found.gain == best.gain && found.cost < best.cost)) best = found;
  }
  return plan_of(best);
}

std::vector<FoundStep> PlanSearch::curve() const {
  const Options all = merge_options(state_, parts_[left_].options, parts_[right_].options, {});
  std::vector<FoundStep> result;
  for (std::size_t i = 0; i < all.size(); ++i) result.push_back({all.closed(i), all.costs[i]});
  return result;
}

FoundPlan PlanSearch::plan_of(const Pair& pair) const {
  FoundPlan result{pair.gain, pair.cost, std::vector<std::uint32_t>(state_.graph().moves.size())};
  trace(left_, pair.i, result.times);
  trace(right_, pair.j, result.times);
  return result;
}

void PlanSearch::trace(std::size_t part, std::size_t option, std::span<std::uint32_t> times) const {
  const Part& of = parts_[part];
  const Origin origin = of.options.origins[option];
  if (of.knot) of.knot->decode(origin.first, times);
  if (of.left == kNone) return;
  trace(of.left, origin.first, times);
  trace(of.right, origin.second, times);
}

}  // namespace ssi::internal
