// SPDX-License-Identifier: MIT
#include "kernels.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/execution.hpp"

namespace ssi {
namespace {

/// Those that run here, the best first.
std::vector<const internal::Kernel*> supported_kernels() {
  std::vector<const internal::Kernel*> result;
  for (const internal::Kernel* kernel : {
#if defined(SSI_HAVE_X86_KERNELS)
         &internal::kAvx512Kernel, &internal::kAvx2Kernel,
#endif
             &internal::kBaselineKernel
       }) {
    if (kernel->is_supported()) result.push_back(kernel);
  }
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
