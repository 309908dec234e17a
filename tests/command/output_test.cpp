// SPDX-License-Identifier: MIT
//
// Where the score table goes: whole and at once into a regular file, never half of it; straight
// into devices and pipes; data on stdout and all else on stderr.

#include <sys/stat.h>

#include <chrono>

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

TEST(CommandOutput, DescriptorsOfTheCommandAreWrittenToWhereTheyAre) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  for (const std::string path : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/fd/3"}) {
    const std::string file = scratch.path("file");
    const Outcome scored = run_shell(
        R"({ echo before; "$ssi" score - -o "$2" 3>&1; code=$?; echo after; } > "$1"; exit $code)",
        {file, path}, kMembers);
    ASSERT_TRUE(succeeds(scored));
    EXPECT_EQ(scratch.read("file"), "before\n" + kScores + "after\n") << path;
    EXPECT_EQ(scratch.files(), Names{"file"});
  }
}

TEST(CommandOutput, DevStderrIsWrittenToWhereItIs) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const Outcome scored = run_shell(
      R"({ echo before >&2; "$ssi" score - -o /dev/stderr; code=$?; echo after >&2; } 2> "$1"; exit $code)",
      {scratch.path("file")}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  const std::string log = scratch.read("file");
  EXPECT_TRUE(log.starts_with("before\n" + kScores + "1 member,")) << log;
  EXPECT_TRUE(log.ends_with("after\n")) << log;
}

TEST(CommandOutput, DescriptorsMayBePipes) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const Outcome scored = run_shell(R"("$ssi" score - -o /dev/stdout | cat)", {}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(scored.out, kScores);
}

TEST(CommandOutput, DescriptorThatIsClosedOrForReadingIsRefused) {
  const ScratchFolder scratch;
  const std::string file = scratch.write("file", "precious\n");
  const Outcome reading = run_shell(R"("$ssi" score - -o /dev/fd/3 3< "$1")", {file}, kMembers);
  EXPECT_TRUE(fails_in_one_line(reading, 73, {"/dev/fd/3"}));
  const Outcome closed = run_shell(R"("$ssi" score - -o /dev/fd/3 3>&-)", {}, kMembers);
  EXPECT_TRUE(fails_in_one_line(closed, 73, {"/dev/fd/3"}));
  EXPECT_EQ(scratch.read("file"), "precious\n");
}

TEST(CommandOutput, DescriptorThatTheCommandItselfHasOpenedIsRefused) {
  // The other output may get the number that the caller names.
  const ScratchFolder scratch;
  const std::string path = scratch.write("members.csv", "precious\n");
  for (int descriptor = 3; descriptor < 10; ++descriptor) {
    const std::string other = "/dev/fd/" + std::to_string(descriptor);
    const Outcome generated = run_shell(
        R"(exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
           "$ssi" generate --members 20 -o "$1" --connections "$2")",
        {path, other});
    EXPECT_TRUE(fails_in_one_line(generated, 73, {other}));
    EXPECT_EQ(scratch.read("members.csv"), "precious\n");
  }
}

TEST(CommandOutput, FileThatHasLostItsNameIsWrittenTo) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const Outcome scored = run_shell(
      R"(exec 3<> "$1"; rm "$1"; echo before >&3
         "$ssi" score - -o /dev/fd/3; code=$?; cat /dev/fd/3; exit $code)",
      {scratch.path("nameless")}, kMembers);
  EXPECT_TRUE(succeeds(scored));
  EXPECT_EQ(scored.out, "before\n" + kScores);
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandOutput, DescriptorGetsNothingIfAnythingFails) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const Outcome outcome = run_shell(
      R"(exec 3<> "$1"; rm "$1"; echo precious >&3
         "$ssi" score - -o /dev/fd/3; code=$?; cat /dev/fd/3; exit $code)",
      {scratch.path("nameless")}, "member_id,posts\nann,many\n");
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_EQ(outcome.out, "precious\n");
}

TEST(CommandOutput, TwoOutputsMustDifferButForTheNullDevice) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  const ScratchFolder scratch;
  const std::string members = golden_path("members.csv");
  const std::string file = scratch.path("file");
  const auto cohorts = [&](const std::string& save, const std::string& table) {
    return run_shell(R"("$ssi" cohorts "$1" --by industry --save "$2" -o "$3" > "$4")",
                     {members, save, table, file});
  };
  for (const std::string save : {"-", "/dev/stdout", "/dev/fd/1", file.c_str()}) {
    for (const std::string table : {"-", "/dev/stdout", file.c_str()}) {
      EXPECT_EQ(cohorts(save, table).exit_code, 2) << save << ' ' << table;
    }
  }
  EXPECT_TRUE(succeeds(cohorts("/dev/null", "/dev/null")));
  EXPECT_TRUE(succeeds(
      run_ssi({"generate", "--members", "5", "-o", "/dev/null", "--connections", "/dev/null"})));
}

TEST(CommandOutput, NeedsNoTemporaryFolder) {
  // Terms of a few thousand members are more than what waits in memory.
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "3000", "-o", members})));
  const std::string without =
      "exec unshare -m sh -c 'for folder in /tmp /var/tmp; do "
      "mount -t tmpfs -o ro none $folder || exit 99; done; exec \"$0\" \"$@\"' ";
  const std::string expected = run_ssi({"explain", members, "--csv"}).out;
  ASSERT_GT(expected.size(), std::size_t{2} << 20);
  const Outcome explained = run_shell(without + R"("$ssi" explain - --csv < "$1")", {members});
  if (explained.exit_code == 99 || contains(explained.err, "unshare")) {
    GTEST_SKIP() << "mounting is not permitted here";
  }
  EXPECT_TRUE(succeeds(explained));
  EXPECT_TRUE(explained.out == expected);
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
        R"("$ssi" model print > "$1")", R"("$ssi" --version > "$1")", R"("$ssi" --help > "$1")",
        R"("$ssi" score --help > "$1")"}) {
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
  const std::string limited = R"(ulimit -f 16; "$ssi" score "$1" --cohort industry -o "$2")";
  for (const std::string& script : {limited, "trap '' XFSZ; " + limited}) {
    for (const std::string name : {"scores.csv", "new.csv"}) {
      const Outcome scored = run_shell(script, {golden_path("members.csv"), scratch.path(name)});
      EXPECT_EQ(scored.exit_code, 74) << scored.err;
      EXPECT_TRUE(reports_an_error(scored)) << scored.err;
      EXPECT_EQ(scratch.files(), Names{"scores.csv"});
      EXPECT_EQ(scratch.read("scores.csv"), "precious\n");
    }
  }
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

TEST(CommandOutput, PipeThatDoesNotBlockIsWaitedFor) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  // Programs with an event loop leave their pipes so.
  const ScratchFolder scratch;
  const std::string expected = run_ssi({"explain", golden_path("members.csv"), "--csv"}).out;
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  const auto holds = static_cast<std::size_t>(::fcntl(pipe[1], F_SETPIPE_SZ, 4096));
  ASSERT_GT(expected.size(), holds);
  ::fcntl(pipe[0], F_SETFD, FD_CLOEXEC);
  ::fcntl(pipe[1], F_SETFL, O_NONBLOCK);
  std::string text;
  std::thread reader([&] {
    std::array<char, 512> block{};
    while (true) {
      const ssize_t n = ::read(pipe[0], block.data(), block.size());
      if (n <= 0) break;
      text.append(block.data(), static_cast<std::size_t>(n));
    }
  });
  const Outcome explained = run_ssi(
      {"explain", golden_path("members.csv"), "--csv", "-o", "/dev/fd/" + std::to_string(pipe[1])});
  ::close(pipe[1]);
  reader.join();
  ::close(pipe[0]);
  EXPECT_TRUE(succeeds(explained));
  EXPECT_TRUE(text == expected) << text.size() << " of " << expected.size() << " bytes";
}

TEST(CommandOutput, InputThatDoesNotBlockIsWaitedFor) {
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
  ::fcntl(pipe[1], F_SETFD, FD_CLOEXEC);
  std::thread feeder([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));  // there is nothing to read yet
    feed(pipe[1], kMembers);
  });
  const Outcome scored = run_shell(R"("$ssi" score - <&"$1")", {std::to_string(pipe[0])});
  feeder.join();
  ::close(pipe[0]);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(scored.out, kScores);
}

TEST(CommandOutput, FullFolderThatStdoutWaitsInIsNamed) {
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "3000", "-o", members})));
  const std::string folder = scratch.path("small");
  std::filesystem::create_directory(folder);
  const Outcome explained = run_shell(
      R"(unshare -m sh -c 'mount -t tmpfs -o size=1M none "$2" || exit 99
                           TMPDIR=$2 exec "$0" explain "$1" --csv' "$ssi" "$1" "$2")",
      {members, folder});
  if (explained.exit_code == 99 || contains(explained.err, "unshare")) {
    GTEST_SKIP() << "mounting is not permitted here";
  }
  EXPECT_TRUE(fails_in_one_line(explained, 74, {folder, "<stdout>", "No space left"}));
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

TEST(CommandOutput, SummaryCountsThoseOfWhomLittleWasObservedApart) {
  // The golden members, of whom most signals are known, and as many with posts alone.
  const std::vector<std::string> lines = lines_of(golden("members.csv"));
  std::string half = lines[0] + '\n';
  for (std::size_t i = 1; i <= 40; ++i) half += lines[i] + '\n';
  std::string little = half;
  const std::size_t before = 14;  // separators before the column posts, of 41
  for (int i = 0; i < 7; ++i) {
    little += "x" + std::to_string(i) + std::string(before, ',') + "9" +
              std::string(41 - before, ',') + '\n';
  }
  const auto bands_of = [](const Outcome& scored) {
    std::vector<std::string> bands;
    for (const std::string& line : lines_of(scored.err)) {
      for (const char* name : {"leader ", "laggard ", "developing ", "too little observed "}) {
        if (line.starts_with(name)) bands.push_back(line);
      }
    }
    return bands;
  };
  std::vector<std::string> expected = bands_of(run_ssi({"score", "-"}, half));
  ASSERT_EQ(expected.size(), 3U) << "of all golden members enough is known";
  expected.emplace_back("too little observed             7  coverage under 50.00 %");
  EXPECT_EQ(bands_of(run_ssi({"score", "-"}, little)), expected) << "shares are of the others";
  EXPECT_EQ(bands_of(run_ssi({"score", "-", "--threads", "5"}, little)), expected);
  EXPECT_EQ(bands_of(run_ssi({"score", "-", "--min-coverage", "0"}, little)).size(), 3U);
  const auto none = bands_of(run_ssi({"score", "-", "--min-coverage", "100"}, little));
  EXPECT_TRUE(none.back().starts_with("too little observed ")) << none.back();
  EXPECT_TRUE(none.back().ends_with("  coverage under 100.00 %"));
}

TEST(CommandOutput, SummarySaysThatTheScoreIsNotLinkedIns) {
  const Outcome scored = run_ssi({"score", "-"}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(contains(scored.err, "LinkedIn")) << scored.err;
}
