// SPDX-License-Identifier: MIT
#include "base/execution.hpp"

#include <sched.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "base/cpu_quota.hpp"

namespace ssi {
namespace {

void run_on_threads(std::size_t tasks, const std::function<void(std::size_t)>& task) {
  std::vector<std::jthread> threads;  // joins as it goes out of scope
  threads.reserve(tasks - 1);
  for (std::size_t i = 1; i < tasks; ++i) {
    try {
      threads.emplace_back([&task, i] { task(i); });
    } catch (const std::system_error&) {  // the system has no thread to spare: slower, not wrong
      task(i);
    }
  }
  task(0);
}

}  // namespace

std::size_t available_threads() {
  cpu_set_t set;
  std::size_t cpus = std::max(1U, std::thread::hardware_concurrency());
  if (sched_getaffinity(0, sizeof set, &set) == 0) {
    cpus = static_cast<std::size_t>(std::max(1, CPU_COUNT(&set)));
  }
  const auto quota = internal::cpu_quota();
  if (!quota || *quota >= static_cast<double>(cpus)) return cpus;
  return static_cast<std::size_t>(std::max(1.0, std::ceil(*quota)));
}

std::size_t Execution::concurrency() const {
  const std::size_t wanted = threads.value_or(executor ? 0 : 1);
  return wanted != 0 ? wanted : available_threads();
}

namespace internal {

void for_each_slice(const Execution& execution, std::size_t rows, std::size_t granule,
                    const std::function<void(std::size_t first, std::size_t rows)>& run) {
  const std::size_t granules = (rows + granule - 1) / granule;
  // Only work for several threads asks how many there are, which may read files.
  const std::size_t tasks = granules <= 1 ? 1 : std::min(granules, execution.concurrency());
  std::mutex failing;
  std::size_t failed = tasks;  // the first slice that threw
  std::exception_ptr failure;
  const std::function<void(std::size_t)> task = [&](std::size_t i) {
    const std::size_t first = granules * i / tasks * granule;
    const std::size_t end = std::min(rows, granules * (i + 1) / tasks * granule);
    try {
      if (first < end) run(first, end - first);
    } catch (...) {  // must not leave a thread, or an application's pool
      const std::lock_guard lock(failing);
      if (i < failed) failure = std::current_exception();
      failed = std::min(failed, i);
    }
  };
  if (execution.executor) {
    execution.executor(tasks, task);
  } else {
    run_on_threads(tasks, task);
  }
  if (failure) std::rethrow_exception(failure);
}

void share_parts(const Execution& execution, std::size_t parts,
                 const std::function<void(Parts&)>& run) {
  Parts shared(parts);
  // One slice per thread: the slices only start the threads.
  for_each_slice(execution, std::min(execution.concurrency(), parts), 1,
                 [&](std::size_t, std::size_t) { run(shared); });
}

}  // namespace internal
}  // namespace ssi
