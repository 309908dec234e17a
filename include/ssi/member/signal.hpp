// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_SIGNAL_HPP
#define SSI_MEMBER_SIGNAL_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// One observed fact about a member: a small integer that names it inside a model.
///
/// The 40 enumerators are the standard signals and mean the same in every model; a model's own
/// signals follow from kStandardSignals on (see SignalCatalogue::add). A signal's value is an
/// integer from 0 to 4,294,967,295, a flag's 0 or 1, and it may be missing, which is not zero.
///
/// Each comment says the signal's scope, its kind and what it counts, as standard_signals() does.
/// A state is the profile and network as they stand; a window is that of the model, the last 90
/// days in the standard one.
enum class Signal : std::uint16_t {
  /// state flag: profile photo present
  has_photo,
  /// state flag: headline present
  has_headline,
  /// state flag: summary ('about') present
  has_summary,
  /// state count: jobs in the history that have a description
  positions,
  /// state count: education entries
  education,
  /// state count: skills listed
  skills,
  /// state count: licences and certifications
  certifications,
  /// state count: volunteer, board and community roles
  volunteering,
  /// state count: cover picture, videos, documents on the profile
  media,
  /// state count: written recommendations received
  recommendations_received,
  /// state count: written recommendations given
  recommendations_given,
  /// state count: skill endorsements received
  skill_endorsements,
  /// window count: own posts and articles published
  posts,
  /// window count: likes and other reactions on own posts
  post_reactions,
  /// window count: comments by others on own posts
  post_comments,
  /// window count: followers gained from posts
  followers_gained,
  /// window count: searches for people
  people_searches,
  /// window count: searches with the premium tool (Sales Navigator)
  advanced_searches,
  /// window count: profiles of others viewed
  profile_views_made,
  /// window count: views of the member's profile by others
  profile_views_received,
  /// window count: distinct decision-makers (VP, C-suite, owner ...) messaged or invited
  decision_makers_contacted,
  /// window count: leads saved (premium tool)
  leads_saved,
  /// window count: accounts saved (premium tool)
  accounts_saved,
  /// window count: distinct days with any activity
  days_active,
  /// window count: content of others or short updates shared
  shares,
  /// window count: reactions on shares
  share_reactions,
  /// window count: comments by others on shares
  share_comments,
  /// window count: reshares of shares
  share_reshares,
  /// window count: comments on content of others
  comments_made,
  /// window count: reactions given
  reactions_given,
  /// state count: groups the member is in
  groups_joined,
  /// window count: posts and comments in groups
  group_contributions,
  /// state count: first-degree connections
  connections,
  /// state count: connections who are decision-makers
  decision_maker_connections,
  /// state count: connections at the same employer
  colleague_connections,
  /// window count: distinct people messaged or invited
  people_contacted,
  /// window count: messages that open or reopen a conversation (outreach)
  messages_sent,
  /// window count: of messages_sent, how many got a reply
  messages_answered,
  /// window count: connection requests sent
  invitations_sent,
  /// window count: of invitations_sent, how many were accepted
  invitations_accepted,
};

/// The number of enumerators of Signal.
inline constexpr std::size_t kStandardSignals = 40;

/// The position of a signal in a catalogue and of its column in a MemberTable.
constexpr std::size_t index_of(Signal signal) noexcept { return static_cast<std::size_t>(signal); }

/// Which values a signal can have.
enum class SignalKind : std::uint8_t {
  flag,   ///< 0 or 1
  count,  ///< 0 to 4,294,967,295
};

/// Whether a signal describes a state or counts over a window.
enum class SignalScope : std::uint8_t {
  state,   ///< the profile and network as they stand
  window,  ///< what happened in the model's window, the last 90 days in the standard model
};

/// How the rows of an activity log become a signal's value on a day: see SignalRule.
enum class Aggregate : std::uint8_t {
  last,    ///< the latest value; for a state, and for nothing else
  sum,     ///< the sum of the values in the window
  days,    ///< the different dates in the window on which something happened
  people,  ///< the different persons whom the rows in the window name
};

/// From when on a log's silence about a window signal means 0. Before, the signal is missing.
enum class ObservedFrom : std::uint8_t {
  log,     ///< always and for everybody, if the log has such rows at all
  member,  ///< for each member from the day of its own first row on: a tool that not all have
};

/// Whose doing a signal counts.
enum class GivenBy : std::uint8_t {
  member,  ///< the member's own: its profile, or what it does
  others,  ///< what others do in answer: a member cannot raise it alone
};

/// Returns the name of a kind in model files: "flag" or "count".
SSI_EXPORT std::string_view to_string(SignalKind kind) noexcept;
/// Returns the name of a scope in model files: "state" or "window".
SSI_EXPORT std::string_view to_string(SignalScope scope) noexcept;
/// Returns the name of an aggregate in model files, e.g. "sum".
SSI_EXPORT std::string_view to_string(Aggregate aggregate) noexcept;
/// Returns its name in model files: "log" or "member".
SSI_EXPORT std::string_view to_string(ObservedFrom observed) noexcept;
/// Returns its name in model files: "member" or "others".
SSI_EXPORT std::string_view to_string(GivenBy given_by) noexcept;

/// A signal as a catalogue describes it.
struct SignalInfo {
  std::string name;                        ///< [a-z][a-z0-9_]*, the column's name in member files
  SignalKind kind = SignalKind::count;     ///< which values are legal
  SignalScope scope = SignalScope::state;  ///< state or window
  std::string counts = {};                 ///< what it counts, for people
  /// How rows of an activity log become its value; by default `last` for a state, else `sum`.
  std::optional<Aggregate> aggregate = {};
  /// The names of the signals whose rows are taken; by default its own.
  std::vector<std::string> from = {};
  /// From when on it is observed; a state always from its first row on.
  ObservedFrom observed = ObservedFrom::log;
  /// The noun of one of it, as in "1 reply"; it has both nouns or none. counted() of
  /// ssi/report/text.hpp says what stands for none.
  std::string one = {};
  /// The noun of any other number of it, as in "0 replies" and "6 replies".
  std::string many = {};
  /// Whose doing it counts. It says where points come from, and changes none: it is not in a
  /// model's fingerprint.
  GivenBy given_by = GivenBy::member;

  /// Whether all is the same, the words for people included.
  friend bool operator==(const SignalInfo&, const SignalInfo&) = default;
};

/// The 40 standard signals, in the order of the enumerators.
SSI_EXPORT std::span<const SignalInfo> standard_signals();

/// Returns the standard signal of that name, such as a column's; nothing if there is none.
SSI_EXPORT std::optional<Signal> find_signal(std::string_view name) noexcept;

/// Returns the standard signal of which this one counts a part, as messages_answered counts a part
/// of messages_sent, so that it cannot be more; nothing if there is none.
SSI_EXPORT std::optional<Signal> whole_of(Signal part) noexcept;

/// The standard signals and, after them, a model's own. Look-up works both ways.
///
///     ssi::SignalCatalogue catalogue;
///     ssi::Signal podcasts = catalogue.add({.name = "podcasts", .counts = "episodes published"});
///
/// A value type; concurrent reads are safe.
class SSI_EXPORT SignalCatalogue {
 public:
  /// The standard signals alone.
  SignalCatalogue();

  /// Adds a signal of the model's own and returns it. Duplicate or malformed names are reported
  /// by the model that is built with the catalogue. Throws std::length_error past 65,536 signals.
  Signal add(SignalInfo signal);

  /// The number of signals, the standard ones included.
  std::size_t size() const noexcept { return signals_.size(); }

  /// The description of a signal. Requires: a signal of this catalogue.
  const SignalInfo& operator[](Signal signal) const { return signals_[index_of(signal)]; }

  /// Returns the signal of that name, the first if several have it; nothing if none. O(size).
  std::optional<Signal> find(std::string_view name) const noexcept;

  /// All signals, at the positions that index_of() gives.
  std::span<const SignalInfo> all() const noexcept { return signals_; }
  /// The model's own signals: all but the standard ones.
  std::span<const SignalInfo> own() const noexcept { return all().subspan(kStandardSignals); }

  /// Whether both have the same signals, in the same order.
  friend bool operator==(const SignalCatalogue&, const SignalCatalogue&) = default;

 private:
  std::vector<SignalInfo> signals_;
};

}  // namespace ssi

#endif  // SSI_MEMBER_SIGNAL_HPP
