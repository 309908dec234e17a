// SPDX-License-Identifier: MIT
#include "score/kernel/kernels.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/execution.hpp"

namespace ssi {
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

/// Those that run here, the best first.
std::vector<const internal::Kernel*> supported_kernels() {
  std::vector<const internal::Kernel*> result;
#if defined(SSI_HAVE_X86_KERNELS)
  if (has_avx512()) result.push_back(&internal::kAvx512Kernel);
  if (__builtin_cpu_supports("avx2")) result.push_back(&internal::kAvx2Kernel);
#endif
  result.push_back(&internal::kBaselineKernel);
  return result;
}

const std::vector<const internal::Kernel*>& kernels() {
  static const std::vector<const internal::Kernel*> result = supported_kernels();
  return result;
}

}  // namespace

std::vector<std::string_view> instruction_sets() {
  std::vector<std::string_view> names;
  for (const internal::Kernel* kernel : kernels()) names.emplace_back(kernel->name);
  return names;
}

namespace internal {

const Kernel& kernel(std::string_view name) {
  for (const Kernel* kernel : kernels()) {
    if (name.empty() || name == kernel->name) return *kernel;
  }
  throw std::invalid_argument("no instruction set '" + std::string(name) + "' here");
}

}  // namespace internal
}  // namespace ssi
