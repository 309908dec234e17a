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
  const char* one;
  const char* many;
};

// The macro makes the enumerator and the name one word; the assertion below keeps the order.
#define SSI_SIGNAL(name, kind, scope, counts, one, many) \
  StandardSignal { Signal::name, #name, SignalKind::kind, SignalScope::scope, counts, one, many }

constexpr std::array<StandardSignal, kStandardSignals> kSignals = {
    // clang-format off
    SSI_SIGNAL(has_photo, flag, state, "profile photo present",
               "profile photo", "profile photos"),
    SSI_SIGNAL(has_headline, flag, state, "headline present",
               "headline", "headlines"),
    SSI_SIGNAL(has_summary, flag, state, "summary ('about') present",
               "profile summary", "profile summaries"),
    SSI_SIGNAL(positions, count, state, "jobs in the history that have a description",
               "job with a description", "jobs with a description"),
    SSI_SIGNAL(education, count, state, "education entries",
               "education entry", "education entries"),
    SSI_SIGNAL(skills, count, state, "skills listed",
               "skill", "skills"),
    SSI_SIGNAL(certifications, count, state, "licences and certifications",
               "licence or certification", "licences and certifications"),
    SSI_SIGNAL(volunteering, count, state, "volunteer, board and community roles",
               "volunteer role", "volunteer roles"),
    SSI_SIGNAL(media, count, state, "cover picture, videos, documents on the profile",
               "media item on the profile", "media items on the profile"),
    SSI_SIGNAL(recommendations_received, count, state, "written recommendations received",
               "recommendation received", "recommendations received"),
    SSI_SIGNAL(recommendations_given, count, state, "written recommendations given",
               "recommendation given", "recommendations given"),
    SSI_SIGNAL(skill_endorsements, count, state, "skill endorsements received",
               "skill endorsement", "skill endorsements"),
    SSI_SIGNAL(posts, count, window, "own posts and articles published",
               "post", "posts"),
    SSI_SIGNAL(post_reactions, count, window, "likes and other reactions on own posts",
               "reaction received on posts", "reactions received on posts"),
    SSI_SIGNAL(post_comments, count, window, "comments by others on own posts",
               "comment received on posts", "comments received on posts"),
    SSI_SIGNAL(followers_gained, count, window, "followers gained from posts",
               "new follower", "new followers"),
    SSI_SIGNAL(people_searches, count, window, "searches for people",
               "search for people", "searches for people"),
    SSI_SIGNAL(advanced_searches, count, window, "searches with the premium tool (Sales Navigator)",
               "search with the premium tool", "searches with the premium tool"),
    SSI_SIGNAL(profile_views_made, count, window, "profiles of others viewed",
               "visit to others' profiles", "visits to others' profiles"),
    SSI_SIGNAL(profile_views_received, count, window, "views of the member's profile by others",
               "view of the profile", "views of the profile"),
    SSI_SIGNAL(decision_makers_contacted, count, window, "distinct decision-makers (VP, C-suite, owner ...) messaged or invited",
               "decision-maker contacted", "decision-makers contacted"),
    SSI_SIGNAL(leads_saved, count, window, "leads saved (premium tool)",
               "saved lead", "saved leads"),
    SSI_SIGNAL(accounts_saved, count, window, "accounts saved (premium tool)",
               "saved account", "saved accounts"),
    SSI_SIGNAL(days_active, count, window, "distinct days with any activity",
               "active day", "active days"),
    SSI_SIGNAL(shares, count, window, "content of others or short updates shared",
               "share", "shares"),
    SSI_SIGNAL(share_reactions, count, window, "reactions on shares",
               "reaction received on shares", "reactions received on shares"),
    SSI_SIGNAL(share_comments, count, window, "comments by others on shares",
               "comment received on shares", "comments received on shares"),
    SSI_SIGNAL(share_reshares, count, window, "reshares of shares",
               "reshare by others", "reshares by others"),
    SSI_SIGNAL(comments_made, count, window, "comments on content of others",
               "comment on others' posts", "comments on others' posts"),
    SSI_SIGNAL(reactions_given, count, window, "reactions given",
               "reaction to others' posts", "reactions to others' posts"),
    SSI_SIGNAL(groups_joined, count, state, "groups the member is in",
               "group", "groups"),
    SSI_SIGNAL(group_contributions, count, window, "posts and comments in groups",
               "contribution to groups", "contributions to groups"),
    SSI_SIGNAL(connections, count, state, "first-degree connections",
               "connection", "connections"),
    SSI_SIGNAL(decision_maker_connections, count, state, "connections who are decision-makers",
               "decision-maker among the connections", "decision-makers among the connections"),
    SSI_SIGNAL(colleague_connections, count, state, "connections at the same employer",
               "colleague among the connections", "colleagues among the connections"),
    SSI_SIGNAL(people_contacted, count, window, "distinct people messaged or invited",
               "person contacted", "people contacted"),
    SSI_SIGNAL(messages_sent, count, window, "messages that open or reopen a conversation (outreach)",
               "outreach message", "outreach messages"),
    SSI_SIGNAL(messages_answered, count, window, "of those, how many got a reply",
               "reply", "replies"),
    SSI_SIGNAL(invitations_sent, count, window, "connection requests sent",
               "invitation to connect", "invitations to connect"),
    SSI_SIGNAL(invitations_accepted, count, window, "of those, how many were accepted",
               "accepted invitation", "accepted invitations"),
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

/// What others do in answer to a member.
constexpr std::array kGivenByOthers = {
    Signal::recommendations_received,
    Signal::skill_endorsements,
    Signal::post_reactions,
    Signal::post_comments,
    Signal::followers_gained,
    Signal::profile_views_received,
    Signal::share_reactions,
    Signal::share_comments,
    Signal::share_reshares,
    Signal::messages_answered,
    Signal::invitations_accepted,
    Signal::connections,
    Signal::decision_maker_connections,
    Signal::colleague_connections,
};

}  // namespace

std::span<const SignalInfo> standard_signals() {
  static const std::vector<SignalInfo> signals = [] {
    std::vector<SignalInfo> result;
    result.reserve(std::size(kSignals));
    for (const StandardSignal& s : kSignals) {
      result.push_back({.name = s.name,
                        .kind = s.kind,
                        .scope = s.scope,
                        .counts = s.counts,
                        .one = s.one,
                        .many = s.many});
    }
    for (const StandardRule& rule : kRules) {
      SignalInfo& info = result[index_of(rule.signal)];
      info.aggregate = rule.aggregate;
      info.observed = rule.observed;
      for (const Signal signal : rule.from) info.from.emplace_back(kSignals[index_of(signal)].name);
    }
    for (const Signal signal : kGivenByOthers) result[index_of(signal)].given_by = GivenBy::others;
    return result;
  }();
  return signals;
}

std::optional<Signal> find_signal(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(kSignals, name, &StandardSignal::name);
  if (found == kSignals.end()) return std::nullopt;
  return found->signal;
}

std::string_view to_string(GivenBy given_by) noexcept {
  return given_by == GivenBy::member ? "member" : "others";
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
