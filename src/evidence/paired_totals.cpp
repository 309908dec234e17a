// SPDX-License-Identifier: MIT
#include "evidence/paired_totals.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/counter_random.hpp"
#include "base/exact.hpp"
#include "base/execution.hpp"
#include "ssi/evidence/calibration.hpp"

namespace ssi::internal {
namespace {

/// Turns how many there are of each value into the values' ranks: twice the mid-rank, less the mean
/// of all. Returns the sum of the ranks' squares over what was counted.
double centre_ranks(std::span<const std::uint32_t> counts, std::size_t members,
                    std::span<double> ranks) {
  double below = 0;
  double squares = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    const double count = counts[value];
    ranks[value] = 2 * below + count - static_cast<double>(members);
    squares += count * ranks[value] * ranks[value];
    below += count;
  }
  return squares;
}

}  // namespace

/// Measures totals against outcomes: scratch memory of one thread.
class PairedTotals::Measure {
 public:
  explicit Measure(const PairedTotals& pairs)
      : pairs_(pairs),
        counts_(pairs.totals_ * (is_binary() ? 2 : 1)),
        ranks_(pairs.totals_),
        outcome_counts_(pairs.values_),
        outcome_ranks_(pairs.values_) {}

  /// The measure over members, who may come more than once; nothing where it is not defined.
  std::optional<double> operator()(std::span<const std::uint16_t> totals,
                                   std::span<const std::uint32_t> members) {
    return is_binary() ? auc(totals, members) : rank_correlation(totals, members);
  }

 private:
  bool is_binary() const { return pairs_.kind_ == OutcomeKind::binary; }

  /// Pairs of a success and another in which the success has more points, as a share of all, equal
  /// ones counting half.
  std::optional<double> auc(std::span<const std::uint16_t> totals,
                            std::span<const std::uint32_t> members) {
    std::ranges::fill(counts_, 0U);
    for (const std::uint32_t i : members) ++counts_[2 * totals[i] + pairs_.outcomes_[i]];
    std::uint64_t others = 0;
    std::uint64_t successes = 0;
    std::uint64_t halves = 0;  // of pairs
    for (std::size_t total = 0; total < pairs_.totals_; ++total) {
      halves += counts_[2 * total + 1] * (2 * others + counts_[2 * total]);
      others += counts_[2 * total];
      successes += counts_[2 * total + 1];
    }
    if (others == 0 || successes == 0) return std::nullopt;
    return static_cast<double>(halves) /
           (2.0 * static_cast<double>(others) * static_cast<double>(successes));
  }

  /// Spearman's.
  std::optional<double> rank_correlation(std::span<const std::uint16_t> totals,
                                         std::span<const std::uint32_t> members) {
    std::ranges::fill(counts_, 0U);
    std::ranges::fill(outcome_counts_, 0U);
    for (const std::uint32_t i : members) {
      ++counts_[totals[i]];
      ++outcome_counts_[pairs_.outcomes_[i]];
    }
    const double squares = centre_ranks(counts_, members.size(), ranks_) *
                           centre_ranks(outcome_counts_, members.size(), outcome_ranks_);
    if (!(squares > 0)) return std::nullopt;
    double products = 0;
    for (const std::uint32_t i : members) {
      products += ranks_[totals[i]] * outcome_ranks_[pairs_.outcomes_[i]];
    }
    return products / std::sqrt(squares);
  }

  const PairedTotals& pairs_;
  std::vector<std::uint32_t> counts_;  // [total]; binary: [2 * total + outcome]
  std::vector<double> ranks_;          // [total]
  std::vector<std::uint32_t> outcome_counts_;
  std::vector<double> outcome_ranks_;
};

PairedTotals::PairedTotals(std::vector<std::uint16_t> before, std::vector<std::uint16_t> after,
                           std::span<const double> outcomes, OutcomeKind kind)
    : before_(std::move(before)), after_(std::move(after)), kind_(kind) {
  std::vector<double> values(outcomes.begin(), outcomes.end());
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  values_ = values.size();
  for (const double outcome : outcomes) {
    const auto at = std::ranges::lower_bound(values, outcome);
    outcomes_.push_back(static_cast<std::uint32_t>(at - values.begin()));
  }
  for (const auto* totals : {&before_, &after_}) {
    for (const std::uint16_t total : *totals) totals_ = std::max<std::size_t>(totals_, total + 1U);
  }
}

TotalsCompared PairedTotals::compare(std::uint64_t seed, const Execution& execution) const {
  std::vector<std::uint32_t> members(before_.size());
  std::iota(members.begin(), members.end(), 0U);
  Measure measure(*this);
  TotalsCompared result{measure(before_, members), measure(after_, members), {}};
  if (!result.before || !result.after) {
    result.difference.reason = "all totals are the same";
    return result;
  }
  std::vector<double> differences(kCalibrationResamples);
  share_parts(execution, differences.size(), [&](Parts& parts) {
    Measure own(*this);
    std::vector<std::uint32_t> drawn(members.size());
    while (const auto d = parts.next()) {
      const std::uint64_t key = random_word(seed, *d);
      for (std::size_t i = 0; i < drawn.size(); ++i) {
        drawn[i] = static_cast<std::uint32_t>(Uint128{random_word(key, i)} * drawn.size() >> 64);
      }
      // Where a resample has one total or one outcome alone, nothing can be told apart.
      differences[*d] = own(after_, drawn).value_or(0) - own(before_, drawn).value_or(0);
    }
  });
  std::ranges::sort(differences);
  const std::size_t tail = kCalibrationResamples / 40;  // 2.5 %
  result.difference = {*result.after - *result.before,
                       differences[tail - 1],
                       differences[kCalibrationResamples - tail - 1],
                       {}};
  return result;
}

}  // namespace ssi::internal
