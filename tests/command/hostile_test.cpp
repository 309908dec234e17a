// SPDX-License-Identifier: MIT
//
// Inputs cut and changed at every byte, and a system that says no: full disks, closed streams,
// folders without permission. Always the right exit code, and never half of a file.

#include <optional>

#include "command/harness.hpp"
#include "support/flood.hpp"

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

/// Runs a shell script, in which "$ssi" is the command and "$1", "$2" ... are `arguments`, where it
/// may mount; nothing where this user, or this container, may not.
std::optional<Outcome> run_where_mounts_are_allowed(const std::string& script,
                                                    const std::vector<std::string>& arguments) {
  // A user who is not root may be root in a namespace.
  const std::string unshare =
      ::geteuid() == 0 ? "unshare --mount " : "unshare --map-root-user --mount ";
  static const bool kIsAllowed = run_shell(unshare + "sh -c 'mount -t tmpfs none \"$1\"' sh \"$1\"",
                                           {std::filesystem::temp_directory_path().string()})
                                     .exit_code == 0;
  if (!kIsAllowed) return std::nullopt;
  std::vector<std::string> words = {script};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_shell(R"(script="ssi=\$0; $1"; shift; )" + unshare + R"(sh -c "$script" "$ssi" "$@")",
                   words);
}

/// Runs a script in which "$folder" is a disk of 64 KB that holds old.csv, a file of one line, and
/// prints what is there afterwards; nothing where no disk can be mounted.
std::optional<Outcome> run_on_small_disk(const std::string& script,
                                         const std::vector<std::string>& arguments) {
  static const std::string kMount =
      "folder=$1; shift; mount -t tmpfs -o size=64k,nr_inodes=64 none \"$folder\" && "
      "echo precious > \"$folder/old.csv\" || exit 99; ";
  static const std::string kReport =
      "; code=$?; ls -A \"$folder\"; cat \"$folder/old.csv\"; exit $code";
  const ScratchFolder scratch;
  std::vector<std::string> words = {scratch.path("")};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_where_mounts_are_allowed(kMount + script + kReport, words);
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

// ------------------------------------------------------------------ texts that collide

TEST(CommandHostile, TextsThatWereMadeToCollideTakeNoLongerThanOthers) {
  // Anybody who knows a table's hash can make it compare each text with all others: for minutes.
  const std::vector<std::string> texts = ssi::texts_of_equal_hash(150'000);
  std::string members = "member_id,industry,posts\n";
  std::string connections = "member_a,member_b\n";
  for (const std::string& text : texts) {
    members += text + "," + text + ",1\n";
    connections += text + "," + texts.front() + "\n";
  }
  const ScratchFolder scratch;
  const std::string file = scratch.write("members.csv", members);
  const std::string network = scratch.write("connections.csv", connections);
  const auto rows = [](const Outcome& outcome) { return lines_of(outcome.out).size() - 1; };
  const Outcome cohorts = run_ssi({"cohorts", file, "--by", "industry", "--min-cohort", "1"});
  ASSERT_TRUE(succeeds(cohorts));
  EXPECT_EQ(rows(cohorts), texts.size());
  const Names words = {"score", file, "--network", network, "--cohort", "industry"};
  const Outcome scored = run_ssi(words);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(rows(scored), texts.size());
  EXPECT_TRUE(contains(scored.err, "network: 149999 connections"));
  EXPECT_EQ(run_ssi(words).out, scored.out) << "the same in every process";
}

TEST(CommandHostile, AHeaderOfNamesThatCollideIsReadAtOnce) {
  std::string header = "member_id";
  std::string record = "m1";
  for (const std::string& text : ssi::texts_of_equal_hash(60'000)) {
    header += "," + text;
    record += ",";
  }
  EXPECT_TRUE(succeeds(run_ssi({"score", "-"}, header + ",posts\n" + record + ",\n")));
}

// ------------------------------------------------------------------ long records

TEST(CommandHostile, TooLongAPartOfAFileIsSaidToBeTooLong) {
  constexpr std::size_t kTooLong = std::size_t{17} << 20;
  const std::string x(kTooLong, 'x');
  std::string umlauts;
  for (std::size_t i = 0; i < kTooLong / 2; ++i) umlauts += "\xC3\xA4";
  const std::string header = "member_id,note,posts\n";
  struct Case {
    std::string text;
    const char* place;
    const char* what;
  };
  const Case cases[] = {
      {header + "m0,,1\nm1," + x + ",5\n", "<stdin>:3: ", "record"},
      {header + "m0,,1\nm1,\"" + x + "\",5\n", "<stdin>:3: ", "record"},
      {header + "m00,,1\nm1," + umlauts + ",5\n", "<stdin>:3: ", "record"},
      {header + "m000,,1\nm1," + umlauts + ",5\n", "<stdin>:3: ", "record"},
      {header + x + ",,5\n", "<stdin>:2: ", "record"},
      {header + "m1,," + std::string(kTooLong, '0') + "\n", "<stdin>:2: ", "record"},
      {header + "m1,," + x, "<stdin>:2: ", "record"},
      {x + ",member_id,posts\n1,m1,5\n", "<stdin>:1: ", "header"},
      {"\"" + x + "\",member_id,posts\n1,m1,5\n", "<stdin>:1: ", "header"},
  };
  for (const Case& c : cases) {
    const Outcome scored = run_ssi({"score", "-"}, c.text);
    EXPECT_EQ(scored.exit_code, 65);
    EXPECT_EQ(scored.err,
              std::string("ssi: ") + c.place + "the " + c.what + " is longer than 16 MiB\n");
  }
  const Outcome open = run_ssi({"score", "-"}, header + "m1,\"x\n" + x + "\n");
  EXPECT_EQ(open.exit_code, 65);
  EXPECT_EQ(open.err,
            "ssi: <stdin>:2: the record is longer than 16 MiB: a quote in it may lack the one that "
            "closes it\n");
}

TEST(CommandHostile, LinesWithinACellTakeNoMemoryOfTheirOwn) {
  const std::string limit = "ulimit -v 400000; \"$ssi\" ";
  if (run_shell(limit + "--version").exit_code != 0) GTEST_SKIP() << "a sanitizer wants more";
  const std::string lines(std::size_t{15} << 20, '\n');
  const ScratchFolder scratch;
  const std::string members =
      scratch.write("members.csv", "member_id,posts,note\nm1,5,\"" + lines + "\"\nm2,5,\n");
  const Outcome scored = run_shell(limit + "score \"$1\" --threads 1", {members});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(lines_of(scored.out).size(), 3u);
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
  for (const std::string& script : scripts) {
    SCOPED_TRACE(script);
    const auto outcome = run_on_small_disk(script, {members});
    if (!outcome) GTEST_SKIP() << "no disk can be mounted here";
    EXPECT_EQ(outcome->exit_code, 74);
    EXPECT_EQ(outcome->out, "old.csv\nprecious\n");
    EXPECT_TRUE(contains(outcome->err, "No space left")) << outcome->err;
  }
}

TEST(CommandHostile, DiskWithoutRoomForAnotherFileIsNotWrittenTo) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const auto outcome = run_on_small_disk(
      R"(i=0; while touch "$folder/f$i" 2>/dev/null; do i=$((i+1)); done
         "$ssi" score "$1" -o "$folder/new.csv"; code=$?; rm "$folder"/f*; (exit $code))",
      {members});
  if (!outcome) GTEST_SKIP() << "no disk can be mounted here";
  EXPECT_EQ(outcome->exit_code, 73) << outcome->err;
  EXPECT_EQ(outcome->out, "old.csv\nprecious\n");
}

// ------------------------------------------------------------------ no /proc

TEST(CommandHostile, WithoutProcFilesAreStillWritten) {
  // A nameless file gets its name by way of /proc.
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string expected = run_ssi({"score", members}).out;
  scratch.write("old.csv", "precious\n");
  for (const std::string name : {"old.csv", "new.csv"}) {
    const auto scored = run_where_mounts_are_allowed(
        R"(mount -t tmpfs none /proc && "$ssi" --version > /dev/null || exit 99
           "$ssi" score "$1" -o "$2")",
        {members, scratch.path(name)});
    if (!scored || scored->exit_code == 99) {
      GTEST_SKIP() << "nothing can be mounted over /proc here, or no command runs without it";
    }
    EXPECT_TRUE(succeeds(*scored));
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
