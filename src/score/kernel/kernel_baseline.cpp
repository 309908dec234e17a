// SPDX-License-Identifier: MIT
//
// Any CPU that the library is built for.
#include "score/kernel/joint_kernel.hpp"
#include "score/kernel/lane_counts.hpp"

namespace ssi::internal {

const Kernel kBaselineKernel = {"baseline", add_up_jointly, settle_strip, count_not_more};

}  // namespace ssi::internal
