// SPDX-License-Identifier: MIT
// "No allocation proportional to members".
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ssi/score.hpp"
#include "support/allocations.hpp"

namespace ssi {
namespace {

std::size_t bytes_to_score(const ScoreAggregator& score, std::size_t rows, std::size_t threads) {
  const std::vector<std::uint16_t> counts(rows, 7);
  const std::vector<std::uint8_t> bitmap(rows / 8 + 1, 0x5A);
  std::vector<Column> columns;
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    columns.push_back(
        Column::of(std::span<const std::uint16_t>(counts)).with_validity(bitmap.data()));
  }
  std::vector<std::uint16_t> total(rows), coverage(rows), low(rows), high(rows);
  std::vector<std::uint8_t> band(rows);
  std::vector<std::uint32_t> badges(rows);
  std::vector<std::vector<std::uint16_t>> points(4, std::vector<std::uint16_t>(rows));
  ScoreColumns wanted;
  wanted.competencies.assign(points.begin(), points.end());
  wanted.total = total;
  wanted.coverage = coverage;
  wanted.band = band;
  wanted.badges = badges;
  wanted.total_low = low;
  wanted.total_high = high;
  const MemberTable members(columns, rows);
  const std::size_t before = allocated_bytes();
  score(members, wanted, {.threads = threads});
  return allocated_bytes() - before;
}

TEST(Score, AllocatesNothingThatGrowsWithTheMembers) {
  if (!counts_allocations()) GTEST_SKIP() << "the sanitizer owns operator new";
  for (const MissingPolicy missing : {MissingPolicy::zero, MissingPolicy::renormalise}) {
    const ScoreAggregator score(Model::standard().with_missing(missing));
    for (const std::size_t threads : {1u, 3u}) {
      bytes_to_score(score, 10'000, threads);  // what is allocated once and kept
      const std::size_t some = bytes_to_score(score, 10'000, threads);
      const std::size_t many = bytes_to_score(score, 200'000, threads);
      EXPECT_LE(many, some + 10'000) << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace ssi
