// SPDX-License-Identifier: MIT
#include "ssi/member/signal.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/paths.hpp"

namespace ssi {
namespace {

constexpr SignalKind kFlag = SignalKind::flag;
constexpr SignalKind kCount = SignalKind::count;
constexpr SignalScope kState = SignalScope::state;
constexpr SignalScope kWindow = SignalScope::window;

struct Row {
  Signal signal;
  std::string_view name;
  SignalKind kind;
  SignalScope scope;
};

// The table of the specification's section 1, transcribed by hand.
constexpr Row kTable[] = {
    {Signal::has_photo, "has_photo", kFlag, kState},
    {Signal::has_headline, "has_headline", kFlag, kState},
    {Signal::has_summary, "has_summary", kFlag, kState},
    {Signal::positions, "positions", kCount, kState},
    {Signal::education, "education", kCount, kState},
    {Signal::skills, "skills", kCount, kState},
    {Signal::certifications, "certifications", kCount, kState},
    {Signal::volunteering, "volunteering", kCount, kState},
    {Signal::media, "media", kCount, kState},
    {Signal::recommendations_received, "recommendations_received", kCount, kState},
    {Signal::recommendations_given, "recommendations_given", kCount, kState},
    {Signal::skill_endorsements, "skill_endorsements", kCount, kState},
    {Signal::posts, "posts", kCount, kWindow},
    {Signal::post_reactions, "post_reactions", kCount, kWindow},
    {Signal::post_comments, "post_comments", kCount, kWindow},
    {Signal::followers_gained, "followers_gained", kCount, kWindow},
    {Signal::people_searches, "people_searches", kCount, kWindow},
    {Signal::advanced_searches, "advanced_searches", kCount, kWindow},
    {Signal::profile_views_made, "profile_views_made", kCount, kWindow},
    {Signal::profile_views_received, "profile_views_received", kCount, kWindow},
    {Signal::decision_makers_contacted, "decision_makers_contacted", kCount, kWindow},
    {Signal::leads_saved, "leads_saved", kCount, kWindow},
    {Signal::accounts_saved, "accounts_saved", kCount, kWindow},
    {Signal::days_active, "days_active", kCount, kWindow},
    {Signal::shares, "shares", kCount, kWindow},
    {Signal::share_reactions, "share_reactions", kCount, kWindow},
    {Signal::share_comments, "share_comments", kCount, kWindow},
    {Signal::share_reshares, "share_reshares", kCount, kWindow},
    {Signal::comments_made, "comments_made", kCount, kWindow},
    {Signal::reactions_given, "reactions_given", kCount, kWindow},
    {Signal::groups_joined, "groups_joined", kCount, kState},
    {Signal::group_contributions, "group_contributions", kCount, kWindow},
    {Signal::connections, "connections", kCount, kState},
    {Signal::decision_maker_connections, "decision_maker_connections", kCount, kState},
    {Signal::colleague_connections, "colleague_connections", kCount, kState},
    {Signal::people_contacted, "people_contacted", kCount, kWindow},
    {Signal::messages_sent, "messages_sent", kCount, kWindow},
    {Signal::messages_answered, "messages_answered", kCount, kWindow},
    {Signal::invitations_sent, "invitations_sent", kCount, kWindow},
    {Signal::invitations_accepted, "invitations_accepted", kCount, kWindow},
};

TEST(Signal, ThereAreFortyStandardOnes) {
  static_assert(std::size(kTable) == 40);
  static_assert(kStandardSignals == 40);
  EXPECT_EQ(standard_signals().size(), 40u);
}

TEST(Signal, StandardOnesAreThoseOfTheSpecification) {
  for (std::size_t i = 0; i < std::size(kTable); ++i) {
    SCOPED_TRACE(kTable[i].name);
    EXPECT_EQ(index_of(kTable[i].signal), i);
    const SignalInfo& info = standard_signals()[i];
    EXPECT_EQ(info.name, kTable[i].name);
    EXPECT_EQ(info.kind, kTable[i].kind);
    EXPECT_EQ(info.scope, kTable[i].scope);
    EXPECT_FALSE(info.counts.empty());
  }
}

TEST(Signal, EachStandardOneSaysSomethingElse) {
  std::set<std::string> texts;
  for (const SignalInfo& info : standard_signals()) texts.insert(info.counts);
  EXPECT_EQ(texts.size(), 40u);
}

bool is_noun(const std::string& text) {
  const bool is_plain = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-' ") == text.npos;
  return is_plain && !text.empty() && text.front() != ' ' && text.back() != ' ';
}

TEST(Signal, EachStandardOneHasNounsOfItsOwn) {
  std::set<std::string> nouns;
  for (const SignalInfo& info : standard_signals()) {
    SCOPED_TRACE(info.name);
    EXPECT_TRUE(is_noun(info.one)) << info.one;
    EXPECT_TRUE(is_noun(info.many)) << info.many;
    nouns.insert({info.one, info.many});
  }
  EXPECT_EQ(nouns.size(), 80u) << "singular and plural differ, and no two signals share a noun";
}

TEST(Signal, NounsAreWhatPeopleSay) {
  const auto nouns = [](Signal signal) {
    const SignalInfo& info = standard_signals()[index_of(signal)];
    return info.one + ", " + info.many;
  };
  EXPECT_EQ(nouns(Signal::messages_answered), "reply, replies");
  EXPECT_EQ(nouns(Signal::has_photo), "profile photo, profile photos");
  EXPECT_EQ(nouns(Signal::advanced_searches),
            "search with the premium tool, searches with the premium tool");
  EXPECT_EQ(nouns(Signal::people_contacted), "person contacted, people contacted");
}

TEST(SignalInfo, IsEqualWithEqualWordsOnly) {
  const SignalInfo talks = {.name = "talks", .one = "talk", .many = "talks"};
  SignalInfo other = talks;
  EXPECT_EQ(other, talks);
  other.one = "lecture";
  EXPECT_NE(other, talks);
  other = talks;
  other.many = "lectures";
  EXPECT_NE(other, talks);
}

TEST(SignalCatalogue, StartsWithTheStandardSignals) {
  const SignalCatalogue signals;
  EXPECT_EQ(signals.size(), kStandardSignals);
  EXPECT_EQ(signals.all().size(), kStandardSignals);
  EXPECT_TRUE(signals.own().empty());
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    EXPECT_EQ(signals.all()[i], standard_signals()[i]);
  }
}

TEST(SignalCatalogue, LooksUpBothWays) {
  const SignalCatalogue signals;
  for (const Row& row : kTable) {
    EXPECT_EQ(signals.find(row.name), row.signal) << row.name;
    EXPECT_EQ(signals[row.signal].name, row.name);
  }
}

TEST(SignalCatalogue, FindsOnlyExactNames) {
  const SignalCatalogue signals;
  for (const char* name : {"", "post", "posts ", " posts", "Posts", "POSTS", "postss", "member_id",
                           "reply_rate", "industry", "total"}) {
    EXPECT_EQ(signals.find(name), std::nullopt) << name;
  }
  EXPECT_EQ(signals.find(std::string_view("posts\0", 6)), std::nullopt);
  EXPECT_EQ(signals.find(std::string_view("post_reactions").substr(0, 4)), std::nullopt);
}

TEST(SignalCatalogue, OwnSignalsFollowTheStandardOnes) {
  SignalCatalogue signals;
  const SignalInfo podcasts = {"podcasts", kCount, kWindow, "episodes published"};
  const SignalInfo verified = {"verified", kFlag, kState, "identity verified"};
  const Signal a = signals.add(podcasts);
  const Signal b = signals.add(verified);
  EXPECT_EQ(index_of(a), kStandardSignals);
  EXPECT_EQ(index_of(b), kStandardSignals + 1);
  EXPECT_EQ(signals.size(), kStandardSignals + 2);
  EXPECT_EQ(signals[a], podcasts);
  EXPECT_EQ(signals[b], verified);
  EXPECT_EQ(signals.find("podcasts"), a);
  EXPECT_EQ(signals.find("verified"), b);
  EXPECT_EQ(signals.find("posts"), Signal::posts);
  ASSERT_EQ(signals.own().size(), 2u);
  EXPECT_EQ(signals.own()[0], podcasts);
  EXPECT_EQ(signals.own()[1], verified);
}

TEST(SignalCatalogue, OwnSignalsAreCountsOfStateUnlessSaidOtherwise) {
  SignalCatalogue signals;
  const Signal events = signals.add({.name = "events", .counts = "events hosted"});
  EXPECT_EQ(signals[events].kind, kCount);
  EXPECT_EQ(signals[events].scope, kState);
}

TEST(SignalCatalogue, FindsTheFirstOfSeveralWithOneName) {
  SignalCatalogue signals;
  const Signal first = signals.add({.name = "twice", .counts = "one"});
  const Signal second = signals.add({.name = "twice", .counts = "two"});
  EXPECT_NE(first, second);
  EXPECT_EQ(signals.find("twice"), first);
  signals.add({.name = "posts", .counts = "an impostor"});
  EXPECT_EQ(signals.find("posts"), Signal::posts);
}

TEST(SignalCatalogue, CopiesAreIndependent) {
  SignalCatalogue original;
  SignalCatalogue copy = original;
  copy.add({.name = "podcasts", .counts = "episodes"});
  EXPECT_EQ(original.size(), kStandardSignals);
  EXPECT_EQ(original.find("podcasts"), std::nullopt);
  original = copy;
  EXPECT_EQ(index_of(original.find("podcasts").value()), kStandardSignals);
}

TEST(SignalCatalogue, HoldsAsManySignalsAsASignalCanName) {
  SignalCatalogue signals;
  for (std::size_t i = kStandardSignals; i < 65536; ++i) {
    ASSERT_EQ(index_of(signals.add({.name = "s" + std::to_string(i), .counts = ""})), i);
  }
  EXPECT_EQ(signals.size(), 65536u);
  EXPECT_EQ(signals.find("s65535"), static_cast<Signal>(65535));
  EXPECT_THROW(signals.add({.name = "one_too_many", .counts = ""}), std::length_error);
  EXPECT_EQ(signals.size(), 65536u);
}

TEST(StandardSignals, AreFoundByName) {
  for (const Row& row : kTable) EXPECT_EQ(find_signal(row.name), row.signal);
  EXPECT_EQ(find_signal("invitations"), std::nullopt);
  EXPECT_EQ(find_signal("Posts"), std::nullopt);
  EXPECT_EQ(find_signal(""), std::nullopt);
}

// The comment of each enumerator, which a reader of the header has and nothing compiles.
TEST(StandardSignals, AreWhatTheHeaderSays) {
  std::ifstream header(paths::source("include/ssi/member/signal.hpp"));
  std::string line, comment;
  std::size_t found = 0;
  while (std::getline(header, line) && found < kStandardSignals) {
    if (line.starts_with("  /// ")) {
      comment = line.substr(6);
      continue;
    }
    if (comment.empty()) continue;
    const Row& row = kTable[found];
    const SignalInfo& info = standard_signals()[found++];
    std::string expected = std::string(row.scope == kState ? "state" : "window") +
                           (row.kind == kFlag ? " flag: " : " count: ") + info.counts;
    const std::size_t those = expected.find("of those,");  // the signal before
    if (those != std::string::npos) expected.replace(those + 3, 5, kTable[found - 2].name);
    EXPECT_EQ(comment, expected);
    EXPECT_EQ(line, "  " + std::string(row.name) + ",");
    comment.clear();
  }
  EXPECT_EQ(found, kStandardSignals);
}

TEST(Signal, KindsAndScopesAreNamedAsInModelFiles) {
  EXPECT_EQ(to_string(SignalKind::flag), "flag");
  EXPECT_EQ(to_string(SignalKind::count), "count");
  EXPECT_EQ(to_string(SignalScope::state), "state");
  EXPECT_EQ(to_string(SignalScope::window), "window");
}

TEST(Signal, MayCountAPartOfAnother) {
  EXPECT_EQ(whole_of(Signal::messages_answered), Signal::messages_sent);
  EXPECT_EQ(whole_of(Signal::invitations_accepted), Signal::invitations_sent);
  EXPECT_EQ(whole_of(Signal::decision_makers_contacted), Signal::people_contacted);
  EXPECT_EQ(whole_of(Signal::messages_sent), std::nullopt);
  EXPECT_EQ(whole_of(Signal::comments_made), std::nullopt);
  EXPECT_EQ(whole_of(static_cast<Signal>(kStandardSignals)), std::nullopt) << "a model's own";
}

}  // namespace
}  // namespace ssi
