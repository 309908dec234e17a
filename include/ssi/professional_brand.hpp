// SPDX-License-Identifier: MIT
#ifndef SSI_PROFESSIONAL_BRAND_HPP
#define SSI_PROFESSIONAL_BRAND_HPP

#include <vector>

#include "ssi/competency.hpp"
#include "ssi/export.hpp"
#include "ssi/term.hpp"

namespace ssi {

/// "Establish a professional brand": who the member is and what they publish: the completeness of
/// the profile, what others say of it, and the member's own posts with the reaction to them.
///
/// The formula is the table of terms in src/professional_brand.cpp, each with its reason.
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

#endif  // SSI_PROFESSIONAL_BRAND_HPP
