// SPDX-License-Identifier: MIT
//
// What is outreach in messages, whom it reaches, and whether it is answered.
#include "import/archives.hpp"

namespace ssi {
namespace {

constexpr const char* kHeader =
    "DATE,CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,IS MESSAGE DRAFT,"
    "IS CONVERSATION DRAFT\n";

const LinkedInOptions kMe{.profile_url = "x/in/me"};

ImportedLog log_of(const Texts& rows) {
  std::string file = kHeader;
  for (const std::string& row : rows) file += row + '\n';
  return read_files({{"messages.csv", file}}, kMe);
}

Texts log_rows(const Texts& rows) { return rows_of(log_of(rows)); }

std::string own(const std::string& date, const std::string& id = "a",
                const std::string& to = "x/in/ada") {
  return date + ',' + id + ",Me,x/in/me,,\"" + to + "\",,";
}
std::string from(const std::string& who, const std::string& date, const std::string& id = "a") {
  return date + ',' + id + ',' + who + ",x/in/" + who + ",Me,x/in/me,No,No";
}

TEST(LinkedInMessages, ThatOpenAConversationAreOutreach) {
  EXPECT_EQ(log_rows({own("2026-03-01"), own("2026-03-02"), own("2026-03-01", "b", "x/in/bob")}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-01 messages_sent p2",
                   "2026-03-02 messages_answered 0"}));
  EXPECT_EQ(log_rows({from("ada", "2026-03-01"), own("2026-03-02")}),
            (Texts{"2026-03-02 messages_sent 0 p0", "2026-03-02 messages_answered 0"}));
}

TEST(LinkedInMessages, ReopenAConversationAfterThirtyDays) {
  EXPECT_EQ(log_rows({own("2026-03-01 23:00"), own("2026-03-31 01:00"), own("2026-04-29")}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-31 messages_sent p1",
                   "2026-04-29 messages_answered 0"}));
  EXPECT_EQ(log_rows({from("ada", "2026-03-01"), own("2026-03-30"), own("2026-04-29")}),
            (Texts{"2026-04-29 messages_sent p1", "2026-04-29 messages_answered 0"}));
}

TEST(LinkedInMessages, AreAnsweredOnceWithinThirtyDays) {
  EXPECT_EQ(log_rows({own("2026-03-01"), own("2026-03-05"), from("ada", "2026-03-31"),
                      from("ada", "2026-03-31")}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-31 messages_answered p1"}));
  EXPECT_EQ(log_rows({own("2026-03-01"), from("ada", "2026-04-01")}),
            (Texts{"2026-03-01 messages_sent p1", "2026-04-01 messages_answered 0"}));
  EXPECT_EQ(log_rows({own("2026-03-01"), own("2026-03-31"), from("ada", "2026-03-31 10:00")}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-31 messages_sent p1",
                   "2026-03-31 messages_answered p1"}))
      << "the answer is to the last outreach before it";
}

TEST(LinkedInMessages, OfAGroupReachAllOfIt) {
  EXPECT_EQ(log_rows({own("2026-03-01", "a", "x/in/zoe; x/in/me,x/in/ada,x/in/zoe"),
                      from("bob", "2026-03-02")}),
            (Texts{"2026-03-01 people_contacted p1", "2026-03-01 messages_sent p2",
                   "2026-03-02 messages_answered p3"}))
      << "the first recipient is reached by the message, the others are contacted, too";
}

TEST(LinkedInMessages, WithoutRecipientsReachWhoeverWrites) {
  EXPECT_EQ(log_rows({own("2026-03-01", "a", ""), from("bob", "2026-03-02"),
                      from("ada", "2026-03-03"), from("bob", "2026-03-04")}),
            (Texts{"2026-03-01 people_contacted p1", "2026-03-01 messages_sent p2",
                   "2026-03-02 messages_answered p2"}));
  EXPECT_EQ(log_rows({"2026-03-01,a,Me,x/in/me,\"Bob, Eve\",,,"}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-01 messages_answered 0"}))
      << "a cell of names is one person";
}

TEST(LinkedInMessages, ToNobodyAreLeftOut) {
  const ImportedLog log = log_of({own("2026-03-01", "a", ""), own("2026-03-01", "b", "x/in/me"),
                                  own("2026-03-02", "b", "x/in/me"), own("2026-03-03", "c")});
  EXPECT_EQ(rows_of(log), (Texts{"2026-03-03 messages_sent p1", "2026-03-03 messages_answered 0"}));
  EXPECT_EQ(left_out(log, "nobody else"), 3);
}

TEST(LinkedInMessages, ThatAreDraftsOrHaveNoConversationAreLeftOut) {
  Texts rows = {own("2026-03-01"), own("2026-04-01", "")};
  for (const char* word : {"yes", "YES", "true", "Y", "1"}) {
    rows.push_back("2026-05-01,d,Me,x/in/me,,x/in/bob," + std::string(word) + ",");
    rows.push_back("2026-05-01,d,Me,x/in/me,,x/in/bob,No," + std::string(word));
  }
  const ImportedLog log = log_of(rows);
  EXPECT_EQ(rows_of(log), (Texts{"2026-03-01 messages_sent p1", "2026-05-01 messages_answered 0"}))
      << "their dates are dates all the same";
  EXPECT_EQ(left_out(log, "drafts"), 10);
  EXPECT_EQ(left_out(log, "without a conversation"), 1);
}

TEST(LinkedInMessages, OfOneTimeAreInTheOrderOfTheFileOrReversed) {
  const std::string time = "2026-03-05 10:00";
  // The newest first, as LinkedIn writes: the answer stands above.
  EXPECT_EQ(log_rows({from("ada", "2026-03-06"), from("ada", time), own(time)}),
            (Texts{"2026-03-05 messages_sent p1", "2026-03-05 messages_answered p1"}));
  EXPECT_EQ(log_rows({from("ada", time), own(time)}),
            (Texts{"2026-03-05 messages_sent p1", "2026-03-05 messages_answered p1"}));
  // The oldest first.
  EXPECT_EQ(log_rows({own(time), from("ada", time), from("ada", "2026-03-06")}),
            (Texts{"2026-03-05 messages_sent p1", "2026-03-05 messages_answered p1"}));
  EXPECT_EQ(log_rows({from("ada", time), own(time), from("ada", "2026-03-06")}),
            (Texts{"2026-03-06 messages_sent 0 p0", "2026-03-06 messages_answered 0"}));
}

TEST(LinkedInMessages, AreOrderedByTimesOfAllForms) {
  EXPECT_EQ(log_rows({own("\"3/5/26, 1:17 PM\""), from("ada", "2026-03-05 13:18:00 UTC"),
                      from("ada", "2026-03-05 13:16:59 UTC")}),
            (Texts{"2026-03-05 messages_sent 0 p0", "2026-03-05 messages_answered 0"}));
}

TEST(LinkedInMessages, OfHiddenMembersAreOfOnePersonOfTheConversation) {
  EXPECT_EQ(log_rows({"2026-03-01,a,Me,x/in/me,LinkedIn Member,,,",
                      "2026-03-02,a,LinkedIn Member,,Me,x/in/me,,",
                      "2026-03-01,b,Me,x/in/me,LinkedIn Member,,,"}),
            (Texts{"2026-03-01 messages_sent p1", "2026-03-01 messages_sent p2",
                   "2026-03-02 messages_answered p1"}));
}

TEST(LinkedInMessages, ToDecisionMakersContactThem) {
  EXPECT_EQ(rows_in({{"messages.csv", kHeader + own("2026-03-01", "a", "x/in/bob,x/in/ada") + '\n'},
                     {"Connections.csv",
                      "Connected On,First Name,URL,Position\n1 Jan 2026,Ada,x/in/ada,CEO\n"}},
                    {Signal::decision_makers_contacted}, kMe),
            Texts{"2026-03-01 decision_makers_contacted p1"});
}

TEST(LinkedInMessages, OfBefore2018AreNotRead) {
  const ImportedLog log = read_files(
      {{"Messages.csv", "From,To,Date,Content,Direction\nMe,Ada,2017-03-01,x,OUTGOING\n"},
       {"Reactions.csv", "Date\n2016-03-01\n"}});
  EXPECT_EQ(rows_of(log), Texts{"2016-03-01 reactions_given"});
  EXPECT_EQ(why_missing(log, Signal::messages_sent), MissingBecause::no_column);
  ASSERT_EQ(log.notes.size(), 1);
  EXPECT_NE(log.notes[0].find("2018"), std::string::npos);
}

TEST(LinkedInMessages, OfOneConversationWithVeryManyTakeNoTimeToTellApart) {
  std::string file = kHeader + own("2026-03-01", "a", "") + '\n';
  for (int i = 0; i < 200'000; ++i) file += from(std::to_string(i), "2026-03-02") + '\n';
  EXPECT_EQ(read_files({{"messages.csv", file}}, kMe).rows.size(), 200'001);
}

TEST(LinkedInMessages, DoNotMultiply) {
  // Each of some thousand messages that name nobody would reach each of some thousand writers.
  std::string file = kHeader;
  for (int year = 1000; year < 9000; ++year) {
    file += own(std::to_string(year) + "-03-01", "a", "") + '\n';
  }
  for (int i = 0; i < 1000; ++i) file += from(std::to_string(i), "9999-03-02") + '\n';
  EXPECT_EQ(refusal_of({{"messages.csv", file}}, kMe), ": becomes a log of more than 5000000 rows");
}

}  // namespace
}  // namespace ssi
