// SPDX-License-Identifier: MIT
#include "ssi/execution.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "ssi/network.hpp"

namespace ssi {
namespace {

void run_in_turn(std::size_t tasks, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < tasks; ++i) task(i);
}

void run_each_on_its_own_thread(std::size_t tasks, const std::function<void(std::size_t)>& task) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < tasks; ++i) threads.emplace_back([&task, i] { task(i); });
  for (std::thread& thread : threads) thread.join();
}

// A connection beyond the members is found by whichever thread gets it.
TEST(Execution, WhatFailsOnAnyThreadReachesTheCaller) {
  constexpr std::size_t kConnections = 200'000;
  for (const std::size_t bad : {std::size_t{0}, kConnections / 2, kConnections - 1}) {
    std::vector<Connection> connections(kConnections, {1, 2});
    connections[bad].b = 3;
    for (const std::size_t threads : {1U, 2U, 5U}) {
      NetworkBuilder builder(3);
      EXPECT_THROW(builder.add(connections, {.threads = threads}), std::out_of_range);
      for (const Executor& executor :
           {Executor(run_in_turn), Executor(run_each_on_its_own_thread)}) {
        const Execution execution{.threads = threads, .executor = executor};
        EXPECT_THROW(builder.add(connections, execution), std::out_of_range);
      }
    }
  }
}

TEST(Execution, UsesAtLeastOneThread) {
  EXPECT_GE(available_threads(), 1u);
  const unsigned hardware = std::thread::hardware_concurrency();
  if (hardware != 0) {
    EXPECT_LE(available_threads(), hardware);
  }
}

TEST(Execution, IsOneThreadUnlessSaidOtherwise) {
  EXPECT_EQ(Execution().concurrency(), 1u);
  EXPECT_EQ(Execution{.threads = 7}.concurrency(), 7u);
  EXPECT_EQ(Execution{.threads = 0}.concurrency(), available_threads());
}

TEST(Execution, WithAnExecutorIsAsManySlicesAsThreadsUnlessSaidOtherwise) {
  EXPECT_EQ(Execution{.executor = run_in_turn}.concurrency(), available_threads());
  EXPECT_EQ((Execution{.threads = 1, .executor = run_in_turn}.concurrency()), 1u);
  EXPECT_EQ((Execution{.threads = 5, .executor = run_in_turn}.concurrency()), 5u);
  EXPECT_EQ((Execution{.threads = 0, .executor = run_in_turn}.concurrency()), available_threads());
}

}  // namespace
}  // namespace ssi
