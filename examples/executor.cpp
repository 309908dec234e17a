// SPDX-License-Identifier: MIT
//
// Scores on the application's own thread pool: the library makes no threads of its own then.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

#include "ssi/execution.hpp"
#include "ssi/member.hpp"
#include "ssi/model.hpp"
#include "ssi/score.hpp"

namespace {

/// Stands for the application's pool: jobs go in, threads take them.
class ThreadPool {
 public:
  explicit ThreadPool(std::size_t threads) {
    for (std::size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
  }

  void submit(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    jobs_.push(std::move(job));
    changed_.notify_one();
  }

 private:
  void work(const std::stop_token& stop) {
    while (true) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !jobs_.empty(); })) return;
      const std::function<void()> job = std::move(jobs_.front());
      jobs_.pop();
      lock.unlock();
      job();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::queue<std::function<void()>> jobs_;
  std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

/// Runs task(0) to task(tasks - 1) on the pool and returns when all have run: what ssi::Executor
/// promises. Do not call it from a job of the same pool: it would wait for a thread that it holds.
void run_on(ThreadPool& pool, std::size_t tasks, const std::function<void(std::size_t)>& task) {
  std::mutex mutex;
  std::condition_variable all_done;
  std::size_t left = tasks;
  for (std::size_t i = 0; i < tasks; ++i) {
    pool.submit([&, i] {
      task(i);
      const std::lock_guard lock(mutex);
      if (--left == 0) all_done.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  all_done.wait(lock, [&left] { return left == 0; });
}

}  // namespace

int main() {
  constexpr std::size_t kMembers = 100'000;
  std::vector<std::uint32_t> posts(kMembers);
  std::vector<std::uint32_t> comments(kMembers);
  for (std::size_t i = 0; i < kMembers; ++i) {
    posts[i] = static_cast<std::uint32_t>(i % 50);
    comments[i] = static_cast<std::uint32_t>(i % 97);
  }
  const ssi::MemberTable members(
      ssi::Columns().set(ssi::Signal::posts, posts).set(ssi::Signal::comments_made, comments));
  const ssi::ScoreAggregator score(ssi::Model::standard());

  ThreadPool pool(3);
  const ssi::Executor executor = [&pool](std::size_t tasks, const auto& task) {
    run_on(pool, tasks, task);
  };
  std::vector<std::uint16_t> on_pool(kMembers);
  score(members, {.total = on_pool}, {.threads = 8, .executor = executor});  // eight slices

  std::vector<std::uint16_t> on_one_thread(kMembers);
  score(members, {.total = on_one_thread});
  std::printf("%zu members on a pool of 3 threads: %s scores as on one thread\n", kMembers,
              on_pool == on_one_thread ? "the same" : "NOT the same");
  return on_pool == on_one_thread ? 0 : 1;
}
