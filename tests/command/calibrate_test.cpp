// SPDX-License-Identifier: MIT
//
// ssi calibrate: the model and the report of the golden members, refusals, bad input.

#include "command/harness.hpp"

using namespace command;

namespace {

Outcome calibrate(const Names& options) {
  Names words{"calibrate"};
  words.insert(words.end(), options.begin(), options.end());
  return run_ssi(words);
}

std::string members() { return golden_path("evidence/calibrate_members.csv"); }
std::string outcomes() { return golden_path("evidence/calibrate_outcomes.csv"); }

/// Members that have no posts or one, and as many outcomes of 0 as of 1.
struct Small {
  explicit Small(int size) {
    for (int i = 0; i < size; ++i) {
      const std::string id = "m" + std::to_string(i);
      members += id + ',' + std::to_string(i % 3) + '\n';
      outcomes += id + ',' + std::to_string(i % 2) + '\n';
    }
  }
  std::string members = "member_id,posts\n";
  std::string outcomes = "member_id,won\n";
};

}  // namespace

TEST(CommandCalibrate, WritesAModelAndAReport) {
  const ScratchFolder folder;
  const std::string model = folder.path("new.toml");
  const Outcome json = calibrate(
      {members(), outcomes(), "--outcome", "won", "--id", "calibrated-1", "--json", "-o", model});
  ASSERT_TRUE(succeeds(json));
  EXPECT_TRUE(contains(json.out, "\"calibrated_from\": \"standard-1\"")) << json.out;
  EXPECT_TRUE(contains(json.out, "\"verdict\": \"better\"")) << json.out;
  EXPECT_TRUE(contains(json.err, "left out: ")) << json.err;
  const std::string toml = read_file(model);
  EXPECT_TRUE(toml.starts_with("# Calibrated by ssi from standard-1 ")) << toml;
  EXPECT_TRUE(contains(toml, "\nid = \"calibrated-1\"\n")) << toml;
  EXPECT_TRUE(succeeds(run_ssi({"model", "check", model})));
  EXPECT_TRUE(succeeds(run_ssi({"score", members(), "--model", model})));

  const Outcome text = calibrate({members(), outcomes(), "--outcome", "won", "--id", "calibrated-1",
                                  "-o", model, "--threads", "1"});
  ASSERT_TRUE(succeeds(text));
  EXPECT_TRUE(text.out.starts_with("Better: ")) << text.out;
  EXPECT_TRUE(contains(text.out, "no causes")) << text.out;
  EXPECT_TRUE(contains(text.out, "Left out, with 0.00 points: has_photo, ")) << text.out;
  EXPECT_EQ(read_file(model), toml);
}

TEST(CommandCalibrate, RefusesWhatIsTooLittle) {
  const ScratchFolder folder;
  const std::string model = folder.path("new.toml");
  const Small few(199);
  folder.write("members.csv", few.members);
  folder.write("outcomes.csv", few.outcomes);
  const Outcome outcome = calibrate({folder.path("members.csv"), folder.path("outcomes.csv"),
                                     "--outcome", "won", "--id", "x", "-o", model});
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(contains(outcome.err, "99 have the rarer one")) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(std::filesystem::exists(model));
}

TEST(CommandCalibrate, RefusesWrongUseAndBadInput) {
  const ScratchFolder folder;
  const std::string model = folder.path("new.toml");
  const Small enough(400);
  folder.write("members.csv", enough.members);
  folder.write("outcomes.csv", enough.outcomes);
  folder.write("twice.csv", "member_id,won\nm1,1\nm1,0\n");
  folder.write("word.csv", "member_id,won\nm1,yes\n");
  const auto refused = [&](const std::string& table, const Names& options) {
    Names words{folder.path("members.csv"), folder.path(table)};
    words.insert(words.end(), options.begin(), options.end());
    const Outcome outcome = calibrate(words);
    EXPECT_EQ(outcome.out, "");
    EXPECT_FALSE(std::filesystem::exists(model));
    return std::to_string(outcome.exit_code) + ' ' + outcome.err;
  };
  const Names good{"--outcome", "won", "--id", "x", "-o", model};
  EXPECT_TRUE(refused("twice.csv", good).starts_with("65 "));
  EXPECT_TRUE(contains(refused("word.csv", good), ":2: column 'won': 'yes' "));
  EXPECT_TRUE(refused("none.csv", good).starts_with("66 "));
  EXPECT_TRUE(refused("outcomes.csv", {"--id", "x", "-o", model}).starts_with("65 "));
  EXPECT_TRUE(contains(refused("outcomes.csv", {"--outcome", "won", "--id", "Not it", "-o", model}),
                       "--id must be lower-case letters"));
  for (const std::string id : {"standard-1", "standard-2"}) {
    EXPECT_TRUE(
        refused("outcomes.csv", {"--outcome", "won", "--id", id, "-o", model}).starts_with("2 "));
  }
  EXPECT_TRUE(
      refused("outcomes.csv", {"--outcome", "won", "--id", "x", "-o", "-"}).starts_with("2 "));
  EXPECT_TRUE(refused("outcomes.csv", {"--outcome", "won", "--id", "x"}).starts_with("2 "));
}
