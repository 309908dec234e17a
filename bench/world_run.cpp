// SPDX-License-Identifier: MIT
//
// Scores and ranks the members of the largest network: generated in chunks, scored into totals of
// two bytes, ranked within 150 industries. Prints the seconds of each.
//
//     ssi_world_run [MEMBERS [THREADS]]     900 million and all by default
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "ssi/ssi.hpp"

namespace {

constexpr std::uint32_t kIndustries = 150;
constexpr std::size_t kChunk = std::size_t{1} << 22;

double seconds_of(auto&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Seconds {
  double generating = 0;
  double scoring = 0;
  double ranking = 0;
};

/// All points of everybody are computed; only those columns that ranks need are kept, 4 bytes per
/// member.
void score_world(const ssi::synthetic::Members& people, const ssi::Execution& execution,
                 std::vector<std::uint16_t>& totals, std::vector<std::uint16_t>& industries,
                 Seconds& seconds) {
  const ssi::ScoreAggregator score(ssi::Model::standard());
  ssi::synthetic::MemberBuffer table(kChunk);
  std::vector<std::vector<std::uint16_t>> points(4, std::vector<std::uint16_t>(kChunk));
  for (std::size_t first = 0; first < totals.size(); first += kChunk) {
    const std::size_t rows = std::min(kChunk, totals.size() - first);
    ssi::synthetic::MemberColumns target = table.columns();
    target.industry = std::span(industries).subspan(first, rows);
    seconds.generating += seconds_of([&] { people.generate(first, rows, target, execution); });
    ssi::ScoreColumns columns{.total = std::span(totals).subspan(first, rows)};
    for (auto& column : points) columns.competencies.emplace_back(column);
    seconds.scoring +=
        seconds_of([&] { score(table.members().slice(0, rows), columns, execution); });
  }
}

void rank_world(const ssi::Execution& execution, const std::vector<std::uint16_t>& totals,
                const std::vector<std::uint16_t>& industries, Seconds& seconds) {
  std::vector<std::uint32_t> rank(kChunk);
  std::vector<std::uint16_t> percentile(kChunk);
  seconds.ranking += seconds_of([&] {
    ssi::CohortCounts counts(ssi::Model::standard().maximum(), kIndustries);
    counts.add(industries, totals, execution);
    const ssi::CohortRanking ranking(std::move(counts), ssi::kMinimumCohort, execution);
    // An application would pass on each chunk; here the next one overwrites it.
    for (std::size_t first = 0; first < totals.size(); first += kChunk) {
      const std::size_t rows = std::min(kChunk, totals.size() - first);
      ranking.standings(std::span(industries).subspan(first, rows),
                        std::span(totals).subspan(first, rows),
                        {.rank = rank, .percentile = percentile}, execution);
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t members = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 900'000'000;
  const ssi::Execution execution{.threads = argc > 2 ? std::strtoull(argv[2], nullptr, 10)
                                                     : ssi::available_threads()};
  const ssi::synthetic::Members people({.members = members, .seed = 1, .industries = kIndustries});
  std::vector<std::uint16_t> totals(members);
  std::vector<std::uint16_t> industries(members);
  Seconds seconds;
  score_world(people, execution, totals, industries, seconds);
  rank_world(execution, totals, industries, seconds);
  const double sum = seconds.scoring + seconds.ranking;
  std::printf("%llu members, %u industries, %zu threads\n",
              static_cast<unsigned long long>(members), kIndustries, execution.concurrency());
  std::printf("generating %8.2f s\n", seconds.generating);
  std::printf("scoring    %8.2f s\n", seconds.scoring);
  std::printf("ranking    %8.2f s\n", seconds.ranking);
  std::printf("scoring + ranking %.2f s, %.0f million members per second\n", sum,
              static_cast<double>(members) / sum / 1e6);
}
