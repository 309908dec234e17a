// SPDX-License-Identifier: MIT
#ifndef SSI_EVIDENCE_AUDIT_HPP
#define SSI_EVIDENCE_AUDIT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ssi/advice/action.hpp"
#include "ssi/export.hpp"
#include "ssi/hundredths.hpp"
#include "ssi/member/member.hpp"
#include "ssi/model/model.hpp"
#include "ssi/model/signal_uses.hpp"

namespace ssi {

/// What earns points. A term goes by its first signal.
enum class PointSource : std::uint8_t {
  profile,       ///< a state of the member's own: its profile
  own_activity,  ///< a count over the window of what the member does
  others,        ///< a signal that others give: GivenBy::others
  premium,       ///< a signal of the premium tool
  formula,       ///< a competency without terms, into which an audit cannot look
};

/// Returns its name in reports: "profile", "own_activity", "others", "premium" or "formula".
SSI_EXPORT std::string_view to_string(PointSource source) noexcept;

/// What a source can give at most, before competencies are kept within their maxima.
struct SourcePoints {
  PointSource source = PointSource::profile;  ///< what earns them
  Points points = {};                         ///< positive points of its terms, added up
  Points penalties = {};                      ///< points of its penalties, added up; <= 0
  std::size_t terms = 0;                      ///< how many terms; of formulas, competencies
};

/// A term, and what its signals can make of it.
struct AuditedTerm {
  SignalUse use;                              ///< its competency and its name
  PointSource source = PointSource::profile;  ///< what earns its points
  Points points = {};                         ///< at full marks; of a penalty < 0
  double full = 0;                            ///< the input that earns them
  /// The least count that earns half of the points, or costs half; nothing for a ratio or a
  /// difference, and where no count does.
  std::optional<std::uint32_t> half_at = {};
  /// The most that the term can give, or cost, whatever its signals are. Other than `points`, full
  /// marks are out of reach.
  Points reachable = {};
};

/// What a member can have whom nobody answers: one whose signals that others give are all 0.
struct VolumeBound {
  /// No such member has a higher total. Each term is at the most that it can give by itself, and
  /// the sums are kept within the maxima, so the bound need not be attained: that no member has
  /// more than some total of an arbitrary model is a hard problem. It holds where nothing is
  /// missing, and with MissingPolicy::zero for any gaps; renormalising may give more to a member of
  /// whom little was observed.
  Points total = {};
  std::vector<Points> competencies = {};  ///< its parts, in the model's order
  /// A member that does a lot, with all signals of the catalogue observed. Signals that only help
  /// are at the most that they can be, those that only hurt at 0, those that do both at the least
  /// level at which their positive counts give the most that they can.
  Member member = {};
  Points member_total = {};  ///< the total of that member

  /// Whether the member has the bound, so that no lower one holds.
  bool is_attained() const noexcept { return member_total == total; }
};

/// A signal of which more gives fewer points in some term.
struct FallingSignal {
  Signal signal = {};  ///< the signal
  /// No more can be lost by more of it, of the members for whom the volume bound holds; <= 0.
  Points points = {};
  std::vector<SignalUse> terms = {};  ///< the terms that it lowers, in the model's order
};

/// A term that no plan brings to full marks, because the actions do not go so far.
struct TermBeyondActions {
  SignalUse use;       ///< its competency and its name
  Signal signal = {};  ///< the signal that it counts
  /// The least count that earns all points; nothing: no count does.
  std::optional<std::uint32_t> needed = {};
  /// What all actions together bring, as often as they may be done and with all that they expect;
  /// nothing: no action names the signal.
  std::optional<std::uint32_t> reachable = {};
};

/// The total of a member before and after something.
struct TotalChange {
  Points before = {};  ///< the total before
  Points after = {};   ///< the total after
};

/// What a flood of one action does that nobody answers.
struct UnansweredFlood {
  /// How many messages and how many invitations the member of `from_answered` has sent, all of them
  /// answered: two a week of the window.
  static constexpr std::uint32_t kAnswered = 26;

  std::size_t action = 0;              ///< position of the action in the list
  std::uint32_t times = 0;             ///< how often it is done
  TotalChange from_nothing = {};       ///< of a member whose signals are all 0
  TotalChange from_volume_bound = {};  ///< of VolumeBound::member
  /// Of VolumeBound::member with kAnswered messages and as many invitations sent and answered, so
  /// that it has rates to lose.
  TotalChange from_answered = {};
};

/// What a model rewards, from the model alone: where its points come from, how far volume alone
/// gets, what can lower a score, and what is out of reach.
///
///     const ssi::ModelAudit found = ssi::audit(ssi::Model::standard());
///     std::cout << found.volume_bound.total << " of " << found.model.maximum();
///
/// It holds its model, so all names in it live as long as it does.
struct ModelAudit {
  Model model;                              ///< the model that was audited
  std::vector<SourcePoints> sources = {};   ///< the first four; formulas last, if there are any
  VolumeBound volume_bound = {};            ///< how far volume alone gets
  std::vector<FallingSignal> falling = {};  ///< in the catalogue's order
  /// The signals that can lower a score and never raise one, in the catalogue's order. One that a
  /// formula without terms reads is not among them.
  std::vector<Signal> only_lower = {};
  std::vector<AuditedTerm> terms = {};          ///< all terms, in the model's order
  std::vector<std::string_view> formulas = {};  ///< the competencies without terms
  /// No total is higher: each term at its most, kept within the maxima. It holds for the same
  /// members as the volume bound.
  Points highest = {};
  /// The positions in Model::bands() of those that no total from 0 to the highest is in.
  std::vector<std::size_t> unreachable_bands = {};

  std::optional<ActionList> actions = {};              ///< the actions, if any were given
  std::vector<TermBeyondActions> beyond_actions = {};  ///< in the model's order
  std::vector<UnansweredFlood> unanswered = {};        ///< of actions that expect something
};

/// Returns the audit of a model, without actions. O(signals + terms).
SSI_EXPORT ModelAudit audit(const Model& model);

/// Returns the audit of a model together with what members can do: which window counts no plan
/// brings to full marks, and what 1,000 times an action does that nobody answers. Throws
/// ActionError if an action names a signal that the model's catalogue lacks.
SSI_EXPORT ModelAudit audit(const Model& model, const ActionList& actions);

}  // namespace ssi

#endif  // SSI_EVIDENCE_AUDIT_HPP
