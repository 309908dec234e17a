// SPDX-License-Identifier: MIT
//
// Files of other programs, of members and of connections, from files and pipes: the same table as
// of the strict files, and what is refused leaves nothing behind.

#include "command/harness.hpp"
#include "fuzz/slow_bytes.hpp"

using namespace command;

namespace {

using ssi::fuzz::slow_gzip;
using ssi::fuzz::to_slow_utf16;

const std::string kMembers = "member_id,has_photo,posts\na,1,12\nb,,0\n\"c,d\",0,\n";
const std::string kConnections = "member_a,how,member_b\na,x,b\nb,NULL,\"c,d\"\n";

/// The same members, as other programs write them.
Names members_of_others() {
  return {
      "Member ID;Has Photo;POSTS\r\na;TRUE;12.0\r\nb;NULL; 0\r\nc,d;no;nan\r\n\r\n;;\r\n",
      "sep=\t\nmemberId\thas-photo\tposts\t\t\na\ty\t12\nb\t\\N\t0\t\nc,d\tf\tNA\t\t\t\n",
      "\xEF\xBB\xBFmember.id|hasPhoto|posts\n\"a\"|\"1.0\"|\"12\"\nb|#N/A|0.0\nc,d|F|None",
      slow_gzip(kMembers),
      to_slow_utf16(kMembers, true),
      slow_gzip(to_slow_utf16("sep=;\nmember_id;has_photo;posts\na;t;12\nb;;0\nc,d;0;\n", false))};
}

Names connections_of_others() {
  return {"Member A;HOW;member-b\na;x;b;\nb;;c,d\n\n;;;\n",
          "sep=|\r\nmember_a|member_b\r\na|b\r\nb|c,d", slow_gzip(kConnections),
          to_slow_utf16(kConnections, false),
          slow_gzip(kConnections.substr(0, 9)) + slow_gzip(kConnections.substr(9))};
}

}  // namespace

TEST(CommandLenient, FilesOfMembersGiveTheTableOfTheStrictFile) {
  const std::string table = score_table(kMembers);
  for (const std::string& members : members_of_others()) {
    const ScratchFolder scratch;
    const Outcome of_pipe = run_ssi({"score", "-"}, members);
    EXPECT_TRUE(succeeds(of_pipe)) << shown(members);
    EXPECT_EQ(of_pipe.out, table) << shown(members);
    const Outcome of_file = run_ssi({"score", scratch.write("members", members)});
    EXPECT_EQ(of_file.out, table) << shown(members);
    EXPECT_EQ(run_ssi({"score", "-", "--strict"}, members).exit_code, 65) << shown(members);
  }
}

TEST(CommandLenient, FilesOfConnectionsGiveTheTableOfTheStrictFile) {
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const Names arguments = {"score", members, "--min-cohort", "2", "--network", "-"};
  const Outcome strict = run_ssi(arguments, kConnections);
  ASSERT_TRUE(succeeds(strict));
  for (const std::string& connections : connections_of_others()) {
    const Outcome scored = run_ssi(arguments, connections);
    EXPECT_TRUE(succeeds(scored)) << shown(connections);
    EXPECT_EQ(scored.out, strict.out) << shown(connections);
    Names strictly = arguments;
    strictly.emplace_back("--strict");
    EXPECT_EQ(run_ssi(strictly, connections).exit_code, 65) << shown(connections);
  }
}

TEST(CommandLenient, ConnectionsThatAreRefusedSayWhatToDoAndLeaveNothing) {
  const std::pair<std::string, Names> files[] = {
      {"[{\"member_a\":\"a\"}]", {"JSON", "CSV"}},
      {slow_gzip(kConnections).substr(0, 30), {"gzip", "cut off"}},
      {to_slow_utf16(kConnections, true) + "x", {"UTF-16"}},
      {"member_a,member_b\na,b\n\nb,a\n", {":3:", "line 3 is empty"}},
      {"member_a,member_b\na,b,x\n", {":2:", "3 cells"}},
      {"member_a;Member B;member.b\na;b;b\n", {":1:", "'Member B'", "'member.b'"}},
      {"member_a,member\na,b\n", {":1:", "member_b"}}};
  for (const auto& [connections, mentions] : files) {
    const ScratchFolder scratch;
    const std::string path = scratch.write("connections", connections);
    const Outcome refused =
        run_ssi({"score", "-", "--network", path, "-o", scratch.path("scores.csv")}, kMembers);
    EXPECT_TRUE(fails_in_one_line(refused, 65, mentions)) << shown(connections);
    EXPECT_EQ(scratch.files(), Names{"connections"});
  }
}

TEST(CommandLenient, OneSignalHasOneColumn) {
  EXPECT_TRUE(fails_in_one_line(
      run_ssi({"score", "-", "--map", "posts=x", "--map", "posts=y"}, "member_id,x,y\na,1,1\n"), 2,
      {"--map", "'posts'"}));
}
