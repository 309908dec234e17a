// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PIPELINE_HPP
#define SSI_TOOLS_PIPELINE_HPP

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace ssi::command {

/// Work on a sequence of items by several threads, whose results come out in order.
///
/// Each thread takes an item with `take(item)` (one thread at a time; false: no more), works on it
/// with `work(item)` (all at once) and gives it away with `give(item)` (one at a time, in the order
/// in which items were taken). The first item, in that order, of which a step throws ends the
/// pipeline, and its exception is thrown: just as if one thread had done everything.
template <class Item, class Take, class Work, class Give>
void run_pipeline(std::size_t threads, Take take, Work work, Give give) {
  std::mutex taking;
  std::size_t taken = 0;
  std::mutex giving;
  std::condition_variable turn_came;
  std::size_t turn = 0;
  bool stopped = false;
  std::exception_ptr failure;

  const auto run = [&] {
    Item item;
    while (true) {
      std::size_t position = 0;
      std::exception_ptr error;
      bool got = false;
      {
        const std::lock_guard lock(taking);
        position = taken++;
        try {
          got = take(item);
        } catch (...) {
          error = std::current_exception();
        }
      }
      if (got) {
        try {
          work(item);
        } catch (...) {
          error = std::current_exception();
        }
      }
      std::unique_lock lock(giving);
      turn_came.wait(lock, [&] { return stopped || turn == position; });
      if (stopped) return;
      if (got && !error) {
        try {
          give(item);
        } catch (...) {
          error = std::current_exception();
        }
      }
      ++turn;
      if (error || !got) {
        stopped = true;
        failure = error;
      }
      turn_came.notify_all();
      if (stopped) return;
    }
  };

  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) {
      try {
        others.emplace_back(run);
      } catch (const std::system_error&) {  // no thread to spare: slower, not wrong
        break;
      }
    }
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace ssi::command

#endif  // SSI_TOOLS_PIPELINE_HPP
