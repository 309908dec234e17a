// SPDX-License-Identifier: MIT
//
//   robustness/threads:N   score and rank 1 million members in 150 industries under 200 weightings
//
// In each iteration 200 plain batches run too, a batch being a score, a count and a look-up of
// every member, before and after by turns; times_plain is the time of robustness_of() over theirs.
// The answer is checked before it is timed.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bench_table.hpp"
#include "ssi/cohort.hpp"
#include "ssi/explain/robustness.hpp"
#include "ssi/score.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kMembers = 1'000'000;
constexpr std::size_t kIndustries = 150;
constexpr std::uint32_t kDraws = 200;

const BenchTable& people() {
  static const BenchTable made(kMembers, Layout::uint16);
  return made;
}

const std::vector<std::uint32_t>& industries() {
  static const std::vector<std::uint32_t> numbers(people().industries().begin(),
                                                  people().industries().end());
  return numbers;
}

/// A plain batch, with columns of its own.
struct Plain {
  void run(const Execution& execution) {
    score(people().members(), {.total = total}, execution);
    CohortCounts counts(score.model().maximum(), kIndustries);
    counts.add(people().industries(), total, execution);
    CohortRanking(std::move(counts), kMinimumCohort, execution)
        .standings(people().industries(), total,
                   {.rank = rank, .percentile = percentile, .top_percent = top_percent}, execution);
  }

  ScoreAggregator score{Model::standard()};
  std::vector<std::uint16_t> total = std::vector<std::uint16_t>(kMembers);
  std::vector<std::uint32_t> rank = std::vector<std::uint32_t>(kMembers);
  std::vector<std::uint16_t> percentile = std::vector<std::uint16_t>(kMembers);
  std::vector<std::uint8_t> top_percent = std::vector<std::uint8_t>(kMembers);
};

RobustnessTable robustness(const RobustnessOptions& options, const Execution& execution) {
  return robustness_of(Model::standard(), people().members(), industries(), kIndustries, options,
                       execution);
}

/// Without a spread, all is as in a plain batch; and some members have the totals that they have
/// among all.
bool is_right(Plain& plain, const Execution& execution) {
  plain.run(execution);
  const RobustnessTable still = robustness({.draws = 3, .spread = Percent()}, execution);
  if (still.totals != plain.total || still.totals_low != plain.total ||
      still.totals_high != plain.total || still.ranks != plain.rank ||
      still.percentiles_low != plain.percentile || still.percentiles_high != plain.percentile) {
    return false;
  }
  constexpr std::size_t kSome = 5000;
  const std::size_t first = kMembers / 2 + 7;
  const RobustnessTable all = robustness({.draws = 20}, execution);
  const RobustnessTable some =
      robustness_of(Model::standard(), people().members().slice(first, kSome),
                    std::span(industries()).subspan(first, kSome), kIndustries, {.draws = 20});
  for (std::size_t i = 0; i < kSome; ++i) {
    if (some.totals_low[i] != all.totals_low[first + i]) return false;
    if (some.totals_high[i] != all.totals_high[first + i]) return false;
  }
  return all.summary.members == kMembers && all.summary.mean_move > Percent();
}

double seconds_of(const auto& run) {
  const auto begin = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void robustness_and_plain(benchmark::State& state, std::size_t threads) {
  const Execution execution{.threads = threads};
  Plain plain;
  if (!is_right(plain, execution)) return state.SkipWithError("the robustness is wrong");
  double robust_seconds = 0;
  double plain_seconds = 0;
  bool is_plain_first = false;
  const auto run_plain = [&] {
    plain_seconds += seconds_of([&] {
      for (std::uint32_t d = 0; d < kDraws; ++d) plain.run(execution);
    });
  };
  for (auto _ : state) {
    if (is_plain_first) run_plain();
    const double seconds = seconds_of(
        [&] { benchmark::DoNotOptimize(robustness({.draws = kDraws}, execution).summary); });
    if (!is_plain_first) run_plain();
    is_plain_first = !is_plain_first;
    robust_seconds += seconds;
    state.SetIterationTime(seconds);
  }
  const auto runs = static_cast<double>(state.iterations());
  state.counters["plain_seconds"] = plain_seconds / runs;
  state.counters["times_plain"] = robust_seconds / plain_seconds;
}

const bool kRegistered = [] {
  for (const std::size_t threads : {1, 2}) {
    const std::string name = "robustness/threads:" + std::to_string(threads);
    benchmark::RegisterBenchmark(name.c_str(), robustness_and_plain, threads)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime();
  }
  return true;
}();

}  // namespace
}  // namespace ssi::bench
