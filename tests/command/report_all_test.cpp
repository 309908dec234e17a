// SPDX-License-Identifier: MIT
//
// A folder with a page for each member: `ssi report INPUT --all -o FOLDER`.

#include <set>

#include "command/harness.hpp"

using namespace command;
namespace fs = std::filesystem;

namespace {

const std::string kMembers = "member_id,has_photo\nann,1\nbob,0\n";
const Names kPages = {".ssi-pages", "ann.html", "bob.html", "index.html"};

Outcome pages_of(const std::string& members, const std::string& folder,
                 std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"report", "-", "--all", "-o", folder});
  return run_ssi(std::move(options), members);
}

Names names_in(const fs::path& folder) {
  Names names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Ids that are easily taken for one another, or for something else.
std::vector<std::string> hostile_ids() {
  return {"ann",
          "Ann",
          "ANN",
          "aNN",
          "a/b",
          "a_2fb",
          "a\\b",
          ".",
          "..",
          "../x",
          "index",
          "Index",
          "INDEX",
          "con",
          "CON",
          "nul",
          "com1",
          "lpt9",
          "aux",
          "prn",
          "\xC3\xA9",
          "e\xCC\x81",
          "\xE2\x84\xAA",
          "k",
          "K",
          "a b",
          "a  b",
          "a_20b",
          "-",
          "--help",
          "~",
          "$(x)",
          "a\nb",
          "<b>",
          "a&b",
          "a'b",
          "%2f",
          "_",
          "__",
          ".ssi-pages",
          "ann.html",
          "ann-8",
          "\xC3\xBF",
          "\xC3\xBE",
          std::string(300, 'x'),
          std::string(301, 'x'),
          std::string(200, 'x') + "y",
          std::string(200, 'X') + "y",
          std::string(120, 'z'),
          std::string(121, 'z')};
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    result += c;
    if (c == '"') result += c;
  }
  return result + "\"";
}

}  // namespace

TEST(CommandReportAll, WritesAPageForEachAndAnIndex) {
  const ScratchFolder scratch;
  ASSERT_TRUE(succeeds(pages_of(kMembers, scratch.path("pages"))));
  EXPECT_EQ(scratch.files(), Names{"pages"});
  EXPECT_EQ(names_in(scratch.path("pages")), kPages);
  EXPECT_TRUE(contains(scratch.read("pages/ann.html"), "<h1>ann</h1>"));
  const std::string index = scratch.read("pages/index.html");
  EXPECT_TRUE(contains(index, "\"ann.html\""));
  EXPECT_TRUE(contains(index, "\"bob.html\""));
}

TEST(CommandReportAll, APageIsThatOfTheMember) {
  const ScratchFolder scratch;
  const std::string log = golden_path("monitoring/activity.csv");
  const std::vector<std::string> options = {
      "--on",     "2024-05-28", "--members", golden_path("monitoring/members.csv"),
      "--cohort", "industry",   "--from",    "2024-05-01"};
  std::vector<std::string> all = {"report", log, "--all", "-o", scratch.path("pages")};
  std::vector<std::string> one = {"report", log, "--member", "m65"};
  all.insert(all.end(), options.begin(), options.end());
  one.insert(one.end(), options.begin(), options.end());
  ASSERT_TRUE(succeeds(run_ssi(all)));
  EXPECT_TRUE(scratch.read("pages/m65.html") == run_ssi(one).out);
}

TEST(CommandReportAll, AThousandMembersOnAnyThreads) {
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "1000", "-o", members})));
  for (const char* threads : {"1", "4"}) {
    ASSERT_TRUE(succeeds(run_ssi({"report", members, "--all", "--cohort", "industry", "--no-plan",
                                  "--threads", threads, "-o", scratch.path(threads)})));
  }
  const Names names = names_in(scratch.path("1"));
  EXPECT_EQ(names.size(), 1002U);
  EXPECT_EQ(names, names_in(scratch.path("4")));
  for (const std::string& name : names) {
    ASSERT_TRUE(scratch.read("1/" + name) == scratch.read("4/" + name)) << name;
  }
}

TEST(CommandReportAll, NamesOfFilesAreSafeAndUnique) {
  const ScratchFolder scratch;
  std::string members = "member_id,has_photo\n";
  for (const std::string& id : hostile_ids()) members += quoted(id) + ",1\n";
  ASSERT_TRUE(succeeds(pages_of(members, scratch.path("pages"), {"--no-plan"})));
  const Names names = names_in(scratch.path("pages"));
  EXPECT_EQ(names.size(), hostile_ids().size() + 2);
  EXPECT_EQ(scratch.files(), Names{"pages"});
  std::set<std::string> folded;
  for (const std::string& name : names) {
    EXPECT_TRUE(folded.insert(lower_case(name)).second) << name;
    EXPECT_LE(name.size(), 130U) << name;
    if (name == ".ssi-pages") continue;
    ASSERT_TRUE(name.ends_with(".html")) << name;
    const std::string stem = name.substr(0, name.size() - 5);
    for (const char c : stem) {
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      EXPECT_TRUE(is_letter || (c >= '0' && c <= '9') || c == '_' || c == '-') << name;
    }
    for (const char* device : {"con", "nul", "aux", "prn", "com1", "lpt9"}) {
      EXPECT_NE(lower_case(stem), device);
    }
  }
  // The rule of docs/pages.md.
  for (const char* name : {"ann.html", "Ann-8.html", "ANN-e.html", "a_2fb.html", "a_5f2fb.html",
                           "_2e.html", "_2e_2e.html", "_69ndex.html", "_63on.html", "a_20b.html"}) {
    EXPECT_TRUE(fs::exists(scratch.path("pages") + "/" + name)) << name;
  }
}

TEST(CommandReportAll, ReplacesAnEmptyFolderAndItsOwn) {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path("pages"));
  fs::permissions(scratch.path("pages"), fs::perms::owner_all);
  ASSERT_TRUE(succeeds(pages_of(kMembers, scratch.path("pages/"))));
  EXPECT_EQ(names_in(scratch.path("pages")), kPages);
  EXPECT_EQ(fs::status(scratch.path("pages")).permissions(), fs::perms::owner_all);
  // Pages of members who are gone go too.
  ASSERT_TRUE(succeeds(pages_of("member_id,has_photo\ncyd,1\n", scratch.path("pages"))));
  EXPECT_EQ(names_in(scratch.path("pages")), (Names{".ssi-pages", "cyd.html", "index.html"}));
  EXPECT_EQ(fs::status(scratch.path("pages")).permissions(), fs::perms::owner_all);
  // A link stays, and leads to the new pages.
  fs::create_directory_symlink("pages", scratch.path("link"));
  ASSERT_TRUE(succeeds(pages_of(kMembers, scratch.path("link"))));
  EXPECT_TRUE(fs::is_symlink(scratch.path("link")));
  EXPECT_EQ(names_in(scratch.path("pages")), kPages);
  EXPECT_EQ(scratch.files(), (Names{"link", "pages"}));
}

TEST(CommandReportAll, TouchesNoFolderOfOthers) {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path("mine"));
  scratch.write("mine/notes.html", "mine");
  EXPECT_TRUE(
      fails_in_one_line(pages_of(kMembers, scratch.path("mine")), 73, {"mine", "notes.html"}));
  EXPECT_EQ(names_in(scratch.path("mine")), Names{"notes.html"});
  // Nor one of ours with something else in it.
  ASSERT_TRUE(succeeds(pages_of(kMembers, scratch.path("pages"))));
  scratch.write("pages/notes.html", "mine");
  EXPECT_TRUE(
      fails_in_one_line(pages_of(kMembers, scratch.path("pages")), 73, {"pages", "notes.html"}));
  EXPECT_EQ(scratch.read("pages/notes.html"), "mine");
  EXPECT_TRUE(fs::exists(scratch.path("pages/ann.html")));
  // A folder with a list that names it does not make it ours.
  fs::create_directory(scratch.path("fake"));
  scratch.write("fake/.ssi-pages", "notes.html\n");
  scratch.write("fake/notes.html", "mine");
  EXPECT_TRUE(fails_in_one_line(pages_of(kMembers, scratch.path("fake")), 73, {}));
  scratch.write("file", "mine");
  EXPECT_TRUE(fails_in_one_line(pages_of(kMembers, scratch.path("file")), 73, {"file"}));
  EXPECT_TRUE(fails_in_one_line(pages_of(kMembers, scratch.path("no/pages")), 73, {"no/pages"}));
  EXPECT_EQ(scratch.files(), (Names{"fake", "file", "mine", "pages"}));
}

TEST(CommandReportAll, BadDataLeaveEverythingAsItWas) {
  const ScratchFolder scratch;
  EXPECT_TRUE(fails_in_one_line(pages_of("member_id,posts\nann,1\nann,2\n", scratch.path("pages")),
                                65, {"not unique"}));
  EXPECT_EQ(scratch.files(), Names{});
  ASSERT_TRUE(succeeds(pages_of(kMembers, scratch.path("pages"))));
  EXPECT_TRUE(fails_in_one_line(pages_of("member_id,posts\nann,x\n", scratch.path("pages")), 65,
                                {"<stdin>:2"}));
  EXPECT_EQ(names_in(scratch.path("pages")), kPages);
  EXPECT_EQ(scratch.files(), Names{"pages"});
}

TEST(CommandReportAll, WithoutMembersHasAnIndexAlone) {
  const ScratchFolder scratch;
  ASSERT_TRUE(succeeds(pages_of("member_id,posts\n", scratch.path("pages"))));
  EXPECT_EQ(names_in(scratch.path("pages")), (Names{".ssi-pages", "index.html"}));
}

TEST(CommandReportAll, AMemberWithoutTheGoalHasAPageThatSaysSo) {
  const ScratchFolder scratch;
  ASSERT_TRUE(succeeds(
      pages_of(kMembers, scratch.path("pages"),
               {"--target-top", "10", "--cohort", "has_photo"})));  // two cohorts of one member
  EXPECT_TRUE(contains(scratch.read("pages/ann.html"), "no plan to the goal"));
}

TEST(CommandReportAll, ASignalLeavesNothingBehind) {
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "50000", "-o", members})));
  const Outcome ended = run_shell(
      "cd \"$1\"; \"$ssi\" report members.csv --all --threads 2 -q -o pages & "
      "while ! ls -d .ssi-*.tmp/*.html >/dev/null 2>&1; do sleep 0.01; done; "
      "kill -TERM $!; wait $!; echo $?",
      {scratch.path("")});
  EXPECT_EQ(ended.out, "143\n") << ended.err;
  EXPECT_EQ(scratch.files(), Names{"members.csv"});
}
