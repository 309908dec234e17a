// SPDX-License-Identifier: MIT
//
// Connections, invitations, and who is who: URLs, names, decision-makers, and the member itself.
#include "import/archives.hpp"

namespace ssi {
namespace {

constexpr const char* kInvitations =
    "Sent At,Direction,From,To,inviterProfileUrl,inviteeProfileUrl\n";
constexpr const char* kConnections = "Connected On,First Name,Last Name,URL,Company,Position\n";
constexpr const char* kMessages =
    "DATE,CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS\n";

ArchiveFiles invitations_to(const Texts& urls) {
  std::string rows = kInvitations;
  for (const std::string& url : urls) rows += "2026-03-01,OUTGOING,Me,,," + url + '\n';
  return {{"Invitations.csv", rows}};
}

TEST(LinkedInPeople, ConnectionsAreCountedSoFar) {
  const ArchiveFiles files = {
      {"Positions.csv", "Company Name,Finished On\n Nimbra ,\nLumetta,2020\n"},
      {"Connections.csv", std::string(kConnections) +
                              "3 Mar 2026,A,B,,NIMBRA,Maker\n"
                              "1 Mar 2026,C,D,,Lumetta,CEO\n"
                              "3 Mar 2026,,,,,\n"
                              "3 Mar 2026,E,F,,\"nimbra \",Head of Things\n"}};
  EXPECT_EQ(
      rows_in(files, {Signal::connections, Signal::decision_maker_connections,
                      Signal::colleague_connections}),
      (Texts{"2026-03-01 connections", "2026-03-01 decision_maker_connections",
             "2026-03-01 colleague_connections 0", "2026-03-03 connections 4",
             "2026-03-03 decision_maker_connections 2", "2026-03-03 colleague_connections 2"}));
}

TEST(LinkedInPeople, AnEmptyCompanyIsNobodysEmployer) {
  EXPECT_EQ(rows_in({{"Positions.csv", "Company Name,Finished On\n,\n"},
                     {"Connections.csv", "Connected On,Company\n1 Mar 2026,\n"}},
                    {Signal::colleague_connections}),
            Texts{"2026-03-01 colleague_connections 0"});
}

TEST(LinkedInPeople, DecisionMakersHaveAWordInTheirPosition) {
  const auto decides = [](const std::string& position) {
    return rows_in(
               {{"Connections.csv", "Connected On,Position\n1 Mar 2026,\"" + position + "\"\n"}},
               {Signal::decision_maker_connections}) ==
           Texts{"2026-03-01 decision_maker_connections"};
  };
  for (const char* position : {"CEO", "ceo & founder", "Vice  President, Sales", "VP", "(owner)",
                               "Co-Owner", "Co-founder", "Head of Growth", "Managing\tDirector",
                               "chair", "Partner/Principal", "CEO\xE2\x80\x93 Nimbra", "_cto_"}) {
    EXPECT_TRUE(decides(position)) << position;
  }
  for (const char* position :
       {"", "Maker", "CEOs", "1CEO", "Headmaster", "Overhead", "Assistant to the CEO",
        "Associate Director", "Product  Owner", "HR Business Partner", "Student, Founder",
        "CEO Intern", "pr\xC3\xA9sident",
        "\xC3\x89"
        "CEO",
        "CEO\xC3\xA9", "Ownership"}) {
    EXPECT_FALSE(decides(position)) << position;
  }
  EXPECT_TRUE(decides("Internal Affairs Director")) << "an intern is a whole word";
}

TEST(LinkedInPeople, DecisionMakersMayHaveOtherWords) {
  const TemporaryFolder folder;
  const auto connections = [&](const std::string& toml) {
    return rows_in({{"Connections.csv",
                     "Connected On,Position\n1 Mar 2026,Chefin\n2 Mar 2026,Stellv. Chefin\n"
                     "3 Mar 2026,CEO\n"}},
                   {Signal::decision_maker_connections},
                   {.decision_makers = DecisionMakers::load(folder.write("words.toml", toml))});
  };
  EXPECT_EQ(connections("words = ['Chefin']\nexcept = ['stellv.']\n"),
            (Texts{"2026-03-01 decision_maker_connections", "2026-03-02 decision_maker_connections",
                   "2026-03-03 decision_maker_connections"}));
  EXPECT_EQ(connections("words = ['ceo', 'chefin']")[2], "2026-03-03 decision_maker_connections 3");
}

TEST(LinkedInPeople, WordListsAreChecked) {
  const TemporaryFolder folder;
  for (const char* toml : {"", "except = ['a']", "words = 'a'", "words = [1]", "words = ['']",
                           "words = ['a']\nmore = 1", "words = ['a']\nexcept = [[]]", "words ="}) {
    EXPECT_THROW(DecisionMakers::load(folder.write("words.toml", toml)), DataError) << toml;
  }
  EXPECT_THROW(DecisionMakers::load(folder.path("none.toml")), FileError);
}

TEST(LinkedInPeople, ProfilesAreComparedByWhatFollowsIn) {
  for (const char* url :
       {"https://www.linkedin.com/in/ad\xC3\xA9", "http://linkedin.com/in/AD%C3%A9/",
        "www.linkedin.com/in/ad%c3%a9?utm_source=share", "https://de.linkedin.com/in/aD%C3%A9/en",
        "linkedin.com/in/ad\xC3\xA9#about"}) {
    EXPECT_EQ(rows_in(invitations_to({"https://www.linkedin.com/in/ad%C3%A9", url}),
                      {Signal::invitations_sent}),
              Texts(2, "2026-03-01 invitations_sent p1"))
        << url;
  }
  for (const char* url : {"https://www.linkedin.com/in/ad", "https://www.linkedin.com/in/ad%C3%89",
                          "https://www.linkedin.com/company/ad%C3%A9"}) {
    EXPECT_NE(rows_in(invitations_to({"https://www.linkedin.com/in/ad%C3%A9", url}),
                      {Signal::invitations_sent}),
              Texts(2, "2026-03-01 invitations_sent p1"))
        << url;
  }
  EXPECT_EQ(rows_in(invitations_to({"https://www.linkedin.com/company/a/", "linkedin.com/company/a",
                                    "http://linkedin.com/company/a?b=c"}),
                    {Signal::invitations_sent}),
            Texts(3, "2026-03-01 invitations_sent p1"));
}

TEST(LinkedInPeople, AreNumberedByDateSignalAndKey) {
  EXPECT_EQ(
      rows_in({{"Invitations.csv", std::string(kInvitations) + "2026-03-02,OUTGOING,Me,Abe,,\n"
                                                               "2026-03-01,OUTGOING,Me,,,x/in/zoe\n"
                                                               "2026-03-01,OUTGOING,Me,Mia,,\n"
                                                               "2026-03-01,INCOMING,Eve,Me,,\n"}}),
      (Texts{"2026-03-01 invitations_sent p1", "2026-03-01 invitations_sent p2",
             "2026-03-02 invitations_sent p3"}));
  // "Mia" < "zoe" in byte order; of a date, rows are in the order of numbers: p10 after p9.
  std::string rows = kInvitations;
  for (char c = 'l'; c >= 'a'; --c)
    rows += std::string("2026-03-01,OUTGOING,Me,,,x/in/") + c + '\n';
  const Texts sorted = rows_in({{"Invitations.csv", rows}});
  ASSERT_EQ(sorted.size(), 12);
  EXPECT_EQ(sorted[8], "2026-03-01 invitations_sent p9");
  EXPECT_EQ(sorted[9], "2026-03-01 invitations_sent p10");
}

TEST(LinkedInPeople, InvitationsAreAcceptedOnceIfOneIsNotLater) {
  const auto accepted = [](const std::string& connected, const Texts& invited) {
    std::string rows = kInvitations;
    for (const std::string& date : invited) rows += date + ",OUTGOING,Me,,,x/in/ada\n";
    return rows_in({{"Invitations.csv", rows},
                    {"Connections.csv", kConnections + connected + ",Ada,L,x/in/ada,,\n"}},
                   {Signal::invitations_accepted});
  };
  EXPECT_EQ(accepted("2026-03-05", {"2026-03-01", "2026-03-02"}),
            Texts{"2026-03-05 invitations_accepted p1"});
  EXPECT_EQ(accepted("2026-03-01", {"2026-03-01"}), Texts{"2026-03-01 invitations_accepted p1"});
  EXPECT_EQ(accepted("2026-03-01", {"2026-03-02", "2026-03-01"}),
            Texts{"2026-03-01 invitations_accepted p1"});
  EXPECT_EQ(accepted("2026-03-01", {"2026-03-02"}), Texts{"2026-03-02 invitations_accepted 0"});
}

TEST(LinkedInPeople, InvitingADecisionMakerIsContactingOne) {
  EXPECT_EQ(
      rows_in(
          {{"Invitations.csv", std::string(kInvitations) + "2026-03-01,OUTGOING,Me,,,x/in/ada\n"
                                                           "2026-03-01,OUTGOING,Me,,,x/in/bob\n"},
           {"Connections.csv", std::string(kConnections) + "2026-03-02,Ada,L,x/in/ada,,CEO\n"}},
          {Signal::decision_makers_contacted}),
      Texts{"2026-03-01 decision_makers_contacted p1"});
}

TEST(LinkedInPeople, WithoutAUrlAreTheOneUrlThatBearsTheirName) {
  const std::string to_ada = "2026-03-01,OUTGOING,Me,Ada  L,,\n";
  const std::string ada = "2026-02-01,Ada, L,x/in/ada,,\n";
  const auto accepted = [&](const std::string& connections) {
    return rows_in({{"Invitations.csv", kInvitations + to_ada},
                    {"Connections.csv", kConnections + connections}},
                   {Signal::invitations_accepted});
  };
  const std::string later = "2026-03-02,Ada,L,x/in/ada,,\n";
  EXPECT_EQ(accepted(later), Texts{"2026-03-02 invitations_accepted p1"});
  EXPECT_EQ(accepted(later + "2026-03-03,Ada,L,x/in/ada-2,,\n"),
            Texts{"2026-03-03 invitations_accepted 0"})
      << "two URLs bear the name: so it is nobody's";
  EXPECT_EQ(accepted("2026-03-04,Ada,L,,,\n"), Texts{"2026-03-04 invitations_accepted p1"})
      << "the name itself";
}

// Who the member is shows in what counts as written by it.

Texts sent(ArchiveFiles files, const LinkedInOptions& options = {}) {
  return rows_in(files, {Signal::messages_sent}, options);
}

const std::string kTwo = std::string(kMessages) +
                         "2026-03-01,a,Ada L,x/in/ada,Bob M,x/in/bob\n"
                         "2026-03-02,a,Bob M,x/in/bob,Ada L,x/in/ada\n";

TEST(LinkedInMember, IsWhoeverTheCallerSays) {
  EXPECT_EQ(sent({{"messages.csv", kTwo}}, {.profile_url = "https://www.linkedin.com/in/ADA/"}),
            Texts{"2026-03-01 messages_sent p1"});
  EXPECT_EQ(sent({{"messages.csv", kTwo}}, {.profile_url = "https://www.linkedin.com/in/bob"}),
            Texts{"2026-03-02 messages_sent 0 p0"})
      << "an answer is no outreach";
}

TEST(LinkedInMember, IsNobodyWhomNoMessageOrInvitationNames) {
  const LinkedInOptions nobody{.profile_url = "https://www.linkedin.com/in/Nobody/"};
  const std::string why =
      ": 'https://www.linkedin.com/in/Nobody/' is in none of its messages and invitations";
  EXPECT_EQ(refusal_of({{"messages.csv", kTwo}}, nobody).find(why), 0);
  EXPECT_EQ(refusal_of({{"Invitations.csv",
                         std::string(kInvitations) + "2026-01-01,INCOMING,,,x/in/d,x/in/ada\n"}},
                       nobody)
                .find(why),
            0);
  // Connections are others: an archive without any other URLs cannot contradict.
  EXPECT_EQ(sent({{"Connections.csv", std::string(kConnections) + "1 Mar 2026,A,B,x/in/a,,\n"},
                  {"messages.csv", "DATE,CONVERSATION ID,FROM,TO\n2026-03-01,a,Ada L,Bob\n"},
                  {"Profile.csv", "First Name,Last Name\nAda,L\n"}},
                 nobody),
            Texts{"2026-03-01 messages_sent p1"});
}

TEST(LinkedInMember, MayHaveBeenInvitedOrWrittenToAlone) {
  const LinkedInOptions ada{.profile_url = "x/in/ada"};
  EXPECT_EQ(rows_in({{"Invitations.csv",
                      std::string(kInvitations) + "2026-01-01,INCOMING,,,x/in/d,x/in/ada\n"}},
                    {Signal::invitations_sent}, ada),
            Texts{"2026-01-01 invitations_sent 0 p0"});
  EXPECT_EQ(sent({{"messages.csv",
                   std::string(kMessages) + "2026-03-01,a,Bob,x/in/bob,,x/in/eve;x/in/ada\n"}},
                 ada),
            Texts{"2026-03-01 messages_sent 0 p0"});
}

TEST(LinkedInMember, IsWhoInvitesAndIsInvited) {
  const auto invitations = [](const std::string& rows) {
    return ArchiveFiles{{"Invitations.csv", kInvitations + rows}, {"messages.csv", kTwo}};
  };
  EXPECT_EQ(sent(invitations("2026-01-01,OUTGOING,,,x/in/ada,x/in/c\n"
                             "2026-01-01,INCOMING,,,x/in/d,x/in/ada\n")),
            Texts{"2026-03-01 messages_sent p2"});
  EXPECT_EQ(refusal_of(invitations("2026-01-01,OUTGOING,,,x/in/ada,x/in/bob\n"
                                   "2026-01-01,INCOMING,,,x/in/ada,x/in/bob\n"))
                .find(": does not tell which"),
            0);
}

TEST(LinkedInMember, HasTheUrlBesideItsName) {
  EXPECT_EQ(sent({{"Profile.csv", "First Name,Last Name\n Ada ,L\n"}, {"messages.csv", kTwo}}),
            Texts{"2026-03-01 messages_sent p1"});
  // A namesake who is in one conversation alone.
  EXPECT_EQ(sent({{"Profile.csv", "First Name,Last Name\nAda,L\n"},
                  {"messages.csv", kTwo + "2026-03-03,b,Ada L,x/in/ada-2,Ada L,x/in/ada\n"}}),
            Texts{"2026-03-01 messages_sent p1"});
  EXPECT_NE(refusal_of({{"Profile.csv", "First Name,Last Name\nAda,L\n"},
                        {"messages.csv",
                         std::string(kMessages) + "2026-03-03,b,Ada L,x/in/a,Ada L,x/in/b\n"}})
                .find("--profile-url"),
            std::string::npos);
}

TEST(LinkedInMember, IsElseInMostConversations) {
  EXPECT_EQ(sent({{"messages.csv", kTwo + "2026-04-03,b,Eve,x/in/eve,,x/in/ada\n"}}),
            Texts{"2026-03-01 messages_sent p1"});
  EXPECT_EQ(sent({{"messages.csv",
                   "DATE,CONVERSATION ID,FROM,TO\n2026-03-01,a,Ada,Bob\n"
                   "2026-03-01,b,Ada,Eve\n"}}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-01 messages_sent p2"}));
  EXPECT_NE(refusal_of({{"messages.csv", kTwo}}).find("--profile-url"), std::string::npos);
}

TEST(LinkedInMember, IsKnownByNameWhereThereIsNoUrl) {
  EXPECT_EQ(
      sent({{"Profile.csv", "First Name,Last Name\nAda,L\n"},
            {"messages.csv", kTwo + "2026-04-03,b,Ada  L,,Eve,\n2026-04-03,c,Eve,,Ada L,\n"}}),
      (Texts{"2026-03-01 messages_sent p1", "2026-04-03 messages_sent p2"}));
}

}  // namespace
}  // namespace ssi
