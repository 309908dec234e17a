// SPDX-License-Identifier: MIT
// "No allocation proportional to members": this program's operator new counts.
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

#include "ssi/score.hpp"

// Sanitizers bring operators of their own, which a test must not take from them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SSI_TEST_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SSI_TEST_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef SSI_TEST_COUNTS_ALLOCATIONS
#define SSI_TEST_COUNTS_ALLOCATIONS 1
#endif

namespace {

std::atomic<std::size_t> allocated_bytes = 0;

}  // namespace

#if SSI_TEST_COUNTS_ALLOCATIONS
namespace {

void* allocate(std::size_t size) {
  allocated_bytes += size;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocated_bytes += size;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  allocated_bytes += size;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
#endif

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
  std::vector<std::uint16_t> total(rows), coverage(rows);
  std::vector<std::uint8_t> band(rows);
  std::vector<std::uint32_t> badges(rows);
  std::vector<std::vector<std::uint16_t>> points(4, std::vector<std::uint16_t>(rows));
  ScoreColumns wanted;
  wanted.competencies.assign(points.begin(), points.end());
  wanted.total = total;
  wanted.coverage = coverage;
  wanted.band = band;
  wanted.badges = badges;
  const MemberTable members(columns, rows);
  const std::size_t before = allocated_bytes;
  score(members, wanted, {.threads = threads});
  return allocated_bytes - before;
}

TEST(Score, AllocatesNothingThatGrowsWithTheMembers) {
  if (SSI_TEST_COUNTS_ALLOCATIONS == 0) GTEST_SKIP() << "the sanitizer owns operator new";
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
