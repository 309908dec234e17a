// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_EXECUTION_HPP
#define SSI_SRC_BASE_EXECUTION_HPP

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

#include "ssi/execution.hpp"

namespace ssi::internal {

/// Cuts `rows` into as many slices as the execution has threads, each a multiple of `granule` rows
/// but the last, and runs them there. Returns when all have run; then throws what the first of
/// them, in their order, threw.
void for_each_slice(const Execution& execution, std::size_t rows, std::size_t granule,
                    const std::function<void(std::size_t first, std::size_t rows)>& run);

/// Parts of a job that are given away one at a time, each to whichever thread asks next: for parts
/// whose work differs.
class Parts {
 public:
  explicit Parts(std::size_t count) : count_(count) {}

  /// Returns a part that nobody has had, 0 first, or nothing when all are given away.
  std::optional<std::size_t> next() noexcept {
    const std::size_t part = next_++;
    return part < count_ ? std::optional(part) : std::nullopt;
  }

 private:
  std::size_t count_;
  std::atomic<std::size_t> next_ = 0;
};

/// Runs `run` on as many threads as the execution has, but no more than parts; each is to do the
/// parts that it gets. Returns and throws like for_each_slice().
void share_parts(const Execution& execution, std::size_t parts,
                 const std::function<void(Parts&)>& run);

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_EXECUTION_HPP
