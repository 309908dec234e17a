// SPDX-License-Identifier: MIT
//
// Signals at any moment: a command that is told to end ends by that signal, the file that was there
// is unchanged or wholly replaced, and nothing else is left. Only SIGKILL may leave .ssi-*.tmp
// behind: between the last two system calls, and on a file system that has no nameless files.

#include <chrono>
#include <random>

#include "command/harness.hpp"

using namespace command;

namespace {

using Clock = std::chrono::steady_clock;
using Duration = Clock::duration;

/// Runs the command, silent, and sends it a signal after a while. Returns the exit code as shells
/// say it.
int run_and_signal(std::vector<std::string> words, int signal, Duration after) {
  words.insert(words.begin(), kSsi);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const SpawnAttributes attributes;
  const int error = ::posix_spawn(&child, argv[0], &files, attributes.get(), argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::system_error(error, std::generic_category(), words[0]);
  if (signal != 0) {
    std::this_thread::sleep_for(after);
    ::kill(child, signal);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Removes `.ssi-*.tmp`, and returns whether there was one.
bool remove_temporary_files(const ScratchFolder& scratch) {
  bool removed = false;
  for (const std::string& name : scratch.files()) {
    const bool is_temporary = name.starts_with(".ssi-") && name.ends_with(".tmp");
    if (is_temporary) removed |= std::filesystem::remove(scratch.path(name));
  }
  return removed;
}

/// A nameless file gets its name by way of /proc.
bool has_nameless_files(const ScratchFolder& scratch) {
  if (!std::filesystem::exists("/proc/self/fd")) return false;
  const int file = ::open(scratch.path(".").c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
  return file >= 0;
}

/// Has a command that writes the file `out` of a folder end early, again and again.
void end_early(const ScratchFolder& scratch, const std::vector<std::string>& words) {
  const Clock::time_point begin = Clock::now();
  ASSERT_EQ(run_and_signal(words, 0, {}), 0);
  const Duration whole = Clock::now() - begin;
  const std::string complete = scratch.read("out");
  const Names files = scratch.files();
  std::mt19937 random(7);
  int ended = 0;
  int left_behind = 0;  // by SIGKILL, which nothing can handle
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGKILL}) {
    for (int round = 0; round < 6; ++round) {
      scratch.write("out", "precious\n");
      const Duration after = whole * (random() % 1100) / 1000;
      SCOPED_TRACE("signal " + std::to_string(signal) + " after " +
                   std::to_string(std::chrono::duration<double>(after).count()) + " s of " +
                   std::to_string(std::chrono::duration<double>(whole).count()));
      const int code = run_and_signal(words, signal, after);
      ended += code != 0;
      EXPECT_TRUE(code == 0 || code == 128 + signal) << code;
      const std::string now = scratch.read("out");
      EXPECT_TRUE(now == complete || (now == "precious\n" && code != 0)) << now.size();
      if (signal == SIGKILL) left_behind += remove_temporary_files(scratch);
      EXPECT_EQ(scratch.files(), files);
    }
  }
  EXPECT_GT(ended, 0) << "no signal came in time";
  // A nameless file has a name between the last two system calls only.
  EXPECT_LE(left_behind, has_nameless_files(scratch) ? 2 : 6);
}

}  // namespace

TEST(CommandSignal, EndsScoringWithoutATrace) {
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "40000", "-o", members})));
  end_early(scratch, {"score", members, "--cohort", "industry", "-o", scratch.path("out")});
}

TEST(CommandSignal, EndsCohortsWithoutATrace) {
  const ScratchFolder scratch;
  const std::string members = scratch.path("members.csv");
  ASSERT_TRUE(succeeds(run_ssi({"generate", "--members", "40000", "-o", members})));
  end_early(scratch, {"cohorts", members, "--by", "industry", "--save", scratch.path("out")});
}

TEST(CommandSignal, EndsGeneratingWithoutATrace) {
  const ScratchFolder scratch;
  end_early(scratch, {"generate", "--members", "40000", "-o", scratch.path("out")});
}

// The moments that no chance finds: system calls that raise a signal first.

class CommandSignalWithin : public testing::TestWithParam<std::string> {};

TEST_P(CommandSignalWithin, LeavesNothingBehind) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", "member_id,posts\nann,1\n");
  const std::string old = scratch.write("old.csv", "precious\n");
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU}) {
    const std::string signal = std::to_string(number);
    for (const std::string& target : {old, scratch.path("new.csv")}) {
      SCOPED_TRACE(signal + ", " + target);
      const Outcome outcome = run_shell(
          R"(ulimit -c 0; SIGNAL_IN="$3" SIGNAL="$4" ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$5" )"
          R"("$ssi" score "$1" -o "$2")",
          {members, target, GetParam(), signal, kSignallingCalls});
      EXPECT_EQ(outcome.exit_code, 128 + number) << outcome.err;
      EXPECT_EQ(scratch.files(), (Names{"members.csv", "old.csv"}));
      EXPECT_EQ(scratch.read("old.csv"), "precious\n");
    }
  }
}

// "named-...": with a file system that has no nameless files.
INSTANTIATE_TEST_SUITE_P(Calls, CommandSignalWithin,
                         testing::Values("rename", "named-rename", "named-write"),
                         [](const auto& call) {
                           std::string name = call.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(CommandSignal, ReaderThatHasGoneLeavesNothingBehind) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  // The saved cohorts have a name already when the table goes out.
  const ScratchFolder scratch;
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  ::close(pipe[0]);
  const Outcome outcome =
      run_ssi({"cohorts", golden_path("members.csv"), "--by", "industry", "--save",
               scratch.path("saved"), "-o", "/dev/fd/" + std::to_string(pipe[1])});
  ::close(pipe[1]);
  EXPECT_EQ(outcome.exit_code, 128 + SIGPIPE) << outcome.err;
  EXPECT_EQ(scratch.files(), Names{});
}

TEST(CommandSignal, ReaderThatHasGoneIsNoErrorWhereTheParentHoldsSignalsBack) {
  if (!std::filesystem::exists("/dev/fd/0")) GTEST_SKIP() << "no /dev/fd here";
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  ::close(pipe[0]);
  sigset_t held;
  sigset_t before;
  sigemptyset(&held);
  sigaddset(&held, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &held, &before);
  const Outcome outcome =
      run_ssi({"score", golden_path("members.csv"), "-o", "/dev/fd/" + std::to_string(pipe[1])});
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  ::close(pipe[1]);
  EXPECT_EQ(outcome.exit_code, 128 + SIGPIPE);
  EXPECT_EQ(outcome.err, "");
}

TEST(CommandSignal, NamedTemporaryFileTakesTheOldOnesPlace) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", "member_id,posts\nann,1\n");
  const std::string target = scratch.write("out", "precious\n");
  const Outcome outcome =
      run_shell(R"(SIGNAL_IN=named- SIGNAL=0 ASAN_OPTIONS=verify_asan_link_order=0 )"
                R"(LD_PRELOAD="$3" "$ssi" score "$1" -o "$2")",
                {members, target, kSignallingCalls});
  EXPECT_TRUE(succeeds(outcome));
  EXPECT_EQ(scratch.read("out"), run_ssi({"score", members}).out);
  EXPECT_EQ(scratch.files(), (Names{"members.csv", "out"}));
}

TEST(CommandSignal, WhatTheParentIgnoresStaysIgnored) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", "member_id,posts\nann,1\n");
  const Outcome outcome =
      run_shell(R"(trap '' HUP; SIGNAL_IN=rename SIGNAL=1 ASAN_OPTIONS=verify_asan_link_order=0 )"
                R"(LD_PRELOAD="$3" "$ssi" score "$1" -o "$2")",
                {members, scratch.path("out"), kSignallingCalls});
  EXPECT_TRUE(succeeds(outcome));
  EXPECT_EQ(scratch.files(), (Names{"members.csv", "out"}));
}

TEST(CommandSignal, BytesAreOnDiskBeforeTheFileHasItsName) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", "member_id,posts\nann,1\n");
  for (const std::string named : {"named-", ""}) {
    const Outcome outcome =
        run_shell(R"(SIGNAL_IN="$4" CALLS="$5" ASAN_OPTIONS=verify_asan_link_order=0 )"
                  R"(LD_PRELOAD="$3" "$ssi" score "$1" -o "$2")",
                  {members, scratch.path("out"), kSignallingCalls, named, scratch.path("calls")});
    EXPECT_TRUE(succeeds(outcome));
    EXPECT_EQ(scratch.read("calls"), "fsync file\nrename\nfsync folder\n");
    std::filesystem::remove(scratch.path("calls"));
  }
}
