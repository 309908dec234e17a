// SPDX-License-Identifier: MIT
//
// The loops of joint_kernel.hpp, as in the baseline, built for AVX2.
#if !defined(__AVX2__)
#error "kernel_avx2.cpp must be compiled for AVX2: see src/score/kernel/CMakeLists.txt"
#endif

#include "score/kernel/joint_kernel.hpp"
#include "score/kernel/lane_counts.hpp"

namespace ssi::internal {

const Kernel kAvx2Kernel = {"avx2", add_up_jointly, settle_strip, count_not_more};

}  // namespace ssi::internal
