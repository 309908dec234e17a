// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_EVIDENCE_VOLUME_BOUND_HPP
#define SSI_SRC_EVIDENCE_VOLUME_BOUND_HPP

#include "evidence/term_extremes.hpp"
#include "ssi/evidence/audit.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::internal {

/// Returns a bound of a competency's points: each term at the most that it can give by itself, the
/// sum kept within 0 and the maximum. A formula without terms can give its positive points.
Points most_of(const Competency& competency, const SignalCatalogue& signals, Answers answers);

/// Returns a member all of whose signals were observed to be 0.
Member zeros_of(const SignalCatalogue& signals);

/// Returns the volume bound of the aggregator's model.
VolumeBound volume_bound_of(const ScoreAggregator& score);

}  // namespace ssi::internal

#endif  // SSI_SRC_EVIDENCE_VOLUME_BOUND_HPP
