// SPDX-License-Identifier: MIT
//
// Scores a million members from columns that the program already holds. Nothing is copied: the
// table points at the program's own memory.
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/score.hpp"

namespace {

constexpr std::size_t kMembers = 1'000'000;

/// Stands for the program's own data: a column of 16-bit counts for each signal, and for the
/// signals of the premium tool a bitmap that says who has it.
struct Population {
  std::array<std::vector<std::uint16_t>, ssi::kStandardSignals> counts;
  std::vector<std::uint8_t> has_premium = std::vector<std::uint8_t>((kMembers + 7) / 8);
};

Population invent_population() {
  Population population;
  std::uint32_t state = 1;
  const auto draw = [&state] { return (state = state * 1664525U + 1013904223U) >> 16; };
  for (std::size_t i = 0; i < ssi::kStandardSignals; ++i) {
    const bool is_flag = ssi::standard_signals()[i].kind == ssi::SignalKind::flag;
    population.counts[i].resize(kMembers);
    for (std::uint16_t& value : population.counts[i]) {
      value = static_cast<std::uint16_t>(is_flag ? draw() % 2 : draw() >> (draw() % 17));
    }
  }
  for (std::uint8_t& bits : population.has_premium) bits = static_cast<std::uint8_t>(draw());
  return population;
}

}  // namespace

int main() {
  const Population population = invent_population();

  // A column for each signal. A signal without a column is missing for everyone.
  ssi::Columns columns;
  for (std::size_t i = 0; i < ssi::kStandardSignals; ++i) {
    columns.set(static_cast<ssi::Signal>(i), population.counts[i]);
  }
  for (const ssi::Signal signal :
       {ssi::Signal::advanced_searches, ssi::Signal::leads_saved, ssi::Signal::accounts_saved}) {
    const std::uint8_t* bitmap = population.has_premium.data();  // a cleared bit: missing
    columns.set(signal, columns[signal].with_validity(bitmap));
  }
  const ssi::MemberTable members(columns);

  // Scoring takes any values. Data that might hold negative counts or flags of 2 is checked first.
  if (const auto bad = validate(members, ssi::SignalCatalogue())) {
    std::printf("member %zu has a value out of range\n", bad->row);
    return 1;
  }

  // Results go to columns of this program too, in hundredths of a point; others are not asked for.
  std::vector<std::uint16_t> totals(kMembers);
  std::vector<std::uint16_t> coverage(kMembers);
  const ssi::ScoreAggregator score(ssi::Model::standard());
  const auto begin = std::chrono::steady_clock::now();
  score(members, {.total = totals, .coverage = coverage}, {.threads = ssi::available_threads()});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;

  const auto mean = [](const std::vector<std::uint16_t>& hundredths) {
    const auto sum = std::accumulate(hundredths.begin(), hundredths.end(), std::uint64_t{0});
    return static_cast<double>(sum) / 100 / kMembers;
  };
  std::printf("%zu members: mean total %.4f, mean coverage %.4f %%\n", kMembers, mean(totals),
              mean(coverage));
  std::printf("%.3f seconds on %zu threads\n", seconds.count(), ssi::available_threads());
}
