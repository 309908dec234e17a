// SPDX-License-Identifier: MIT
//
//   cohort/add/labels:N    scored columns, 2,000 members at a time, into the cohorts of N labels
//   cohort/merge/labels:N  the cohorts of N labels, into others of the same labels
//   cohort/save/labels:N   the cohorts of N labels to the bytes of a file, and back
//
// 2 million members in all. The answer is compared with what counting by hand gives before it is
// timed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ssi/cohort/cohort_set.hpp"
#include "ssi/files/cohort_file.hpp"
#include "ssi/synthetic/members.hpp"

namespace ssi::bench {
namespace {

constexpr std::size_t kMembers = 2'000'000;
constexpr std::size_t kChunk = 2000;  // about what a chunk of a file holds

/// Generated members, scored, whose label i of N is as likely as any other.
struct LabelledScores {
  LabelledScores() : scores(Model::standard(), kMembers) {
    const synthetic::Members people({.members = kMembers, .seed = 5, .industries = 20});
    synthetic::MemberBuffer table(kMembers);
    people.generate(0, kMembers, table.columns());
    ScoreAggregator{scores.model()}(table.members(), scores.columns());
  }

  ConstScoreColumns chunk(std::size_t first) const {
    ConstScoreColumns result{.total = scores.totals().subspan(first, kChunk)};
    for (std::size_t c = 0; c < scores.model().competencies().size(); ++c) {
      result.competencies.push_back(scores.competency(c).subspan(first, kChunk));
    }
    return result;
  }

  ScoreTable scores;
};

const LabelledScores& labelled() {
  static const LabelledScores made;
  return made;
}

std::uint32_t label_of(std::size_t member, std::size_t labels) {
  return static_cast<std::uint32_t>(member * 2'654'435'761U % 4'294'967'291U % labels);
}

/// Labels as a reader hands them over: the names of a chunk, and each member's position among them.
struct LabelChunk {
  std::vector<std::string> names;
  std::vector<std::uint32_t> rows;
};

std::vector<LabelChunk> chunks_of(std::size_t labels) {
  std::vector<LabelChunk> chunks;
  std::vector<std::uint32_t> position(labels);
  for (std::size_t first = 0; first < kMembers; first += kChunk) {
    LabelChunk& chunk = chunks.emplace_back();
    std::ranges::fill(position, kNoLabel);
    for (std::size_t i = first; i < first + kChunk; ++i) {
      const std::uint32_t label = label_of(i, labels);
      if (position[label] == kNoLabel) {
        position[label] = static_cast<std::uint32_t>(chunk.names.size());
        chunk.names.push_back(std::string("label ") + std::to_string(label));
      }
      chunk.rows.push_back(position[label]);
    }
  }
  return chunks;
}

CohortSet added(const std::vector<LabelChunk>& chunks) {
  CohortSet set("label", labelled().scores.model());
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    set.add({chunks[i].rows, chunks[i].names}, labelled().chunk(i * kChunk));
  }
  return set;
}

/// Counts the first member's cohort by hand.
bool is_right(const CohortSet& set, std::size_t labels) {
  const std::uint32_t label = label_of(0, labels);
  PointStatistics total;
  for (std::size_t i = 0; i < kMembers; ++i) {
    if (label_of(i, labels) == label) total.add(labelled().scores.total(i));
  }
  const Cohort* found = set.find("label " + std::to_string(label));
  return set.members() == kMembers && found != nullptr && found->total() == total;
}

void report(benchmark::State& state, const char* unit, std::size_t each) {
  state.counters[unit] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(each),
                         benchmark::Counter::kIsRate);
}

void add_members(benchmark::State& state, std::size_t labels) {
  const std::vector<LabelChunk> chunks = chunks_of(labels);
  if (!is_right(added(chunks), labels)) return state.SkipWithError("the cohorts are wrong");
  for (auto _ : state) benchmark::DoNotOptimize(added(chunks).size());
  report(state, "members_per_second", kMembers);
}

void merge_sets(benchmark::State& state, std::size_t labels) {
  const CohortSet set = added(chunks_of(labels));
  CohortSet twice = set;
  twice += set;
  if (!is_right(set, labels) || twice.members() != 2 * kMembers) {
    return state.SkipWithError("the cohorts are wrong");
  }
  for (auto _ : state) {
    state.PauseTiming();
    CohortSet into = set;
    state.ResumeTiming();
    into += set;
    benchmark::DoNotOptimize(into.size());
  }
  report(state, "cohorts_per_second", labels);
}

void save_sets(benchmark::State& state, std::size_t labels) {
  const CohortSet set = added(chunks_of(labels));
  const std::string bytes = to_bytes(set);
  if (!is_right(parse_cohorts(bytes, "bench"), labels)) {
    return state.SkipWithError("the cohorts are wrong");
  }
  for (auto _ : state) benchmark::DoNotOptimize(parse_cohorts(to_bytes(set), "bench").size());
  report(state, "cohorts_per_second", labels);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}

void add_benchmark(const std::string& name, void (*run)(benchmark::State&, std::size_t),
                   std::size_t labels) {
  const std::string full = name + "/labels:" + std::to_string(labels);
  benchmark::RegisterBenchmark(full.c_str(), run, labels)->Unit(benchmark::kMillisecond);
}

const bool kRegistered = [] {
  for (const std::size_t labels : {20, 2000, 200'000}) {
    add_benchmark("cohort/add", add_members, labels);
    add_benchmark("cohort/merge", merge_sets, labels);
    add_benchmark("cohort/save", save_sets, labels);
  }
  return true;
}();

}  // namespace
}  // namespace ssi::bench
