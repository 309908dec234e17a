// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EXECUTION_HPP
#define SSI_SRC_EXECUTION_HPP

#include <cstddef>
#include <functional>

#include "ssi/execution.hpp"

namespace ssi::internal {

/// Cuts `rows` into as many slices as the execution has threads, each a multiple of `granule` rows
/// but the last, and runs them there. Returns when all have run; then throws what one of them
/// threw.
void for_each_slice(const Execution& execution, std::size_t rows, std::size_t granule,
                    const std::function<void(std::size_t first, std::size_t rows)>& run);

/// Runs `run(0)` to `run(parts - 1)`, each on whichever thread is free next: for parts whose work
/// differs. Otherwise like for_each_slice().
void for_each_part(const Execution& execution, std::size_t parts,
                   const std::function<void(std::size_t part)>& run);

}  // namespace ssi::internal

#endif  // SSI_SRC_EXECUTION_HPP
