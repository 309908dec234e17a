// SPDX-License-Identifier: MIT
//
// `ssi generate`: the files that it writes, and that `ssi score` takes them.

#include <cstdint>
#include <set>

#include "command/harness.hpp"
#include "ssi/member/signal.hpp"

using namespace command;

namespace {

/// The FNV-1a hash of a text.
std::uint64_t checksum(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

std::string generated(std::vector<std::string> options) {
  options.insert(options.begin(), "generate");
  const Outcome outcome = run_ssi(std::move(options));
  EXPECT_TRUE(succeeds(outcome));
  return outcome.out;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// Whoever changes what is generated, on purpose, changes these numbers and says so in the change
// log.
TEST(CommandGenerate, WritesTheSameBytesOnAnyMachine) {
  const ScratchFolder scratch;
  const std::string members = generated(
      {"--members", "1000", "--seed", "42", "--connections", scratch.path("connections.csv")});
  EXPECT_EQ(checksum(members), 9964355889433867412u);
  EXPECT_EQ(checksum(scratch.read("connections.csv")), 9648019835926602518u);
}

TEST(CommandGenerate, WritesTheSameBytesWithAnyThreads) {
  const ScratchFolder scratch;
  for (const std::string threads : {"1", "2", "5"}) {
    run_ssi({"generate", "--members", "30001", "--threads", threads, "-o",
             scratch.path("members" + threads), "--connections", scratch.path("graph" + threads)});
  }
  for (const std::string threads : {"2", "5"}) {
    EXPECT_TRUE(scratch.read("members1") == scratch.read("members" + threads));
    EXPECT_TRUE(scratch.read("graph1") == scratch.read("graph" + threads));
  }
  EXPECT_EQ(lines_of(scratch.read("members1")).size(), 30002U);
}

TEST(CommandGenerate, WritesALog) {
  const ScratchFolder scratch;
  const std::string log = generated({"--members", "1000", "--seed", "42", "--log", "200"});
  EXPECT_EQ(checksum(log), 790419988369375147u);
  for (const std::string threads : {"1", "2", "5"}) {
    run_ssi({"generate", "--members", "9001", "--log", "30", "--threads", threads, "-o",
             scratch.path("log" + threads)});
  }
  EXPECT_TRUE(scratch.read("log1") == scratch.read("log2"));
  EXPECT_TRUE(scratch.read("log1") == scratch.read("log5"));

  const std::vector<std::string> lines = lines_of(log);
  EXPECT_EQ(lines[0], "member_id,date,signal,value,person");
  std::set<std::string> dates;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = cells_of(lines[i]);
    ASSERT_EQ(cells.size(), 5U) << lines[i];
    ASSERT_TRUE(ssi::find_signal(cells[2])) << lines[i];
    dates.insert(cells[1]);
  }
  EXPECT_EQ(*dates.begin(), "2025-06-15");
  EXPECT_EQ(*dates.rbegin(), "2025-12-31");
  EXPECT_EQ(dates.size(), 200U);
}

TEST(CommandGenerate, WritesAMemberTable) {
  const std::vector<std::string> lines =
      lines_of(generated({"--members", "2000", "--industries", "30"}));
  ASSERT_EQ(lines.size(), 2001U);
  EXPECT_EQ(lines[0] + "\n", first_lines(golden("members.csv"), 1));
  std::set<std::string> industries;
  std::size_t without_premium = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = cells_of(lines[i]);
    ASSERT_EQ(cells.size(), 42U) << lines[i];
    EXPECT_EQ(cells[0].front(), 'm');
    EXPECT_EQ(cells[0].substr(1), std::to_string(10'000'000 + i).substr(1));
    industries.insert(cells[1]);
    without_premium += cells[19].empty() ? 1 : 0;
  }
  EXPECT_EQ(industries.size(), 30U);
  EXPECT_TRUE(industries.contains("Software"));
  EXPECT_TRUE(industries.contains("Industry 30"));
  EXPECT_GT(without_premium, 1700U);
  EXPECT_LT(without_premium, 2000U);
}

TEST(CommandGenerate, AnotherSeedWritesOtherMembers) {
  EXPECT_FALSE(generated({"--members", "20", "--seed", "1"}) ==
               generated({"--members", "20", "--seed", "2"}));
  EXPECT_TRUE(generated({"--members", "20"}) == generated({"--members", "20", "--seed", "1"}));
}

TEST(CommandGenerate, FeedsScore) {
  const Outcome scored = run_shell(
      R"("$ssi" generate --members 5000 2> /dev/null | "$ssi" score - --cohort industry)");
  ASSERT_TRUE(succeeds(scored));
  EXPECT_EQ(lines_of(scored.out).size(), 5001U);
  EXPECT_TRUE(contains(scored.err, "5000 members"));
  EXPECT_FALSE(contains(scored.err, "absent"));
  EXPECT_FALSE(contains(scored.err, "nothing uses"));
}

TEST(CommandGenerate, WritesConnectionsOfMembersThatThereAre) {
  const ScratchFolder scratch;
  generated({"--members", "2000", "--connections", scratch.path("connections.csv"), "--mean-degree",
             "6"});
  const std::vector<std::string> lines = lines_of(scratch.read("connections.csv"));
  ASSERT_GT(lines.size(), 5000U);
  ASSERT_LT(lines.size(), 7000U);
  EXPECT_EQ(lines[0], "member_a,member_b");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> ids = cells_of(lines[i]);
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_NE(ids[0], ids[1]);
    for (const std::string& id : ids) {
      EXPECT_EQ(id.size(), 8U);
      EXPECT_GE(id, "m0000001");
      EXPECT_LE(id, "m0002000");
    }
  }
}

TEST(CommandGenerate, WrongOptionsAreUsageErrors) {
  const auto refuses = [](std::vector<std::string> options, const std::string& mention) {
    options.insert(options.begin(), "generate");
    EXPECT_TRUE(fails_in_one_line(run_ssi(std::move(options)), 2, {mention}));
  };
  refuses({}, "--members");
  refuses({"--members", "0"}, "--members");
  refuses({"--members", "-1"}, "--members");
  refuses({"--members", "9", "--seed", "-1"}, "--seed");
  refuses({"--members", "9", "--industries", "0"}, "--industries");
  refuses({"--members", "9", "--industries", "1001"}, "--industries");
  refuses({"--members", "9", "--mean-degree", "5"}, "--connections");
  refuses({"--members", "9", "--connections", "x", "--mean-degree", "0"}, "--mean-degree");
  refuses({"--members", "9", "--connections", "-"}, "same place");
}

TEST(CommandGenerate, LeavesNothingBehindWhenAFileCannotBeCreated) {
  const ScratchFolder scratch;
  const Outcome outcome = run_ssi({"generate", "--members", "9", "-o", scratch.path("members.csv"),
                                   "--connections", scratch.path("missing/connections.csv")});
  EXPECT_TRUE(fails_in_one_line(outcome, 73, {"connections.csv"}));
  EXPECT_EQ(scratch.files(), Names{});
}

}  // namespace
