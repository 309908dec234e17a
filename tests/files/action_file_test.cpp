// SPDX-License-Identifier: MIT
// Files of actions: what is read and written, and each rule broken alone, at the right line.
#include "ssi/files/action_file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/error.hpp"
#include "support/csv.hpp"
#include "support/paths.hpp"
#include "support/random_actions.hpp"

namespace ssi {
namespace {

// A good file, of which each test breaks something.
const std::string kGood = R"(id = "mine-1"
unit = "hours"

[[actions]]
name = "write"
title = "Write a post"
effort = 3
at_most = 12
changes = { posts = 1, shares = 2 }
expects = { post_comments = 1.5, post_reactions = 8 }

[[actions]]
name = "photo"
title = "Add a photo"
effort = 1
at_most = 1
[actions.changes]
has_photo = 1
)";

std::vector<ModelProblem> problems_in(std::string_view toml) {
  try {
    parse_actions(toml, "a.toml");
  } catch (const ActionError& error) {
    return error.problems();
  }
  return {};
}

/// Replaces a text in the good file, and expects one problem there.
void expect_problem(std::string_view from, std::string_view to, std::size_t line,
                    const std::string& key, const std::string& rule) {
  std::string toml = kGood;
  const std::size_t at = toml.find(from);
  ASSERT_NE(at, toml.npos) << from;
  toml.replace(at, from.size(), to);
  const auto problems = problems_in(toml);
  ASSERT_EQ(problems.size(), 1u) << to;
  EXPECT_EQ(problems[0].line, line) << to;
  EXPECT_EQ(problems[0].key, key) << to;
  EXPECT_NE(problems[0].rule.find(rule), std::string::npos) << problems[0].rule;
}

TEST(ActionFile, ReadsWhatItSays) {
  const ActionList actions = parse_actions(kGood, "a.toml");
  EXPECT_EQ(actions.id(), "mine-1");
  EXPECT_EQ(actions.unit(), "hours");
  ASSERT_EQ(actions.actions().size(), 2u);
  const Action write{.name = "write",
                     .title = "Write a post",
                     .effort = 3,
                     .at_most = 12,
                     .changes = {{"posts", 1}, {"shares", 2}},
                     .expects = {{"post_comments", 150}, {"post_reactions", 800}}};
  EXPECT_EQ(actions.actions()[0], write);
  EXPECT_EQ(actions.actions()[1].changes, (std::vector<SignalChange>{{"has_photo", 1}}));
}

TEST(ActionFile, CountsMinutesByDefault) {
  std::string toml = kGood;
  toml.erase(toml.find("unit"), std::string("unit = \"hours\"\n").size());
  EXPECT_EQ(parse_actions(toml, "a.toml").unit(), "minutes");
}

TEST(ActionFile, StandardActionsAreTheGoldenOnes) {
  const std::string golden = file_text(paths::golden("monitoring/actions.toml"));
  EXPECT_EQ(to_toml(ActionList::standard()), golden);
  EXPECT_EQ(parse_actions(golden, "actions.toml"), ActionList::standard());
}

TEST(ActionFile, ReadsWhatItWrites) {
  Random random(75001);
  SCOPED_TRACE(random.trace());
  const SignalCatalogue catalogue;
  for (int i = 0; i < 300; ++i) {
    const ActionList actions = random_actions(random, catalogue, 40);
    EXPECT_EQ(parse_actions(to_toml(actions), "a.toml"), actions);
  }
}

TEST(ActionFile, RefusesEachBrokenRule) {
  const std::string times = "from 1 to 65535";
  const std::string whole = "from 1 to 4294967295";
  expect_problem("mine-1", "Mine", 1, "id", "lower-case");
  expect_problem("id = \"mine-1\"\n", "", 1, "id", "is missing");
  expect_problem("\"hours\"", "5", 2, "unit", "must be a text");
  expect_problem("\"hours\"", "\"\"", 2, "unit", "must not be empty");
  expect_problem("unit = ", "units = ", 2, "units", "is not a known key");
  expect_problem("\"write\"", "\"Write\"", 5, "actions.Write.name", "lower-case letter");
  expect_problem("\"write\"", "\"photo\"", 13, "actions.photo.name", "already taken");
  expect_problem("\"write\"", "\"effort\"", 5, "actions.effort.name", "another column");
  expect_problem("name = \"write\"\n", "", 4, "actions.0.name", "is missing");
  expect_problem("title = \"Write a post\"\n", "", 4, "actions.write.title", "is missing");
  expect_problem("\"Write a post\"", "\"\"", 6, "actions.write.title", "must not be empty");
  expect_problem("effort = 3\n", "", 4, "actions.write.effort", "is missing");
  expect_problem("effort = 3", "effort = 0", 7, "actions.write.effort", whole);
  expect_problem("effort = 3", "effort = -1", 7, "actions.write.effort", whole);
  expect_problem("effort = 3", "effort = 4294967296", 7, "actions.write.effort", whole);
  expect_problem("effort = 3", "effort = 3.0", 7, "actions.write.effort", whole);
  expect_problem("at_most = 12", "at_most = 0", 8, "actions.write.at_most", times);
  expect_problem("at_most = 12", "at_most = 65536", 8, "actions.write.at_most", times);
  expect_problem("at_most = 12\n", "", 4, "actions.write.at_most", "is missing");
  expect_problem("changes = { posts = 1, shares = 2 }\n", "", 4, "actions.write.changes",
                 "is missing");
  expect_problem("{ posts = 1, shares = 2 }", "{}", 9, "actions.write.changes", "at least one");
  expect_problem("{ posts = 1, shares = 2 }", "[1]", 9, "actions.write.changes", "a table");
  expect_problem("posts = 1", "posts = 0", 9, "actions.write.changes.posts", whole);
  expect_problem("posts = 1", "posts = 1.5", 9, "actions.write.changes.posts", whole);
  expect_problem("posts = 1", "posst = 1", 9, "actions.write.changes.posst", "mean 'posts'?");
  expect_problem("post_comments = 1.5", "post_comments = 0", 10,
                 "actions.write.expects.post_comments", "above 0");
  expect_problem("post_comments = 1.5", "post_comments = -1", 10,
                 "actions.write.expects.post_comments", "above 0");
  expect_problem("post_comments = 1.5", "post_comments = nan", 10,
                 "actions.write.expects.post_comments", "above 0");
  expect_problem("post_comments = 1.5", "post_comments = inf", 10,
                 "actions.write.expects.post_comments", "above 0");
  expect_problem("post_comments = 1.5", "post_comments = 4294967295.01", 10,
                 "actions.write.expects.post_comments", "at most 4294967295");
  expect_problem("post_comments = 1.5", "post_comments = 1.505", 10,
                 "actions.write.expects.post_comments", "two decimals");
  expect_problem("post_comments = 1.5", "post_comments = \"1\"", 10,
                 "actions.write.expects.post_comments", "must be a number");
  expect_problem("post_comments = 1.5", "comments = 1.5", 10, "actions.write.expects.comments",
                 "not a signal");
  expect_problem("effort = 1\n", "effort = 1\ncost = 5\n", 16, "actions.photo.cost",
                 "is not a known key");
}

TEST(ActionFile, TakesTheEndsOfAllRanges) {
  std::string toml = kGood;
  const auto replace = [&](std::string_view from, std::string_view to) {
    toml.replace(toml.find(from), from.size(), to);
  };
  replace("effort = 3", "effort = 4294967295");
  replace("at_most = 12", "at_most = 65535");
  replace("posts = 1", "posts = 4294967295");
  replace("post_comments = 1.5", "post_comments = 4294967295");
  replace("post_reactions = 8", "post_reactions = 0.01");
  const Action action = parse_actions(toml, "a.toml").actions()[0];
  EXPECT_EQ(action.expects[0].hundredths, 429496729500u);
  EXPECT_EQ(action.expects[1].hundredths, 1u);
}

TEST(ActionFile, ReportsEverythingAtOnceInItsOrder) {
  std::string toml = kGood;
  toml +=
      "[[actions]]\nname = \"write\"\ntitle = 5\neffort = 0\nat_most = 1\n"
      "changes = { flying = 1 }\n";
  const auto problems = problems_in(toml);
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_EQ(problems[0].line, 20u);
  EXPECT_EQ(problems[1].line, 21u);
  EXPECT_EQ(problems[2].line, 22u);
  EXPECT_EQ(problems[3].line, 24u);
}

TEST(ActionFile, RefusesWhatIsNoList) {
  EXPECT_EQ(problems_in("id = \"x\"\n").at(0).key, "actions");
  EXPECT_EQ(problems_in("id = \"x\"\nactions = 5\n").at(0).rule, "must be an array of tables");
  EXPECT_EQ(problems_in("id = \"x\"\n[[actions]\n").at(0).line, 2u);
  const auto too_long = problems_in(std::string((1 << 20) + 1, '#'));
  EXPECT_NE(too_long.at(0).rule.find("1 MiB"), std::string::npos);
}

TEST(ActionFile, IsReadQuicklyHoweverHostile) {
  std::string toml = "id = \"x\"\n";
  while (toml.size() < 1000000) toml += "[[actions]]\n";
  EXPECT_FALSE(problems_in(toml).empty());
  EXPECT_FALSE(problems_in("id" + std::string(300, '.') + " = 1\n").empty());
}

TEST(ActionFile, MayNameSignalsOfAModelsOwn) {
  const std::string odd = file_text(paths::golden("monitoring/odd_actions.toml"));
  EXPECT_THROW(parse_actions(odd, "odd.toml"), ActionError);
  SignalCatalogue catalogue;
  catalogue.add({.name = "talks_given"});
  catalogue.add({.name = "verified", .kind = SignalKind::flag});
  EXPECT_EQ(parse_actions(odd, "odd.toml", catalogue).actions().size(), 8u);
}

TEST(ActionFile, NamesTheFileInErrors) {
  try {
    parse_actions("id = 5\n", "mine.toml");
    FAIL();
  } catch (const ActionError& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, 12), "mine.toml:1:");
  }
  EXPECT_THROW(load_actions("/nowhere/at/all.toml"), FileError);
}

}  // namespace
}  // namespace ssi
