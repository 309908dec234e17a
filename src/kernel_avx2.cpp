// SPDX-License-Identifier: MIT
//
// The baseline's text, built for AVX2.
#include "joint_kernel.hpp"

namespace ssi::internal {

const Kernel kAvx2Kernel = {"avx2", add_up_jointly, settle_strip};

}  // namespace ssi::internal
