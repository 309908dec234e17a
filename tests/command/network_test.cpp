// SPDX-License-Identifier: MIT
//
// Standing in one's network as a user asks for it: `ssi score MEMBERS --network CONNECTIONS`.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kNetworkColumns =
    ",network_rank,network_percentile,network_top_percent,network_average";

/// "PREFIX0,1" lines: `count` members with a photo, so 1.50 points, or without, so none.
std::string members_alike(const std::string& prefix, int count, bool photo) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += prefix + std::to_string(i) + (photo ? ",1\n" : ",0\n");
  }
  return lines;
}

/// Connections of `hub` with PREFIX0 and so on.
std::string star(const std::string& hub, const std::string& prefix, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += prefix + std::to_string(i) + "," + hub + "\n";
  return lines;
}

const std::string kMembers =
    "member_id,has_photo\nhub,1\n" + members_alike("no", 6, false) + members_alike("yes", 4, true);
const std::string kConnections = "member_a,member_b\n";

/// The cells after the coverage in the row of a member, as text.
std::string network_of(const std::string& table, const std::string& id) {
  for (const std::string& line : lines_of(table)) {
    if (!line.starts_with(id + ",")) continue;
    std::size_t at = 0;
    for (int cell = 0; cell < 7; ++cell) at = line.find(',', at) + 1;
    return line.substr(at);
  }
  return "no member " + id;
}

/// Members from standard input, connections from a file.
Outcome score(const std::string& members, const std::string& connections, Names options = {}) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("connections.csv", connections);
  options.insert(options.begin(), {"score", "-", "--network", path});
  return run_ssi(options, members);
}

}  // namespace

TEST(CommandNetwork, GoldenForAnyNumberOfThreads) {
  for (const std::string threads : {"1", "2", "3", "8"}) {
    SCOPED_TRACE("--threads " + threads);
    const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--network",
                                    golden_path("connections.csv"), "--threads", threads});
    ASSERT_TRUE(succeeds(scored));
    EXPECT_TRUE(scored.out == golden("network.csv"));
  }
}

TEST(CommandNetwork, GoldenWithEitherFileFromStandardInput) {
  const Outcome members =
      run_ssi({"score", "-", "--network", golden_path("connections.csv")}, golden("members.csv"));
  ASSERT_TRUE(succeeds(members));
  EXPECT_TRUE(members.out == golden("network.csv"));
  const ScratchFolder scratch;
  const Outcome connections = run_ssi(
      {"score", golden_path("members.csv"), "--network", "-", "-o", scratch.path("network.csv")},
      golden("connections.csv"));
  ASSERT_TRUE(succeeds(connections));
  EXPECT_TRUE(scratch.read("network.csv") == golden("network.csv"));
}

TEST(CommandNetwork, GoldenWhateverTheOrderOfConnections) {
  std::vector<std::string> lines = lines_of(golden("connections.csv"));
  std::string reversed = kConnections;
  for (std::size_t i = lines.size() - 1; i > 0; --i) {
    const std::size_t comma = lines[i].find(',');
    reversed += lines[i].substr(comma + 1) + "," + lines[i].substr(0, comma) + "\n";
    if (i % 5 == 0) reversed += lines[i] + "\n";
  }
  const Outcome scored = score(golden("members.csv"), reversed);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("network.csv"));
}

TEST(CommandNetwork, ColumnsComeAfterThoseOfCohorts) {
  const Outcome scored = run_ssi({"score", golden_path("members.csv"), "--network",
                                  golden_path("connections.csv"), "--cohort", "industry"});
  ASSERT_TRUE(succeeds(scored));
  const auto cohorts = lines_of(golden("scores.csv"));
  const auto networks = lines_of(golden("network.csv"));
  const auto both = lines_of(scored.out);
  ASSERT_EQ(both.size(), networks.size());
  for (std::size_t i = 0; i < both.size(); ++i) {
    std::size_t scores = 0;
    for (int cell = 0; cell < 7; ++cell) scores = networks[i].find(',', scores + 1);
    ASSERT_EQ(both[i], cohorts[i] + networks[i].substr(scores));
  }
}

TEST(CommandNetwork, TheMemberJoinsItsConnections) {
  const Outcome scored =
      score(kMembers, kConnections + star("hub", "no", 6) + star("hub", "yes", 3));
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(lines_of(scored.out)[0].ends_with("coverage" + kNetworkColumns));
  // Ten members: six below, four the same. The average of nine: 3 * 1.50 / 9.
  EXPECT_EQ(network_of(scored.out, "hub"), "1,80.00,10,0.50");
  EXPECT_EQ(network_of(scored.out, "no0"), ",,,");
  EXPECT_EQ(network_of(scored.out, "yes3"), ",,,");
}

TEST(CommandNetwork, EightConnectionsAreTooFewUnlessAskedFor) {
  const std::string eight = kConnections + star("hub", "no", 6) + star("hub", "yes", 2);
  EXPECT_EQ(network_of(score(kMembers, eight).out, "hub"), ",,,");
  const Outcome nine = score(kMembers, eight, {"--min-cohort", "9"});
  EXPECT_EQ(network_of(nine.out, "hub"), "1,83.33,12,0.38");  // 0.375
  EXPECT_EQ(network_of(nine.out, "no0"), ",,,");
  const Outcome one = score(kMembers, eight, {"--min-cohort", "1"});
  EXPECT_EQ(network_of(one.out, "no0"), "2,25.00,100,1.50");
  EXPECT_EQ(network_of(one.out, "yes3"), "1,50.00,100,") << "an average of nobody";
}

TEST(CommandNetwork, NoConnectionsGiveNoStanding) {
  for (const std::string connections : {"member_a,member_b\n", "member_a,member_b"}) {
    const Outcome scored = score(kMembers, connections);
    ASSERT_TRUE(succeeds(scored));
    for (const std::string& line : lines_of(scored.out)) {
      EXPECT_TRUE(line.ends_with(",,,,") || line.ends_with(kNetworkColumns)) << line;
    }
  }
}

TEST(CommandNetwork, NoMembersGiveAHeader) {
  const Outcome scored = score("member_id,has_photo\n", kConnections);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(lines_of(scored.out).size(), 1u);
}

TEST(CommandNetwork, IdsAreAnyText) {
  std::string members = "member_id,has_photo\n\"a, \"\"b\"\"\",0\n";
  std::string connections = kConnections;
  for (int i = 0; i < 9; ++i) {
    const std::string id = "\"\xC3\xA9\n" + std::to_string(i) + "\"";
    members += id + ",1\n";
    connections += id + ",\"a, \"\"b\"\"\"\n";
  }
  const Outcome scored = score(members, connections);
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(
      contains(scored.out, "\"a, \"\"b\"\"\",0.00,0.00,0.00,0.00,0.00,1.50,10,5.00,100,1.50"))
      << scored.out;
}

TEST(CommandNetwork, UnknownMembersAreRefusedOrCounted) {
  const std::string text = kConnections + star("hub", "yes", 4) + "hub,stranger\nstranger,no0\n";
  const ScratchFolder scratch;
  const std::string members = scratch.write("members.csv", kMembers);
  const std::string connections = scratch.write("connections.csv", text);
  const Outcome refused =
      run_ssi({"score", members, "--network", connections, "-o", scratch.path("scores.csv")});
  EXPECT_TRUE(is_bad_data(refused, connections, 6, {"member_b", "'stranger'"}));
  EXPECT_EQ(scratch.files(), (Names{"connections.csv", "members.csv"}));
  const Outcome skipped = run_ssi({"score", members, "--network", connections, "--skip-unknown"});
  ASSERT_TRUE(succeeds(skipped));
  EXPECT_TRUE(contains(skipped.err, "2 with unknown members")) << skipped.err;
  EXPECT_EQ(skipped.out, score(kMembers, kConnections + star("hub", "yes", 4)).out);
}

TEST(CommandNetwork, RepeatedMembersAreRefused) {
  const std::string members = "member_id,note,posts\nann,\"two\nlines\",1\nbob,,\ncem,,\nbob,,\n";
  EXPECT_TRUE(is_bad_data(score(members, kConnections), "<stdin>", 6,
                          {"member_id", "'bob'", "is not unique"}));
  EXPECT_TRUE(is_bad_data(score("name,posts\nbob,1\nbob,2\n", kConnections, {"--id", "name"}),
                          "<stdin>", 3, {"column 'name'", "'bob'", "is not unique"}));
  EXPECT_TRUE(succeeds(run_ssi({"score", "-"}, members))) << "allowed without a network";
  // In another chunk than the first one.
  std::string many = "member_id,has_photo\n" + members_alike("m", 60'000, true);
  EXPECT_TRUE(is_bad_data(score(many + "m17,1\n", kConnections, {"--threads", "4"}), "<stdin>",
                          60'002, {"'m17'"}));
}

TEST(CommandNetwork, BadConnectionsLeaveNothingBehind) {
  for (const std::string text : {"member_a,member_b\nhub\n", "member_a,member_b\nhub,\n", ""}) {
    const ScratchFolder scratch;
    const std::string connections = scratch.write("connections.csv", text);
    const Outcome refused = run_ssi(
        {"score", "-", "--network", connections, "-o", scratch.path("scores.csv")}, kMembers);
    EXPECT_TRUE(is_bad_data(refused, connections, text.empty() ? 1 : 2, {})) << text;
    EXPECT_EQ(scratch.files(), Names{"connections.csv"});
  }
}

TEST(CommandNetwork, ConnectionsThatCannotBeOpenedAreNoInput) {
  EXPECT_TRUE(fails_in_one_line(run_ssi({"score", "-", "--network", "/nowhere.csv"}, kMembers), 66,
                                {"/nowhere.csv"}));
}

TEST(CommandNetwork, TheOutputMustNotBeTheConnections) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("connections.csv", kConnections);
  const Outcome refused = run_ssi({"score", "-", "--network", path, "-o", path}, kMembers);
  EXPECT_TRUE(fails_in_one_line(refused, 2, {"replace", path}));
  EXPECT_EQ(scratch.read("connections.csv"), kConnections);
}

TEST(CommandNetwork, UnknownMembersAreSkippedInANetworkOnly) {
  EXPECT_TRUE(
      fails_in_one_line(run_ssi({"score", "-", "--skip-unknown"}, kMembers), 2, {"--network"}));
}

TEST(CommandNetwork, ACohortColumnMustNotHaveTheNamesOfTheNetwork) {
  const std::string members = "member_id,network\nann,a\n";
  EXPECT_TRUE(fails_in_one_line(score(members, kConnections, {"--cohort", "network"}), 2,
                                {"network_rank"}));
}

TEST(CommandNetwork, TellsWhatTheNetworkIsLike) {
  const Outcome scored = score(
      kMembers, "member_a,member_b,since\nhub,no0,1999\nno0,hub,2000\nhub,hub,1980\nhub,no1,\n");
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(
      contains(scored.err, "network: 2 connections; left out: 2 repeated or with oneself\n"));
  EXPECT_TRUE(contains(scored.err, "network: 11 of 11 members have fewer than 9 connections"));
  EXPECT_TRUE(contains(scored.err, "nothing uses (1): since")) << scored.err;
}
