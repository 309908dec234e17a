// SPDX-License-Identifier: MIT
#include "explain/random_points.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "base/counter_random.hpp"
#include "base/exact.hpp"

namespace ssi::internal {
namespace {

constexpr std::int64_t kWhole = 10'000;  // a weight that is not moved, as percentages are counted

/// The moves of one draw. Move j is that of term j of the model, terms of all competencies in
/// order, or of competency j - terms.
class Moves {
 public:
  Moves(const RobustnessOptions& options, std::uint32_t draw)
      : key_(random_word(options.seed, draw)), spread_(options.spread.hundredths()) {}

  /// Returns by what a weight is multiplied, in ten-thousandths.
  std::int64_t factor(std::size_t j) const noexcept {
    const auto steps = static_cast<std::uint64_t>(2 * spread_ + 1);
    const Uint128 scaled = Uint128{random_word(key_, j)} * steps;
    return kWhole - spread_ + static_cast<std::int64_t>(scaled >> 64);
  }

 private:
  std::uint64_t key_;
  std::int64_t spread_;
};

/// A share of a sum, before it is whole.
struct Share {
  std::size_t index;
  std::uint64_t remainder;
};

/// Returns points in proportion to the weights with the sum that they had, in hundredths by largest
/// remainder, the earlier ones first among equals; as they were, if nothing has weight.
std::vector<std::int64_t> shared_out(std::span<const std::int64_t> points,
                                     std::span<const std::int64_t> weights) {
  const auto sum = [](std::span<const std::int64_t> of) {
    return static_cast<std::uint64_t>(std::accumulate(of.begin(), of.end(), std::int64_t{0}));
  };
  const std::uint64_t whole = sum(points);
  const std::uint64_t weight = sum(weights);
  std::vector<std::int64_t> result(points.begin(), points.end());
  if (weight == 0) return result;
  std::vector<Share> shares;
  std::uint64_t left = whole;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const Uint128 product = Uint128{static_cast<std::uint64_t>(weights[i])} * whole;
    const auto floor = static_cast<std::uint64_t>(product / weight);
    shares.push_back({i, static_cast<std::uint64_t>(product % weight)});
    result[i] = static_cast<std::int64_t>(floor);
    left -= floor;
  }
  std::ranges::stable_sort(shares, std::ranges::greater(), &Share::remainder);
  for (std::size_t i = 0; i < left; ++i) ++result[shares[i].index];
  return result;
}

/// Returns points moved against each other, `factors` being those of each.
std::vector<std::int64_t> moved(std::span<const std::int64_t> points,
                                std::span<const std::int64_t> factors) {
  std::vector<std::int64_t> weights;
  weights.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) weights.push_back(points[i] * factors[i]);
  return shared_out(points, weights);
}

Points to_points(std::int64_t hundredths) {
  return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
}

/// Appends the points of a competency's terms, the first of which has move `first`.
void append_terms(const Moves& moves, std::span<const Term> terms, std::size_t first,
                  std::vector<Points>& result) {
  std::vector<std::int64_t> positive;
  std::vector<std::int64_t> factors;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (terms[t].points < Points()) continue;
    positive.push_back(terms[t].points.hundredths());
    factors.push_back(moves.factor(first + t));
  }
  const std::vector<std::int64_t> shares = moved(positive, factors);
  std::size_t next = 0;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const std::int64_t points = terms[t].points.hundredths();
    result.push_back(to_points(points < 0
                                   ? -((-points * moves.factor(first + t) + kWhole / 2) / kWhole)
                                   : shares[next++]));
  }
}

}  // namespace

MovedPoints random_points(const Model& model, const RobustnessOptions& options,
                          std::uint32_t draw) {
  const Moves moves(options, draw);
  MovedPoints result;
  for (const auto& competency : model.competencies()) {
    append_terms(moves, competency->terms(), result.terms.size(), result.terms);
  }
  std::vector<std::int64_t> maxima;
  std::vector<std::int64_t> factors;
  for (const auto& competency : model.competencies()) {
    const std::size_t move = result.terms.size() + maxima.size();
    factors.push_back(options.moves_competencies ? moves.factor(move) : kWhole);
    maxima.push_back(competency->maximum().hundredths());
  }
  for (const std::int64_t maximum : moved(maxima, factors)) {
    result.maxima.push_back(to_points(maximum));
  }
  return result;
}

}  // namespace ssi::internal
