// SPDX-License-Identifier: MIT
#include "ssi/explain/robustness.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/exact.hpp"
#include "base/execution.hpp"
#include "explain/order_statistics.hpp"
#include "explain/random_points.hpp"
#include "score/batch.hpp"
#include "score/kernel/kernels.hpp"
#include "score/prepared_model.hpp"
#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/score/score_aggregator.hpp"

// Ranks need whole cohorts, so that draws cannot be finished one member at a time; quantiles need
// all draws of a member. Between the two stands one array of 16-bit numbers, [draw][member]:
//
//   1. totals, some draws at a time: a block of members is scored by all of them while its columns
//      are in the second-level cache, where plain batches wait for memory;
//   2. the quantiles of the totals, a line of members at a time;
//   3. a draw at a time: its totals are counted and ranked, and its percentile ranks take their
//      place;
//   4. the quantiles of these.
//
// The draws' models are prepared from the points alone: nothing is parsed, checked or copied twice.

namespace ssi {
namespace {

/// Models that are prepared at once: their tables stay in the second-level cache, or near it.
constexpr std::size_t kDrawsAtOnce = 16;
/// Members that are ranked at once: what is found of them stays in the first-level cache.
constexpr std::size_t kRankedAtOnce = 4096;
/// A smaller slice is not worth a thread.
constexpr std::size_t kGranule = std::size_t{1} << 14;

void check(const MemberTable& members, std::span<const std::uint32_t> cohorts,
           const RobustnessOptions& options) {
  if (cohorts.size() != members.rows()) {
    throw std::invalid_argument(std::to_string(cohorts.size()) + " members have a cohort, " +
                                std::to_string(members.rows()) + " have signals");
  }
  if (options.draws < 1 || options.draws > kMostDraws) {
    throw std::invalid_argument("draws are from 1 to " + std::to_string(kMostDraws));
  }
  if (options.spread < Percent() || options.spread > 100_percent) {
    throw std::invalid_argument("a spread is from 0 to 100 percent");
  }
  if (members.rows() > std::numeric_limits<std::size_t>::max() / 2 / options.draws) {
    throw std::length_error("the totals of all draws are more than fit in memory");
  }
}

/// The draws of one call.
class Run {
 public:
  Run(const Model& model, const MemberTable& members, std::span<const std::uint32_t> cohorts,
      std::size_t cohort_count, const RobustnessOptions& options, const Execution& execution)
      : model_(model),
        members_(members),
        cohorts_(cohorts),
        cohort_count_(cohort_count),
        options_(options),
        execution_(execution),
        kernel_(internal::kernel(execution.instruction_set)),
        rows_(members.rows()) {
    for (auto* column :
         {&table_.totals, &table_.totals_low, &table_.totals_high, &table_.percentiles,
          &table_.percentiles_low, &table_.percentiles_high, &table_.top10_shares}) {
      column->resize(rows_);
    }
    table_.ranks.resize(rows_);
  }

  RobustnessTable run() {
    const ScoreAggregator score(model_);
    score(members_, {.total = table_.totals}, execution_);
    ranking_of(cohorts_, table_.totals)
        .standings(cohorts_, table_.totals,
                   {.rank = table_.ranks, .percentile = table_.percentiles}, execution_);
    if (cohort_count_ < kNoCohort) {  // the last number, which kNoLabel becomes
      narrow_cohorts_.reserve(rows_);
      for (const std::uint32_t cohort : cohorts_) {
        narrow_cohorts_.push_back(static_cast<std::uint16_t>(cohort));
      }
    }
    drawn_ = std::make_unique_for_overwrite<std::uint16_t[]>(rows_ * options_.draws);
    for (std::size_t first = 0; first < options_.draws; first += kDrawsAtOnce) {
      score_draws(first, std::min<std::size_t>(kDrawsAtOnce, options_.draws - first));
    }
    find_ranges(table_.totals_low, table_.totals_high);
    for (std::size_t d = 0; d < options_.draws; ++d) {
      if (cohort_count_ < kNoCohort) {
        rank_draw(std::span<const std::uint16_t>(narrow_cohorts_), draw(d));
      } else {
        rank_draw(cohorts_, draw(d));
      }
    }
    find_ranges(table_.percentiles_low, table_.percentiles_high);
    sum_up();
    return std::move(table_);
  }

 private:
  std::span<std::uint16_t> draw(std::size_t d) { return {drawn_.get() + d * rows_, rows_}; }

  template <class Number>
  CohortRanking ranking_of(std::span<const Number> cohorts,
                           std::span<const std::uint16_t> totals) const {
    CohortCounts counts(model_.maximum(), cohort_count_);
    counts.add(cohorts, totals, execution_);
    return CohortRanking(std::move(counts), options_.minimum_cohort, execution_);
  }

  void score_draws(std::size_t first, std::size_t draws) {
    std::vector<std::unique_ptr<const internal::PreparedModel>> prepared(draws);
    internal::share_parts(execution_, draws, [&](internal::Parts& parts) {
      while (const auto d = parts.next()) {
        const auto points =
            internal::random_points(model_, options_, static_cast<std::uint32_t>(first + *d));
        prepared[*d] = std::make_unique<internal::PreparedModel>(model_, points);
      }
    });
    internal::for_each_slice(
        execution_, rows_, internal::kBlockRows, [&](std::size_t begin, std::size_t rows) {
          for (std::size_t done = 0; done < rows; done += internal::kBlockRows) {
            const std::size_t at = begin + done;
            const MemberTable block =
                members_.slice(at, std::min(internal::kBlockRows, rows - done));
            for (std::size_t d = 0; d < draws; ++d) {
              const ScoreColumns columns{.total = draw(first + d)};
              internal::score_batch(*prepared[d], kernel_, block, columns, at);
            }
          }
        });
  }

  void find_ranges(std::span<std::uint16_t> low, std::span<std::uint16_t> high) const {
    const internal::DrawnValues drawn{drawn_.get(), rows_, options_.draws};
    internal::for_each_slice(execution_, rows_, kGranule, [&](std::size_t first, std::size_t rows) {
      internal::find_quantiles(kernel_, drawn, first, low.subspan(first, rows),
                               high.subspan(first, rows));
    });
  }

  /// Replaces a draw's totals by percentile ranks, and counts who is in the top 10 %.
  template <class Number>
  void rank_draw(std::span<const Number> cohorts, std::span<std::uint16_t> totals) {
    const CohortRanking ranking = ranking_of(cohorts, std::span<const std::uint16_t>(totals));
    internal::for_each_slice(execution_, rows_, kGranule, [&](std::size_t first, std::size_t rows) {
      std::uint64_t moves = 0;
      for (std::size_t done = 0; done < rows; done += kRankedAtOnce) {
        moves += rank_block(ranking, cohorts, totals, first + done,
                            std::min(kRankedAtOnce, rows - done));
      }
      moves_ += moves;
    });
  }

  /// Returns by how much the percentile ranks of some members moved in all.
  template <class Number>
  std::uint64_t rank_block(const CohortRanking& ranking, std::span<const Number> cohorts,
                           std::span<std::uint16_t> totals, std::size_t first, std::size_t rows) {
    std::array<std::uint16_t, kRankedAtOnce> percentiles;
    std::array<std::uint8_t, kRankedAtOnce> top_percents;
    ranking.standings(cohorts.subspan(first, rows), totals.subspan(first, rows),
                      {.percentile = percentiles, .top_percent = top_percents});
    std::copy_n(percentiles.begin(), rows, &totals[first]);
    std::uint32_t moves = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      moves += static_cast<std::uint32_t>(std::abs(percentiles[i] - table_.percentiles[first + i]));
    }
    for (std::size_t i = 0; i < rows; ++i) {
      const bool is_top = top_percents[i] >= 1 && top_percents[i] <= 10;  // 0: not ranked
      table_.top10_shares[first + i] =
          static_cast<std::uint16_t>(table_.top10_shares[first + i] + (is_top ? 1 : 0));
    }
    return moves;
  }

  /// From counts of draws to shares.
  void sum_up() {
    RobustnessSummary& summary = table_.summary;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (table_.ranks[i] == 0) continue;
      ++summary.members;
      std::uint16_t& top10 = table_.top10_shares[i];
      ++(top10 == options_.draws ? summary.always_top10
         : top10 > 0             ? summary.sometimes_top10
                                 : summary.never_top10);
      top10 = static_cast<std::uint16_t>(internal::share_of(top10, options_.draws).hundredths());
    }
    if (summary.members == 0) return;
    summary.mean_move = Percent::from_hundredths(static_cast<std::int32_t>(
        internal::rounded_quotient(moves_, summary.members * options_.draws)));
  }

  const Model& model_;
  const MemberTable& members_;
  std::span<const std::uint32_t> cohorts_;
  std::vector<std::uint16_t> narrow_cohorts_;  // the same in less memory, if there are few enough
  std::size_t cohort_count_;
  const RobustnessOptions& options_;
  const Execution& execution_;
  const internal::Kernel& kernel_;
  std::size_t rows_;
  RobustnessTable table_;
  std::unique_ptr<std::uint16_t[]> drawn_;  // [draw][member]: totals, then percentile ranks
  std::atomic<std::uint64_t> moves_ = 0;    // of percentile ranks, over members and draws
};

}  // namespace

MemberRobustness RobustnessTable::operator[](std::size_t row) const noexcept {
  const auto points = [row](const std::vector<std::uint16_t>& column) {
    return Points::from_hundredths(column[row]);
  };
  const auto percent = [row](const std::vector<std::uint16_t>& column) {
    return Percent::from_hundredths(column[row]);
  };
  return {.total = points(totals),
          .total_low = points(totals_low),
          .total_high = points(totals_high),
          .is_ranked = ranks[row] != 0,
          .percentile = percent(percentiles),
          .percentile_low = percent(percentiles_low),
          .percentile_high = percent(percentiles_high),
          .top10_share = percent(top10_shares)};
}

RobustnessTable robustness_of(const Model& model, const MemberTable& members,
                              std::span<const std::uint32_t> cohorts, std::size_t cohort_count,
                              const RobustnessOptions& options, const Execution& execution) {
  check(members, cohorts, options);
  return Run(model, members, cohorts, cohort_count, options, execution).run();
}

}  // namespace ssi
