// SPDX-License-Identifier: MIT
#ifndef SSI_EXECUTION_HPP
#define SSI_EXECUTION_HPP

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "ssi/export.hpp"

namespace ssi {

/// Runs `task(0)` to `task(tasks - 1)`, in any order and on any threads, and returns when all have
/// run: an application's own thread pool, as a function. The tasks that the library hands in throw
/// nothing: a failure in one reaches the library's caller. An exception of the executor itself
/// comes out of the call, whose results are then unspecified.
using Executor =
    std::function<void(std::size_t tasks, const std::function<void(std::size_t)>& task)>;

/// Who does the work of a call. Results never depend on it.
///
///     ssi::Execution{.threads = 8}                    // eight threads for this call
///     ssi::Execution{.executor = pool}                // a slice per available thread
///     ssi::Execution{.threads = 8, .executor = pool}  // eight slices, run by the pool
struct SSI_EXPORT Execution {
  /// How many threads, or slices with an executor; 0: available_threads(). Unset: one thread, or
  /// available_threads() slices with an executor.
  std::optional<std::size_t> threads = {};
  Executor executor = {};  ///< none: threads made for the call, none of which survives it
  std::string_view instruction_set = {};  ///< one of instruction_sets(); empty: the best.
                                          ///< Any other throws std::invalid_argument

  /// The number of threads or slices: at least 1.
  std::size_t concurrency() const;
};

/// How many threads this process may run at once: its CPU affinity, less if the quota of its
/// control group, or of one around it, is lower; a part of a CPU counts as one. At least 1. Reads
/// /proc and /sys each time.
SSI_EXPORT std::size_t available_threads();

}  // namespace ssi

#endif  // SSI_EXECUTION_HPP
