// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_OUTCOME_KIND_HPP
#define SSI_SRC_EVIDENCE_OUTCOME_KIND_HPP

#include <algorithm>
#include <span>

#include "ssi/evidence/estimate.hpp"

namespace ssi::internal {

/// Returns what values outcomes have.
inline OutcomeKind kind_of(std::span<const double> outcomes) {
  const bool is_binary =
      std::ranges::all_of(outcomes, [](double outcome) { return outcome == 0 || outcome == 1; });
  return is_binary ? OutcomeKind::binary : OutcomeKind::numeric;
}

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_OUTCOME_KIND_HPP
