// SPDX-License-Identifier: MIT
//
//   score/batch/LAYOUT/INSTRUCTION SET/threads:N   a table out of cache: all points, the total
//                                                  (and with validity, the coverage)
//   score/batch/standard_2/...                     the same, the second standard model
//   score/batch/custom/...                         the same, a custom model of the standard's size
//   score/in_cache/MODEL/INSTRUCTION SET           4096 members that stay in the second-level
//   cache:
//                                                  the standard model, the custom one, and one with
//                                                  full marks up to 511
//   score/one                                      one member
//   explain/one                                    one member's explanation
//   rank/threads:N                                 count 150 industries, look up every member
//
// Each answer is compared with the definition before it is timed. bandwidth_fraction is the rate of
// reading and writing, divided by the rate at which the same number of threads read memory, in
// passes between the batches.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "bandwidth.hpp"
#include "bench_table.hpp"
#include "ssi/ssi.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kRows = 12'000'000;  // 960 MB of 16-bit columns: beyond the largest caches

/// Tables are large, so they are made when first asked for; benchmarks of one layout stand
/// together.
const BenchTable& table_of(Layout layout) {
  static std::map<Layout, std::unique_ptr<BenchTable>> tables;
  auto& table = tables[layout];
  if (table == nullptr) table = std::make_unique<BenchTable>(kRows, layout);
  return *table;
}

/// The table's columns that a batch is to fill in.
ScoreColumns target_of(ScoreTable& scores, bool with_coverage) {
  ScoreColumns target = scores.columns();
  if (!with_coverage) target.coverage = {};
  return target;
}

std::size_t bytes_of(const ScoreColumns& target) {
  const std::size_t written = target.competencies.size() + (target.coverage.empty() ? 1 : 2);
  return written * target.total.size_bytes();
}

/// Compares some members with the terms' definition, which the kernels only have tables of.
bool is_right(const Model& model, const MemberTable& members, const ScoreTable& scores) {
  constexpr std::size_t kSome = 20'000;
  const std::size_t first = members.rows() / 2 + 7;
  const MemberTable some = members.slice(first, std::min(kSome, members.rows() - first));
  std::vector<Points> points(some.rows());
  std::vector<Points> observed(some.rows());
  for (std::size_t c = 0; c < model.competencies().size(); ++c) {
    const Competency& competency = *model.competencies()[c];
    competency.score(some, points, observed);
    for (std::size_t i = 0; i < some.rows(); ++i) {
      const Points expected = std::clamp(points[i], Points(), competency.maximum());
      if (scores.competency(c)[first + i] != expected.hundredths()) return false;
    }
  }
  return true;
}

void score_batch(benchmark::State& state, const Model& model, Layout layout,
                 const Execution& execution) {
  const BenchTable& table = table_of(layout);
  const ScoreAggregator score(model);
  ScoreTable scores(model, kRows);
  const ScoreColumns target = target_of(scores, layout == Layout::validity);
  const MemberTable members = table.members();
  score(members, target, execution);
  if (!is_right(model, members, scores)) {
    state.SkipWithError("the scores are wrong");
    return;
  }
  read_memory(execution.concurrency());  // warms up
  double scoring = 0;                    // seconds, of all rounds
  double reading = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    score(members, target, execution);
    benchmark::ClobberMemory();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    state.SetIterationTime(seconds.count());
    scoring += seconds.count();
    reading += read_memory(execution.concurrency());
  }
  const auto rounds = static_cast<double>(state.iterations());
  const auto bytes = static_cast<double>(table.bytes() + bytes_of(target));
  state.counters["members_per_second"] = rounds * static_cast<double>(kRows) / scoring;
  state.counters["bytes_per_second"] = rounds * bytes / scoring;
  state.counters["bandwidth_fraction"] = (bytes / scoring) / (kReadBytes / reading);
}

/// The arithmetic alone: nothing is waited for.
void score_in_cache(benchmark::State& state, const Model& model, const Execution& execution) {
  constexpr std::size_t kFew = 4096;
  const BenchTable table(kFew, Layout::uint16);
  const MemberTable members = table.members();
  const ScoreAggregator score(model);
  ScoreTable scores(model, kFew);
  const ScoreColumns target = target_of(scores, false);
  score(members, target, execution);
  if (!is_right(model, members, scores)) {
    state.SkipWithError("the scores are wrong");
    return;
  }
  for (auto _ : state) {
    score(members, target, execution);
    benchmark::ClobberMemory();
  }
  state.counters["members_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * kFew, benchmark::Counter::kIsRate);
}

/// A model of the standard one's terms, each changed by `change(number, term)`.
template <class Change>
Model changed_model(Change change) {
  std::vector<std::shared_ptr<const Competency>> competencies;
  std::int32_t n = 0;
  for (const auto& standard : Model::standard().competencies()) {
    std::vector<Term> terms(standard->terms().begin(), standard->terms().end());
    for (Term& term : terms) change(++n, term);
    competencies.push_back(std::make_shared<TermCompetency>(
        std::string(standard->name()), "", Points::from_hundredths(3000), std::move(terms)));
  }
  return Model({.id = "custom", .competencies = std::move(competencies)});
}

/// Other full marks, points and curves on the same signals, and ratios with full marks at decimal
/// fractions, which only doubles get right.
Model custom_model() {
  return changed_model([](std::int32_t n, Term& term) {
    term.points = Points::from_hundredths(term.points.hundredths() + 7 * n % 41);
    if (term.input.kind == InputKind::ratio) {
      term.curve.full *= 0.7;
    } else if (term.curve.full > 1) {
      term.curve.full = term.curve.full * 5 / 4 + n % 3;
    }
    if (term.input.kind == InputKind::count) {
      term.curve.kind = n % 3 == 0 ? CurveKind::linear : CurveKind::log;
    }
  });
}

/// Full marks spread over all counts up to 511, three quarters of them beyond 127.
Model long_model() {
  return changed_model([](std::int32_t n, Term& term) {
    if (term.input.kind == InputKind::ratio) return;
    term.curve.full = 1 + n * 211 % 511;
    term.curve.kind = n % 2 == 0 ? CurveKind::linear : CurveKind::log;
  });
}

std::vector<Member> some_members(std::size_t count) {
  const MemberTable members = table_of(Layout::uint16).members();
  std::vector<Member> result;
  for (std::size_t row = 0; row < count; ++row) {
    result.emplace_back(members, row);
  }
  return result;
}

/// Times `use` on one member after the other.
template <class Use>
void one_by_one(benchmark::State& state, Use use) {
  const std::vector<Member> members = some_members(1000);
  const ScoreAggregator score(Model::standard());
  for (const Member& member : members) {
    if (explain(score.model(), member).total != score(member).total) {
      state.SkipWithError("the explanation is not of the score");
      return;
    }
  }
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(use(score, members[row]));
    row = row + 1 < members.size() ? row + 1 : 0;
  }
  state.counters["members_per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void rank_all(benchmark::State& state, std::size_t threads) {
  const BenchTable& table = table_of(Layout::uint16);
  const Model model = Model::standard();
  const ScoreTable scores = ScoreAggregator{model}(table.members(), {.threads = threads});
  std::vector<std::uint32_t> rank(kRows);
  std::vector<std::uint16_t> percentile(kRows);
  const auto run = [&] {
    CohortCounts counts(model.maximum(), 150);
    counts.add(table.industries(), scores.totals(), {.threads = threads});
    const CohortRanking ranking(std::move(counts), kMinimumCohort, {.threads = threads});
    ranking.standings(table.industries(), scores.totals(), {.rank = rank, .percentile = percentile},
                      {.threads = threads});
  };
  run();
  std::uint32_t above = 0;  // of the first member, by hand
  for (std::size_t i = 0; i < kRows; ++i) {
    above +=
        table.industries()[i] == table.industries()[0] && scores.total(i) > scores.total(0) ? 1 : 0;
  }
  if (rank[0] != above + 1) {
    state.SkipWithError("the rank is wrong");
    return;
  }
  for (auto _ : state) run();
  state.counters["members_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * kRows, benchmark::Counter::kIsRate);
}

void register_batch(const std::string& name, const Model& model, Layout layout,
                    const Execution& execution) {
  const std::string full = "score/batch/" + name + '/' + std::string(execution.instruction_set) +
                           "/threads:" + std::to_string(execution.concurrency());
  benchmark::RegisterBenchmark(
      full.c_str(), [=](benchmark::State& state) { score_batch(state, model, layout, execution); })
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond);
}

void register_in_cache(const std::string& name, const Model& model, const Execution& execution) {
  const std::string full = "score/in_cache/" + name + '/' + std::string(execution.instruction_set);
  benchmark::RegisterBenchmark(
      full.c_str(), [=](benchmark::State& state) { score_in_cache(state, model, execution); });
}

void register_all() {
  const Model standard = Model::standard();
  const std::size_t most = available_threads();
  for (const auto layout : {Layout::uint16, Layout::validity, Layout::uint32, Layout::narrow}) {
    for (const std::string_view set : instruction_sets()) {
      for (std::size_t threads = 1; threads <= most; threads = threads < most ? most : most + 1) {
        const Execution execution{.threads = threads, .instruction_set = set};
        register_batch(std::string(name_of(layout)), standard, layout, execution);
      }
    }
  }
  for (const std::string_view set : instruction_sets()) {
    register_batch("standard_2", Model::standard_2(), Layout::uint16, {.instruction_set = set});
    register_batch("custom", custom_model(), Layout::uint16, {.instruction_set = set});
    register_in_cache("standard", standard, {.instruction_set = set});
    register_in_cache("custom", custom_model(), {.instruction_set = set});
    register_in_cache("long", long_model(), {.instruction_set = set});
  }
  benchmark::RegisterBenchmark("score/one", [](benchmark::State& state) {
    one_by_one(state, [](const ScoreAggregator& score, const Member& m) { return score(m); });
  });
  benchmark::RegisterBenchmark("explain/one", [](benchmark::State& state) {
    one_by_one(state, [](const ScoreAggregator& score, const Member& m) {
      return explain(score.model(), m);
    });
  });
  for (std::size_t threads = 1; threads <= most; threads = threads < most ? most : most + 1) {
    const std::string name = "rank/threads:" + std::to_string(threads);
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=](benchmark::State& state) { rank_all(state, threads); })
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace ssi::bench

int main(int argc, char** argv) {
  ssi::bench::register_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
