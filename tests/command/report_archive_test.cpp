// SPDX-License-Identifier: MIT
//
// The page of a member's own archive: `ssi report Complete_LinkedInDataExport.zip -o me.html`.

#include "command/harness.hpp"

using namespace command;
namespace fs = std::filesystem;

namespace {

std::string archive(const std::string& name) { return golden_path("archive/" + name); }

/// A folder of posts in a year, and a profile.
std::string write_archive(const ScratchFolder& scratch, const std::string& name) {
  fs::create_directory(scratch.path(name));
  std::string shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
  for (const char* day : {"2025-08-01", "2025-12-24", "2026-03-01", "2026-05-30"}) {
    shares += std::string(day) + " 10:00:00,,A post.,,,MEMBER_NETWORK\n";
  }
  scratch.write(name + "/Shares.csv", shares);
  scratch.write(name + "/Profile.csv", "First Name,Last Name,Headline,Summary\nAda,Invented,Hi,\n");
  return scratch.path(name);
}

bool has_section(const Outcome& page, const std::string& id) {
  return contains(page.out, "id=\"" + id + "\"");
}

}  // namespace

TEST(CommandReportArchive, NeedsNothingButTheArchive) {
  const ScratchFolder scratch;
  for (const char* name : {"complete_2026.zip", "edges", "basic_2019"}) {
    const Outcome page = run_ssi({"report", archive(name), "-o", scratch.path("me.html")});
    ASSERT_TRUE(succeeds(page)) << name;
    const std::string text = scratch.read("me.html");
    EXPECT_TRUE(contains(text, "<h1>me</h1>"));
    for (const char* section : {"history", "changes", "plan", "terms"}) {
      EXPECT_TRUE(contains(text, std::string("id=\"") + section + "\"")) << name << section;
    }
    EXPECT_FALSE(contains(text, "id=\"standing\""));
    // Which files were read, and what is missing.
    EXPECT_TRUE(contains(page.err, "Connections.csv"));
    EXPECT_TRUE(contains(page.err, "missing, since LinkedIn's export does not tell"));
  }
  EXPECT_EQ(scratch.files(), Names{"me.html"});
}

TEST(CommandReportArchive, TellsWhatAReaderMustKnow) {
  const Outcome page = run_ssi({"report", archive("complete_2026.zip")});
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "history and changes take it as unchanged"));
  EXPECT_TRUE(contains(page.out, "unknown and not zero"));
  EXPECT_TRUE(contains(page.out, "pass over what you have done already"));
  EXPECT_TRUE(contains(page.out, "no action with the premium tool"));
  // With no plan there is nothing to be said of one.
  const Outcome without = run_ssi({"report", archive("complete_2026.zip"), "--no-plan"});
  EXPECT_FALSE(has_section(without, "plan"));
  EXPECT_FALSE(contains(without.out, "pass over"));
}

TEST(CommandReportArchive, IsOfTheDayThatIsAskedFor) {
  const ScratchFolder scratch;
  const std::string folder = write_archive(scratch, "archive");
  const Outcome page = run_ssi({"report", folder, "--on", "2026-06-30", "--since", "2026-03-15",
                                "--from", "2026-01-06", "--member", "Ada <Invented>"});
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "30 June 2026"));
  EXPECT_TRUE(contains(page.out, "What changed since 15 March 2026"));
  EXPECT_TRUE(contains(page.out, "6 January 2026"));
  EXPECT_TRUE(contains(page.out, "<h1>Ada &lt;Invented&gt;</h1>"));
  // By default it is the latest day of any row.
  EXPECT_TRUE(contains(run_ssi({"report", folder}).out, "30 May 2026"));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", folder, "--since", "2026-05-30"}), 2,
                                {"--since", "2026-05-30"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", folder, "--from", "2026-05-31"}), 2,
                                {"--from", "2026-05-30"}));
}

TEST(CommandReportArchive, TheProfileDoesNotTurnUpOnTheLastDay) {
  // The archive dates no state but that of its last day: it is no change that it says so.
  const ScratchFolder scratch;
  const Outcome page = run_ssi({"report", write_archive(scratch, "archive")});
  ASSERT_TRUE(succeeds(page));
  EXPECT_FALSE(contains(page.out, "What is known"));
}

TEST(CommandReportArchive, OfADayBeforeItsLastHasALaterProfile) {
  const ScratchFolder scratch;
  const std::string folder = write_archive(scratch, "archive");
  const Outcome page = run_ssi({"report", folder, "--on", "2026-03-01"});
  ASSERT_TRUE(succeeds(page));
  EXPECT_TRUE(contains(page.out, "is of a later day than 2026-03-01"));
  EXPECT_FALSE(contains(run_ssi({"report", folder}).out, "is of a later day"));
  EXPECT_TRUE(succeeds(run_ssi({"report", folder, "--on", "2025-08-01"})));
}

TEST(CommandReportArchive, OfADayBeforeItsFirstIsRefused) {
  const ScratchFolder scratch;
  const std::string folder = write_archive(scratch, "archive");
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{}, {"--set", "has_photo=1", "--set", "comments_made=3"}}) {
    std::vector<std::string> words = {"report", folder, "--on", "2025-07-31"};
    words.insert(words.end(), options.begin(), options.end());
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 65, {folder, "2025-07-31", "2025-08-01"}));
  }
}

TEST(CommandReportArchive, WithoutADateAsksForItsOwnOption) {
  const std::string folder = archive("bad/no_dates");
  const Outcome refused = run_ssi({"report", folder});
  EXPECT_TRUE(fails_in_one_line(refused, 65, {"--on"}));
  EXPECT_FALSE(contains(refused.err, "--as-of"));
  EXPECT_TRUE(succeeds(run_ssi({"report", folder, "--on", "2026-03-01"})));
}

TEST(CommandReportArchive, IsNotOfAProfileThatItDoesNotKnow) {
  const ScratchFolder scratch;
  const std::string nobody = "https://linkedin.com/in/nobody";
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", archive("complete_2026.zip"), "--profile-url",
                                         nobody, "-o", scratch.path("me.html")}),
                                65, {"complete_2026.zip", nobody}));
  EXPECT_TRUE(scratch.files().empty());
}

TEST(CommandReportArchive, AZipThatIsNoneIsNoTable) {
  const ScratchFolder scratch;
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", archive("bad/not.zip")}), 65,
                                {"not.zip", "is not a ZIP"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", scratch.write("A.ZIP", "")}), 65,
                                {"A.ZIP", "is not a ZIP"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", scratch.write("part", "PK\x07\x08 and more")}),
                                65, {"part", "is not a ZIP"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", scratch.path("no.zip")}), 66, {"no.zip"}));
  // A column may be called PK.
  const std::string table = scratch.write("table", "PK,posts\nann,3\n");
  EXPECT_TRUE(succeeds(run_ssi({"report", table, "--id", "PK", "--member", "ann"})));
}

TEST(CommandReportArchive, TakesWhatTheMemberKnows) {
  const ScratchFolder scratch;
  const std::string folder = write_archive(scratch, "archive");
  // Out of reach, so that the plan has all that there is to do.
  const Outcome without = run_ssi({"report", folder, "--target", "100"});
  const Outcome with =
      run_ssi({"report", folder, "--target", "100", "--set", "has_photo=1", "--set",
               "leads_saved=0", "--set", "accounts_saved=0", "--set", "advanced_searches=0"});
  ASSERT_TRUE(succeeds(with));
  EXPECT_TRUE(contains(without.out, "Add a profile photo"));
  EXPECT_FALSE(contains(with.out, "Add a profile photo"));
  // Who says that nothing was done with the premium tool has it.
  EXPECT_FALSE(contains(with.out, "no action with the premium tool"));
  for (const char* wrong :
       {"photo=1", "has_photo=2", "has_photo=x", "has_photo=-1", "people_contacted=1", "posts"}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi({"report", folder, "--set", wrong}), 2, {"--set"}))
        << wrong;
  }
}

TEST(CommandReportArchive, JoinsSavedCohorts) {
  const ScratchFolder scratch;
  std::string members = "member_id,industry,has_photo\n";
  for (int i = 0; i < 20; ++i) members += "m" + std::to_string(i) + ",Software,1\n";
  ASSERT_TRUE(
      succeeds(run_ssi({"cohorts", scratch.write("members.csv", members), "--by", "industry",
                        "--save", scratch.path("saved"), "-o", scratch.path("table.csv")})));
  const std::string folder = write_archive(scratch, "archive");
  const auto page = [&](std::vector<std::string> labels) {
    labels.insert(labels.begin(), {"report", folder, "--against", scratch.path("saved")});
    return run_ssi(std::move(labels));
  };
  const Outcome joined = page({"--label", "industry=Software"});
  ASSERT_TRUE(succeeds(joined));
  EXPECT_TRUE(contains(joined.out, "of 21"));
  const Outcome other = page({"--label", "industry=Banking"});
  ASSERT_TRUE(succeeds(other));
  EXPECT_FALSE(has_section(other, "standing"));
  EXPECT_TRUE(contains(other.out, "Banking"));
  EXPECT_TRUE(fails_in_one_line(page({}), 2, {"--against", "--label", "industry"}));
  EXPECT_TRUE(
      fails_in_one_line(page({"--label", "industry=Software", "--label", "industry=Banking"}), 2,
                        {"--label", "industry", "more than one"}));
  EXPECT_TRUE(fails_in_one_line(page({"--label", "industry=Software", "--label", "team=x"}), 2,
                                {"--label", "team"}));
}

TEST(CommandReportArchive, HasNoOptionsOfTables) {
  const std::string file = archive("complete_2026.zip");
  for (const std::vector<std::string>& options : {std::vector<std::string>{"--all", "-o", "x"},
                                                  {"--team", "a", "--by", "b"},
                                                  {"--cohort", "industry"},
                                                  {"--network", golden_path("connections.csv")},
                                                  {"--members", golden_path("members.csv")},
                                                  {"--before", golden_path("members.csv")},
                                                  {"--tracks", "posts"},
                                                  {"--id", "x"},
                                                  {"--strict"},
                                                  {golden_path("members.csv")}}) {
    std::vector<std::string> words = {"report", file};
    words.insert(words.end(), options.begin(), options.end());
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {"archive"}))
        << testing::PrintToString(options);
  }
}

TEST(CommandReportArchive, LosesNothing) {
  const ScratchFolder scratch;
  const std::string folder = write_archive(scratch, "archive");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", folder, "-o", folder + "/Shares.csv"}), 2,
                                {"would replace"}));
  EXPECT_TRUE(contains(scratch.read("archive/Shares.csv"), "A post."));
  fs::copy_file(archive("complete_2026.zip"), scratch.path("me.zip"));
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"report", scratch.path("me.zip"), "-o", scratch.path("me.zip")}),
                        2, {"would replace"}));
  EXPECT_TRUE(scratch.read("me.zip") == golden("archive/complete_2026.zip"));
  // What is wrong in an archive leaves the old page.
  scratch.write("me.html", "old");
  scratch.write("archive/Comments.csv", "Date,Link,Message\nyesterday,,\n");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", folder, "-o", scratch.path("me.html")}), 65,
                                {"Comments.csv:2", "yesterday"}));
  EXPECT_EQ(scratch.read("me.html"), "old");
  EXPECT_TRUE(
      succeeds(run_ssi({"report", folder, "--skip-unknown", "-o", scratch.path("me.html")})));
  fs::create_directory(scratch.path("empty"));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", scratch.path("empty")}), 65, {"empty"}));
}

TEST(CommandReportArchive, IsTheSameOnAnyThreads) {
  const std::string file = archive("complete_2026.zip");
  const Outcome one = run_ssi({"report", file, "--threads", "1"});
  ASSERT_TRUE(succeeds(one));
  EXPECT_TRUE(one.out == run_ssi({"report", file, "--threads", "4"}).out);
}
