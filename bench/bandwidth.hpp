// SPDX-License-Identifier: MIT
#ifndef SSI_BENCH_BANDWIDTH_HPP
#define SSI_BENCH_BANDWIDTH_HPP

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace ssi::bench {

/// Bytes a second that `threads` threads together read from memory, each from end to end of its
/// part of 1.5 GB: the best of some passes, since anything else on the machine only slows them.
/// What scoring is held against, so it is measured in the same run.
inline double read_bandwidth(std::size_t threads) {
  constexpr std::size_t kWords = std::size_t{192} << 20;
  static const std::vector<std::uint64_t> memory(kWords, 1);
  const auto read = [](std::size_t begin, std::size_t end) {
    constexpr std::size_t kLanes = 32;
    std::uint64_t sums[kLanes] = {};  // enough for any CPU's vectors to have several on the way
    for (std::size_t i = begin; i + kLanes <= end; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += memory[i + lane];
    }
    benchmark::DoNotOptimize(sums);
  };
  double best = 0;
  for (int pass = 0; pass < 6; ++pass) {
    const auto begin = std::chrono::steady_clock::now();
    {
      std::vector<std::jthread> others;
      for (std::size_t t = 1; t < threads; ++t) {
        others.emplace_back(read, kWords / threads * t, kWords / threads * (t + 1));
      }
      read(0, kWords / threads);
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    best = std::max(best, static_cast<double>(kWords * sizeof(std::uint64_t)) / seconds.count());
  }
  return best;
}

}  // namespace ssi::bench

#endif  // SSI_BENCH_BANDWIDTH_HPP
