// SPDX-License-Identifier: MIT
#ifndef SSI_SCORE_INSTRUCTION_SETS_HPP
#define SSI_SCORE_INSTRUCTION_SETS_HPP

#include <string_view>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// The instruction sets that batches can use on this CPU, the best first: "avx512", "avx2", "neon",
/// "baseline". Execution::instruction_set chooses one. Only tests and benchmarks need to: all give
/// the same results.
SSI_EXPORT std::vector<std::string_view> instruction_sets();

}  // namespace ssi

#endif  // SSI_SCORE_INSTRUCTION_SETS_HPP
