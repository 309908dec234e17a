// SPDX-License-Identifier: MIT
#include "ssi/member/signal.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace ssi {
namespace {

struct StandardSignal {
  Signal signal;
  const char* name;
  SignalKind kind;
  SignalScope scope;
  const char* counts;
};

// The macro makes the enumerator and the name one word; the assertion below keeps the order.
#define SSI_SIGNAL(name, kind, scope, counts) \
  StandardSignal { Signal::name, #name, SignalKind::kind, SignalScope::scope, counts }

constexpr std::array<StandardSignal, kStandardSignals> kSignals = {
    // clang-format off
    SSI_SIGNAL(has_photo, flag, state, "profile photo present"),
    SSI_SIGNAL(has_headline, flag, state, "headline present"),
    SSI_SIGNAL(has_summary, flag, state, "summary ('about') present"),
    SSI_SIGNAL(positions, count, state, "jobs in the history that have a description"),
    SSI_SIGNAL(education, count, state, "education entries"),
    SSI_SIGNAL(skills, count, state, "skills listed"),
    SSI_SIGNAL(certifications, count, state, "licences and certifications"),
    SSI_SIGNAL(volunteering, count, state, "volunteer, board and community roles"),
    SSI_SIGNAL(media, count, state, "cover picture, videos, documents on the profile"),
    SSI_SIGNAL(recommendations_received, count, state, "written recommendations received"),
    SSI_SIGNAL(recommendations_given, count, state, "written recommendations given"),
    SSI_SIGNAL(skill_endorsements, count, state, "skill endorsements received"),
    SSI_SIGNAL(posts, count, window, "own posts and articles published"),
    SSI_SIGNAL(post_reactions, count, window, "likes and other reactions on own posts"),
    SSI_SIGNAL(post_comments, count, window, "comments by others on own posts"),
    SSI_SIGNAL(followers_gained, count, window, "followers gained from posts"),
    SSI_SIGNAL(people_searches, count, window, "searches for people"),
    SSI_SIGNAL(advanced_searches, count, window, "searches with the premium tool (Sales Navigator)"),
    SSI_SIGNAL(profile_views_made, count, window, "profiles of others viewed"),
    SSI_SIGNAL(profile_views_received, count, window, "views of the member's profile by others"),
    SSI_SIGNAL(decision_makers_contacted, count, window, "distinct decision-makers (VP, C-suite, owner ...) messaged or invited"),
    SSI_SIGNAL(leads_saved, count, window, "leads saved (premium tool)"),
    SSI_SIGNAL(accounts_saved, count, window, "accounts saved (premium tool)"),
    SSI_SIGNAL(days_active, count, window, "distinct days with any activity"),
    SSI_SIGNAL(shares, count, window, "content of others or short updates shared"),
    SSI_SIGNAL(share_reactions, count, window, "reactions on shares"),
    SSI_SIGNAL(share_comments, count, window, "comments by others on shares"),
    SSI_SIGNAL(share_reshares, count, window, "reshares of shares"),
    SSI_SIGNAL(comments_made, count, window, "comments on content of others"),
    SSI_SIGNAL(reactions_given, count, window, "reactions given"),
    SSI_SIGNAL(groups_joined, count, state, "groups the member is in"),
    SSI_SIGNAL(group_contributions, count, window, "posts and comments in groups"),
    SSI_SIGNAL(connections, count, state, "first-degree connections"),
    SSI_SIGNAL(decision_maker_connections, count, state, "connections who are decision-makers"),
    SSI_SIGNAL(colleague_connections, count, state, "connections at the same employer"),
    SSI_SIGNAL(people_contacted, count, window, "distinct people messaged or invited"),
    SSI_SIGNAL(messages_sent, count, window, "messages that open or reopen a conversation (outreach)"),
    SSI_SIGNAL(messages_answered, count, window, "of those, how many got a reply"),
    SSI_SIGNAL(invitations_sent, count, window, "connection requests sent"),
    SSI_SIGNAL(invitations_accepted, count, window, "of those, how many were accepted"),
    // clang-format on
};

#undef SSI_SIGNAL

constexpr bool in_order() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (index_of(kSignals[i].signal) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the catalogue lists the enumerators of Signal in their order");

/// A rule that is not the default.
struct StandardRule {
  Signal signal;
  Aggregate aggregate;
  ObservedFrom observed;
  std::span<const Signal> from;  // none: its own rows
};

constexpr std::array kContacts = {Signal::people_contacted, Signal::decision_makers_contacted,
                                  Signal::messages_sent, Signal::invitations_sent};

/// Each of a member's own doings makes its day one that it was active on.
constexpr std::array kDoings = {Signal::posts,
                                Signal::people_searches,
                                Signal::advanced_searches,
                                Signal::profile_views_made,
                                Signal::decision_makers_contacted,
                                Signal::leads_saved,
                                Signal::accounts_saved,
                                Signal::days_active,
                                Signal::shares,
                                Signal::comments_made,
                                Signal::reactions_given,
                                Signal::group_contributions,
                                Signal::people_contacted,
                                Signal::messages_sent,
                                Signal::invitations_sent};

constexpr std::array<StandardRule, 6> kRules = {{
    {Signal::people_contacted, Aggregate::people, ObservedFrom::log, kContacts},
    {Signal::decision_makers_contacted, Aggregate::people, ObservedFrom::log, {}},
    {Signal::days_active, Aggregate::days, ObservedFrom::log, kDoings},
    // Those of the premium tool: who does not have it did not do nothing with it.
    {Signal::advanced_searches, Aggregate::sum, ObservedFrom::member, {}},
    {Signal::leads_saved, Aggregate::sum, ObservedFrom::member, {}},
    {Signal::accounts_saved, Aggregate::sum, ObservedFrom::member, {}},
}};

}  // namespace

std::span<const SignalInfo> standard_signals() {
  static const std::vector<SignalInfo> signals = [] {
    std::vector<SignalInfo> result;
    result.reserve(std::size(kSignals));
    for (const StandardSignal& s : kSignals) {
      result.push_back({s.name, s.kind, s.scope, s.counts});
    }
    for (const StandardRule& rule : kRules) {
      SignalInfo& info = result[index_of(rule.signal)];
      info.aggregate = rule.aggregate;
      info.observed = rule.observed;
      for (const Signal signal : rule.from) info.from.emplace_back(kSignals[index_of(signal)].name);
    }
    return result;
  }();
  return signals;
}

std::optional<Signal> find_signal(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(kSignals, name, &StandardSignal::name);
  if (found == kSignals.end()) return std::nullopt;
  return found->signal;
}

std::string_view to_string(SignalKind kind) noexcept {
  return kind == SignalKind::flag ? "flag" : "count";
}

std::string_view to_string(SignalScope scope) noexcept {
  return scope == SignalScope::state ? "state" : "window";
}

std::string_view to_string(Aggregate aggregate) noexcept {
  switch (aggregate) {
    case Aggregate::last:
      return "last";
    case Aggregate::sum:
      return "sum";
    case Aggregate::days:
      return "days";
    case Aggregate::people:
      break;
  }
  return "people";
}

std::string_view to_string(ObservedFrom observed) noexcept {
  return observed == ObservedFrom::log ? "log" : "member";
}

std::optional<Signal> whole_of(Signal part) noexcept {
  switch (part) {
    case Signal::messages_answered:
      return Signal::messages_sent;
    case Signal::invitations_accepted:
      return Signal::invitations_sent;
    case Signal::decision_makers_contacted:
      return Signal::people_contacted;
    default:
      return std::nullopt;
  }
}

SignalCatalogue::SignalCatalogue()
    : signals_(standard_signals().begin(), standard_signals().end()) {}

Signal SignalCatalogue::add(SignalInfo signal) {
  if (signals_.size() > 0xFFFF) throw std::length_error("a catalogue has at most 65,536 signals");
  signals_.push_back(std::move(signal));
  return static_cast<Signal>(signals_.size() - 1);
}

std::optional<Signal> SignalCatalogue::find(std::string_view name) const noexcept {
  const auto found = std::ranges::find(signals_, name, &SignalInfo::name);
  if (found == signals_.end()) return std::nullopt;
  return static_cast<Signal>(found - signals_.begin());
}

}  // namespace ssi
