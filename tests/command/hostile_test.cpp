// SPDX-License-Identifier: MIT
//
// Inputs cut and changed at every byte, and a system that says no: full disks, closed streams,
// folders without permission. Always the right exit code, and never half of a file.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kMembers =
    "member_id,team,posts\nann,a,1\nbob,\"b\n,b\",22\ncid,a,333\ndan,\xC3\xB6,4444\n";
const std::string kModel =
    "id = \"m-1\"\n"
    "window_days = 30\n"
    "[[competency]]\n"
    "name = \"c\"\n"
    "maximum = 10.00\n"
    "terms = [ { name = \"t\", count = \"posts\", curve = \"log\", full = 9, points = 10.00 } ]\n"
    "[[band]]\n"
    "name = \"rest\"\n";

std::string saved_cohorts(const ScratchFolder& scratch) {
  EXPECT_TRUE(succeeds(
      run_ssi({"cohorts", "-", "--by", "team", "--save", scratch.path("saved")}, kMembers)));
  return scratch.read("saved");
}

/// Runs a script in which "$folder" is a disk of 64 KB that holds old.csv, a file of one line, and
/// prints what is there afterwards. Only root may mount, and not everywhere.
Outcome run_on_small_disk(const std::string& script, const std::vector<std::string>& arguments) {
  static const std::string kMount =
      "mount -t tmpfs -o size=64k,nr_inodes=64 none \"$folder\" 2>/dev/null || exit 99; "
      "echo precious > \"$folder/old.csv\"; ";
  static const std::string kReport =
      "; code=$?; ls -A \"$folder\"; cat \"$folder/old.csv\"; exit $code";
  const ScratchFolder scratch;
  std::vector<std::string> words = {"unshare",
                                    "--mount",
                                    "sh",
                                    "-c",
                                    "ssi=$0; folder=$1; shift; " + kMount + script + kReport,
                                    SSI_COMMAND,
                                    scratch.path("")};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run(std::move(words));
}

/// A shell's prefix for the command of somebody who is not root; empty if there is none.
std::string as_nobody() {
  if (::geteuid() != 0) return " ";
  const std::string prefix = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
  return run_shell(prefix + "\"$ssi\" --version").exit_code == 0 ? prefix : "";
}

}  // namespace

// ------------------------------------------------------------------ cut and changed at every byte

TEST(CommandHostile, ConnectionsCutAnywhereAreReadOrRefused) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string connections = "member_a,member_b\r\nann,bob\n\"cid\",\"dan\"\r\nann,dan";
  const std::vector<std::string> words = {"score", members, "--network", "-"};
  ASSERT_TRUE(succeeds(run_ssi(words, connections)));
  int read = 0;
  for (std::size_t length = 0; length < connections.size(); ++length) {
    SCOPED_TRACE("cut to " + std::to_string(length) + " bytes");
    const Outcome scored = run_ssi(words, std::string_view(connections).substr(0, length));
    if (scored.exit_code == 0) {
      ++read;
    } else {
      EXPECT_TRUE(fails_in_one_line(scored, 65, {"<stdin>:"}));
    }
  }
  EXPECT_GE(read, 6);  // each whole line, with and without its line end
}

TEST(CommandHostile, ModelCutAnywhereIsReadOrRefused) {
  ASSERT_TRUE(succeeds(run_ssi({"model", "check", "-"}, kModel)));
  int read = 0;
  for (std::size_t length = 0; length < kModel.size(); ++length) {
    SCOPED_TRACE("cut to " + std::to_string(length) + " bytes");
    const Outcome checked =
        run_ssi({"model", "check", "-"}, std::string_view(kModel).substr(0, length));
    if (checked.exit_code == 0) {
      ++read;
      continue;
    }
    EXPECT_EQ(checked.exit_code, 78);
    EXPECT_EQ(checked.out, "");
    EXPECT_NE(checked.err, "");
    for (const std::string& line : lines_of(checked.err)) {
      EXPECT_TRUE(line.starts_with("ssi: <stdin>:")) << line;
    }
  }
  EXPECT_GE(read, 2);  // without the band
}

TEST(CommandHostile, CohortsCutOrChangedAnywhereAreRefused) {
  const ScratchFolder scratch;
  const std::string saved = saved_cohorts(scratch);
  const std::vector<std::string> words = {"cohorts", "--merge", "-", "--min-cohort", "1"};
  ASSERT_TRUE(succeeds(run_ssi(words, saved)));
  for (std::size_t i = 0; i < saved.size(); ++i) {
    SCOPED_TRACE("byte " + std::to_string(i));
    EXPECT_TRUE(
        fails_in_one_line(run_ssi(words, std::string_view(saved).substr(0, i)), 65, {"<stdin>: "}));
    if (i % 4 != 0) continue;  // cohort_file_test.cpp changes each
    std::string changed = saved;
    changed[i] = static_cast<char>(changed[i] ^ (1 << i % 8));
    EXPECT_TRUE(fails_in_one_line(run_ssi(words, changed), 65, {"<stdin>: "}));
  }
}

TEST(CommandHostile, MembersCutAnywhereAreExplainedOrRefused) {
  int explained = 0;
  for (std::size_t length = 0; length <= kMembers.size(); ++length) {
    SCOPED_TRACE("cut to " + std::to_string(length) + " bytes");
    const Outcome outcome =
        run_ssi({"explain", "-", "--member", "ann"}, std::string_view(kMembers).substr(0, length));
    if (outcome.exit_code == 0) {
      ++explained;
    } else {
      EXPECT_TRUE(fails_in_one_line(outcome, 65, {"<stdin>:"}));
    }
  }
  EXPECT_GE(explained, 8);
}

// ------------------------------------------------------------------ a full disk

TEST(CommandHostile, FullDiskLeavesTheOldFileAndNothingElse) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", golden("members.csv"));
  const std::vector<std::string> scripts = {
      R"("$ssi" score "$1" -o "$folder/old.csv")",
      R"("$ssi" score "$1" -o "$folder/new.csv")",
      R"("$ssi" explain "$1" --csv -o "$folder/old.csv")",
      R"("$ssi" generate --members 10000 -o "$folder/old.csv")",
      R"("$ssi" generate --members 10000 --connections "$folder/new.csv" -o /dev/null)",
      R"("$ssi" cohorts "$1" --by member_id --save "$folder/old.csv" -o /dev/null)",
      R"("$ssi" cohorts "$1" --by member_id --min-cohort 1 -o "$folder/old.csv")"};
  if (run_on_small_disk("true", {}).exit_code != 0) GTEST_SKIP() << "no disk can be mounted here";
  for (const std::string& script : scripts) {
    SCOPED_TRACE(script);
    const Outcome outcome = run_on_small_disk(script, {members});
    EXPECT_EQ(outcome.exit_code, 74);
    EXPECT_EQ(outcome.out, "old.csv\nprecious\n");
    EXPECT_TRUE(contains(outcome.err, "No space left")) << outcome.err;
  }
}

TEST(CommandHostile, DiskWithoutRoomForAnotherFileIsNotWrittenTo) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  if (run_on_small_disk("true", {}).exit_code != 0) GTEST_SKIP() << "no disk can be mounted here";
  const Outcome outcome = run_on_small_disk(
      R"(i=0; while touch "$folder/f$i" 2>/dev/null; do i=$((i+1)); done
         "$ssi" score "$1" -o "$folder/new.csv"; code=$?; rm "$folder"/f*; (exit $code))",
      {members});
  EXPECT_EQ(outcome.exit_code, 73) << outcome.err;
  EXPECT_EQ(outcome.out, "old.csv\nprecious\n");
}

// ------------------------------------------------------------------ no /proc

TEST(CommandHostile, WithoutProcFilesAreStillWritten) {
  // A nameless file gets its name by way of /proc.
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string expected = run_ssi({"score", members}).out;
  scratch.write("old.csv", "precious\n");
  for (const std::string name : {"old.csv", "new.csv"}) {
    const Outcome scored =
        run({"unshare", "--map-root-user", "--mount", "sh", "-c",
             R"(mount -t tmpfs none /proc 2>/dev/null && "$0" --version || exit 99
                "$0" score "$1" -o "$2")",
             SSI_COMMAND, members, scratch.path(name)});
    if (scored.exit_code == 99 || contains(scored.err, "unshare: ")) {
      GTEST_SKIP() << "nothing can be mounted over /proc here, or no command runs without it";
    }
    EXPECT_TRUE(succeeds(scored));
    EXPECT_EQ(scratch.read(name), expected);
  }
  EXPECT_EQ(scratch.files(), (Names{"members.csv", "new.csv", "old.csv"}));
}

// ------------------------------------------------------------------ closed streams

TEST(CommandHostile, ClosedStreamsNeverGetIntoAFile) {
  // A file that is opened next becomes the stream that was closed.
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string expected = run_ssi({"score", members}).out;
  for (const std::string closed : {"0<&-", "2>&-", "0<&- 2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"}) {
    SCOPED_TRACE(closed);
    std::filesystem::remove(scratch.path("scores.csv"));
    EXPECT_EQ(
        run_shell(R"("$ssi" score "$1" -o "$2" )" + closed, {members, scratch.path("scores.csv")})
            .exit_code,
        0);
    EXPECT_EQ(scratch.read("scores.csv"), expected);
    EXPECT_EQ(scratch.read("members.csv"), kMembers);
  }
}

TEST(CommandHostile, ClosedStdoutIsAnErrorAndNotAnotherFile) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string connections = scratch.path("connections.csv");
  for (const std::string closed : {"1>&-", "0<&- 1>&-"}) {
    SCOPED_TRACE(closed);
    const Outcome scored = run_shell(R"("$ssi" score "$1" )" + closed, {members});
    EXPECT_EQ(scored.exit_code, 74) << scored.err;
    const Outcome generated =
        run_shell(R"("$ssi" generate --members 50 --connections "$1" )" + closed, {connections});
    EXPECT_EQ(generated.exit_code, 74) << generated.err;
    EXPECT_EQ(scratch.files(), Names{"members.csv"});
  }
}

TEST(CommandHostile, ClosedStdinCannotBeRead) {
  const Outcome scored = run_shell(R"("$ssi" score - 0<&-)");
  EXPECT_TRUE(fails_in_one_line(scored, 74, {"<stdin>"}));
}

// ------------------------------------------------------------------ no permission

TEST(CommandHostile, WithoutPermissionNothingIsReadOrWritten) {
  const std::string prefix = as_nobody();
  if (prefix.empty()) GTEST_SKIP() << "cannot become somebody who is not root";
  const ScratchFolder scratch;
  namespace fs = std::filesystem;
  fs::permissions(scratch.path(""), fs::perms(0755));
  scratch.write("members.csv", kMembers);
  scratch.write("secret.csv", kMembers);
  scratch.write("locked.csv", "precious\n");
  fs::create_directory(scratch.path("open"));
  fs::permissions(scratch.path("open"), fs::perms(0777));
  fs::permissions(scratch.path("secret.csv"), fs::perms(0));
  scratch.write("open/theirs.csv", "precious\n");
  fs::permissions(scratch.path("open/theirs.csv"), fs::perms(0444));
  const auto run_there = [&](const std::string& arguments) {
    return run_shell("cd \"$1\" && " + prefix + "\"$ssi\" " + arguments, {scratch.path("")});
  };
  EXPECT_TRUE(fails_in_one_line(run_there("score secret.csv"), 66, {"secret.csv"}));
  EXPECT_TRUE(
      fails_in_one_line(run_there("score members.csv --model secret.csv"), 66, {"secret.csv"}));
  EXPECT_TRUE(fails_in_one_line(run_there("cohorts --merge secret.csv"), 66, {"secret.csv"}));
  EXPECT_TRUE(fails_in_one_line(run_there("score members.csv -o open/theirs.csv"), 73,
                                {"open/theirs.csv"}));
  if (::geteuid() == 0) {
    EXPECT_TRUE(fails_in_one_line(run_there("score members.csv -o new.csv"), 73, {"new.csv"}));
    EXPECT_TRUE(
        fails_in_one_line(run_there("score members.csv -o locked.csv"), 73, {"locked.csv"}));
  }
  EXPECT_TRUE(succeeds(run_there("score members.csv -o open/new.csv")));
  EXPECT_EQ(scratch.read("open/theirs.csv"), "precious\n");
  EXPECT_EQ(scratch.read("locked.csv"), "precious\n");
  EXPECT_EQ(scratch.files(), (Names{"locked.csv", "members.csv", "open", "secret.csv"}));
}
