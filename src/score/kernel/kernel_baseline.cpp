// SPDX-License-Identifier: MIT
//
// Any CPU that the library is built for.
#include "score/kernel/lane_counts.hpp"
#include "score/kernel/strip_kernel.hpp"

namespace ssi::internal {

const Kernel kBaselineKernel = {"baseline", add_up_strip<MemorySteps>, settle_strip,
                                count_not_more};

}  // namespace ssi::internal
