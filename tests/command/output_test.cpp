// SPDX-License-Identifier: MIT
//
// Where the score table goes: whole and at once into a regular file, never half of it; straight
// into devices and pipes; data on stdout and all else on stderr.

#include <sys/stat.h>

#include "command/harness.hpp"
#if __has_include(<sys/sysmacros.h>)
#include <sys/sysmacros.h>  // makedev; in <sys/types.h> elsewhere
#endif

using namespace command;

namespace {

const std::string kMembers = "member_id,has_photo\nann,1\n";
const std::string kScores = std::string(kScoreHeader) + brand_row("ann", "1.50", "1.50");
const std::string kBadMembers = "member_id,has_photo\nann,1\nbob,2\n";

/// A device like /dev/null (1, 3) or /dev/full (1, 7). Root gets one of its own, so that a command
/// that wrongly replaces it harms nothing but the scratch folder. Empty when there is none.
std::string device(const ScratchFolder& scratch, const std::string& name, unsigned minor_number) {
#ifndef __linux__
  return "";  // The numbers are Linux's.
#endif
  std::string path = "/dev/" + name;
  if (::geteuid() == 0) {
    path = scratch.path(name);
    if (::mknod(path.c_str(), S_IFCHR | 0666, makedev(1, minor_number)) != 0) return "";
  }
  return std::ofstream(path).is_open() ? path : "";
}

/// One line of stderr is an error; a full disk is found late, when other lines may be out already.
bool reports_an_error(const Outcome& outcome) {
  return outcome.err.starts_with("ssi: ") || contains(outcome.err, "\nssi: ");
}

}  // namespace

TEST(CommandOutput, DashMeansStdout) { EXPECT_EQ(score_table(kMembers, {"-o", "-"}), kScores); }

TEST(CommandOutput, NothingButTheTableIsLeftInTheFolder) {
  const ScratchFolder scratch;
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", scratch.path("scores.csv")}, kMembers)));
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
  EXPECT_EQ(scratch.read("scores.csv"), kScores);
}

TEST(CommandOutput, RelativePathWithoutAFolderWorks) {
  const ScratchFolder scratch;
  const Outcome scored = run_shell(
      R"(case $ssi in /*) ;; *) ssi=$PWD/$ssi ;; esac; cd "$1" && "$ssi" score - -o scores.csv)",
      {scratch.path("")}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
}

TEST(CommandOutput, ExistingFileIsReplacedWhole) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", std::string(100000, 'x'));
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", path}, kMembers)));
  EXPECT_EQ(scratch.read("scores.csv"), kScores);
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
}

TEST(CommandOutput, ExistingFileStaysUntouchedWhenTheDataIsBad) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "precious\n");
  EXPECT_TRUE(is_bad_data(run_ssi({"score", "-", "-o", path}, kBadMembers), "<stdin>", 3,
                          {"has_photo", "2"}));
  EXPECT_EQ(scratch.read("scores.csv"), "precious\n");
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
}

TEST(CommandOutput, ExistingFileStaysUntouchedWhenTheInputOrTheModelIsMissing) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "precious\n");
  const std::string missing = scratch.path("missing");
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", missing, "-o", path}), 66, {missing}));
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--model", missing, "-o", path}, kMembers),
                                66, {missing}));
  EXPECT_EQ(scratch.read("scores.csv"), "precious\n");
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
}

TEST(CommandOutput, DoesNotReplaceTheMembersOrTheModel) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("table.csv", kMembers);
  const std::string model = scratch.write("model.toml", run_ssi({"model", "print"}).out);
  const std::string printed = scratch.read("model.toml");
  EXPECT_EQ(run_ssi({"score", members, "-o", members}).exit_code, 2);
  EXPECT_EQ(run_ssi({"score", members, "-o", scratch.path("") + "/./table.csv"}).exit_code, 2);
  EXPECT_EQ(run_ssi({"score", members, "--model", model, "-o", model}).exit_code, 2);
  EXPECT_EQ(run_ssi({"explain", members, "--csv", "-o", members}).exit_code, 2);
  EXPECT_EQ(scratch.read("table.csv"), kMembers);
  EXPECT_EQ(scratch.read("model.toml"), printed);
}

TEST(CommandOutput, LinkStaysAndItsFileIsReplaced) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path("folder"));
  scratch.write("folder/scores.csv", "old\n");
  std::filesystem::create_symlink("folder/link", scratch.path("link"));
  std::filesystem::create_symlink("scores.csv", scratch.path("folder/link"));
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", scratch.path("link")}, kMembers)));
  EXPECT_EQ(scratch.read("folder/scores.csv"), kScores);
  EXPECT_TRUE(std::filesystem::is_symlink(scratch.path("link")));
  EXPECT_TRUE(std::filesystem::is_symlink(scratch.path("folder/link")));
  EXPECT_EQ(scratch.files(), (Names{"folder", "link"}));
}

TEST(CommandOutput, LinkToNothingGetsItsFile) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path("folder"));
  std::filesystem::create_symlink("folder/../folder/link", scratch.path("link"));
  std::filesystem::create_symlink(scratch.path("folder/new.csv"), scratch.path("folder/link"));
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", scratch.path("link")}, kMembers)));
  EXPECT_EQ(scratch.read("folder/new.csv"), kScores);
  EXPECT_TRUE(std::filesystem::is_symlink(scratch.path("link")));
  EXPECT_EQ(scratch.files(), (Names{"folder", "link"}));
}

TEST(CommandOutput, LinkThatLeadsNowhereCannotBeWrittenTo) {
  const ScratchFolder scratch;
  std::filesystem::create_symlink("no/such/folder.csv", scratch.path("nowhere"));
  std::filesystem::create_symlink("loop", scratch.path("loop"));
  for (const std::string link : {"nowhere", "loop"}) {
    const std::string path = scratch.path(link);
    EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "-o", path}, kMembers), 73, {path}));
    EXPECT_TRUE(fails_in_one_line(
        run_ssi({"generate", "--members", "5", "--connections", path, "-o", scratch.path("new")}),
        73, {path}));
    EXPECT_TRUE(std::filesystem::is_symlink(path));
  }
  EXPECT_EQ(scratch.files(), (Names{"loop", "nowhere"}));
}

TEST(CommandOutput, FileThatHasLostItsNameIsWrittenTo) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const Outcome scored = run_shell(
      R"(exec 3<> "$1"; rm "$1"; echo a line that is longer than a table of one member is >&3
         echo and another line, to be sure of it, and then some more of it, and still more >&3
         "$ssi" score - -o /dev/fd/3; code=$?; cat /dev/fd/3; exit $code)",
      {scratch.path("nameless")}, kMembers);
  EXPECT_TRUE(succeeds(scored));
  EXPECT_EQ(scored.out, kScores);
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandOutput, FileThatHasLostItsNameStaysAsItWasIfAnythingFails) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const Outcome outcome = run_shell(
      R"(exec 3<> "$1"; rm "$1"; echo precious >&3
         "$ssi" score - -o /dev/fd/3; code=$?; cat /dev/fd/3; exit $code)",
      {scratch.path("nameless")}, "member_id,posts\nann,many\n");
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_EQ(outcome.out, "precious\n");
}

TEST(CommandOutput, MayReplaceTheFileThatStandardInputIs) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("table.csv", kMembers);
  ASSERT_TRUE(succeeds(run_shell(R"("$ssi" score - -o "$1" < "$1")", {path})));
  EXPECT_EQ(scratch.read("table.csv"), kScores);
}

TEST(CommandOutput, NewFileHasThePermissionsOfTheUmask) {
  // Not those of a private temporary file, which nobody else could read once it is renamed.
  const ScratchFolder scratch;
  const std::string path = scratch.path("scores.csv");
  ASSERT_TRUE(succeeds(run_shell(R"(umask 027; "$ssi" score - -o "$1")", {path}, kMembers)));
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST(CommandOutput, FolderThatDoesNotExistCannotBeWrittenTo) {
  const ScratchFolder scratch;
  const std::string path = scratch.path("no/such/folder/scores.csv");
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "-o", path});
  EXPECT_TRUE(fails_in_one_line(scored, 73, {path}));
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandOutput, FolderItselfCannotBeWrittenTo) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path("folder"));
  const Outcome scored = run_ssi({"score", "-", "-o", scratch.path("folder")}, kMembers);
  EXPECT_EQ(scored.exit_code, 73) << scored.err;
  EXPECT_TRUE(reports_an_error(scored)) << scored.err;
  EXPECT_EQ(scratch.files(), Names{"folder"});
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path("folder")));
}

TEST(CommandOutput, FolderWithoutPermissionCannotBeWrittenTo) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const ScratchFolder scratch;
  ASSERT_EQ(::mkdir(scratch.path("locked").c_str(), 0555), 0);
  const Outcome scored = run_ssi({"score", "-", "-o", scratch.path("locked/scores.csv")}, kMembers);
  EXPECT_EQ(scored.exit_code, 73) << scored.err;
  EXPECT_TRUE(reports_an_error(scored)) << scored.err;
}

TEST(CommandOutput, NullDeviceTakesTheTableAndStaysADevice) {
  const ScratchFolder scratch;
  const std::string path = device(scratch, "null", 3);
  if (path.empty()) GTEST_SKIP() << "no null device can be made or opened here";
  const Names before = scratch.files();
  EXPECT_TRUE(succeeds(run_ssi({"score", golden_path("members.csv"), "-o", path})));
  EXPECT_TRUE(std::filesystem::is_character_file(path));
  EXPECT_EQ(scratch.files(), before);
}

TEST(CommandOutput, FullDeviceIsAnInputOutputError) {
  const ScratchFolder scratch;
  const std::string path = device(scratch, "full", 7);
  if (path.empty()) GTEST_SKIP() << "no full device can be made or opened here";
  for (const std::string& members : {kMembers, golden("members.csv")}) {
    const Outcome scored = run_ssi({"score", "-", "-o", path}, members);
    EXPECT_EQ(scored.exit_code, 74) << scored.err;
    EXPECT_TRUE(reports_an_error(scored)) << scored.err;
    EXPECT_TRUE(std::filesystem::is_character_file(path));
  }
}

TEST(CommandOutput, FullStdoutIsAnInputOutputError) {
  const ScratchFolder scratch;
  const std::string path = device(scratch, "full", 7);
  if (path.empty()) GTEST_SKIP() << "no full device can be made or opened here";
  for (const std::string script :
       {R"("$ssi" score - > "$1")", R"("$ssi" explain - --csv > "$1")",
        R"("$ssi" explain - --member ann > "$1")", R"("$ssi" explain - --member ann --json > "$1")",
        R"("$ssi" model print > "$1")"}) {
    SCOPED_TRACE(script);
    const Outcome outcome = run_shell(script, {path}, kMembers);
    EXPECT_EQ(outcome.exit_code, 74) << outcome.err;
    EXPECT_TRUE(reports_an_error(outcome)) << outcome.err;
  }
}

TEST(CommandOutput, WriteThatFailsMidwayLeavesNothingBehind) {
  // 16 blocks of 512 bytes are a small part of the golden scores.
  const ScratchFolder scratch;
  if (!succeeds(run_shell("trap '' XFSZ && ulimit -f 16"))) GTEST_SKIP() << "sh lacks ulimit -f";
  scratch.write("scores.csv", "precious\n");
  const std::string script =
      R"(trap '' XFSZ; ulimit -f 16; "$ssi" score "$1" --cohort industry -o "$2")";
  const Outcome replacing =
      run_shell(script, {golden_path("members.csv"), scratch.path("scores.csv")});
  EXPECT_EQ(replacing.exit_code, 74) << replacing.err;
  EXPECT_TRUE(reports_an_error(replacing)) << replacing.err;
  const Outcome creating = run_shell(script, {golden_path("members.csv"), scratch.path("new.csv")});
  EXPECT_EQ(creating.exit_code, 74) << creating.err;
  EXPECT_EQ(scratch.files(), Names{"scores.csv"});
  EXPECT_EQ(scratch.read("scores.csv"), "precious\n");
}

TEST(CommandOutput, NamedPipeTakesTheTableAndStaysAPipe) {
  const ScratchFolder scratch;
  const std::string pipe = scratch.path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const Outcome scored = run_shell(
      R"(cat "$2" & reader=$!
         "$ssi" score "$1" --cohort industry -o "$2"; code=$?
         if [ -p "$2" ] && [ $code = 0 ]; then wait $reader; else kill $reader; fi
         exit $code)",
      {golden_path("members.csv"), pipe});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_EQ(scratch.files(), Names{"pipe"});
}

TEST(CommandOutput, ReaderThatStopsEarlyIsNoError) {
  const std::string members = golden_path("members.csv");
  const std::vector<std::string> commands = {R"("$ssi" score "$1")",
                                             R"("$ssi" explain "$1" --csv)"};
  for (const std::string& pipeline : commands) {
    SCOPED_TRACE(pipeline);
    // 141: ended by SIGPIPE, the usual way.
    const Outcome headed = run_shell(
        "{ " + pipeline + R"( 2>"$2"; echo "exit $?" >&2; } | head -n 1)", {members, "/dev/null"});
    EXPECT_EQ(headed.exit_code, 0);
    EXPECT_TRUE(headed.out.starts_with("member_id,")) << headed.out;
    EXPECT_TRUE(headed.err == "exit 141\n" || headed.err == "exit 0\n") << headed.err;

    // Nobody is told of it either, even when a parent has SIGPIPE ignored.
    for (const std::string trap : {"", "trap '' PIPE; "}) {
      SCOPED_TRACE(trap);
      const Outcome quiet = run_shell(trap + pipeline + " | head -n 1", {members});
      EXPECT_FALSE(contains(lower_case(quiet.err), "broken pipe")) << quiet.err;
      EXPECT_FALSE(reports_an_error(quiet)) << quiet.err;
    }
  }
}

TEST(CommandOutput, SummaryGoesToStderrWithoutEscapeCodes) {
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--cohort", "industry"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
  for (const char c : scored.err) {
    EXPECT_TRUE(c == '\n' || c == '\t' || c >= ' ' || c < 0)
        << "control character " << int{c} << " in " << shown(scored.err);
  }
}

TEST(CommandOutput, SummaryCountsMembersAndNamesEachCompetency) {
  std::string members = "member_id,has_photo\n";
  for (int i = 0; i < 137; ++i) members += "m" + std::to_string(i) + ",1\n";
  const Outcome scored = run_ssi({"score", "-"}, members);
  ASSERT_TRUE(succeeds(scored));
  const std::string summary = lower_case(scored.err);
  for (const std::string part : {"137", "member", "brand", "people", "insights", "relationships",
                                 "total", "mean", "min", "max", "leader", "laggard", "1.50"}) {
    EXPECT_TRUE(contains(summary, part)) << part << " is not in " << scored.err;
  }
}

TEST(CommandOutput, SummarySaysThatTheScoreIsNotLinkedIns) {
  const Outcome scored = run_ssi({"score", "-"}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(contains(scored.err, "LinkedIn")) << scored.err;
}
