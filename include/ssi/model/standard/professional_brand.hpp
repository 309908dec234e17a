// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP
#define SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Establish a professional brand": a complete profile, what others say of it, and the member's
/// own posts with the reactions to them.
///
/// The points are the sum of these terms, kept within 0 and the maximum. Term defines the curves;
/// the number after a curve is the input that earns all points. standard_terms() has the reasons.
///
///     points  curve       term
///       1.50  linear 1    has_photo
///       1.00  linear 1    has_headline
///       1.50  linear 1    has_summary
///       2.50  linear 3    positions
///       1.50  linear 1    education
///       1.50  linear 10   skills
///       1.00  linear 2    certifications
///       0.50  linear 1    volunteering
///       1.00  linear 2    media
///       2.00  log 5       recommendations_received
///       1.50  log 5       recommendations_given
///       1.50  log 50      skill_endorsements
///       3.00  log 36      posts
///       2.00  log 500     post_reactions
///       2.00  log 150     post_comments
///       1.00  log 250     followers_gained
class SSI_EXPORT ProfessionalBrand final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< that of the standard model

  /// The standard terms and maximum by default; give others for an index of your own.
  explicit ProfessionalBrand(std::vector<Term> terms = standard_terms(),
                             Points maximum = kStandardMaximum);

  /// The terms of the model standard-1.
  static std::vector<Term> standard_terms();

  /// The terms of the model standard-2, in which answers count and contacts do not.
  ///
  ///     points  curve       term
  ///       1.50  linear 1    has_photo
  ///       1.00  linear 1    has_headline
  ///       1.50  linear 1    has_summary
  ///       2.50  linear 3    positions
  ///       1.50  linear 1    education
  ///       1.50  linear 10   skills
  ///       1.00  linear 2    certifications
  ///       0.50  linear 1    volunteering
  ///       1.00  linear 2    media
  ///       2.00  log 5       recommendations_received
  ///       1.50  log 5       recommendations_given
  ///       1.50  log 50      skill_endorsements
  ///       1.00  log 36      posts
  ///       3.00  log 500     post_reactions
  ///       3.00  log 150     post_comments
  ///       1.00  log 250     followers_gained
  static std::vector<Term> standard_2_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_PROFESSIONAL_BRAND_HPP
