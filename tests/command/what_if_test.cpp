// SPDX-License-Identifier: MIT
//
// ssi what-if: the golden lines byte for byte, the standing that a new total would have, bad input.

#include "command/harness.hpp"

using namespace command;

namespace {

std::string plan_members() { return golden_path("monitoring/plan_members.csv"); }

Outcome what_if(const std::string& members, const Names& options) {
  Names words{"what-if", "-", "--strict"};
  words.insert(words.end(), options.begin(), options.end());
  return run_ssi(words, members);
}

/// Eleven members of one team, with 0 to 10 positions filled by flags: m00 is the last.
std::string team() {
  std::string result = "member_id,has_photo,education,team\nm00,0,0,x\n";
  for (int i = 1; i < 11; ++i) {
    result += (i < 10 ? "m0" : "m") + std::to_string(i) + ",1,0,x\n";
  }
  return result;
}

}  // namespace

TEST(CommandWhatIf, GoldenLines) {
  const Outcome up =
      run_ssi({"what-if", plan_members(), "--strict", "--member", "p05", "--set", "has_photo=1",
               "--set", "messages_sent=60", "--add", "posts=3", "--add", "messages_answered=4",
               "--add", "advanced_searches=2", "--set", "leads_saved=7", "--csv"});
  ASSERT_TRUE(succeeds(up));
  EXPECT_TRUE(up.out == golden("monitoring/whatif.csv")) << up.out;
  const Outcome down = run_ssi({"what-if", plan_members(), "--strict", "--member", "p02", "--set",
                                "messages_answered=0", "--set", "messages_sent=500", "--add",
                                "connections=4294967295", "--set", "education=0", "--csv"});
  ASSERT_TRUE(succeeds(down));
  EXPECT_TRUE(down.out == golden("monitoring/whatif_down.csv")) << down.out;
}

TEST(CommandWhatIf, SaysWhatTheNewTotalWouldBeWorth) {
  const Outcome text = what_if(team(), {"--member", "m00", "--set", "has_photo=1", "--add",
                                        "education=1", "--cohort", "team"});
  ASSERT_TRUE(succeeds(text));
  EXPECT_TRUE(text.out.starts_with("m00: 0.00 -> 3.00 points (+3.00) of 100.00\n")) << text.out;
  EXPECT_TRUE(contains(text.out, "rank              11  before")) << text.out;
  EXPECT_TRUE(contains(text.out, " 1  with the new total, the others as before")) << text.out;

  const Outcome json =
      what_if(team(), {"--member", "m00", "--set", "has_photo=1", "--cohort", "team", "--json"});
  ASSERT_TRUE(succeeds(json));
  EXPECT_TRUE(contains(json.out, "\"after\": 1.5")) << json.out;
}

TEST(CommandWhatIf, LeavesSignalsWithoutEffectThatTheModelDoesNotUse) {
  const Outcome outcome =
      run_ssi({"what-if", plan_members(), "--member", "p05", "--add", "education=1", "--model",
               golden_path("monitoring/other_model.toml")});
  ASSERT_TRUE(succeeds(outcome));
  EXPECT_TRUE(contains(outcome.out, "nothing changed")) << outcome.out;
  EXPECT_TRUE(contains(outcome.err, "education")) << outcome.err;
}

TEST(CommandWhatIf, KnowsWhenItIsCalledWrongly) {
  const std::string members = "member_id,posts,shares,has_photo,team\na,1,,0,x\n";
  const auto wrong = [&](Names options, const Names& mentions) {
    options.insert(options.begin(), {"--member", "a"});
    EXPECT_TRUE(fails_in_one_line(what_if(members, options), 2, mentions));
  };
  wrong({}, {"--set or --add"});
  wrong({"--add", "shares=1"}, {"--add", "shares", "missing", "nothing can be added"});
  wrong({"--set", "posts=1", "--add", "posts=1"}, {"posts", "twice"});
  wrong({"--set", "posts=1", "--set", "posts=1"}, {"posts", "twice"});
  wrong({"--set", "poosts=1"}, {"poosts", "did you mean 'posts'?"});
  wrong({"--set", "posts"}, {"SIGNAL=VALUE"});
  wrong({"--set", "posts="}, {"SIGNAL=VALUE"});
  wrong({"--set", "=1"}, {"SIGNAL=VALUE"});
  wrong({"--set", "has_photo=2"}, {"--set", "has_photo", "0 or 1"});
  for (const char* value : {"-1", "+1", "1.0", " 1", "0x1", "4294967296", "99999999999999999999"}) {
    wrong({"--set", std::string("posts=") + value}, {"4294967295"});
    wrong({"--add", std::string("posts=") + value}, {"4294967295"});
  }
  wrong({"--set", "posts=1", "--csv", "--cohort", "team"}, {"--csv", "--cohort"});
  wrong({"--set", "posts=1", "--csv", "--json"}, {"--json"});
  wrong({"--set", "posts=1", "--min-cohort", "3"}, {"--min-cohort", "--cohort"});
  EXPECT_TRUE(fails_in_one_line(what_if(members, {"--set", "posts=1"}), 2, {"--member"}));
}

TEST(CommandWhatIf, RefusesAMemberThatIsNowhereOrTwice) {
  const std::string members = "member_id,posts\nann,1\nbob,1\nann,2\n";
  EXPECT_TRUE(fails_in_one_line(what_if(members, {"--member", "anna", "--set", "posts=1"}), 65,
                                {"'anna'", "nowhere", "did you mean 'ann'?"}));
  EXPECT_TRUE(is_bad_data(what_if(members, {"--member", "ann", "--set", "posts=1"}), "<stdin>", 4,
                          {"'ann'", "is not unique"}));
  EXPECT_TRUE(
      is_bad_data(what_if("member_id,posts\nann,x\n", {"--member", "ann", "--set", "posts=1"}),
                  "<stdin>", 2, {"column 'posts'", "'x'"}));
}
