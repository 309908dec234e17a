// SPDX-License-Identifier: MIT
//
// `ssi model print`, `ssi model check` and `--model`. The model's own tests cover all that a model
// file may say; these cover the way out and back in, and how a bad file is refused.

#include "command/harness.hpp"

using namespace command;

namespace {

std::string printed_model() {
  const Outcome printed = run_ssi({"model", "print"});
  EXPECT_TRUE(succeeds(printed));
  return printed.out;
}

/// A bad model: exit code 78, nothing on stdout, and a line for each problem, naming file and line.
testing::AssertionResult is_bad_model(const Outcome& outcome,
                                      const std::vector<std::string>& problems) {
  const std::vector<std::string> lines = lines_of(outcome.err);
  bool matches = outcome.exit_code == 78 && outcome.out.empty() && lines.size() == problems.size();
  for (std::size_t i = 0; matches && i < problems.size(); ++i) {
    matches = lines[i].starts_with("ssi: ") && contains(lines[i], problems[i]);
  }
  if (matches) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << "exit code " << outcome.exit_code << ", stderr " << shown(outcome.err)
         << ", expected a line for each of " << testing::PrintToString(problems);
}

}  // namespace

TEST(CommandModel, PrintedModelIsTheStandardOneWithComments) {
  const std::string model = printed_model();
  EXPECT_TRUE(contains(model, "standard-1"));
  EXPECT_TRUE(contains(model, "#"));
  for (const std::string name : {"professional_brand", "right_people", "insights", "relationships",
                                 "unanswered_messages", "thought_leader", "laggard"}) {
    EXPECT_TRUE(contains(model, name)) << name;
  }
}

TEST(CommandModel, PrintedModelPassesTheCheck) {
  const std::string model = printed_model();
  const ScratchFolder scratch;
  EXPECT_TRUE(succeeds(run_ssi({"model", "check", scratch.write("model.toml", model)})));
  EXPECT_TRUE(succeeds(run_ssi({"model", "check", "-"}, model)));
  EXPECT_TRUE(succeeds(run_shell(R"("$ssi" model print | "$ssi" model check -)")));
}

TEST(CommandModel, PrintedModelGivesTheGoldenScores) {
  const ScratchFolder scratch;
  const std::string model = scratch.write("model.toml", printed_model());
  const std::string members = golden_path("members.csv");
  const Outcome scored = run_ssi({"score", members, "--model", model, "--cohort", "industry"});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores.csv"));
}

TEST(CommandModel, MissingOptionOverridesTheModel) {
  std::string model = printed_model();
  const std::string zero = "missing = \"zero\"";
  if (!contains(model, zero)) GTEST_SKIP() << "the printed model has no line " << zero;
  model.replace(model.find(zero), zero.size(), "missing = \"renormalise\"");
  const ScratchFolder scratch;
  const std::string path = scratch.write("model.toml", model);
  const std::string members = golden_path("members.csv");

  const Outcome scored = run_ssi({"score", members, "--model", path});
  ASSERT_TRUE(succeeds(scored));
  EXPECT_TRUE(scored.out == golden("scores_renormalised.csv"));

  const Outcome overridden =
      run_ssi({"score", members, "--model", path, "--missing", "zero", "--cohort", "industry"});
  ASSERT_TRUE(succeeds(overridden));
  EXPECT_TRUE(overridden.out == golden("scores.csv"));
}

TEST(CommandModel, SyntaxErrorIsRefusedWithItsLine) {
  const ScratchFolder scratch;
  for (const std::string text : {"\n\nid = \n", "\n\nid = \"x\n", "\n\n[[[\n", "\n\n= 1\n"}) {
    SCOPED_TRACE(shown(text));
    const std::string path = scratch.write("model.toml", text);
    EXPECT_TRUE(is_bad_model(run_ssi({"model", "check", path}), {path + ":3"}));
  }
}

TEST(CommandModel, EveryUnknownKeyIsRefusedInALineOfItsOwn) {
  const ScratchFolder scratch;
  const std::string path =
      scratch.write("model.toml", "zzz_one = 1\nzzz_two = \"two\"\n" + printed_model());
  const Outcome checked = run_ssi({"model", "check", path});
  EXPECT_TRUE(is_bad_model(checked, {path + ":1", path + ":2"}));
  EXPECT_TRUE(contains(checked.err, "zzz_one")) << checked.err;
  EXPECT_TRUE(contains(checked.err, "zzz_two")) << checked.err;
}

TEST(CommandModel, BadModelOnStdinIsShownAsStdin) {
  EXPECT_TRUE(is_bad_model(run_ssi({"model", "check", "-"}, "id = \n"), {"<stdin>:1"}));
}

TEST(CommandModel, EmptyModelIsRefused) {
  EXPECT_EQ(run_ssi({"model", "check", "-"}, "").exit_code, 78);
  EXPECT_EQ(run_ssi({"model", "check", "-"}, "# nothing but a comment\n").exit_code, 78);
}

TEST(CommandModel, BinaryFileIsRefused) {
  using namespace std::string_literals;
  EXPECT_EQ(run_ssi({"model", "check", "-"}, "\x7f\x45LF\0\0\xff\xfe\n"s).exit_code, 78);
}

TEST(CommandModel, ChecksModelsThatAreBuiltIn) {
  for (const std::string id : {"standard-1", "standard-2"}) {
    const Outcome checked = run_ssi({"model", "check", id});
    ASSERT_TRUE(succeeds(checked));
    EXPECT_TRUE(checked.out.starts_with("model " + id + " (fingerprint ")) << checked.out;
  }
  EXPECT_EQ(run_ssi({"model", "check", ""}).exit_code, 2) << "no name is not the standard model";
}

TEST(CommandModel, MistypedNameIsAnsweredWithThoseThatAreBuiltIn) {
  const std::string members = golden_path("members.csv");
  const Names known{"no such file, and no built-in model of that name: standard-1, standard-2"};
  for (const Names& words : {Names{"score", members, "--model", "standard2"},
                             {"model", "check", "standard-3"},
                             {"changes", members, members, "--model-before", "standard-3"}}) {
    EXPECT_TRUE(fails_in_one_line(run_ssi(words), 66, known)) << words[0];
  }
  const Outcome file = run_ssi({"score", members, "--model", "./standard-3"});
  EXPECT_FALSE(contains(file.err, "built-in")) << file.err;
}

TEST(CommandModel, TableIsNoModel) {
  const std::string members = golden_path("members.csv");
  EXPECT_TRUE(is_bad_model(run_ssi({"model", "audit", members}),
                           {members + ":1: is not a model, which is TOML"}));
  const Outcome nearly = run_ssi({"model", "check", "-"}, "id = \n");
  EXPECT_FALSE(contains(nearly.err, "is not a model")) << nearly.err;
}

TEST(CommandModel, BadModelScoresNothing) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("model.toml", "id = \n");
  const Outcome scored = run_ssi(
      {"score", golden_path("members.csv"), "--model", path, "-o", scratch.path("scores.csv")});
  EXPECT_TRUE(is_bad_model(scored, {path + ":1"}));
  EXPECT_EQ(scratch.files(), Names{"model.toml"});
}
