// SPDX-License-Identifier: MIT
//
//   plan/one/QUESTION        one generated member after the other, with the standard model and
//                            actions
//   plan/table/threads:N     a table of them: what each should do for 50 points
//
// Before the table is timed, its plans are compared with those of members asked one by one.
#include <benchmark/benchmark.h>

#include <optional>
#include <string>
#include <vector>

#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kMembers = 2000;

const synthetic::MemberBuffer& people() {
  static const synthetic::MemberBuffer result = [] {
    synthetic::MemberBuffer buffer(kMembers);
    synthetic::Members({.members = kMembers, .seed = 7}).generate(0, kMembers, buffer.columns());
    return buffer;
  }();
  return result;
}

const Planner& planner() {
  static const Planner result(Model::standard(), ActionList::standard());
  return result;
}

void plan_one(benchmark::State& state, const Goal& goal) {
  const MemberTable members = people().members();
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(planner()(Member(members, row), goal).effort);
    row = (row + 1) % members.rows();
  }
}

void curve_of_one(benchmark::State& state) {
  const MemberTable members = people().members();
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(planner().curve(Member(members, row)).size());
    row = (row + 1) % members.rows();
  }
}

void plan_table(benchmark::State& state, std::size_t threads) {
  const MemberTable members = people().members();
  const std::vector<std::optional<Goal>> goals(members.rows(), TargetTotal{50.00_points});
  const auto plans = planner()(members, goals, {.threads = threads});
  for (std::size_t row = 0; row < members.rows(); row += 97) {
    if (*plans[row] == planner()(Member(members, row), *goals[row])) continue;
    state.SkipWithError("a plan of the table is another one");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(planner()(members, goals, {.threads = threads}).data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(members.rows()));
}

const bool kRegistered = [] {
  const auto one = [](const char* question, const Goal& goal) {
    benchmark::RegisterBenchmark((std::string("plan/one/") + question).c_str(),
                                 [goal](benchmark::State& state) { plan_one(state, goal); })
        ->Unit(benchmark::kMicrosecond);
  };
  one("target", TargetTotal{50.00_points});
  one("budget", EffortBudget{240});
  benchmark::RegisterBenchmark("plan/one/curve", curve_of_one)->Unit(benchmark::kMicrosecond);
  for (const std::size_t threads : {1U, 2U}) {
    benchmark::RegisterBenchmark(("plan/table/threads:" + std::to_string(threads)).c_str(),
                                 [threads](benchmark::State& state) { plan_table(state, threads); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
  }
  return true;
}();

}  // namespace
}  // namespace ssi::bench
