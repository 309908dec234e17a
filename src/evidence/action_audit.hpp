// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_ACTION_AUDIT_HPP
#define SSI_SRC_EVIDENCE_ACTION_AUDIT_HPP

#include <vector>

#include "ssi/evidence/audit.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// Returns the positive counts of window signals that the actions do not bring to full marks, in
/// the model's order. Throws ActionError if an action names a signal that the model lacks.
std::vector<TermBeyondActions> beyond(const Model& model, const ActionList& actions);

/// Returns what 1,000 times each action does that expects something, where nobody answers. Throws
/// likewise.
std::vector<UnansweredFlood> floods_of(const ScoreAggregator& score, const ActionList& actions,
                                       const Member& at_volume_bound);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_ACTION_AUDIT_HPP
