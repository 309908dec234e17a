// SPDX-License-Identifier: MIT
#include "ssi/member/signal_rule.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "ssi/member/signal.hpp"

namespace ssi {
namespace {

// The standard rules, transcribed from the specification by hand.
TEST(SignalRule, StandardStatesTakeTheLastOfTheirOwnRows) {
  const SignalCatalogue catalogue;
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    const auto signal = static_cast<Signal>(i);
    if (catalogue[signal].scope != SignalScope::state) continue;
    EXPECT_EQ(rule_of(catalogue, signal), (SignalRule{Aggregate::last, {signal}}))
        << catalogue[signal].name;
  }
}

TEST(SignalRule, PeopleAreCountedForContacts) {
  const SignalCatalogue catalogue;
  EXPECT_EQ(rule_of(catalogue, Signal::people_contacted),
            (SignalRule{Aggregate::people,
                        {Signal::decision_makers_contacted, Signal::people_contacted,
                         Signal::messages_sent, Signal::invitations_sent}}));
  EXPECT_EQ(rule_of(catalogue, Signal::decision_makers_contacted),
            (SignalRule{Aggregate::people, {Signal::decision_makers_contacted}}));
}

TEST(SignalRule, DaysActiveComeFromAllThatTheMemberDoes) {
  const SignalCatalogue catalogue;
  EXPECT_EQ(
      rule_of(catalogue, Signal::days_active),
      (SignalRule{Aggregate::days,
                  {Signal::posts, Signal::people_searches, Signal::advanced_searches,
                   Signal::profile_views_made, Signal::decision_makers_contacted,
                   Signal::leads_saved, Signal::accounts_saved, Signal::days_active, Signal::shares,
                   Signal::comments_made, Signal::reactions_given, Signal::group_contributions,
                   Signal::people_contacted, Signal::messages_sent, Signal::invitations_sent}}));
}

TEST(SignalRule, OtherWindowSignalsAreSumsAndThePremiumToolIsObservedFromItsFirstRow) {
  const SignalCatalogue catalogue;
  std::vector<Signal> of_the_tool;
  for (std::size_t i = 0; i < kStandardSignals; ++i) {
    const auto signal = static_cast<Signal>(i);
    const SignalRule rule = rule_of(catalogue, signal);
    if (rule.observed == ObservedFrom::member) of_the_tool.push_back(signal);
    if (rule.aggregate != Aggregate::sum) continue;
    EXPECT_EQ(rule.from, std::vector{signal}) << catalogue[signal].name;
  }
  EXPECT_EQ(of_the_tool,
            (std::vector{Signal::advanced_searches, Signal::leads_saved, Signal::accounts_saved}));
}

TEST(SignalRule, OwnSignalsHaveDefaultsAndMayNameSignalsThatComeLater) {
  SignalCatalogue catalogue;
  const Signal talks = catalogue.add({.name = "talks", .scope = SignalScope::window});
  const Signal badge = catalogue.add({.name = "badge", .kind = SignalKind::flag});
  const Signal events = catalogue.add({.name = "events",
                                       .scope = SignalScope::window,
                                       .aggregate = Aggregate::days,
                                       .from = {"meetups", "talks", "posts"},
                                       .observed = ObservedFrom::member});
  const Signal meetups = catalogue.add({.name = "meetups", .scope = SignalScope::window});
  EXPECT_EQ(rule_of(catalogue, talks), (SignalRule{Aggregate::sum, {talks}}));
  EXPECT_EQ(rule_of(catalogue, talks), default_rule(catalogue, talks));
  EXPECT_EQ(rule_of(catalogue, badge), (SignalRule{Aggregate::last, {badge}}));
  EXPECT_EQ(rule_of(catalogue, events),
            (SignalRule{Aggregate::days, {Signal::posts, talks, meetups}, ObservedFrom::member}));
}

}  // namespace
}  // namespace ssi
