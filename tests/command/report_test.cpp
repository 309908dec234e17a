// SPDX-License-Identifier: MIT
//
// Pages of members: `ssi report INPUT --member ID`, for tables of members and activity logs.

#include "command/harness.hpp"

using namespace command;

namespace {

std::string monitoring(const std::string& name) { return golden_path("monitoring/" + name); }

/// A page is whole, and says whose it is.
testing::AssertionResult is_page_of(const Outcome& outcome, const std::string& id) {
  if (outcome.exit_code != 0) return succeeds(outcome);
  const std::size_t begin = outcome.out.find("<!DOCTYPE html>");
  if (begin > 1 || !contains(outcome.out, "</html>\n")) {
    return testing::AssertionFailure() << "no page: " << shown(outcome.out.substr(0, 200));
  }
  if (!contains(outcome.out, "<h1>" + id + "</h1>")) {
    return testing::AssertionFailure() << "not the page of " << id;
  }
  return testing::AssertionSuccess();
}

/// A page of one of the golden members.
Outcome table_page(std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"report", golden_path("members.csv"), "--member", "m0000003"});
  return run_ssi(std::move(options));
}

/// A page of the golden log.
Outcome log_page(std::vector<std::string> options = {}) {
  options.insert(options.begin(),
                 {"report", monitoring("activity.csv"), "--member", "m65", "--on", "2024-05-28"});
  return run_ssi(std::move(options));
}

/// Ten members of one industry, posts of whom are `posts`, `posts` + 1 ...
std::string ten_members(int posts) {
  std::string result = "member_id,industry,has_photo,posts\n";
  for (int i = 0; i < 10; ++i) {
    result += "m" + std::to_string(i) + ",Software,1," + std::to_string(posts + i) + "\n";
  }
  return result;
}

}  // namespace

TEST(CommandReport, MakesAPageOfAMemberOfATable) {
  const ScratchFolder scratch;
  const Outcome page = table_page();
  EXPECT_TRUE(is_page_of(page, "m0000003"));
  EXPECT_TRUE(contains(page.err, "2000 members, model standard-1"));
  ASSERT_TRUE(succeeds(table_page({"-o", scratch.path("page.html")})));
  EXPECT_TRUE(scratch.read("page.html") == page.out);
  EXPECT_EQ(scratch.files(), Names{"page.html"});
  // The total is the one that other subcommands give.
  const Outcome explained =
      run_ssi({"explain", golden_path("members.csv"), "--member", "m0000003"});
  const std::string total = explained.out.substr(explained.out.find(": ") + 2, 5);
  EXPECT_TRUE(contains(page.out, total)) << total;
}

TEST(CommandReport, ReadsStandardInputAndPipes) {
  EXPECT_TRUE(is_page_of(run_ssi({"report", "-", "--member", "m3"}, ten_members(1)), "m3"));
  const Outcome log = run_ssi({"report", "-", "--member", "ann", "--on", "2024-05-28"},
                              "member_id,date,signal\nann,2024-05-01,posts\n");
  EXPECT_TRUE(is_page_of(log, "ann"));
  // A pipe can be opened once only.
  EXPECT_TRUE(is_page_of(run_shell("cat \"$1\" | \"$ssi\" report /dev/stdin --member m0000003",
                                   {golden_path("members.csv")}),
                         "m0000003"));
}

TEST(CommandReport, TellsALogByItsHeader) {
  const std::string log = "Member ID;Date;Signal\nann;2024-05-01;posts\n";
  EXPECT_TRUE(
      is_page_of(run_ssi({"report", "-", "--member", "ann", "--on", "2024-05-28"}, log), "ann"));
  // Strictly, these are the columns of no log.
  const Outcome strict =
      run_ssi({"report", "-", "--member", "ann", "--on", "2024-05-28", "--strict"},
              "member_id,Date,signal\nann,2024-05-01,posts\n");
  EXPECT_TRUE(fails_in_one_line(strict, 2, {"--on", "a table of members"}));
}

TEST(CommandReport, ALogNeedsADay) {
  const Outcome none = run_ssi({"report", monitoring("activity.csv"), "--member", "m65"});
  EXPECT_TRUE(fails_in_one_line(none, 2, {"--on DATE"}));
}

TEST(CommandReport, APageOfALogHasHistoryChangesAndAPlan) {
  const Outcome page = log_page({"--members", monitoring("members.csv"), "--cohort", "industry"});
  ASSERT_TRUE(is_page_of(page, "m65"));
  for (const char* section :
       {"id=\"standing\"", "id=\"history\"", "id=\"changes\"", "id=\"plan\""}) {
    EXPECT_TRUE(contains(page.out, section)) << section;
  }
  EXPECT_TRUE(contains(page.out, "2024-05-28") || contains(page.out, "28 May 2024"));
}

TEST(CommandReport, LeavesOutWhatTheInputDoesNotTell) {
  const Outcome page = table_page({"--no-plan"});
  ASSERT_TRUE(is_page_of(page, "m0000003"));
  for (const char* section :
       {"id=\"standing\"", "id=\"history\"", "id=\"changes\"", "id=\"plan\""}) {
    EXPECT_FALSE(contains(page.out, section)) << section;
  }
}

TEST(CommandReport, SeveralLogsAreReadAsOne) {
  const ScratchFolder scratch;
  const std::vector<std::string> lines = lines_of(golden("monitoring/activity.csv"));
  std::string first = lines[0] + "\n";
  std::string second = first;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    (i < lines.size() / 2 ? first : second) += lines[i] + "\n";
  }
  const Outcome both =
      run_ssi({"report", scratch.write("1.csv", first), scratch.write("2.csv", second), "--member",
               "m65", "--on", "2024-05-28"});
  ASSERT_TRUE(is_page_of(both, "m65"));
  EXPECT_TRUE(both.out == log_page().out);
}

TEST(CommandReport, ComparesInEveryWay) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", ten_members(1));
  ASSERT_TRUE(succeeds(run_ssi({"cohorts", members, "--by", "industry", "--save",
                                scratch.path("saved.cohorts"), "-o", scratch.path("table.csv")})));
  std::string pairs = "member_a,member_b\n";
  for (int i = 1; i < 10; ++i) pairs += "m0,m" + std::to_string(i) + "\n";
  const std::string network = scratch.write("network.csv", pairs);
  const auto page = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"report", members, "--member", "m0", "--no-plan"});
    const Outcome outcome = run_ssi(std::move(options));
    EXPECT_TRUE(is_page_of(outcome, "m0"));
    return outcome.out;
  };
  // m0 has the fewest posts of ten. Among the saved ten it joins itself, so there are eleven.
  EXPECT_TRUE(contains(page({"--cohort", "industry"}), "rank 10 of 10"));
  EXPECT_TRUE(contains(page({"--network", network}), "rank 10 of 10"));
  const std::string against = page({"--against", scratch.path("saved.cohorts")});
  EXPECT_TRUE(contains(against, "rank 10 of 11"));
  const std::string withheld = page({"--cohort", "industry", "--min-cohort", "11"});
  EXPECT_FALSE(contains(withheld, "of 10:"));
  EXPECT_FALSE(contains(withheld, "rank 10 of 10"));
}

TEST(CommandReport, SaysThatAMemberHasNoLabel) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", ten_members(1) + "nobody,,1,3\n");
  const Outcome page = run_ssi({"report", members, "--member", "nobody", "--cohort", "industry"});
  ASSERT_TRUE(is_page_of(page, "nobody"));
  EXPECT_TRUE(contains(page.out, "The column industry has no label of this member"));
  const Outcome other = run_ssi({"report", members, "--member", "m3", "--cohort", "industry"});
  EXPECT_FALSE(contains(other.out, "has no label of this member"));
}

TEST(CommandReport, ShowsChangesSinceAnotherTable) {
  const ScratchFolder scratch;
  const std::string before = scratch.write("before.csv", ten_members(1));
  const std::string after = scratch.write("after.csv", ten_members(4));
  const Outcome page =
      run_ssi({"report", after, "--member", "m3", "--before", before, "--cohort", "industry"});
  ASSERT_TRUE(is_page_of(page, "m3"));
  EXPECT_TRUE(contains(page.out, "id=\"changes\""));
  // It says since when, but not where on the disk that is.
  EXPECT_TRUE(contains(page.out, "the table before.csv."));
  EXPECT_FALSE(contains(page.out, before));
  // Who was not there before has no change, and the page says why.
  const Outcome fresh =
      run_ssi({"report", after, "--member", "m3", "--before",
               scratch.write("others.csv", "member_id,industry,has_photo\nother,Software,1\n")});
  ASSERT_TRUE(is_page_of(fresh, "m3"));
  EXPECT_FALSE(contains(fresh.out, "id=\"changes\""));
  EXPECT_FALSE(contains(fresh.out, "others.csv"));
  EXPECT_TRUE(contains(fresh.out, "was not there yet"));
  // Both tables need the labels.
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"report", after, "--member", "m3", "--cohort", "industry", "--before",
               scratch.write("none.csv", "member_id,has_photo\nm3,1\n")}),
      65, {"none.csv", "industry"}));
}

TEST(CommandReport, TakesEveryGoalOfAPlan) {
  for (const std::vector<std::string>& goal : {std::vector<std::string>{},
                                               {"--target", "40"},
                                               {"--target-band", "leader"},
                                               {"--target-top", "10", "--cohort", "industry"},
                                               {"--assume-zero"},
                                               {"--without", "write_summary"},
                                               {"--actions", monitoring("actions.toml")}}) {
    const Outcome page = table_page(goal);
    ASSERT_TRUE(is_page_of(page, "m0000003")) << testing::PrintToString(goal);
    EXPECT_TRUE(contains(page.out, "id=\"plan\"")) << testing::PrintToString(goal);
  }
}

TEST(CommandReport, AGoalThatAMemberCannotHaveIsAUsageError) {
  EXPECT_TRUE(fails_in_one_line(table_page({"--target", "101"}), 2, {"100.00"}));
  EXPECT_TRUE(fails_in_one_line(table_page({"--target-band", "leaders"}), 2, {"leader"}));
  EXPECT_TRUE(fails_in_one_line(
      table_page({"--target-top", "1", "--cohort", "industry", "--min-cohort", "5000"}), 2,
      {"m0000003", "no such goal"}));
  EXPECT_TRUE(fails_in_one_line(table_page({"--without", "nothing"}), 2, {"nothing"}));
}

TEST(CommandReport, TheHighestTotalNeedsNoPlan) {
  const ScratchFolder scratch;
  const std::string model = scratch.write(
      "photo.toml",
      "id = \"photo-1\"\nwindow_days = 90\nmissing = \"zero\"\n\n[[competency]]\nname = "
      "\"profile\"\ntitle = \"Profile\"\nmaximum = 10.00\nterms = [\n  { name = \"photo\", count "
      "= \"has_photo\", curve = \"linear\", full = 1, points = 10.00 },\n]\n");
  const auto page = [&](const std::string& members) {
    return run_ssi({"report", "-", "--member", "ann", "--model", model}, members);
  };
  ASSERT_TRUE(is_page_of(page("member_id,has_photo\nann,0\n"), "ann"));
  EXPECT_TRUE(contains(page("member_id,has_photo\nann,0\n").out, "id=\"plan\""));
  EXPECT_FALSE(contains(page("member_id,has_photo\nann,1\n").out, "id=\"plan\""));
}

TEST(CommandReport, SaysWhichDataWouldTellMost) {
  const Outcome page = run_ssi({"report", "-", "--member", "ann"}, "member_id,has_photo\nann,1\n");
  ASSERT_TRUE(is_page_of(page, "ann"));
  EXPECT_TRUE(contains(page.out, "What would make the index surer"));
}

TEST(CommandReport, DaysHaveAnOrder) {
  EXPECT_TRUE(fails_in_one_line(log_page({"--since", "2024-05-28"}), 2, {"--since"}));
  EXPECT_TRUE(fails_in_one_line(log_page({"--from", "2024-05-29"}), 2, {"--from"}));
  EXPECT_TRUE(fails_in_one_line(log_page({"--since", "2024-02-30"}), 2, {"--since"}));
  EXPECT_TRUE(is_page_of(log_page({"--since", "2024-05-27", "--from", "2024-05-28"}), "m65"));
  // There is no day four weeks before this one, and no history.
  const Outcome first = run_ssi({"report", "-", "--member", "ann", "--on", "0001-01-05"},
                                "member_id,date,signal\nann,0001-01-02,posts\n");
  EXPECT_TRUE(is_page_of(first, "ann"));
}

TEST(CommandReport, OptionsOfOtherInputsAreUsageErrors) {
  for (const std::vector<std::string>& options : {std::vector<std::string>{"--on", "2024-01-01"},
                                                  {"--since", "2024-01-01"},
                                                  {"--from", "2024-01-01"},
                                                  {"--members", monitoring("members.csv")},
                                                  {"--tracks", "posts"},
                                                  {"--profile-url", "x"},
                                                  {"--set", "has_photo=1"},
                                                  {"--skip-unknown"},
                                                  {golden_path("members.csv")}}) {
    EXPECT_TRUE(fails_in_one_line(table_page(options), 2, {"a table of members"}))
        << testing::PrintToString(options);
  }
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"--before", golden_path("members.csv")},
        {"--profile-url", "x"},
        {"--set", "has_photo=1"}}) {
    EXPECT_TRUE(fails_in_one_line(log_page(options), 2, {"an activity log"}))
        << testing::PrintToString(options);
  }
  EXPECT_TRUE(fails_in_one_line(log_page({"--cohort", "industry"}), 2, {"--cohort", "--members"}));
}

TEST(CommandReport, WrongUseIsAUsageError) {
  const std::string path = golden_path("members.csv");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"report"},
        {"report", path},
        {"report", path, "--member", ""},
        {"report", path, "--member", "a", "--team", "b", "--by", "industry"},
        {"report", path, "--member", "a", "--all", "-o", "x"},
        {"report", path, "--team", "b"},
        {"report", path, "--by", "industry"},
        {"report", path, "--industry", "industry", "--member", "a"},
        {"report", path, "--all"},
        {"report", path, "--all", "-o", "-"},
        {"report", path, "--member", "a", "--target", "1", "--target-band", "leader"},
        {"report", path, "--member", "a", "--target-top", "10"},
        {"report", path, "--member", "a", "--target", "1", "--no-plan"},
        {"report", path, "--member", "a", "--label", "industry=x"},
        {"report", path, "--team", "b", "--by", "industry", "--cohort", "industry"},
        {"report", path, "--team", "b", "--by", "industry", "--target", "50"},
        {"report", "-", "--member", "a", "--before", "-"},
        {"report", path, "--member", "a", "--threads", "0"}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {})) << testing::PrintToString(words);
  }
}

TEST(CommandReport, AMemberThatIsNowhereIsBadData) {
  const std::string path = golden_path("members.csv");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", path, "--member", "m00000003"}), 65,
                                {path, "'m00000003' is nowhere in the file", "m0000003"}));
  const Outcome early = run_ssi({"report", "-", "--member", "ann", "--on", "2024-04-30"},
                                "member_id,date,signal\nann,2024-05-01,posts\n");
  EXPECT_TRUE(fails_in_one_line(early, 65, {"<stdin>", "2024-04-30"}));
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"report", "-", "--member", "ann"}, "member_id,posts\nann,1\nann,2\n"), 65,
      {"<stdin>:3", "'ann' is not unique"}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"report", "/nonexistent", "--member", "ann"}), 66,
                                {"/nonexistent"}));
}

TEST(CommandReport, LosesNothing) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", ten_members(1));
  const std::string page = scratch.write("page.html", "old");
  // Bad data leave the old page.
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"report", "-", "--member", "a", "-o", page}, "member_id,posts\na,x\n"), 65, {}));
  EXPECT_EQ(scratch.read("page.html"), "old");
  // Inputs are not written over.
  for (const std::vector<std::string>& options : {std::vector<std::string>{"-o", members},
                                                  {"--before", page, "-o", page},
                                                  {"--actions", page, "-o", page},
                                                  {"--network", page, "-o", page},
                                                  {"--against", page, "-o", page},
                                                  {"--model", page, "-o", page}}) {
    std::vector<std::string> words = {"report", members, "--member", "m1"};
    words.insert(words.end(), options.begin(), options.end());
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 2, {"would replace"}))
        << testing::PrintToString(options);
  }
  EXPECT_EQ(scratch.read("page.html"), "old");
  EXPECT_EQ(scratch.files(), (Names{"members.csv", "page.html"}));
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"report", members, "--member", "m1", "-o", scratch.path("no/page.html")}), 73, {}));
}

TEST(CommandReport, IsTheSameOnAnyThreadsAndEveryTime) {
  const std::vector<std::string> cohort = {"--cohort", "industry"};
  const std::vector<std::string> members = {"--members", monitoring("members.csv"), "--cohort",
                                            "industry"};
  const auto with = [](std::vector<std::string> options, const char* threads) {
    options.insert(options.end(), {"--threads", threads});
    return options;
  };
  EXPECT_TRUE(table_page(with(cohort, "1")).out == table_page(with(cohort, "4")).out);
  EXPECT_TRUE(log_page(with(members, "1")).out == log_page(with(members, "4")).out);
  EXPECT_TRUE(log_page(with(members, "4")).out == log_page(with(members, "4")).out);
}

TEST(CommandReport, TextsOfTheInputAreTexts) {
  const std::string evil = "</script><img src=x onerror=alert(1)>\x1b[2J&\"'";
  std::string members = "member_id,industry,has_photo\n";
  for (int i = 0; i < 10; ++i) {
    members += "\"" + std::to_string(i) + "</script><img src=x onerror=alert(1)>\x1b[2J&\"\"'\"," +
               "\"<b>{{id}}</b>\",1\n";
  }
  const Outcome page =
      run_ssi({"report", "-", "--member", "3" + evil, "--cohort", "industry"}, members);
  ASSERT_TRUE(succeeds(page));
  EXPECT_FALSE(contains(page.out, "<img"));
  EXPECT_FALSE(contains(page.out, "<script"));
  EXPECT_FALSE(contains(page.out, "<b>{{id}}</b>"));
  EXPECT_TRUE(contains(page.out, "&lt;img src=x onerror"));
  EXPECT_TRUE(contains(page.out, "&lt;b&gt;{{id}}&lt;/b&gt;"));
  EXPECT_FALSE(contains(page.out, "\x1b"));
}
