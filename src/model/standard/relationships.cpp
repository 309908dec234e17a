// SPDX-License-Identifier: MIT
#include "ssi/model/standard/relationships.hpp"

#include <utility>

namespace ssi {

Relationships::Relationships(std::vector<Term> terms, Points maximum)
    : TermCompetency("relationships", "Build relationships", maximum, std::move(terms)) {}

// Full marks are practitioners' weekly targets over the 13 weeks of the window.
std::vector<Term> Relationships::standard_terms() {
  // clang-format off
  return {
      {"connections",                count(Signal::connections),                                        logarithmic(500), 4.00_points,
       "500 is where the network stops showing the number", "Connections"},
      {"decision_maker_connections", count(Signal::decision_maker_connections),                         logarithmic(50),  2.50_points,
       "a network that reaches those who decide", "Decision-makers among the connections"},
      {"colleague_connections",      count(Signal::colleague_connections),                              logarithmic(30),  1.50_points,
       "colleagues open the doors to their own networks", "Colleagues among the connections"},
      {"people_contacted",           count(Signal::people_contacted),                                   logarithmic(65),  6.00_points,
       "five people a week; people are counted, so repeating a message earns nothing", "People contacted"},
      {"reply_rate",                 ratio(Signal::messages_answered, Signal::messages_sent, 10),       linear(0.5),      7.00_points,
       "half of the outreach answered; the prior of 10 stops one reply to one message", "Replies to messages"},
      {"invitation_acceptance",      ratio(Signal::invitations_accepted, Signal::invitations_sent, 10), linear(0.5),      4.00_points,
       "half of the invitations accepted, shrunk in the same way", "Accepted invitations"},
      {"unanswered_messages",        difference(Signal::messages_sent, Signal::messages_answered),      logarithmic(200), -4.00_points,
       "outreach that nobody answers is a nuisance and costs points", "Unanswered messages"},
  };
  // clang-format on
}

// The model standard-2, where answers count and contacts do not: docs/model.md has the reasons.
std::vector<Term> Relationships::standard_2_terms() {
  // clang-format off
  return {
      {"connections",            count(Signal::connections),                                         logarithmic(500), 4.00_points,
       "500 is where the network stops showing the number", "Connections"},
      {"colleague_connections",  count(Signal::colleague_connections),                               logarithmic(30),  1.50_points,
       "colleagues open the doors to their own networks", "Colleagues among the connections"},
      {"messages_answered",      count(Signal::messages_answered),                                   logarithmic(26),  6.00_points,
       "two conversations a week: outreach counts when somebody answers", "Replies"},
      {"reply_rate",             ratio(Signal::messages_answered, Signal::messages_sent, 10),        linear(0.5),      7.00_points,
       "half of the outreach answered; the prior of 10 stops one reply to one message", "Replies to messages"},
      {"unanswered_messages",    difference(Signal::messages_sent, Signal::messages_answered),       linear(200),      -4.00_points,
       "each message that nobody answered costs 0.02, up to two hundred", "Unanswered messages"},
      {"invitations_accepted",   count(Signal::invitations_accepted),                                logarithmic(26),  2.50_points,
       "two accepted invitations a week: somebody said yes", "Accepted invitations"},
      {"invitation_acceptance",  ratio(Signal::invitations_accepted, Signal::invitations_sent, 10),  linear(0.5),      4.00_points,
       "half of the invitations accepted, shrunk in the same way", "Acceptance of invitations"},
      {"unaccepted_invitations", difference(Signal::invitations_sent, Signal::invitations_accepted), linear(100),      -2.00_points,
       "each invitation that nobody accepted costs 0.02, up to one hundred", "Unaccepted invitations"},
  };
  // clang-format on
}

}  // namespace ssi
