// SPDX-License-Identifier: MIT
//
// Files that are there when the command writes to them: nobody else's file is touched, nobody gets
// a right that the old file did not give, and a file that cannot be replaced is refused before any
// work.

#include <sys/stat.h>
#include <sys/xattr.h>

#include <cstdint>
#include <initializer_list>

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kMembers = "member_id,has_photo\nann,1\n";
const std::string kScores = std::string(kScoreHeader) + brand_row("ann", "1.50", "1.50");

constexpr uid_t kSomebody = 65534;
/// The beginning of a command line: runs it as a user without any rights, who is not in the files'
/// group.
const std::string kAsSomebody = "setpriv --reuid=65534 --regid=65534 --clear-groups ";

struct stat status_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status;
}

unsigned mode_of(const std::string& path) { return status_of(path).st_mode & 07777U; }

/// Whether this process may act as another user, who can run the command and reach a folder.
bool can_be_somebody(const ScratchFolder& scratch) {
  ::chmod(scratch.path("").c_str(), 0777);
  return ::geteuid() == 0 && succeeds(run_shell(kAsSomebody + R"("$ssi" --version)")) &&
         succeeds(run_shell(kAsSomebody + R"(test -w "$1")", {scratch.path("")}));
}

/// Whether this process may mount, in a namespace of its own.
bool can_mount(const ScratchFolder& scratch) {
  return succeeds(
      run_shell(R"(unshare -m sh -c 'mount --bind "$0" "$0"' "$1")", {scratch.path("")}));
}

// Access lists, as Linux keeps them in an attribute.

constexpr const char* kAccessList = "system.posix_acl_access";

enum class AccessTag : std::uint16_t {
  owner = 0x01,
  user = 0x02,
  group = 0x04,
  mask = 0x10,
  other = 0x20,
};

using enum AccessTag;

struct AccessEntry {
  AccessTag tag;
  std::uint16_t rights = 0;  // as an octal digit of chmod
  std::uint32_t whose = 0xffffffff;
};
static_assert(sizeof(AccessEntry) == 8);

std::string access_list(std::initializer_list<AccessEntry> entries) {
  const std::uint32_t version = 2;
  std::string list(reinterpret_cast<const char*>(&version), sizeof version);
  return list.append(reinterpret_cast<const char*>(std::data(entries)),
                     entries.size() * sizeof(AccessEntry));
}

bool set_list(const std::string& path, const char* attribute, const std::string& list) {
  return ::setxattr(path.c_str(), attribute, list.data(), list.size(), 0) == 0;
}

/// Empty: the mode says all.
std::string list_of(const std::string& path) {
  std::array<char, 256> list{};
  const ssize_t size = ::getxattr(path.c_str(), kAccessList, list.data(), list.size());
  return {list.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

}  // namespace

TEST(CommandReplacement, FileNamedLikeATemporaryOneStays) {
  const ScratchFolder scratch;
  const Outcome scored = run_shell(
      R"(echo precious > "$1.$$"; mv "$1.$$" "$2"; ln "$2" "$1.$$"; exec "$ssi" score - -o "$1")",
      {scratch.path("scores.csv"), scratch.path("kept")}, kMembers);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(scratch.files().size(), 3U);
  EXPECT_EQ(status_of(scratch.path("kept")).st_nlink, 2U) << "scores.csv.PID was removed";
  EXPECT_EQ(scratch.read("kept"), "precious\n");
  EXPECT_EQ(scratch.read("scores.csv"), kScores);
}

TEST(CommandReplacement, SetUidBitsAreDropped) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "old\n");
  for (const mode_t mode : {04777U, 02775U, 06755U, 01644U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", path}, kMembers)));
    EXPECT_EQ(mode_of(path), mode & 0777U);
  }
}

TEST(CommandReplacement, OwnerGroupAndModeAreKept) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "old\n");
  if (::chown(path.c_str(), kSomebody, 60) != 0) GTEST_SKIP() << "only root gives files away";
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", path}, kMembers)));
  EXPECT_EQ(scratch.read("scores.csv"), kScores);
  EXPECT_EQ(status_of(path).st_uid, kSomebody);
  EXPECT_EQ(status_of(path).st_gid, 60U);
  EXPECT_EQ(mode_of(path), 0640U);
}

TEST(CommandReplacement, GroupThatCannotBeKeptLeavesTheNewOneNoMoreThanOthersHad) {
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  const std::string path = scratch.write("scores.csv", "old\n");
  // The members of the old group are among the others afterwards.
  for (const auto& [old_mode, new_mode] :
       {std::pair{0676U, 0666U}, {0666U, 0666U}, {0646U, 0644U}, {0606U, 0600U}}) {
    ASSERT_EQ(::chown(path.c_str(), 0, 0), 0);
    ASSERT_EQ(::chmod(path.c_str(), old_mode), 0);
    ASSERT_TRUE(succeeds(run_shell(kAsSomebody + R"("$ssi" score - -o "$1")", {path}, kMembers)));
    EXPECT_EQ(scratch.read("scores.csv"), kScores);
    EXPECT_EQ(status_of(path).st_uid, kSomebody);
    EXPECT_EQ(mode_of(path), new_mode);
  }
}

TEST(CommandReplacement, ModeIsKeptByWhoMayOnlyGiveFilesAway) {
  const ScratchFolder scratch;
  const std::string capable = kAsSomebody + "--inh-caps=+chown --ambient-caps=+chown ";
  if (!can_be_somebody(scratch) || !succeeds(run_shell(capable + "true"))) {
    GTEST_SKIP() << "capabilities cannot be given here";
  }
  const std::string path = scratch.write("scores.csv", "old\n");
  ASSERT_EQ(::chown(path.c_str(), 7, 60), 0);
  ASSERT_EQ(::chmod(path.c_str(), 0646), 0);
  ASSERT_TRUE(succeeds(run_shell(capable + R"("$ssi" score - -o "$1")", {path}, kMembers)));
  EXPECT_EQ(status_of(path).st_uid, 7U);
  EXPECT_EQ(status_of(path).st_gid, 60U);
  EXPECT_EQ(mode_of(path), 0646U);
}

TEST(CommandReplacement, AccessListIsKept) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "old\n");
  const std::string list = access_list({{owner, 6}, {user, 4, 7}, {group}, {mask, 4}, {other}});
  if (!set_list(path, kAccessList, list)) GTEST_SKIP() << "there are no access lists here";
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", path}, kMembers)));
  EXPECT_EQ(list_of(path), list);
}

TEST(CommandReplacement, AccessListThatCannotBeKeptLeavesTheOwnerAlone) {
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  const std::string path = scratch.write("scores.csv", "old\n");
  // Everybody may read, but for one user.
  const std::string list =
      access_list({{owner, 6}, {user, 0, 7}, {group, 6}, {mask, 6}, {other, 6}});
  if (!set_list(path, kAccessList, list)) GTEST_SKIP() << "there are no access lists here";
  ASSERT_TRUE(succeeds(run_shell(kAsSomebody + R"("$ssi" score - -o "$1")", {path}, kMembers)));
  EXPECT_EQ(list_of(path), "");
  EXPECT_EQ(mode_of(path), 0600U);
}

TEST(CommandReplacement, AccessListOfTheFolderIsForNewFilesOnly) {
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path("folder"));
  const std::string old = scratch.write("folder/old.csv", "old\n");
  ASSERT_EQ(::chmod(old.c_str(), 0660), 0);
  const std::string list = access_list({{owner, 6}, {user, 6, 7}, {group, 4}, {mask, 6}, {other}});
  if (!set_list(scratch.path("folder"), "system.posix_acl_default", list)) {
    GTEST_SKIP() << "there are no access lists here";
  }
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", old}, kMembers)));
  EXPECT_EQ(list_of(old), "");
  EXPECT_EQ(mode_of(old), 0660U);
  const std::string made = scratch.path("folder/new.csv");
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", made}, kMembers)));
  EXPECT_EQ(list_of(made), list_of(scratch.write("folder/others.csv", "")));
  EXPECT_EQ(list_of(made), list);
}

TEST(CommandReplacement, AttributesAreKept) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("scores.csv", "old\n");
  if (::setxattr(path.c_str(), "user.note", "mine", 4, 0) != 0) {
    GTEST_SKIP() << "this file system has no user attributes";
  }
  ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", path}, kMembers)));
  std::array<char, 8> value{};
  EXPECT_EQ(::getxattr(path.c_str(), "user.note", value.data(), value.size()), 4);
  EXPECT_STREQ(value.data(), "mine");
}

TEST(CommandReplacement, NamesMayBeAsLongAsTheFileSystemAllows) {
  for (const std::size_t length : {250U, 251U, 254U, 255U}) {
    const ScratchFolder scratch;
    const std::string name(length, 'n');
    for (int round = 0; round < 2; ++round) {  // create, then replace
      ASSERT_TRUE(succeeds(run_ssi({"score", "-", "-o", scratch.path(name)}, kMembers))) << length;
      EXPECT_EQ(scratch.files(), Names{name});
    }
  }
  const ScratchFolder scratch;
  const Outcome longer =
      run_ssi({"score", "-", "-o", scratch.path(std::string(256, 'n'))}, kMembers);
  EXPECT_TRUE(fails_in_one_line(longer, 73, {"File name too long"}));
}

TEST(CommandReplacement, FoldersMayBeAsDeepAsTheSystemAllows) {
  const ScratchFolder scratch;
  constexpr std::size_t kLongestPath = 4095;
  std::string folder = scratch.path("deep");
  while (folder.size() < kLongestPath - 200) folder += "/" + std::string(100, 'd');
  folder += "/" + std::string(kLongestPath - folder.size() - 3, 'd');
  ASSERT_TRUE(std::filesystem::create_directories(folder));
  for (int round = 0; round < 2; ++round) {  // create, then replace
    EXPECT_TRUE(succeeds(run_ssi({"score", "-", "-o", folder + "/n"}, kMembers)));
    EXPECT_EQ(read_file(folder + "/n"), kScores);
  }
}

TEST(CommandReplacement, FolderThatMovesTakesItsOutputAlong) {
  for (const std::string named : {"named-", ""}) {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch.path("folder"));
    const Outcome scored = run_shell(
        R"(SIGNAL_IN="$3" MOVE_FOLDER="$1" MOVE_FOLDER_TO="$2" )"
        R"(ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$4" "$ssi" score - -o "$1/new.csv")",
        {scratch.path("folder"), scratch.path("moved"), named, kSignallingCalls}, kMembers);
    EXPECT_TRUE(succeeds(scored));
    EXPECT_EQ(scratch.files(), Names{"moved"});
    EXPECT_EQ(scratch.read("moved/new.csv"), kScores);
    std::filesystem::remove(scratch.path("moved/new.csv"));
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path("moved")));
  }
}

// Refused before any work: the data is bad, but the command does not get so far.

TEST(CommandReplacement, FileInSomebodysStickyFolderIsRefusedAtOnce) {
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  std::filesystem::create_directory(scratch.path("sticky"));
  ASSERT_EQ(::chmod(scratch.path("sticky").c_str(), 01777), 0);
  const std::string path = scratch.write("sticky/scores.csv", "precious\n");
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  const Outcome scored =
      run_shell(kAsSomebody + R"("$ssi" score - -o "$1")", {path}, "member_id,posts\nann,many\n");
  EXPECT_TRUE(fails_in_one_line(scored, 73, {path, "-o -"}));
  EXPECT_EQ(scratch.read("sticky/scores.csv"), "precious\n");
  // A file of one's own there may be replaced.
  ASSERT_EQ(::chown(path.c_str(), kSomebody, kSomebody), 0);
  EXPECT_TRUE(succeeds(run_shell(kAsSomebody + R"("$ssi" score - -o "$1")", {path}, kMembers)));
}

TEST(CommandReplacement, FileThatSomethingIsMountedOnIsRefusedAtOnce) {
  const ScratchFolder scratch;
  if (!can_mount(scratch)) GTEST_SKIP() << "mounting is not permitted here";
  const std::string source = scratch.write("source.csv", "precious\n");
  const std::string path = scratch.write("scores.csv", "");
  const Outcome scored = run_shell(
      R"(exec unshare -m sh -c 'mount --bind "$2" "$1" && exec "$0" score - -o "$1"' "$ssi" "$1" "$2")",
      {path, source}, "member_id,posts\nann,many\n");
  EXPECT_TRUE(fails_in_one_line(scored, 73, {path, "-o -"}));
  EXPECT_EQ(scratch.read("source.csv"), "precious\n");
  EXPECT_EQ(scratch.files(), (Names{"scores.csv", "source.csv"}));
}

TEST(CommandReplacement, FileInALockedFolderIsRefusedAtOnce) {
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  std::filesystem::create_directory(scratch.path("locked"));
  const std::string path = scratch.write("locked/scores.csv", "precious\n");
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  ASSERT_EQ(::chmod(scratch.path("locked").c_str(), 0755), 0);
  const Outcome scored =
      run_shell(kAsSomebody + R"("$ssi" score - -o "$1")", {path}, "member_id,posts\nann,many\n");
  EXPECT_TRUE(fails_in_one_line(scored, 73, {path, "-o -"}));
  EXPECT_EQ(scratch.read("locked/scores.csv"), "precious\n");
}

TEST(CommandReplacement, NobodyIsToldToOverwriteAFileOnAFullDisk) {
  const ScratchFolder scratch;
  if (!can_mount(scratch)) GTEST_SKIP() << "mounting is not permitted here";
  const Outcome scored =
      run_shell(R"(exec unshare -m sh -c 'mount -t tmpfs -o nr_inodes=2 none "$1" && )"
                R"(echo precious > "$1/old" && "$0" score - -o "$1/old"; code=$?; )"
                R"(read line < "$1/old"; [ "$line" = precious ] && exit $code' "$ssi" "$1")",
                {scratch.path("")}, kMembers);
  EXPECT_TRUE(fails_in_one_line(scored, 73, {"old", "No space left"}));
  EXPECT_FALSE(contains(scored.err, ">")) << scored.err;
}

TEST(CommandReplacement, FolderThatFilesAreOnlyAddedToIsRefusedAtOnce) {
  // A file there keeps the name it was made with.
  const ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path("log"));
  if (!succeeds(run_shell(R"(chattr +a "$1")", {scratch.path("log")}))) {
    GTEST_SKIP() << "folders cannot be set to grow only here";
  }
  const Outcome scored =
      run_ssi({"score", "-", "-o", scratch.path("log/new.csv")}, "member_id,posts\nann,many\n");
  EXPECT_TRUE(fails_in_one_line(scored, 73, {"log/new.csv"}));
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path("log")));
  EXPECT_TRUE(succeeds(run_shell(R"(chattr -a "$1")", {scratch.path("log")})));
}

TEST(CommandReplacement, WhatSomebodyPutIntoAFolderForAllIsRefusedAtOnce) {
  // A link there may lead to a file of whoever follows it, and a file there stays its owner's.
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  const std::string victim = scratch.write("victim.csv", "precious\n");
  std::filesystem::create_directory(scratch.path("sticky"));
  ASSERT_EQ(::chmod(scratch.path("sticky").c_str(), 01777), 0);
  ASSERT_TRUE(succeeds(run_shell(
      kAsSomebody +
          R"(sh -c 'cd "$0" && ln -s "$1" link && ln -s new.csv nothing &&)"
          R"( ln -s link chain && echo theirs > file && (umask 0; mkfifo pipe)' "$1" "$2")",
      {scratch.path("sticky"), victim})));
  const Names before = scratch.files();
  for (const std::string name : {"link", "nothing", "chain", "file", "pipe"}) {
    const std::string path = scratch.path("sticky/" + name);
    const Outcome scored = run_shell(R"(exec 3<> "$2"; "$ssi" score - -o "$1")",
                                     {path, scratch.path("sticky/pipe")}, kMembers);
    EXPECT_TRUE(fails_in_one_line(scored, 73, {path, "folder"}));
  }
  EXPECT_EQ(scratch.read("victim.csv"), "precious\n");
  EXPECT_EQ(scratch.read("sticky/file"), "theirs\n");
  EXPECT_FALSE(std::filesystem::exists(scratch.path("sticky/new.csv")));
  EXPECT_EQ(scratch.files(), before);
}

TEST(CommandReplacement, LinksOfOnesOwnOrOfTheFoldersOwnerAreFollowed) {
  const ScratchFolder scratch;
  if (!can_be_somebody(scratch)) GTEST_SKIP() << "only root can act as another user";
  std::filesystem::create_directory(scratch.path("sticky"));
  ASSERT_EQ(::chmod(scratch.path("sticky").c_str(), 01777), 0);
  std::filesystem::create_symlink("roots.csv", scratch.path("sticky/link"));
  ASSERT_TRUE(
      succeeds(run_shell(kAsSomebody + R"(ln -s own.csv "$1")", {scratch.path("sticky/own")})));
  for (const std::string link : {"link", "own"}) {
    EXPECT_TRUE(succeeds(run_shell(kAsSomebody + R"("$ssi" score - -o "$1")",
                                   {scratch.path("sticky/" + link)}, kMembers)));
    EXPECT_TRUE(std::filesystem::is_symlink(scratch.path("sticky/" + link)));
  }
  EXPECT_EQ(scratch.read("sticky/roots.csv"), kScores);
  EXPECT_EQ(scratch.read("sticky/own.csv"), kScores);
}

TEST(CommandReplacement, CapabilityToWriteCounts) {
  // A service that is nobody in particular, but may write everywhere.
  const ScratchFolder scratch;
  const std::string capable =
      kAsSomebody + "--inh-caps=+dac_override --ambient-caps=+dac_override ";
  if (!can_be_somebody(scratch) || !succeeds(run_shell(capable + "true"))) {
    GTEST_SKIP() << "capabilities cannot be given here";
  }
  const std::string path = scratch.write("scores.csv", "old\n");
  ASSERT_EQ(::chmod(path.c_str(), 0600), 0);
  ASSERT_TRUE(succeeds(run_shell(capable + R"("$ssi" score - -o "$1")", {path}, kMembers)));
  EXPECT_EQ(scratch.read("scores.csv"), kScores);
}

// Two outputs.

TEST(CommandReplacement, SavedCohortsStayAsTheyWereIfTheTableFails) {
  const ScratchFolder scratch;
  const std::string day = scratch.path("day");
  ASSERT_TRUE(succeeds(run_ssi({"cohorts", golden_path("members.csv"), "--by", "industry", "--save",
                                day, "-o", scratch.path("table.csv")})));
  std::filesystem::copy_file(day, scratch.path("total"));
  const std::string before = scratch.read("total");
  for (const std::string table : {"/dev/full", "-"}) {
    const Outcome merged =
        run_shell(R"("$ssi" cohorts --merge "$1" --save "$1" -o "$2" > /dev/full)",
                  {scratch.path("total"), table});
    EXPECT_EQ(merged.exit_code, 74) << merged.err;
    EXPECT_EQ(scratch.read("total"), before);
  }
  EXPECT_EQ(scratch.files(), (Names{"day", "table.csv", "total"}));
}

TEST(CommandReplacement, SavedCohortsAreReplacedLast) {
  // They may be merged into themselves: tried again after half a success, they count everybody
  // once.
  const ScratchFolder scratch;
  const std::string table = scratch.path("table.csv");
  const std::string total = scratch.path("total");
  ASSERT_TRUE(succeeds(run_ssi(
      {"cohorts", golden_path("members.csv"), "--by", "industry", "--save", total, "-o", table})));
  const std::string before = scratch.read("total");
  const std::string script =
      R"(NO_RENAME_TO="$3" ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$4" )"
      R"("$ssi" cohorts --merge "$1" --save "$1" -o "$2")";
  for (const std::string refused : {"table.csv", "total"}) {
    const Outcome merged = run_shell(script, {total, table, refused, kSignallingCalls});
    EXPECT_TRUE(fails_in_one_line(merged, 74, {scratch.path(refused)}));
    EXPECT_EQ(scratch.read("total"), before);
    EXPECT_EQ(scratch.files(), (Names{"table.csv", "total"}));
  }
}

TEST(CommandReplacement, TableStaysAsItWasIfTheSavedCohortsFail) {
  const ScratchFolder scratch;
  const std::string table = scratch.write("table.csv", "precious\n");
  const Outcome cohorts = run_ssi({"cohorts", golden_path("members.csv"), "--by", "industry",
                                   "--save", "/dev/full", "-o", table});
  EXPECT_EQ(cohorts.exit_code, 74) << cohorts.err;
  EXPECT_EQ(scratch.read("table.csv"), "precious\n");
  EXPECT_EQ(scratch.files(), Names{"table.csv"});
}
