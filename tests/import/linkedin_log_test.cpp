// SPDX-License-Identifier: MIT
//
// What files become in the log: states, counts, zeros, what the caller adds and leaves out; and the
// log as a file, in a builder and as a summary.
#include <stdexcept>

#include "import/archives.hpp"
#include "ssi/history/signal_table.hpp"

namespace ssi {
namespace {

const ArchiveFiles kReaction = {{"Reactions.csv", "Date\n2026-03-01\n"}};

ArchiveFiles with_reaction(ArchiveFiles files) {
  files.insert(kReaction.begin(), kReaction.end());
  return files;
}

TEST(LinkedInLog, ProfilesHaveAHeadlineAndASummary) {
  const auto states = [](const ArchiveFiles& files) {
    return rows_in(with_reaction(files), {Signal::has_headline, Signal::has_summary});
  };
  EXPECT_EQ(states({{"Profile.csv", "First Name,Headline,Summary\nAda,Maker,\n"}}),
            (Texts{"2026-03-01 has_headline", "2026-03-01 has_summary 0"}));
  EXPECT_EQ(states({{"Profile.csv", "First Name,Headline,Summary\nAda, ,Hello\nBob,x,\n"}}),
            (Texts{"2026-03-01 has_headline 0", "2026-03-01 has_summary"}));
  EXPECT_EQ(states({{"Profile.csv", "First Name,Summary\nAda,\n"},
                    {"Profile Summary.csv", "Profile Summary\nHello\n"}}),
            Texts{"2026-03-01 has_summary"});
  EXPECT_EQ(states({{"Profile Summary.csv", "Profile Summary\n"}}),
            Texts{"2026-03-01 has_summary 0"});
  EXPECT_EQ(states({{"Profile.csv", "First Name,Last Name\nAda,L\n"}}), Texts{});
}

TEST(LinkedInLog, RowsOfTheProfileAreCounted) {
  EXPECT_EQ(
      rows_in(with_reaction({{"Positions.csv", "Company Name,Description\na,x\nb,\nc,\"y\nz\"\n"},
                             {"Education.csv", "School Name\na\nb\n"},
                             {"Skills.csv", "Name\n"},
                             {"Certifications.csv", "Name,Url\na,\n"},
                             {"Volunteering.csv", "Company Name,Role\na,b\nc,d\ne,f\n"}}),
              {Signal::positions, Signal::education, Signal::skills, Signal::certifications,
               Signal::volunteering}),
      (Texts{"2026-03-01 positions 2", "2026-03-01 education 2", "2026-03-01 skills 0",
             "2026-03-01 certifications", "2026-03-01 volunteering 3"}));
}

TEST(LinkedInLog, RecommendationsAndEndorsementsAreCountedSoFar) {
  EXPECT_EQ(rows_in({{"Recommendations_Received.csv",
                      "Creation Date,Status\n2026-03-02,VISIBLE\n2026-03-01, visible \n"
                      "2026-03-02,\n2026-03-03,HIDDEN\n"},
                     {"Recommendations_Given.csv", "Creation Date\n2026-03-01\n"},
                     {"Endorsement_Received_Info.csv",
                      "Endorsement Date,Endorsement Status\n2026-03-01,ACCEPTED\n"
                      "2026-03-02,VISIBLE\n"}}),
            (Texts{"2026-03-01 recommendations_received", "2026-03-01 recommendations_given",
                   "2026-03-01 skill_endorsements", "2026-03-02 recommendations_received 3"}));
}

TEST(LinkedInLog, SharesAreOwnPostsUnlessTheyLinkOrSayNothing) {
  EXPECT_EQ(rows_in({{"Shares.csv",
                      "Date,ShareCommentary,SharedUrl,MediaUrl\n2026-03-01,text,,\n"
                      "2026-03-02,text,https://example.test,\n2026-03-03,,,\n"
                      "2026-03-04,,,https://example.test/a.png\n2026-03-05,\"\"\"\"\"\",,\n"},
                     {"InstantReposts.csv", "Date\n2026-03-06\n"}}),
            (Texts{"2026-03-01 posts", "2026-03-02 shares", "2026-03-03 shares", "2026-03-04 posts",
                   "2026-03-05 shares", "2026-03-06 shares"}));
  EXPECT_EQ(rows_in({{"Shares.csv", "Date,ShareCommentary\n2026-03-01,text\n"}}),
            (Texts{"2026-03-01 posts", "2026-03-01 shares 0"}))
      << "no SharedUrl is an empty one";
}

TEST(LinkedInLog, EachRowOfAnActivityIsARow) {
  EXPECT_EQ(rows_in({{"Comments.csv", "Date\n2026-03-01\n2026-03-01\n"},
                     {"Reactions.csv", "Date\n2026-03-01\n"},
                     {"SearchQueries.csv", "Time\n2026-02-01\n"}}),
            (Texts{"2026-02-01 people_searches", "2026-03-01 comments_made",
                   "2026-03-01 comments_made", "2026-03-01 reactions_given"}));
}

TEST(LinkedInLog, StatesAreDatedByTheLatestRowOfAnyKind) {
  const ArchiveFiles files = {
      {"Skills.csv", "Name\na\n"},
      {"Reactions.csv", "Date\n2026-03-01\n"},
      {"Recommendations_Given.csv", "Creation Date,Status\n2026-05-05,HIDDEN\n"}};
  EXPECT_EQ(rows_in(files), (Texts{"2026-03-01 reactions_given", "2026-05-05 skills",
                                   "2026-05-05 recommendations_given 0"}));
  EXPECT_EQ(rows_in(files, {.as_of = parse_day("2026-02-01")}),
            (Texts{"2026-02-01 skills", "2026-02-01 recommendations_given 0",
                   "2026-03-01 reactions_given"}));
}

TEST(LinkedInLog, WithoutADateIsRefused) {
  EXPECT_EQ(refusal_of({{"Skills.csv", "Name\na\n"}}),
            ": has no row with a date: say with --as-of on which day it was made");
  EXPECT_EQ(refusal_of({{"Skills.csv", "Name\na\n"}, {"Reactions.csv", "Date,x\n,y\n"}}),
            ": has no row with a date: say with --as-of on which day it was made");
}

TEST(LinkedInLog, ZeroIsNotMissing) {
  const LinkedInOptions options{.as_of = parse_day("2026-03-01")};
  EXPECT_EQ(
      rows_in({{"Connections.csv", "Connected On,Company,Position\n"},
               {"Positions.csv", "Company Name,Description\n"},
               {"Invitations.csv", "Sent At,Direction\n"},
               {"messages.csv", "CONVERSATION ID,DATE\n"},
               {"Shares.csv", "Date\n"},
               {"Comments.csv", "Date\n"},
               {"SearchQueries.csv", "Time\n"},
               {"Endorsement_Received_Info.csv", "Endorsement Date\n"}},
              options),
      (Texts{"2026-03-01 positions 0", "2026-03-01 skill_endorsements 0", "2026-03-01 posts 0",
             "2026-03-01 people_searches 0", "2026-03-01 decision_makers_contacted 0 p0",
             "2026-03-01 shares 0", "2026-03-01 comments_made 0", "2026-03-01 connections 0",
             "2026-03-01 decision_maker_connections 0", "2026-03-01 colleague_connections 0",
             "2026-03-01 messages_sent 0 p0", "2026-03-01 messages_answered 0",
             "2026-03-01 invitations_sent 0 p0", "2026-03-01 invitations_accepted 0"}));
}

TEST(LinkedInLog, SaysWhyASignalIsMissing) {
  const ImportedLog log = read_files({{"Connections.csv", "Connected On\n2026-03-01\n"},
                                      {"Invitations.csv", "Sent At,Direction\n"},
                                      {"Profile.csv", "First Name,Headline\nAda,x\n"}},
                                     {.without = {Signal::invitations_sent}});
  EXPECT_EQ(why_missing(log, Signal::has_photo), MissingBecause::not_exported);
  EXPECT_EQ(why_missing(log, Signal::groups_joined), MissingBecause::not_exported);
  EXPECT_EQ(why_missing(log, Signal::advanced_searches), MissingBecause::not_exported);
  EXPECT_EQ(why_missing(log, Signal::posts), MissingBecause::no_file);
  EXPECT_EQ(why_missing(log, Signal::messages_sent), MissingBecause::no_file);
  EXPECT_EQ(why_missing(log, Signal::decision_maker_connections), MissingBecause::no_column);
  EXPECT_EQ(why_missing(log, Signal::decision_makers_contacted), MissingBecause::no_column);
  EXPECT_EQ(why_missing(log, Signal::colleague_connections), MissingBecause::no_column);
  EXPECT_EQ(why_missing(log, Signal::has_summary), MissingBecause::no_column);
  EXPECT_EQ(why_missing(log, Signal::invitations_sent), MissingBecause::left_out);
  for (const Signal told : {Signal::connections, Signal::has_headline, Signal::people_contacted,
                            Signal::days_active, Signal::invitations_accepted}) {
    EXPECT_EQ(why_missing(log, told), std::nullopt) << standard_signals()[index_of(told)].name;
  }
}

TEST(LinkedInLog, TakesWhatTheMemberKnows) {
  const ArchiveFiles files = {{"Connections.csv", "Connected On\n2026-02-01\n2026-03-01\n"},
                              {"Comments.csv", "Date\n"}};
  const ImportedLog log = read_files(files, {.known = {{Signal::connections, 640},
                                                       {Signal::has_photo, 1},
                                                       {Signal::comments_made, 3},
                                                       {Signal::profile_views_received, 0}}});
  EXPECT_EQ(rows_of(log), (Texts{"2026-02-01 connections", "2026-03-01 has_photo",
                                 "2026-03-01 profile_views_received 0",
                                 "2026-03-01 comments_made 3", "2026-03-01 connections 640"}));
  EXPECT_EQ(why_missing(log, Signal::has_photo), std::nullopt);
}

TEST(LinkedInLog, RefusesWhatNobodyCanKnow) {
  for (const std::vector<KnownSignal>& known :
       {std::vector<KnownSignal>{{Signal::people_contacted, 3}},
        {{Signal::decision_makers_contacted, 3}},
        {{Signal::has_photo, 2}},
        {{Signal::posts, 2}, {Signal::posts, 3}},
        {{Signal::skills, 2}}}) {
    EXPECT_THROW(read_files(kReaction, {.known = known, .without = {Signal::skills}}),
                 std::invalid_argument);
  }
  EXPECT_THROW(read_files(kReaction, {.member = ""}), std::invalid_argument);
}

TEST(LinkedInLog, LeavesOutWhatIsNotWanted) {
  EXPECT_EQ(rows_in({{"Reactions.csv", "Date\n2026-03-01\n"}, {"Comments.csv", "Date\n"}},
                    LinkedInOptions{.without = {Signal::comments_made, Signal::posts}}),
            Texts{"2026-03-01 reactions_given"});
}

TEST(LinkedInLog, NotesThatSearchesAreAnUpperBound) {
  const ArchiveFiles files = {{"SearchQueries.csv", "Time\n2026-03-01\n"}};
  ASSERT_EQ(read_files(files).notes.size(), 1);
  EXPECT_EQ(read_files(files).notes[0],
            "All searches count, also those for jobs, companies and posts, since LinkedIn does not "
            "say which they are: no more than these were for people.");
  EXPECT_TRUE(
      read_files(with_reaction(files), {.without = {Signal::people_searches}}).notes.empty());
}

TEST(LinkedInLog, IsAFile) {
  const ImportedLog log =
      read_files({{"Invitations.csv", "Sent At,Direction,To\n2026-03-01,OUTGOING,Ada\n"}},
                 {.member = "a, \"b\""});
  EXPECT_EQ(
      to_csv(log),
      "member_id,date,signal,value,person\n\"a, \"\"b\"\"\",2026-03-01,invitations_sent,1,p1\n");
}

TEST(LinkedInLog, IsARowsOfABuilder) {
  const Model model = Model::standard();
  ActivityLogBuilder builder(model);
  const ImportedLog log =
      read_files({{"Invitations.csv",
                   "Sent At,Direction,To\n2026-03-01,OUTGOING,Ada\n2026-03-02,outgoing,Bob\n"},
                  {"Skills.csv", "Name\na\nb\n"}});
  add(builder, log);
  const SignalTable signals = signals_on(builder.build(), model, *parse_day("2026-03-02"));
  const Member member(signals.members(), 0);
  EXPECT_EQ(member[Signal::invitations_sent], 2);
  EXPECT_EQ(member[Signal::people_contacted], 2);
  EXPECT_EQ(member[Signal::skills], 2);
  EXPECT_EQ(member[Signal::days_active], 2);
}

TEST(LinkedInLog, IsSummedUp) {
  const std::string summary = summary_of(read_files(
      {{"Reactions.csv", "Date,x\n2026-03-01,\n2026-04-01,\n,y\n"}, {"Skills.csv", "Name\n"}}));
  for (const char* part :
       {"2 files read", "3  Reactions.csv", "3 rows of member me, 2026-03-01 to 2026-04-01",
        "2  reactions_given", "left out: 1 row without a date", "has_photo", "second e-mail"}) {
    EXPECT_NE(summary.find(part), std::string::npos) << part << "\n" << summary;
  }
}

}  // namespace
}  // namespace ssi
