// SPDX-License-Identifier: MIT
#include "score/kernel/kernels.hpp"

#include <stdexcept>
#include <string>

namespace ssi::internal {
namespace {

// The question is asked here, and not in the files that are built for what it asks for.
#if defined(SSI_HAVE_X86_KERNELS)
bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("avx512bitalg");
}
#endif

std::vector<const Kernel*> supported_kernels() {
  std::vector<const Kernel*> result;
#if defined(SSI_HAVE_X86_KERNELS)
  if (has_avx512()) result.push_back(&kAvx512Kernel);
  if (__builtin_cpu_supports("avx2")) result.push_back(&kAvx2Kernel);
#elif defined(SSI_HAVE_NEON_KERNEL)
  result.push_back(&kNeonKernel);
#endif
  result.push_back(&kBaselineKernel);
  return result;
}

}  // namespace

const std::vector<const Kernel*>& kernels() {
  static const std::vector<const Kernel*> result = supported_kernels();
  return result;
}

const Kernel& kernel(std::string_view name) {
  for (const Kernel* kernel : kernels()) {
    if (name.empty() || name == kernel->name) return *kernel;
  }
  throw std::invalid_argument("no instruction set '" + std::string(name) + "' here");
}

}  // namespace ssi::internal
