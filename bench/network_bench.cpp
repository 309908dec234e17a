// SPDX-License-Identifier: MIT
//
//   network/build/1M/50M/threads:N  rows of connections, from an edge list
//   network/rank/1M/50M/threads:N   rank, percentile and average of everyone in its network
//   network/find/threads:1                 look up ids of a million members, in batches of 512
//
// Edges are those of a generated graph, so degrees have a heavy tail. The rows and a sample of the
// standings are compared with the definition before anything is timed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::uint64_t kMembers = 1'000'000;
constexpr std::uint32_t kMeanDegree = 100;  // so 50 million edges
constexpr std::size_t kSample = 1000;       // members whose standing is checked

struct Graph {
  std::vector<Connection> connections;
  std::vector<std::uint16_t> totals;
};

/// Made when first asked for: 800 MB.
const Graph& graph() {
  static const Graph made = [] {
    const synthetic::Members population({.members = kMembers});
    Graph result;
    synthetic::Connections(population, kMeanDegree).append(0, kMembers, result.connections);
    synthetic::MemberBuffer table(kMembers);
    population.generate(0, kMembers, table.columns());
    result.totals.resize(kMembers);
    ScoreAggregator{Model::standard()}(table.members(), {.total = result.totals});
    return result;
  }();
  return made;
}

Network network_of(const std::vector<Connection>& connections, std::size_t threads) {
  NetworkBuilder builder(kMembers);
  builder.add(connections, {.threads = threads});
  return builder.build({.threads = threads});
}

/// The connections of a sample of members, from the edge list.
const std::vector<std::vector<std::uint32_t>>& sample() {
  static const auto made = [] {
    constexpr std::uint64_t kStep = kMembers / kSample;
    std::vector<std::vector<std::uint32_t>> result(kSample);
    const auto add = [&](std::uint64_t a, std::uint64_t b) {
      if (a % kStep == 0 && a != b) result[a / kStep].push_back(static_cast<std::uint32_t>(b));
    };
    for (const auto& [a, b] : graph().connections) {
      add(a, b);
      add(b, a);
    }
    for (auto& others : result) {
      std::sort(others.begin(), others.end());
      others.erase(std::unique(others.begin(), others.end()), others.end());
    }
    return result;
  }();
  return made;
}

bool is_right(const Network& network) {
  for (std::size_t i = 0; i < kSample; ++i) {
    const auto found = network.connections_of(i * (kMembers / kSample));
    if (!std::equal(found.begin(), found.end(), sample()[i].begin(), sample()[i].end())) {
      return false;
    }
  }
  return true;
}

bool is_right(const NetworkColumns& columns) {
  for (std::size_t i = 0; i < kSample; ++i) {
    const std::size_t member = i * (kMembers / kSample);
    std::vector<std::uint16_t> totals;
    for (const std::uint32_t other : sample()[i]) totals.push_back(graph().totals[other]);
    std::uint64_t above = 0;
    std::uint64_t sum = 0;
    for (const std::uint16_t total : totals) {
      above += total > graph().totals[member] ? 1 : 0;
      sum += total;
    }
    const bool has_standing = totals.size() + 1 >= kMinimumCohort;
    if (columns.standing.rank[member] != (has_standing ? above + 1 : 0)) return false;
    if (has_standing && columns.average[member] != (2 * sum + totals.size()) / totals.size() / 2) {
      return false;
    }
  }
  return true;
}

void report_edges(benchmark::State& state) {
  state.counters["edges"] = static_cast<double>(graph().connections.size());
  state.counters["edges_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(graph().connections.size()),
      benchmark::Counter::kIsRate);
}

void build(benchmark::State& state, std::size_t threads) {
  if (!is_right(network_of(graph().connections, threads))) {
    state.SkipWithError("the rows are wrong");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(network_of(graph().connections, threads));
  report_edges(state);
}

void rank(benchmark::State& state, std::size_t threads) {
  const Network network = network_of(graph().connections, available_threads());
  std::vector<std::uint32_t> ranks(kMembers);
  std::vector<std::uint16_t> percentile(kMembers);
  std::vector<std::uint8_t> top_percent(kMembers);
  std::vector<std::uint16_t> average(kMembers);
  const NetworkColumns columns{{ranks, percentile, top_percent}, average};
  network.standings(graph().totals, columns, {.threads = threads});
  if (!is_right(columns)) {
    state.SkipWithError("the standings are wrong");
    return;
  }
  for (auto _ : state) network.standings(graph().totals, columns, {.threads = threads});
  report_edges(state);
}

void find(benchmark::State& state) {
  std::vector<std::string> ids;
  for (std::uint64_t i = 0; i < kMembers; ++i) ids.push_back("m" + std::to_string(i));
  const std::vector<std::string_view> views(ids.begin(), ids.end());
  TextIndex index;
  index.add(views);
  constexpr std::size_t kBatch = 512;
  std::vector<std::string_view> batch(kBatch);
  std::vector<std::uint32_t> positions(kBatch);
  std::uint64_t next = 0;
  for (auto _ : state) {
    for (std::string_view& id : batch) id = views[next++ * 7919 % kMembers];
    index.find(batch, positions);
    if (positions[0] != (next - kBatch) * 7919 % kMembers) {
      state.SkipWithError("the position is wrong");
      return;
    }
  }
  state.counters["ids_per_second"] =
      benchmark::Counter(static_cast<double>(next), benchmark::Counter::kIsRate);
}

const bool kRegistered = [] {
  std::vector<std::size_t> threads{1};
  if (available_threads() > 1) threads.push_back(available_threads());
  const auto add = [&](const std::string& what, auto run) {
    for (const std::size_t n : threads) {
      const std::string name = "network/" + what + "/1M/50M/threads:" + std::to_string(n);
      benchmark::RegisterBenchmark(name.c_str(), run, n)
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
    }
  };
  add("build", build);
  add("rank", rank);
  benchmark::RegisterBenchmark("network/find/threads:1", find);
  return true;
}();

}  // namespace
}  // namespace ssi::bench
