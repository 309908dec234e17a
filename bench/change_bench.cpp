// SPDX-License-Identifier: MIT
//
//   change/both/threads:N    a million members on two days, in tables: scored and ranked in 150
//                            industries, each day by itself
//   change/split/threads:N   the same, and the change of each split into its causes, with the
//                            standing that it would have on the first day with its new total
//
// The days are two generated populations, so that every member has moved, and some have the premium
// tool on one day only. Some members' causes are compared with change() before they are timed.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ssi/cohort/cohort_counts.hpp"
#include "ssi/cohort/cohort_ranking.hpp"
#include "ssi/explain/change_table.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kRows = 1'000'000;
constexpr std::uint32_t kIndustries = 150;

/// A day of generated members.
struct GeneratedDay {
  explicit GeneratedDay(std::uint64_t seed) : members(kRows) {
    const synthetic::Members people({.members = kRows, .seed = seed, .industries = kIndustries});
    people.generate(0, kRows, members.columns(), {.threads = 0});
    industries.assign(members.industries().begin(), members.industries().end());
  }

  MemberTable table() const { return members.members(); }

  synthetic::MemberBuffer members;
  std::vector<std::uint32_t> industries;
};

/// Two days of the same members, who stay in their industries.
struct Days {
  Days() : one(1), two(2) { two.industries = one.industries; }

  GeneratedDay one;
  GeneratedDay two;
};

const Days& days() {
  static const Days made;
  return made;
}

/// Room for the standings of a day.
struct Standings {
  StandingColumns columns() {
    return {.rank = rank, .percentile = percentile, .top_percent = top_percent};
  }
  std::vector<std::uint32_t> rank = std::vector<std::uint32_t>(kRows);
  std::vector<std::uint16_t> percentile = std::vector<std::uint16_t>(kRows);
  std::vector<std::uint8_t> top_percent = std::vector<std::uint8_t>(kRows);
};

CohortRanking ranked(const std::vector<std::uint32_t>& industries,
                     std::span<const std::uint16_t> totals, Standings& into,
                     const Execution& execution) {
  CohortCounts counts(Model::standard().maximum(), kIndustries);
  counts.add(industries, totals, execution);
  CohortRanking ranking(std::move(counts), kMinimumCohort, execution);
  ranking.standings(industries, totals, into.columns(), execution);
  return ranking;
}

void score_both(benchmark::State& state) {
  const Execution execution{.threads = static_cast<std::size_t>(state.range(0))};
  const ScoreAggregator score(Model::standard());
  std::vector<std::uint16_t> totals(kRows);
  Standings standings;
  for (auto _ : state) {
    for (const GeneratedDay* day : {&days().one, &days().two}) {
      score(day->table(), {.total = totals}, execution);
      ranked(day->industries, totals, standings, execution);
    }
    benchmark::DoNotOptimize(standings.rank.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

bool is_right(const ChangeAggregator& changes, const ChangeTable& table) {
  for (std::size_t row = 7; row < kRows; row += 1009) {
    const Change one =
        change(changes.models(), Member(days().one.table(), row), Member(days().two.table(), row));
    for (const Cause cause : kAllCauses) {
      if (table.points(cause, row) != one.points(cause)) return false;
    }
  }
  return true;
}

void split(benchmark::State& state) {
  const Execution execution{.threads = static_cast<std::size_t>(state.range(0))};
  const ChangeAggregator changes{ModelPair(Model::standard())};
  const ChangedMembers members{days().one.table(), days().two.table()};
  ChangeTable table(kRows);
  changes(members, table.columns(), execution);
  if (!is_right(changes, table)) {
    state.SkipWithError("the causes are wrong");
    return;
  }
  Standings standings;
  for (auto _ : state) {
    changes(members, table.columns(), execution);
    const CohortRanking before =
        ranked(days().one.industries, table.totals_before(), standings, execution);
    ranked(days().two.industries, table.totals_after(), standings, execution);
    own_standings(before, days().one.industries, table.totals_before(), days().two.industries,
                  table.totals_after(), standings.columns(), execution);
    benchmark::DoNotOptimize(standings.rank.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRows));
}

void on_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
}

BENCHMARK(score_both)->Name("change/both")->Apply(on_threads);
BENCHMARK(split)->Name("change/split")->Apply(on_threads);

}  // namespace
}  // namespace ssi::bench
