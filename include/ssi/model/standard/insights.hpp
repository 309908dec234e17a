// SPDX-License-Identifier: MIT
#ifndef SSI_MODEL_STANDARD_INSIGHTS_HPP
#define SSI_MODEL_STANDARD_INSIGHTS_HPP

#include <vector>

#include "ssi/export.hpp"
#include "ssi/model/competency.hpp"
#include "ssi/model/term.hpp"

namespace ssi {

/// "Engage by sharing insights": sharing what is worth reading, the discussion that follows, and
/// taking part in the discussions of others.
///
/// The points are the sum of these terms, kept within 0 and the maximum. Term defines the curves;
/// the number after a curve is the input that earns all points. standard_terms() has the reasons.
///
///     points  curve       term
///       5.00  log 36      shares
///       3.00  log 500     share_reactions
///       3.00  log 150     share_comments
///       2.00  log 50      share_reshares
///       2.00  linear 3    discussion_quality: share_comments / (shares + 5)
///       5.00  log 65      comments_made
///       1.50  log 200     reactions_given
///       1.00  linear 5    groups_joined
///       2.50  log 26      group_contributions
class SSI_EXPORT Insights final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< that of the standard model

  /// The standard terms and maximum by default; give others for an index of your own.
  explicit Insights(std::vector<Term> terms = standard_terms(), Points maximum = kStandardMaximum);

  /// The terms of the model standard-1.
  static std::vector<Term> standard_terms();

  /// The terms of the model standard-2, in which answers count and contacts do not.
  ///
  ///     points  curve       term
  ///       2.00  log 36      shares
  ///       4.50  log 500     share_reactions
  ///       4.50  log 150     share_comments
  ///       2.00  log 50      share_reshares
  ///       2.00  linear 3    discussion_quality: share_comments / (shares + 5)
  ///       5.00  log 65      comments_made
  ///       1.50  log 200     reactions_given
  ///       1.00  linear 5    groups_joined
  ///       2.50  log 26      group_contributions
  static std::vector<Term> standard_2_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_INSIGHTS_HPP
