// SPDX-License-Identifier: MIT
#include "ssi/pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace ssi {
namespace {

constexpr std::size_t kThreads[] = {1, 2, 3, 8, 100};

struct Item {
  int number = 0;
  int worked = 0;
};

/// Longer for early items, so that later ones are ready before them.
void work_unevenly(const Item& item) {
  std::this_thread::sleep_for(std::chrono::microseconds(item.number % 7 == 0 ? 300 : 10));
}

/// Steps on the numbers 0 to `count` - 1, of which some fail.
struct Numbers {
  explicit Numbers(int how_many) : count(how_many) {}

  void run(const Execution& execution) {
    run_pipeline<Item>(
        execution,
        [this](Item& item) {
          EXPECT_FALSE(ended) << "taken again after the end";
          if (next == take_fails) ended = true;
          if (next == take_fails) throw std::runtime_error("take " + std::to_string(next));
          ended = next == count;
          item = {.number = next, .worked = 0};
          if (!ended) ++next;
          return !ended;
        },
        [this](Item& item) {
          work_unevenly(item);
          if (item.number >= work_fails)
            throw std::runtime_error("work " + std::to_string(item.number));
          item.worked = item.number;
        },
        [this](const Item& item) {
          if (item.number == give_fails)
            throw std::runtime_error("give " + std::to_string(item.number));
          given.push_back(item.worked);
        });
  }

  /// The message that run() throws, or "".
  std::string failure(const Execution& execution) {
    try {
      run(execution);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  std::vector<int> first(std::size_t numbers) const {
    std::vector<int> result(numbers);
    std::iota(result.begin(), result.end(), 0);
    return result;
  }

  int count;
  int take_fails = -1;
  int work_fails = 1'000'000;
  int give_fails = -1;
  int next = 0;
  bool ended = false;
  std::vector<int> given;
};

TEST(Pipeline, GivesItemsAwayInTheOrderInWhichTheyWereTaken) {
  for (const std::size_t threads : kThreads) {
    for (const int count : {0, 1, 2, 50}) {
      Numbers numbers(count);
      numbers.run({.threads = threads});
      EXPECT_EQ(numbers.given, numbers.first(static_cast<std::size_t>(count))) << threads;
    }
  }
}

TEST(Pipeline, ThrowsWhatTheFirstItemThrowsWhateverTheThreads) {
  for (const std::size_t threads : kThreads) {
    SCOPED_TRACE(threads);
    Numbers taking(50);
    taking.take_fails = 20;
    EXPECT_EQ(taking.failure({.threads = threads}), "take 20");
    EXPECT_EQ(taking.given, taking.first(20));
    Numbers working(50);
    working.work_fails = 21;  // and so do all after it
    EXPECT_EQ(working.failure({.threads = threads}), "work 21");
    EXPECT_EQ(working.given, working.first(21));
    Numbers giving(50);
    giving.give_fails = 22;
    EXPECT_EQ(giving.failure({.threads = threads}), "give 22");
    EXPECT_EQ(giving.given, giving.first(22));
  }
}

TEST(Pipeline, TheEarlierOfTwoFailuresWins) {
  for (const std::size_t threads : kThreads) {
    Numbers numbers(50);
    numbers.take_fails = 15;
    numbers.work_fails = 14;
    EXPECT_EQ(numbers.failure({.threads = threads}), "work 14");
    EXPECT_EQ(numbers.given, numbers.first(14));
  }
}

std::atomic<int> made = 0;
std::atomic<int> making_fails = 0;

struct HardToMake {
  HardToMake() {
    if (++made == making_fails) throw std::runtime_error("not made");
  }
};

TEST(Pipeline, AnItemThatCannotBeMadeOnAnyThreadReachesTheCaller) {
  for (const int which : {1, 2, 3}) {
    made = 0;
    making_fails = which;
    std::size_t taken = 0;
    const auto take = [&](HardToMake&) { return taken++ < 1000; };
    const auto work = [](HardToMake&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    EXPECT_THROW(run_pipeline<HardToMake>({.threads = 3}, take, work, [](HardToMake&) {}),
                 std::runtime_error)
        << which;
    EXPECT_LT(taken, 1000u);
  }
}

TEST(Pipeline, RunsOnAnExecutorOneTaskAfterTheOther) {
  const Executor executor = [](std::size_t tasks, const std::function<void(std::size_t)>& task) {
    for (std::size_t i = tasks; i > 0; --i) task(i - 1);
  };
  Numbers numbers(10);
  numbers.run({.threads = 4, .executor = executor});
  EXPECT_EQ(numbers.given, numbers.first(10));
}

TEST(Pipeline, WhatFailsOnAnExecutorsThreadReachesTheCaller) {
  const Executor executor = [](std::size_t tasks, const std::function<void(std::size_t)>& task) {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < tasks; ++i) threads.emplace_back([&task, i] { task(i); });
  };
  Numbers numbers(50);
  numbers.work_fails = 33;
  EXPECT_EQ(numbers.failure({.threads = 3, .executor = executor}), "work 33");
  EXPECT_EQ(numbers.given, numbers.first(33));
}

TEST(Pipeline, AThreadUsesItsItemAgain) {
  struct Counted {
    int uses = 0;
  };
  int most = 0;
  int taken = 0;
  run_pipeline<Counted>(
      {.threads = 1}, [&](Counted&) { return taken++ < 5; }, [](Counted& item) { ++item.uses; },
      [&](const Counted& item) { most = item.uses; });
  EXPECT_EQ(most, 5);
}

}  // namespace
}  // namespace ssi
