// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_ROBUSTNESS_REFERENCE_HPP
#define SSI_TESTS_SUPPORT_ROBUSTNESS_REFERENCE_HPP

// The robustness of scores, written again from the specification alone: slow, obvious, one draw and
// one member at a time. It shares no code with src.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <vector>

#include "ssi/cohort.hpp"
#include "ssi/explain/robustness.hpp"
#include "ssi/member/member_table.hpp"
#include "ssi/model.hpp"
#include "support/reference.hpp"

namespace ssi::reference {

__extension__ typedef unsigned __int128 UnsignedWide;

/// Output n, from 0, of the generator of Steele, Lea and Flood as it was published: each step adds
/// the same number to its state, and mixes that.
inline std::uint64_t split_mix(std::uint64_t seed, std::uint64_t n) {
  std::uint64_t z = seed + (n + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// r(d, j) of a seed.
inline std::uint64_t random_number(std::uint64_t seed, std::size_t draw, std::size_t j) {
  return split_mix(split_mix(seed, draw), j);
}

/// floor(r * (2s + 1) / 2^64) - s.
inline std::int64_t move_of(const RobustnessOptions& options, std::size_t draw, std::size_t j) {
  const std::int64_t s = options.spread.hundredths();
  const UnsignedWide product = static_cast<UnsignedWide>(random_number(options.seed, draw, j)) *
                               static_cast<UnsignedWide>(2 * s + 1);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(product >> 64)) - s;
}

/// Points moved against each other by these moves: the sum stays, by largest remainder.
inline std::vector<std::int64_t> moved_against_each_other(const std::vector<std::int64_t>& points,
                                                          const std::vector<std::int64_t>& moves) {
  Wide all = 0;
  Wide weight = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    all += points[i];
    weight += static_cast<Wide>(points[i]) * (10000 + moves[i]);
  }
  if (weight == 0) return points;
  std::vector<std::int64_t> result;
  std::vector<Wide> remainders;
  Wide left = all;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Wide product = static_cast<Wide>(points[i]) * (10000 + moves[i]) * all;
    result.push_back(static_cast<std::int64_t>(product / weight));
    remainders.push_back(product % weight);
    left -= product / weight;
  }
  for (; left > 0; --left) {  // to the first of the largest, which has had its turn then
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    ++result[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = -1;
  }
  return result;
}

/// A model's points in one draw.
struct MovedModel {
  std::vector<std::vector<Term>> terms;  ///< [competency]
  std::vector<std::int64_t> maxima;      ///< [competency]: what its maximum counts for
};

inline MovedModel moved_model(const Model& model, const RobustnessOptions& options,
                              std::size_t draw) {
  MovedModel result;
  std::size_t j = 0;
  for (const auto& competency : model.competencies()) {
    std::vector<Term> terms(competency->terms().begin(), competency->terms().end());
    std::vector<std::int64_t> positive;
    std::vector<std::int64_t> moves;
    for (Term& term : terms) {
      const std::int64_t move = move_of(options, draw, j++);
      const std::int64_t p = term.points.hundredths();
      if (p > 0) {
        positive.push_back(p);
        moves.push_back(move);
      } else {
        const std::int64_t moved = -((-p * (10000 + move) + 5000) / 10000);
        term.points = Points::from_hundredths(static_cast<std::int32_t>(moved));
      }
    }
    const auto moved = moved_against_each_other(positive, moves);
    std::size_t next = 0;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      if (competency->terms()[t].points < Points()) continue;
      terms[t].points = Points::from_hundredths(static_cast<std::int32_t>(moved[next++]));
    }
    result.terms.push_back(std::move(terms));
  }
  std::vector<std::int64_t> moves;
  for (const auto& competency : model.competencies()) {
    result.maxima.push_back(competency->maximum().hundredths());
    moves.push_back(options.moves_competencies ? move_of(options, draw, j++) : 0);
  }
  result.maxima = moved_against_each_other(result.maxima, moves);
  return result;
}

/// The sum of a competency without terms: its formula's, which nothing moves.
inline Sum sum_of_formula(const Competency& competency, const Values& values) {
  std::vector<std::uint32_t> kept(values.size());
  std::vector<Column> columns(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    kept[i] = *values[i];
    columns[i] = Column::of(std::span(kept).subspan(i, 1));
  }
  Points points;
  Points observed;
  competency.score(MemberTable(columns, 1), std::span(&points, 1), std::span(&observed, 1));
  return {points.hundredths(), observed.hundredths(), competency.positive_points().hundredths()};
}

/// A member's total in one draw, in hundredths.
inline std::int64_t moved_total(const Model& model, const MovedModel& moved, const Values& values) {
  std::int64_t total = 0;
  for (std::size_t c = 0; c < moved.maxima.size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    const Sum sum = moved.terms[c].empty() ? sum_of_formula(competency, values)
                                           : sum_of_terms(moved.terms[c], values);
    const std::int64_t points = clamped(before_clamp(model.missing(), sum), competency.maximum());
    total += round_half_up(static_cast<Wide>(points) * moved.maxima[c],
                           competency.maximum().hundredths());
  }
  return total;
}

/// Where each member is among those with its label; nothing without a label, or in a cohort that
/// is too small.
inline std::vector<std::optional<Rank>> ranks_within(const std::vector<std::int64_t>& totals,
                                                     std::span<const std::uint32_t> cohorts,
                                                     std::uint64_t minimum) {
  std::vector<std::optional<Rank>> ranks(totals.size());
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (cohorts[i] == kNoLabel) continue;
    std::uint64_t above = 0, equal = 0, below = 0;
    for (std::size_t other = 0; other < totals.size(); ++other) {
      if (cohorts[other] != cohorts[i]) continue;
      ++(totals[other] > totals[i] ? above : totals[other] < totals[i] ? below : equal);
    }
    if (above + equal + below >= minimum) ranks[i] = rank_of(above, equal, below);
  }
  return ranks;
}

/// The quantile of type 1: the value at position ceil(percent * K / 100) of the sorted ones.
inline std::int64_t quantile(std::vector<std::int64_t> values, std::size_t percent) {
  std::sort(values.begin(), values.end());
  std::size_t position = 1;
  while (100 * position < percent * values.size()) ++position;
  return values[position - 1];
}

struct ExpectedRobustness {
  std::vector<MemberRobustness> members;
  RobustnessSummary summary;
};

/// Section 2, whole.
inline ExpectedRobustness robustness(const Model& model, std::span<const Values> members,
                                     std::span<const std::uint32_t> cohorts,
                                     const RobustnessOptions& options) {
  const auto totals_of = [&](const MovedModel& moved) {
    std::vector<std::int64_t> totals;
    for (const Values& values : members) totals.push_back(moved_total(model, moved, values));
    return totals;
  };
  MovedModel still;
  for (const auto& competency : model.competencies()) {
    still.terms.emplace_back(competency->terms().begin(), competency->terms().end());
    still.maxima.push_back(competency->maximum().hundredths());
  }
  const auto totals = totals_of(still);
  const auto ranks = ranks_within(totals, cohorts, options.minimum_cohort);
  const std::size_t n = members.size();
  std::vector<std::vector<std::int64_t>> drawn_totals(n);
  std::vector<std::vector<std::int64_t>> drawn_percentiles(n);
  std::vector<std::int64_t> top10(n);
  Wide moves = 0;
  for (std::size_t d = 0; d < options.draws; ++d) {
    const auto moved = totals_of(moved_model(model, options, d));
    const auto moved_ranks = ranks_within(moved, cohorts, options.minimum_cohort);
    for (std::size_t i = 0; i < n; ++i) {
      drawn_totals[i].push_back(moved[i]);
      if (!ranks[i]) continue;
      drawn_percentiles[i].push_back(moved_ranks[i]->percentile);
      top10[i] += moved_ranks[i]->top_percent <= 10 ? 1 : 0;
      moves += std::abs(moved_ranks[i]->percentile - ranks[i]->percentile);
    }
  }
  const auto points = [](std::int64_t hundredths) {
    return Points::from_hundredths(static_cast<std::int32_t>(hundredths));
  };
  const auto percent = [](std::int64_t hundredths) {
    return Percent::from_hundredths(static_cast<std::int32_t>(hundredths));
  };
  ExpectedRobustness result;
  for (std::size_t i = 0; i < n; ++i) {
    MemberRobustness& member = result.members.emplace_back();
    member.total = points(totals[i]);
    member.total_low = points(quantile(drawn_totals[i], 5));
    member.total_high = points(quantile(drawn_totals[i], 95));
    if (!ranks[i]) continue;
    member.is_ranked = true;
    member.percentile = percent(ranks[i]->percentile);
    member.percentile_low = percent(quantile(drawn_percentiles[i], 5));
    member.percentile_high = percent(quantile(drawn_percentiles[i], 95));
    member.top10_share = percent(round_half_up(Wide{10000} * top10[i], options.draws));
    ++result.summary.members;
    result.summary.always_top10 += top10[i] == options.draws ? 1 : 0;
    result.summary.never_top10 += top10[i] == 0 ? 1 : 0;
  }
  RobustnessSummary& all = result.summary;
  all.sometimes_top10 = all.members - all.always_top10 - all.never_top10;
  if (all.members > 0) {
    all.mean_move = percent(round_half_up(moves, static_cast<Wide>(all.members) * options.draws));
  }
  return result;
}

}  // namespace ssi::reference

#endif  // SSI_TESTS_SUPPORT_ROBUSTNESS_REFERENCE_HPP
