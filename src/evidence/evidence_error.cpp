// SPDX-License-Identifier: MIT
#include "ssi/evidence/evidence_error.hpp"

namespace ssi {

EvidenceError::~EvidenceError() = default;

}  // namespace ssi
