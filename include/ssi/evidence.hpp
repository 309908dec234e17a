// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_HPP
#define SSI_EVIDENCE_HPP

// How far scores can be trusted: do high scores go with success, what weights would fit outcomes
// better, and what a model rewards.
#include "ssi/error.hpp"
#include "ssi/evidence/audit.hpp"
#include "ssi/evidence/calibration.hpp"
#include "ssi/evidence/estimate.hpp"
#include "ssi/evidence/outcomes.hpp"

#endif  // SSI_EVIDENCE_HPP
