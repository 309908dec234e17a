// SPDX-License-Identifier: MIT
//
//   score/batch/TYPE[/validity]/INSTRUCTION SET/THREADS  a table out of cache, all points, total
//   (and coverage) score/one                            one member explain/one one member's
//   explanation
//
// Each answer is compared with the definition before it is timed.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "random_table.hpp"
#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kRows = 2'000'000;  // 160 MB of 16-bit columns: far out of cache

/// Owns the columns that a batch fills in.
struct Results {
  explicit Results(std::size_t rows, bool with_coverage)
      : columns(5, std::vector<std::uint16_t>(rows)) {
    for (std::size_t c = 0; c < 4; ++c) target.competencies.push_back(columns[c]);
    target.total = columns[4];
    if (!with_coverage) return;
    columns.emplace_back(rows);
    target.coverage = columns[5];
  }
  std::size_t bytes() const { return columns.size() * columns[0].size() * sizeof(std::uint16_t); }

  std::vector<std::vector<std::uint16_t>> columns;
  ScoreColumns target;
};

/// Compares some members with the terms' definition, which shares no code with the batch.
bool is_right(const MemberTable& members, const Results& results) {
  const Model model = Model::standard();
  const MemberTable some = members.slice(members.rows() / 2, 5000);
  std::vector<Points> points(some.rows());
  std::vector<Points> observed(some.rows());
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    competency.score(some, points, observed);
    for (std::size_t i = 0; i < some.rows(); ++i) {
      const Points expected = std::clamp(points[i], Points(), competency.maximum());
      if (results.columns[c][members.rows() / 2 + i] != expected.hundredths()) return false;
    }
  }
  return true;
}

template <class T>
void score_batch(benchmark::State& state, bool with_validity, const Execution& execution) {
  static const RandomTable<T> plain(kRows);
  static const RandomTable<T> sparse(kRows, true);
  const RandomTable<T>& table = with_validity ? sparse : plain;
  const ScoreAggregator score(Model::standard());
  Results results(kRows, with_validity);
  const MemberTable members = table.members();
  score(members, results.target, execution);
  if (!is_right(members, results)) {
    state.SkipWithError("the scores are wrong");
    return;
  }
  for (auto _ : state) {
    score(members, results.target, execution);
    benchmark::ClobberMemory();
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["members_per_second"] =
      benchmark::Counter(rounds * static_cast<double>(kRows), benchmark::Counter::kIsRate);
  state.counters["bytes_per_second"] = benchmark::Counter(
      rounds * static_cast<double>(table.bytes() + results.bytes()), benchmark::Counter::kIsRate);
}

void score_one(benchmark::State& state) {
  static const RandomTable<std::uint16_t> table(1000);
  const ScoreAggregator score(Model::standard());
  Results results(1000, false);
  score(table.members(), results.target);
  std::vector<Member> members;
  for (std::size_t row = 0; row < 1000; ++row) {
    members.emplace_back(table.members(), row, kStandardSignals);
    if (score(members.back()).total.hundredths() != results.columns[4][row]) {
      state.SkipWithError("the scores are wrong");
      return;
    }
  }
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(score(members[row]));
    row = row + 1 < members.size() ? row + 1 : 0;
  }
  state.counters["members_per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void explain_one(benchmark::State& state) {
  static const RandomTable<std::uint16_t> table(1000);
  const Model model = Model::standard();
  const ScoreAggregator score(model);
  std::vector<Member> members;
  for (std::size_t row = 0; row < 1000; ++row) {
    members.emplace_back(table.members(), row, kStandardSignals);
    if (explain(model, members.back()).total != score(members.back()).total) {
      state.SkipWithError("the explanations are wrong");
      return;
    }
  }
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(explain(model, members[row]));
    row = row + 1 < members.size() ? row + 1 : 0;
  }
}

template <class T>
void register_batch(const std::string& type, bool with_validity, const Execution& execution) {
  const std::string name = "score/batch/" + type + (with_validity ? "/validity/" : "/") +
                           std::string(execution.instruction_set) +
                           "/threads:" + std::to_string(execution.threads);
  benchmark::RegisterBenchmark(
      name.c_str(),
      [=](benchmark::State& state) { score_batch<T>(state, with_validity, execution); })
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

const bool kRegistered = [] {
  for (const std::string_view set : instruction_sets()) {
    for (const std::size_t threads : {std::size_t{1}, available_threads()}) {
      const Execution execution{.threads = threads, .instruction_set = set};
      register_batch<std::uint16_t>("uint16", false, execution);
      register_batch<std::uint16_t>("uint16", true, execution);
      register_batch<std::uint32_t>("uint32", false, execution);
    }
  }
  benchmark::RegisterBenchmark("score/one", score_one);
  benchmark::RegisterBenchmark("explain/one", explain_one);
  return true;
}();

}  // namespace
}  // namespace ssi::bench
