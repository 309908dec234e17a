// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_RELATIONSHIPS_HPP
#define SSI_MODEL_STANDARD_RELATIONSHIPS_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Build relationships": the network the member has, and outreach that is answered; messages that
/// nobody answers cost points.
///
/// The formula is the table of terms in src/model/standard/relationships.cpp, each with its reason.
class SSI_EXPORT Relationships final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< in the standard model

  /// The standard terms and maximum by default; give others to weigh it differently.
  explicit Relationships(std::vector<Term> terms = standard_terms(),
                         Points maximum = kStandardMaximum);

  /// The terms of the standard model.
  static std::vector<Term> standard_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_RELATIONSHIPS_HPP
