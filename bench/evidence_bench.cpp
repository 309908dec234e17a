// SPDX-License-Identifier: MIT
//
//   robustness/threads:N   score and rank 1 million members in 150 industries under 200 weightings
//
// In each iteration 200 plain batches run too, before and after by turns, a batch being a score, a
// count and a look-up of every member. times_plain is the time of robustness_of() over theirs,
// cpu_times_plain the same by the time of all threads, which other loads disturb less. The answer
// is checked before it is timed.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
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

/// Time by the clock, and of all threads.
struct Seconds {
  double wall = 0;
  double cpu = 0;
};

/// Adds the time that `run` takes. Returns that by the clock.
double add_time(Seconds& to, const auto& run) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  run();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - wall;
  to.wall += seconds.count();
  to.cpu += static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  return seconds.count();
}

void robustness_and_plain(benchmark::State& state, std::size_t threads) {
  const Execution execution{.threads = threads};
  Plain plain;
  if (!is_right(plain, execution)) return state.SkipWithError("the robustness is wrong");
  Seconds robust_time;
  Seconds plain_time;
  bool is_plain_first = false;
  const auto run_plain = [&] {
    add_time(plain_time, [&] {
      for (std::uint32_t d = 0; d < kDraws; ++d) plain.run(execution);
    });
  };
  for (auto _ : state) {
    if (is_plain_first) run_plain();
    state.SetIterationTime(add_time(robust_time, [&] {
      benchmark::DoNotOptimize(robustness({.draws = kDraws}, execution).summary);
    }));
    if (!is_plain_first) run_plain();
    is_plain_first = !is_plain_first;
  }
  state.counters["times_plain"] = robust_time.wall / plain_time.wall;
  state.counters["cpu_times_plain"] = robust_time.cpu / plain_time.cpu;
}

const bool kRegistered = [] {
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
    const std::string name = "robustness/threads:" + std::to_string(threads);
    benchmark::RegisterBenchmark(name.c_str(), robustness_and_plain, threads)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime();
  }
  return true;
}();

}  // namespace
}  // namespace ssi::bench
