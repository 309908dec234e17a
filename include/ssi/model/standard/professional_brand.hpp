// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP
#define SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Establish a professional brand": who the member is and what they publish: the completeness of
/// the profile, what others say of it, and the member's own posts with the reaction to them.
///
/// The formula is the table of terms in src/model/standard/professional_brand.cpp, each with its
/// reason.
class SSI_EXPORT ProfessionalBrand final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< in the standard model

  /// The standard terms and maximum by default; give others to weigh it differently.
  explicit ProfessionalBrand(std::vector<Term> terms = standard_terms(),
                             Points maximum = kStandardMaximum);

  /// The terms of the standard model.
  static std::vector<Term> standard_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP
