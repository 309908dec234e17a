// SPDX-License-Identifier: MIT
// Whoever does the work, on how many threads, in whatever order: the same scores.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

constexpr std::size_t kMembers = 20'000 + 7;

void run_in_reverse(std::size_t tasks, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = tasks; i-- > 0;) task(i);
}

void run_each_on_its_own_thread(std::size_t tasks, const std::function<void(std::size_t)>& task) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < tasks; ++i) threads.emplace_back([&task, i] { task(i); });
  for (std::thread& thread : threads) thread.join();
}

class ScoreThreads : public testing::Test {
 protected:
  // Scored once, checked once.
  static void SetUpTestSuite() {
    Random random(90);
    SCOPED_TRACE(random.trace());
    const Model model = Model::standard().with_missing(MissingPolicy::renormalise);
    score_ = std::make_unique<ScoreAggregator>(model);
    std::vector<ColumnType> types(kStandardSignals);
    for (ColumnType& type : types) type = random.pick(kColumnTypes);
    auto members = MemberGenerator(model).draw(random, kMembers);
    narrow(members, types);
    table_ = std::make_unique<TypedTable>(members, types, random);
    expected_ = std::make_unique<Scores>(scores_of(*score_, table_->table()));
    expect_scores(*expected_, reference_scores(model, members));
  }
  static void TearDownTestSuite() {
    score_.reset();
    table_.reset();
    expected_.reset();
  }

  static void expect_same(const Execution& execution) {
    EXPECT_TRUE(scores_of(*score_, table_->table(), execution) == *expected_);
  }

  static inline std::unique_ptr<ScoreAggregator> score_;
  static inline std::unique_ptr<TypedTable> table_;
  static inline std::unique_ptr<Scores> expected_;
};

TEST_F(ScoreThreads, AnyNumberOfThreadsGivesTheSameScores) {
  for (const std::size_t threads : {1u, 2u, 3u, 8u, 0u, 64u}) {
    SCOPED_TRACE(threads);
    expect_same({.threads = threads});
  }
}

TEST_F(ScoreThreads, MoreThreadsThanMembersGiveTheSameScores) {
  for (const std::size_t rows : {0u, 1u, 2u, 5u, 33u}) {
    const MemberTable few = table_->table().slice(3, rows);
    const Scores expected = scores_of(*score_, few);
    EXPECT_TRUE(scores_of(*score_, few, {.threads = 16}) == expected);
    EXPECT_TRUE(scores_of(*score_, few, {.threads = 16, .executor = run_in_reverse}) == expected);
  }
}

TEST_F(ScoreThreads, AnExecutorMayRunTasksInReverse) {
  for (const std::size_t slices : {1u, 2u, 3u, 8u, 0u}) {
    SCOPED_TRACE(slices);
    expect_same({.threads = slices, .executor = run_in_reverse});
  }
}

TEST_F(ScoreThreads, AnExecutorMayRunTasksOnItsOwnThreads) {
  for (const std::size_t slices : {1u, 2u, 3u, 8u, 0u}) {
    SCOPED_TRACE(slices);
    expect_same({.threads = slices, .executor = run_each_on_its_own_thread});
  }
}

TEST_F(ScoreThreads, AnExecutorGetsTheSlicesItAskedFor) {
  std::size_t calls = 0;
  std::size_t most = 0;
  std::vector<int> runs;
  const Executor counting = [&](std::size_t tasks, const std::function<void(std::size_t)>& task) {
    ++calls;
    most = std::max(most, tasks);
    runs.assign(tasks, 0);
    for (std::size_t i = 0; i < tasks; ++i) {
      task(i);
      ++runs[i];
    }
  };
  expect_same({.threads = 4, .executor = counting});
  EXPECT_GE(calls, 1u) << "the application's pool was not used";
  EXPECT_GE(most, 2u);
}

TEST_F(ScoreThreads, AnExecutorsExceptionReachesTheCaller) {
  const Executor refusing = [](std::size_t, const std::function<void(std::size_t)>&) {
    throw std::runtime_error("the pool is closed");
  };
  EXPECT_THROW(scores_of(*score_, table_->table(), {.threads = 4, .executor = refusing}),
               std::runtime_error);
}

TEST_F(ScoreThreads, SlicesOfSlicesOnThreadsGiveTheSameScores) {
  const MemberTable part = table_->table().slice(13, kMembers - 100).slice(20, 9001);
  const Scores scores = scores_of(*score_, part, {.threads = 3});
  for (std::size_t i = 0; i < part.rows(); ++i) ASSERT_EQ(scores.of(i), expected_->of(33 + i));
}

TEST_F(ScoreThreads, SeveralCallersMayShareOneAggregator) {
  std::vector<std::thread> callers;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&wrong, i] {
      const Execution execution{.threads = static_cast<std::size_t>(1 + i % 2)};
      if (!(scores_of(*score_, table_->table(), execution) == *expected_)) ++wrong;
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(ScoreThreads, EveryInstructionSetGivesTheSameScores) {
  for (const std::string_view instruction_set : instruction_sets()) {
    SCOPED_TRACE(instruction_set);
    for (const std::size_t threads : {1u, 3u}) {
      expect_same({.threads = threads, .instruction_set = instruction_set});
      expect_same({.threads = threads,
                   .executor = run_each_on_its_own_thread,
                   .instruction_set = instruction_set});
    }
  }
}

TEST_F(ScoreThreads, AnInstructionSetThatThereIsNotIsRefused) {
  for (const char* name : {"sse9", "AVX2", "baseline "}) {
    EXPECT_THROW(scores_of(*score_, table_->table(), {.instruction_set = name}),
                 std::invalid_argument)
        << name << ": or a test that asks for one would not notice that it did not run";
  }
}

}  // namespace
}  // namespace ssi
