// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_EVIDENCE_ERROR_HPP
#define SSI_EVIDENCE_EVIDENCE_ERROR_HPP

#include "ssi/error.hpp"
#include "ssi/export.hpp"

namespace ssi {

/// A question that these members cannot answer: they are too few, say, or all have the same
/// outcome. what() is one line that says why.
class SSI_EXPORT EvidenceError : public Error {
 public:
  using Error::Error;
  ~EvidenceError() override;
};

}  // namespace ssi

#endif  // SSI_EVIDENCE_EVIDENCE_ERROR_HPP
