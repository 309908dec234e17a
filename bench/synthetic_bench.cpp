// SPDX-License-Identifier: MIT
//
//   generate/members/threads:N      all signals of generated members, into 16-bit columns in cache
//   generate/connections/threads:1  a connection graph with a mean degree of 10
//
// The answer is compared with members generated one at a time before it is timed.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/synthetic/connections.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::bench {
namespace {

constexpr std::uint64_t kMembers = 1'000'000'000;
constexpr std::size_t kRows = 16'384;

bool is_right(const synthetic::Members& population, const synthetic::MemberBuffer& table,
              std::uint64_t first) {
  synthetic::MemberBuffer one(1);
  for (std::size_t row = 0; row < table.rows(); row += 100) {
    population.generate(first + row, 1, one.columns());
    for (std::size_t s = 0; s < kStandardSignals; ++s) {
      const auto signal = static_cast<Signal>(s);
      if (one.members().value(signal, 0) != table.members().value(signal, row)) return false;
    }
  }
  return true;
}

void report_rate(benchmark::State& state, const char* what, double done) {
  state.counters[what] = benchmark::Counter(done, benchmark::Counter::kIsRate);
}

void generate_members(benchmark::State& state, const Execution& execution) {
  const synthetic::Members population({.members = kMembers});
  synthetic::MemberBuffer table(kRows * execution.concurrency());
  population.generate(0, table.rows(), table.columns(), execution);
  if (!is_right(population, table, 0)) {
    state.SkipWithError("the members are wrong");
    return;
  }
  std::uint64_t first = 0;
  for (auto _ : state) {
    population.generate(first, table.rows(), table.columns(), execution);
    first += table.rows();
    benchmark::ClobberMemory();
  }
  report_rate(state, "members_per_second", static_cast<double>(first));
}

void generate_connections(benchmark::State& state) {
  const synthetic::Connections graph(synthetic::Members({.members = kMembers}), 10);
  std::vector<Connection> connections;
  std::uint64_t first = 0;
  double made = 0;
  for (auto _ : state) {
    connections.clear();
    graph.append(first, kRows, connections);
    first += kRows;
    made += static_cast<double>(connections.size());
  }
  report_rate(state, "members_per_second", static_cast<double>(first));
  report_rate(state, "connections_per_second", made);
}

void generate_with_threads(benchmark::State& state, std::size_t threads) {
  generate_members(state, {.threads = threads});
}

const bool kRegistered = [] {
  benchmark::RegisterBenchmark("generate/members/threads:1", generate_with_threads, 1);
  const std::size_t all = available_threads();
  const std::string name = "generate/members/threads:" + std::to_string(all);
  if (all > 1) {
    benchmark::RegisterBenchmark(name.c_str(), generate_with_threads, all)->UseRealTime();
  }
  benchmark::RegisterBenchmark("generate/connections/threads:1", generate_connections);
  return true;
}();

}  // namespace
}  // namespace ssi::bench
