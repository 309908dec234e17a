// SPDX-License-Identifier: MIT
#ifndef SSI_BENCH_BANDWIDTH_HPP
#define SSI_BENCH_BANDWIDTH_HPP

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace ssi::bench {

/// The bytes that one pass of read_memory() reads.
inline constexpr std::size_t kReadBytes = std::size_t{1} << 30U;

/// Returns the seconds that `threads` threads together take to read memory, each from end to end of
/// its part. Scoring is held against this, so a pass is made beside each batch: other users of the
/// machine's memory come and go.
inline double read_memory(std::size_t threads) {
  constexpr std::size_t kWords = kReadBytes / sizeof(std::uint64_t);
  static const std::vector<std::uint64_t> memory(kWords, 1);
  const auto read = [](std::size_t begin, std::size_t end) {
    constexpr std::size_t kLanes = 32;
    std::uint64_t sums[kLanes] = {};  // enough for any CPU's vectors to have several on the way
    for (std::size_t i = begin; i + kLanes <= end; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += memory[i + lane];
    }
    benchmark::DoNotOptimize(sums);
  };
  const auto begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) {
      others.emplace_back(read, kWords / threads * t, kWords / threads * (t + 1));
    }
    read(0, kWords / threads);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  return seconds.count();
}

}  // namespace ssi::bench

#endif  // SSI_BENCH_BANDWIDTH_HPP
