// SPDX-License-Identifier: MIT
#include "evidence/groups.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "evidence/probability.hpp"

namespace ssi::internal {
namespace {

/// Calls `use(group, outcome)` for each member that leads or lags in a stratum.
template <class Use>
void for_each_in_group(std::span<const Points> totals, std::span<const double> outcomes,
                       const Strata& strata, const OutcomeQuestion& question,
                       std::vector<LeadersAndLaggards>& result, Use use) {
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (strata[i] == kNoLabel) continue;
    LeadersAndLaggards& stratum = result[strata[i]];
    if (totals[i] > question.leaders_above) use(stratum.leaders, outcomes[i]);
    if (totals[i] < question.laggards_below) use(stratum.laggards, outcomes[i]);
  }
}

Estimate within(double estimate, double margin) {
  return {.estimate = estimate, .low = estimate - margin, .high = estimate + margin};
}

/// A ratio with limits of its logarithm.
Estimate within_factor(double ratio, double variance_of_log) {
  if (!(variance_of_log > 0)) {
    return {.estimate = ratio, .reason = "no outcome varies within the groups"};
  }
  const double factor = std::exp(kNormal975 * std::sqrt(variance_of_log));
  return {.estimate = ratio, .low = ratio / factor, .high = ratio * factor};
}

/// The limits of Wilson (1927) of a share.
struct Wilson {
  explicit Wilson(const GroupOutcomes& group) {
    constexpr double kZ2 = kNormal975 * kNormal975;
    const double centre = 2 * group.sum + kZ2;
    const double margin =
        kNormal975 * std::sqrt(kZ2 + 4 * group.sum * (group.n() - group.sum) / group.n());
    low = (centre - margin) / (2 * (group.n() + kZ2));
    high = (centre + margin) / (2 * (group.n() + kZ2));
  }
  double low;
  double high;
};

Estimate newcombe(const GroupOutcomes& leaders, const GroupOutcomes& laggards) {
  const Wilson of_leaders(leaders);
  const Wilson of_laggards(laggards);
  const double difference = leaders.mean() - laggards.mean();
  return {.estimate = difference,
          .low = difference -
                 std::hypot(leaders.mean() - of_leaders.low, of_laggards.high - laggards.mean()),
          .high = difference +
                  std::hypot(of_leaders.high - leaders.mean(), laggards.mean() - of_laggards.low)};
}

Estimate welch(const GroupOutcomes& leaders, const GroupOutcomes& laggards) {
  const double difference = leaders.mean() - laggards.mean();
  const double v1 = leaders.variance() / leaders.n();
  const double v0 = laggards.variance() / laggards.n();
  if (v1 + v0 == 0) {
    return {.estimate = difference, .reason = "no outcome varies within the groups"};
  }
  // Of shares of v1 + v0, whose squares neither overflow nor vanish.
  const double share1 = v1 / (v1 + v0);
  const double share0 = v0 / (v1 + v0);
  const double freedom =
      1 / (share1 * share1 / (leaders.n() - 1) + share0 * share0 / (laggards.n() - 1));
  return within(difference, student_975(freedom) * std::sqrt(v1 + v0));
}

/// Sum(a * n0/N) / sum(c * n1/N), and the variance of its logarithm by Greenland and Robins (1985).
Estimate mantel_haenszel(std::span<const LeadersAndLaggards> strata) {
  double above = 0;
  double below = 0;
  double variance = 0;
  for (const auto& [leaders, laggards, members] : strata) {
    const double n = leaders.n() + laggards.n();
    const double a = leaders.sum;
    const double c = laggards.sum;
    above += a * laggards.n() / n;
    below += c * leaders.n() / n;
    variance += (leaders.n() * laggards.n() * (a + c) - a * c * n) / (n * n);
  }
  if (below == 0) return {.reason = "no laggard has outcome 1"};
  if (above == 0) return {.reason = "no leader has outcome 1"};
  return within_factor(above / below, variance / (above * below));
}

/// Sum w * (m1 - m0) / sum w, with w = n1 * n0/N.
Estimate weighted_difference(std::span<const LeadersAndLaggards> strata) {
  double sum = 0;
  double weights = 0;
  double variance = 0;
  for (const auto& [leaders, laggards, members] : strata) {
    const double weight = leaders.n() * laggards.n() / (leaders.n() + laggards.n());
    sum += weight * (leaders.mean() - laggards.mean());
    weights += weight;
    variance +=
        weight * weight * (leaders.variance() / leaders.n() + laggards.variance() / laggards.n());
  }
  if (variance == 0) {
    return {.estimate = sum / weights, .reason = "no outcome varies within the groups"};
  }
  return within(sum / weights, kNormal975 * std::sqrt(variance) / weights);
}

void add(GroupOutcomes& sum, const GroupOutcomes& group) {
  sum.members += group.members;
  sum.sum += group.sum;
}

}  // namespace

std::vector<LeadersAndLaggards> leaders_and_laggards(std::span<const Points> totals,
                                                     std::span<const double> outcomes,
                                                     const Strata& strata,
                                                     const OutcomeQuestion& question) {
  std::vector<LeadersAndLaggards> result(strata.size());
  for_each_in_group(totals, outcomes, strata, question, result,
                    [](GroupOutcomes& group, double outcome) {
                      if (group.members++ == 0) group.first = outcome;
                      group.sum += outcome;
                      group.shifted += outcome - group.first;
                      group.lowest = std::min(group.lowest, outcome);
                    });
  for_each_in_group(totals, outcomes, strata, question, result,
                    [](GroupOutcomes& group, double outcome) {
                      const double deviation = outcome - group.first - group.shifted / group.n();
                      group.squares += deviation * deviation;
                    });
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (strata[i] != kNoLabel) ++result[strata[i]].members;
  }
  return result;
}

Estimate ratio_of(const LeadersAndLaggards& groups, OutcomeKind kind) {
  const auto& [leaders, laggards, members] = groups;
  const bool is_binary = kind == OutcomeKind::binary;
  if (std::min(leaders.lowest, laggards.lowest) < 0) {
    return {.reason = "an outcome is under 0, so a ratio means nothing"};
  }
  if (laggards.sum == 0) {
    return {.reason = is_binary ? "no laggard has outcome 1" : "the laggards' mean outcome is 0"};
  }
  if (leaders.sum == 0) {
    return {.reason = is_binary ? "no leader has outcome 1" : "the leaders' mean outcome is 0"};
  }
  const auto binary_part = [](const GroupOutcomes& group) { return 1 / group.sum - 1 / group.n(); };
  const auto numeric_part = [](const GroupOutcomes& group) {
    return group.variance() / group.n() / group.mean() / group.mean();
  };
  return within_factor(leaders.mean() / laggards.mean(),
                       is_binary ? binary_part(leaders) + binary_part(laggards)
                                 : numeric_part(leaders) + numeric_part(laggards));
}

Estimate difference_of(const LeadersAndLaggards& groups, OutcomeKind kind) {
  return kind == OutcomeKind::binary ? newcombe(groups.leaders, groups.laggards)
                                     : welch(groups.leaders, groups.laggards);
}

AdjustedGroups adjusted_groups(std::span<const LeadersAndLaggards> strata, OutcomeKind kind) {
  const bool is_binary = kind == OutcomeKind::binary;
  const std::uint64_t fewest = is_binary ? 1 : 2;  // a variance takes two
  AdjustedGroups result;
  std::vector<LeadersAndLaggards> used;
  LeadersAndLaggards together;
  for (const LeadersAndLaggards& stratum : strata) {
    if (std::min(stratum.leaders.members, stratum.laggards.members) < fewest) {
      result.left_out += stratum.members > 0 ? 1 : 0;
      continue;
    }
    used.push_back(stratum);
    add(together.leaders, stratum.leaders);
    add(together.laggards, stratum.laggards);
  }
  result.strata = used.size();
  result.leaders = together.leaders.members;
  result.laggards = together.laggards.members;
  if (std::min(result.leaders, result.laggards) < kFewestInGroup) {
    result.figure.reason = std::string("fewer than 10 ") +
                           (result.leaders < kFewestInGroup ? "leaders" : "laggards") +
                           " in strata with both groups";
    return result;
  }
  result.figure = is_binary ? mantel_haenszel(used) : weighted_difference(used);
  const double m1 = together.leaders.sum / together.leaders.n();
  const double m0 = together.laggards.sum / together.laggards.n();
  if (!is_binary) result.crude = m1 - m0;
  if (is_binary && m1 > 0 && m0 > 0) result.crude = m1 / m0;
  return result;
}

}  // namespace ssi::internal
