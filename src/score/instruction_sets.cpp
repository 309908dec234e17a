// SPDX-License-Identifier: MIT
#include "ssi/score/instruction_sets.hpp"

#include "score/kernel/kernels.hpp"

namespace ssi {

std::vector<std::string_view> instruction_sets() {
  std::vector<std::string_view> names;
  for (const internal::Kernel* kernel : internal::kernels()) names.emplace_back(kernel->name);
  return names;
}

}  // namespace ssi
