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
/// The points are the sum of these terms, kept within 0 and the maximum. Term defines the curves;
/// the number after a curve is the input that earns all points. standard_terms() has the reasons.
///
///     points  curve       term
///       4.00  log 500     connections
///       2.50  log 50      decision_maker_connections
///       1.50  log 30      colleague_connections
///       6.00  log 65      people_contacted
///       7.00  linear 0.5  reply_rate: messages_answered / (messages_sent + 10)
///       4.00  linear 0.5  invitation_acceptance: invitations_accepted / (invitations_sent + 10)
///      -4.00  log 200     unanswered_messages: max(0, messages_sent - messages_answered)
class SSI_EXPORT Relationships final : public TermCompetency {
 public:
  static constexpr Points kStandardMaximum = 25.00_points;  ///< that of the standard model

  /// The standard terms and maximum by default; give others for an index of your own.
  explicit Relationships(std::vector<Term> terms = standard_terms(),
                         Points maximum = kStandardMaximum);

  /// The terms of the model standard-1.
  static std::vector<Term> standard_terms();

  /// The terms of the model standard-2, in which answers count and contacts do not.
  ///
  ///     points  curve       term
  ///       4.00  log 500     connections
  ///       1.50  log 30      colleague_connections
  ///       6.00  log 26      messages_answered
  ///       7.00  linear 0.5  reply_rate: messages_answered / (messages_sent + 10)
  ///      -4.00  linear 200  unanswered_messages: max(0, messages_sent - messages_answered)
  ///       2.50  log 26      invitations_accepted
  ///       4.00  linear 0.5  invitation_acceptance: invitations_accepted / (invitations_sent + 10)
  ///      -2.00  linear 100  unaccepted_invitations: likewise, of invitations
  static std::vector<Term> standard_2_terms();
};

}  // namespace ssi

#endif  // SSI_MODEL_STANDARD_RELATIONSHIPS_HPP
