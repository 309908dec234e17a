// SPDX-License-Identifier: MIT
//
// The loops of joint_kernel.hpp, as in the baseline, built for AVX2.
#if !defined(__AVX2__)
#error "kernel_avx2.cpp must be compiled for AVX2: see src/score/kernel/CMakeLists.txt"
#endif

#include "score/kernel/joint_kernel.hpp"

namespace ssi::internal {

const Kernel kAvx2Kernel = {"avx2", add_up_jointly, settle_strip};

}  // namespace ssi::internal
