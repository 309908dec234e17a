// SPDX-License-Identifier: MIT
//
// `ssi model audit`, and `ssi model print` of a model that is built in. The audit's own tests cover
// what it finds; these cover the way there, and how bad input is refused.

#include "command/harness.hpp"

using namespace command;

namespace {

Outcome audit(std::vector<std::string> options = {}, const std::string& input = {}) {
  options.insert(options.begin(), {"model", "audit"});
  return run_ssi(std::move(options), input);
}

const std::string kActions = golden_path("monitoring/actions.toml");

}  // namespace

TEST(CommandModelAudit, IsOfTheStandardModelByDefault) {
  const Outcome text = audit();
  ASSERT_TRUE(succeeds(text));
  EXPECT_EQ(text.err, "");
  EXPECT_TRUE(text.out.starts_with("model standard-1 (fingerprint 65f74a70a43c6f86)"));
  EXPECT_TRUE(contains(text.out, "at most 60.50 of 100.00 points"));
  EXPECT_EQ(audit({"standard-1"}).out, text.out);
  EXPECT_EQ(audit({"-"}, run_ssi({"model", "print"}).out).out, text.out);
  const Outcome second = audit({"standard-2"});
  ASSERT_TRUE(succeeds(second));
  EXPECT_TRUE(contains(second.out, "at most 41.50 of 100.00 points"));
}

TEST(CommandModelAudit, AnswersTheQuestionsInTheirOrder) {
  const Outcome text = audit({"--actions", kActions});
  ASSERT_TRUE(succeeds(text));
  std::size_t at = 0;
  for (const char* title :
       {"\nWhere points come from\n", "\nHow far volume alone gets\n", "\nWhat can lower a score\n",
        "\nWhat is out of reach\n", "\nWhat unanswered floods do\n"}) {
    const std::size_t found = text.out.find(title, at);
    ASSERT_NE(found, std::string::npos) << title << " after " << text.out.substr(0, at);
    at = found;
  }
  EXPECT_FALSE(contains(audit().out, "floods")) << "there are no actions";
  for (const std::string& line : lines_of(text.out)) EXPECT_LE(line.size(), 80U) << line;
}

TEST(CommandModelAudit, WritesJson) {
  const Outcome json = audit({golden_path("evidence/audit_odd.toml"), "--json"});
  ASSERT_TRUE(succeeds(json));
  EXPECT_TRUE(json.out.starts_with("{\n  \"schema_version\": 1,\n  \"notice\": \"an open index"));
  EXPECT_TRUE(contains(json.out, "\"model\": \"odd-1\""));
  EXPECT_TRUE(contains(json.out, "\"actions\": null"));
  EXPECT_TRUE(json.out.ends_with("}\n"));
  const ScratchFolder scratch;
  const std::string path = scratch.path("audit.json");
  const Outcome written = audit({golden_path("evidence/audit_odd.toml"), "--json", "-o", path});
  ASSERT_TRUE(succeeds(written));
  EXPECT_EQ(written.out, "");
  EXPECT_EQ(read_file(path), json.out);
}

TEST(CommandModelAudit, BadInputIsRefusedAndNothingIsWritten) {
  const ScratchFolder scratch;
  const std::string out = scratch.path("audit.txt");
  const std::string bad = scratch.write("bad.toml", "id = \"Bad\"\n");
  EXPECT_EQ(audit({bad, "-o", out}).exit_code, 78);
  EXPECT_EQ(audit({"--actions", bad, "-o", out}).exit_code, 78);
  EXPECT_TRUE(fails_in_one_line(audit({scratch.path("none.toml"), "-o", out}), 66, {"none.toml"}));
  EXPECT_TRUE(fails_in_one_line(audit({"./standard-2", "-o", out}), 66, {"standard-2"}));
  EXPECT_FALSE(std::filesystem::exists(out));
  const std::string model = scratch.write("mine.toml", run_ssi({"model", "print"}).out);
  EXPECT_TRUE(fails_in_one_line(audit({model, "-o", model}), 2, {"mine.toml"}));
  EXPECT_TRUE(fails_in_one_line(audit({"-", "--actions", "-"}), 2, {"standard input"}));
}

TEST(CommandModelAudit, ActionsMayNameSignalsOfTheModel) {
  const ScratchFolder scratch;
  const std::string model = golden_path("evidence/audit_odd.toml");
  const std::string actions = scratch.write("calls.toml", R"(id = "calls-1"
[[actions]]
name = "call"
title = "Call somebody"
effort = 5
at_most = 40
changes = { calls = 1 }
expects = { thanks = 0.5 }
)");
  const Outcome json = audit({model, "--actions", actions, "--json"});
  ASSERT_TRUE(succeeds(json));
  EXPECT_TRUE(contains(json.out, "\"action\": \"call\""));
  const Outcome refused = audit({"--actions", actions});
  EXPECT_EQ(refused.exit_code, 78);
  EXPECT_TRUE(contains(refused.err, "calls")) << refused.err;
}

TEST(CommandModel, PrintsTheModelThatIsAskedFor) {
  const Outcome second = run_ssi({"model", "print", "standard-2"});
  ASSERT_TRUE(succeeds(second));
  EXPECT_TRUE(contains(second.out, "id = \"standard-2\""));
  EXPECT_EQ(run_ssi({"model", "print", "-"}, second.out).out, second.out);
  EXPECT_EQ(run_ssi({"model", "print", "standard-1"}).out, run_ssi({"model", "print"}).out);
  const Outcome checked = run_ssi({"model", "check", "-"}, second.out);
  EXPECT_TRUE(contains(checked.out, "77e6202e1dc55c9c")) << checked.out;
  EXPECT_EQ(run_ssi({"model", "print", "./standard-2"}).exit_code, 66);
}
