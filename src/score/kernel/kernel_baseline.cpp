// SPDX-License-Identifier: MIT
//
// Any CPU that the library is built for.
#include "score/kernel/joint_kernel.hpp"

namespace ssi::internal {

const Kernel kBaselineKernel = {"baseline", add_up_jointly, settle_strip};

}  // namespace ssi::internal
