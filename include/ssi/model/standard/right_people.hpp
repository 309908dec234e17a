// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP
#define SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Connect with the right people": looking for, viewing and contacting the people who matter to
/// the member's business, on most days, and finding decision-makers among them.
///
/// The points are the sum of these terms, kept within 0 and the maximum. Term defines the curves;
/// the number after a curve is the input that earns all points. standard_terms() has the reasons.
///
///     points  curve       term
///       4.00  log 130     people_searches
///       2.00  log 60      advanced_searches
///       4.00  log 450     profile_views_made
///       2.00  log 300     profile_views_received
///       6.00  log 65      decision_makers_contacted
///       2.00  linear 0.5  decision_maker_focus: decision_makers_contacted / (people_contacted + 5)
///       2.00  log 100     leads_saved
///       1.00  log 50      accounts_saved
///       2.00  linear 60   days_active
class SSI_EXPORT RightPeople final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< that of the standard model

  /// The standard terms and maximum by default; give others for an index of your own.
  explicit RightPeople(std::vector<Term> terms = standard_terms(),
                       Points maximum = kStandardMaximum);

  /// The terms of the model standard-1.
  static std::vector<Term> standard_terms();

  /// The terms of the model standard-2, in which answers count and contacts do not.
  ///
  ///     points  curve       term
  ///       4.00  log 130     people_searches
  ///       2.00  log 60      advanced_searches
  ///       4.00  log 450     profile_views_made
  ///       2.00  log 300     profile_views_received
  ///       6.00  log 100     decision_maker_connections
  ///       2.00  linear 0.5  answering_share: messages_answered / (people_contacted + 5)
  ///       2.00  log 100     leads_saved
  ///       1.00  log 50      accounts_saved
  ///       2.00  linear 60   days_active
  static std::vector<Term> standard_2_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_RIGHT_PEOPLE_HPP
