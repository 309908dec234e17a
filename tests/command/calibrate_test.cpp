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
  folder.write("word.csv", "member_id,won\nm1,perhaps\n");
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
  EXPECT_TRUE(contains(refused("word.csv", good), ":2: column 'won': 'perhaps' "));
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

TEST(CommandCalibrate, TakesIdsOfOtherNamesInEitherFile) {
  const ScratchFolder folder;
  const Small enough(400);
  const auto renamed = [](std::string table) {
    return table.replace(0, std::string("member_id").size(), "Contact ID");
  };
  folder.write("members.csv", enough.members);
  folder.write("outcomes.csv", enough.outcomes);
  folder.write("crm_members.csv", renamed(enough.members));
  folder.write("crm_outcomes.csv", renamed(enough.outcomes));
  const auto report = [&](const std::string& members, const std::string& outcomes,
                          const std::string& id) {
    return calibrate({folder.path(members), folder.path(outcomes), "--outcome", "won", "--id", "x",
                      "--member-id", id, "--json", "-o", folder.path("new.toml")});
  };
  const Outcome usual = report("members.csv", "outcomes.csv", "member_id");
  ASSERT_TRUE(succeeds(usual));
  for (const auto& [members, outcomes] : {std::pair{"members.csv", "crm_outcomes.csv"},
                                          {"crm_members.csv", "outcomes.csv"},
                                          {"crm_members.csv", "crm_outcomes.csv"}}) {
    const Outcome outcome = report(members, outcomes, "contact_id");
    ASSERT_TRUE(succeeds(outcome)) << members << ' ' << outcomes;
    EXPECT_EQ(outcome.out, usual.out);
  }
  for (const Outcome& outcome : {report("members.csv", "crm_outcomes.csv", "member_id"),
                                 report("crm_members.csv", "outcomes.csv", "member_id"),
                                 report("crm_members.csv", "crm_outcomes.csv", "member_id"),
                                 report("members.csv", "outcomes.csv", "contact")}) {
    EXPECT_EQ(outcome.exit_code, 65);
    EXPECT_TRUE(contains(outcome.err, "say --member-id with the column of ids, one of '"))
        << outcome.err;
    EXPECT_FALSE(contains(outcome.err, "--id ")) << outcome.err;
  }
}

TEST(CommandCalibrate, AsksForTheOutcome) {
  const ScratchFolder folder;
  const Small enough(400);
  folder.write("members.csv", enough.members);
  folder.write("outcomes.csv", enough.outcomes);
  const Outcome outcome = calibrate({folder.path("members.csv"), folder.path("outcomes.csv"),
                                     "--id", "x", "-o", folder.path("new.toml")});
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(
      contains(outcome.err,
               "outcomes.csv:1: there is no column 'outcome': say --outcome with the column "
               "of outcomes, one of 'won'\n"))
      << outcome.err;
}

TEST(CommandCalibrate, WordsForMissingHoldForBothFiles) {
  const ScratchFolder folder;
  const Small enough(210);
  folder.write("members.csv", enough.members + "m210,unsaid\n");
  folder.write("outcomes.csv", enough.outcomes + "m210,unsaid\n");
  const Names files{folder.path("members.csv"), folder.path("outcomes.csv")};
  const Names rest{"--outcome", "won", "--id", "x", "-o", folder.path("new.toml")};
  const auto with = [&](const Names& more) {
    Names words = files;
    words.insert(words.end(), rest.begin(), rest.end());
    words.insert(words.end(), more.begin(), more.end());
    return calibrate(words);
  };
  EXPECT_EQ(with({}).exit_code, 65);
  const Outcome outcome = with({"--na", "unsaid"});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.err, "1 word read as missing, such as NULL: won")) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "left out: 1 member without an outcome")) << outcome.err;
}

TEST(CommandCalibrate, NamesARepeatedMember) {
  const ScratchFolder folder;
  const Small enough(400);
  folder.write("members.csv", enough.members + "m7,1\n");
  folder.write("outcomes.csv", enough.outcomes);
  const Outcome outcome =
      calibrate({folder.path("members.csv"), folder.path("outcomes.csv"), "--outcome", "won",
                 "--id", "x", "-o", folder.path("new.toml")});
  EXPECT_EQ(outcome.exit_code, 65);
  EXPECT_TRUE(contains(outcome.err, "members.csv:402: column 'member_id': 'm7' is not unique"))
      << outcome.err;
}

TEST(CommandCalibrate, SaysWhereTheModelIsAndToKeepTheOldOne) {
  const ScratchFolder folder;
  const Small enough(400);
  folder.write("members.csv", enough.members);
  folder.write("outcomes.csv", enough.outcomes);
  const std::string model = folder.path("new.toml");
  const Outcome outcome = calibrate({folder.path("members.csv"), folder.path("outcomes.csv"),
                                     "--outcome", "won", "--id", "x", "-o", model});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(outcome.out.starts_with("Not shown to be better: keep standard-1.")) << outcome.out;
  EXPECT_TRUE(outcome.out.ends_with("\nThe new model is in " + model +
                                    ", though it is not shown to be better.\n"))
      << outcome.out;
}
