// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_KERNELS_HPP
#define SSI_SRC_SCORE_KERNEL_KERNELS_HPP

#include <string_view>
#include <vector>

#include "score/kernel/program.hpp"

namespace ssi::internal {

/// The kernels that run on this CPU, the best first.
const std::vector<const Kernel*>& kernels();

/// Returns the kernel for an instruction set of ssi::instruction_sets(), the best one for an empty
/// name. Throws std::invalid_argument for any other name.
const Kernel& kernel(std::string_view name);

}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_KERNELS_HPP
