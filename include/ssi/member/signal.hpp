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
enum class Signal : std::uint16_t {
  // Profile and network as they stand, and what happened in the window: see standard_signals().
  has_photo,
  has_headline,
  has_summary,
  positions,
  education,
  skills,
  certifications,
  volunteering,
  media,
  recommendations_received,
  recommendations_given,
  skill_endorsements,
  posts,
  post_reactions,
  post_comments,
  followers_gained,
  people_searches,
  advanced_searches,
  profile_views_made,
  profile_views_received,
  decision_makers_contacted,
  leads_saved,
  accounts_saved,
  days_active,
  shares,
  share_reactions,
  share_comments,
  share_reshares,
  comments_made,
  reactions_given,
  groups_joined,
  group_contributions,
  connections,
  decision_maker_connections,
  colleague_connections,
  people_contacted,
  messages_sent,
  messages_answered,
  invitations_sent,
  invitations_accepted,
};

/// How many enumerators Signal has.
inline constexpr std::size_t kStandardSignals = 40;

/// The position of a signal in a catalogue and of its column in a MemberTable.
constexpr std::size_t index_of(Signal signal) noexcept { return static_cast<std::size_t>(signal); }

/// Which values a signal can have.
enum class SignalKind : std::uint8_t {
  flag,   ///< 0 or 1
  count,  ///< 0 to 4,294,967,295
};

/// What a signal looks at.
enum class SignalScope : std::uint8_t {
  state,   ///< the profile and network as they stand
  window,  ///< what happened in the model's window, the last 90 days in the standard model
};

/// What a catalogue knows of a signal.
struct SignalInfo {
  std::string name;                        ///< [a-z][a-z0-9_]*, the column's name in member files
  SignalKind kind = SignalKind::count;     ///< which values are legal
  SignalScope scope = SignalScope::state;  ///< state or window
  std::string counts;                      ///< what it counts, for people

  friend bool operator==(const SignalInfo&, const SignalInfo&) = default;
};

/// The 40 standard signals, in the order of the enumerators.
SSI_EXPORT std::span<const SignalInfo> standard_signals();

/// The standard signals and, after them, a model's own. Look-up works both ways.
///
///     ssi::SignalCatalogue signals;
///     ssi::Signal podcasts = signals.add({.name = "podcasts", .counts = "episodes published"});
///
/// A value type; concurrent reads are safe.
class SSI_EXPORT SignalCatalogue {
 public:
  /// The standard signals alone.
  SignalCatalogue();

  /// Adds a signal of the model's own and returns it. Duplicate or malformed names are reported
  /// by the model that is built with the catalogue. Throws std::length_error past 65,536 signals.
  Signal add(SignalInfo signal);

  /// How many signals it has, the standard ones included.
  std::size_t size() const noexcept { return signals_.size(); }

  /// What is known of a signal. Requires: it is of this catalogue.
  const SignalInfo& operator[](Signal signal) const { return signals_[index_of(signal)]; }

  /// Returns the signal of that name, the first if several have it; nothing if none. O(size).
  std::optional<Signal> find(std::string_view name) const noexcept;

  /// All signals, at the positions that index_of() gives.
  std::span<const SignalInfo> all() const noexcept { return signals_; }
  /// The model's own signals: all but the standard ones.
  std::span<const SignalInfo> own() const noexcept { return all().subspan(kStandardSignals); }

 private:
  std::vector<SignalInfo> signals_;
};

}  // namespace ssi

#endif  // SSI_MEMBER_SIGNAL_HPP
