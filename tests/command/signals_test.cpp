// SPDX-License-Identifier: MIT
//
// `ssi model signals`: the catalogue of a model as a table, CSV, JSON and as a header to fill in.

#include "command/harness.hpp"

using namespace command;

namespace {

const std::string kOwn = R"(id = "mine-1"
[[signal]]
name = "talks"
scope = "window"
counts = "talks, \"keynotes\" too, in caf)"
                         "\xC3\xA9"
                         R"(s and halls of every kind, with or without an audience, slides or sense"
[[signal]]
name = "verified"
kind = "flag"
[[competency]]
name = "stage"
maximum = 10.00
terms = [
  { name = "talks", count = "talks", curve = "log", full = 6, points = 7.00 },
  { name = "per_post", ratio = ["talks", "posts"], prior = 5, curve = "linear", full = 1, points = 2.00 },
  { name = "verified", count = "verified", curve = "linear", full = 1, points = 1.00 },
]
)";

Outcome signals(std::vector<std::string> options = {}, const std::string& input = {}) {
  options.insert(options.begin(), {"model", "signals"});
  return run_ssi(std::move(options), input);
}

}  // namespace

TEST(CommandSignals, ListTheStandardModelsByDefault) {
  const Outcome listed = signals();
  ASSERT_TRUE(succeeds(listed));
  EXPECT_EQ(listed.err, "");
  EXPECT_TRUE(contains(listed.out, "\nposts                       count  window  own posts and"));
  for (const std::string& line : lines_of(listed.out)) EXPECT_LE(line.size(), 80U) << line;
  const ScratchFolder scratch;
  const std::string model = scratch.write("model.toml", run_ssi({"model", "print"}).out);
  EXPECT_EQ(signals({model}).out, listed.out);
}

TEST(CommandSignals, ListThoseOfAModelOfOnesOwn) {
  const ScratchFolder scratch;
  const std::string model = scratch.write("mine.toml", kOwn);
  const Outcome listed = signals({model});
  ASSERT_TRUE(succeeds(listed));
  EXPECT_TRUE(
      contains(listed.out, "talks                       count  window  talks, \"keynotes\" "));
  EXPECT_TRUE(contains(listed.out, "in stage: talks, per_post\n"));
  EXPECT_EQ(signals({"-"}, kOwn).out, listed.out);
  for (const std::string& line : lines_of(listed.out)) {
    EXPECT_LE(line.size(), 80U + (contains(line, "\xC3") ? 1 : 0)) << line;
  }
}

TEST(CommandSignals, AsCsvQuoteWhatNeedsQuotes) {
  const Outcome csv = signals({"-", "--csv"}, kOwn);
  ASSERT_TRUE(succeeds(csv));
  const std::vector<std::string> lines = lines_of(csv.out);
  ASSERT_EQ(lines.size(), 1U + 42);
  EXPECT_EQ(lines[0], "signal,kind,scope,counts,terms");
  EXPECT_EQ(lines[1], "has_photo,flag,state,profile photo present,");
  EXPECT_EQ(lines[41],
            "talks,count,window,\"talks, \"\"keynotes\"\" too, in caf\xC3\xA9s and halls of every "
            "kind, with or without an audience, slides or sense\",stage.talks stage.per_post");
  EXPECT_EQ(lines[42], "verified,flag,state,,stage.verified");
}

TEST(CommandSignals, AsJson) {
  const Outcome json = signals({"-", "--json"}, kOwn);
  ASSERT_TRUE(succeeds(json));
  for (const char* part :
       {"\"schema_version\": 1", "\"model\": \"mine-1\"", "\"window_days\": 90",
        "\"signal\": \"talks\"", "talks, \\\"keynotes\\\" too", "\"term\": \"per_post\""}) {
    EXPECT_TRUE(contains(json.out, part)) << part;
  }
}

TEST(CommandSignals, TemplateIsAMemberTableWithoutMembers) {
  const ScratchFolder scratch;
  const std::string model = scratch.write("mine.toml", kOwn);
  const Outcome own = signals({model, "--template"});
  ASSERT_TRUE(succeeds(own));
  EXPECT_EQ(own.out, "member_id,posts,talks,verified\n");
  for (const std::vector<std::string>& with :
       {std::vector<std::string>{}, std::vector<std::string>{"--strict"}}) {
    std::vector<std::string> score = {"score", "-", "--model", model};
    score.insert(score.end(), with.begin(), with.end());
    const Outcome scored = run_ssi(score, own.out);
    ASSERT_TRUE(succeeds(scored));
    EXPECT_EQ(scored.out, "member_id,stage,total,coverage\n");
    EXPECT_FALSE(contains(scored.err, "absent")) << scored.err;
  }
  const Outcome standard =
      run_shell(R"("$ssi" model signals --template | "$ssi" score - --strict)");
  ASSERT_TRUE(succeeds(standard));
  EXPECT_EQ(standard.out, kScoreHeader);
  // Filled in, it has all that the model reads.
  const Outcome filled = run_ssi({"score", "-", "--model", model}, own.out + "ann,8,3,1\n");
  EXPECT_TRUE(contains(filled.out, ",100.00\n")) << filled.out;
}

TEST(CommandSignals, GoToAFile) {
  const ScratchFolder scratch;
  const Outcome listed = signals({"--template", "-o", scratch.path("members.csv")});
  ASSERT_TRUE(succeeds(listed));
  EXPECT_EQ(listed.out, "");
  EXPECT_EQ(scratch.read("members.csv"), signals({"--template"}).out);
}

TEST(CommandSignals, OfABadModelAreRefused) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("model.toml", "id = \n");
  EXPECT_TRUE(fails_in_one_line(signals({path, "-o", scratch.path("out")}), 78, {path + ":1"}));
  EXPECT_EQ(scratch.files(), Names{"model.toml"});
  EXPECT_TRUE(fails_in_one_line(signals({scratch.path("none.toml")}), 66, {"none.toml"}));
  EXPECT_TRUE(fails_in_one_line(signals({"-"}, "id = \n"), 78, {"<stdin>:1"}));
}

TEST(CommandSignals, WrongUseIsAUsageError) {
  EXPECT_TRUE(fails_in_one_line(signals({"--csv", "--json"}), 2, {}));
  EXPECT_TRUE(fails_in_one_line(signals({"--csv", "--template"}), 2, {}));
  EXPECT_TRUE(fails_in_one_line(signals({"--json", "--template"}), 2, {}));
  EXPECT_TRUE(fails_in_one_line(signals({""}), 2, {}));
  const ScratchFolder scratch;
  const std::string model = scratch.write("mine.toml", kOwn);
  EXPECT_TRUE(fails_in_one_line(signals({model, "-o", model}), 2, {"would replace"}));
  EXPECT_EQ(scratch.read("mine.toml"), kOwn);
}
