// SPDX-License-Identifier: MIT
#include "ssi/advice/action.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "ssi/error.hpp"

namespace ssi {
namespace {

ActionListDefinition good() {
  return {.id = "mine-1",
          .unit = "hours",
          .actions = {{.name = "write",
                       .title = "Write",
                       .effort = 3,
                       .at_most = 2,
                       .changes = {{"posts", 1}},
                       .expects = {{"post_comments", 150}}},
                      {.name = "share", .title = "Share", .changes = {{"shares", 2}}}}};
}

/// The keys of what is wrong after a change.
std::vector<std::string> keys_after(const std::function<void(ActionListDefinition&)>& change) {
  ActionListDefinition definition = good();
  change(definition);
  std::vector<std::string> keys;
  try {
    const ActionList actions(definition);
  } catch (const ActionError& error) {
    for (const ModelProblem& problem : error.problems()) keys.push_back(problem.key);
  }
  return keys;
}

using Keys = std::vector<std::string>;

TEST(ActionList, KeepsItsDefinition) {
  const ActionList actions(good());
  EXPECT_EQ(actions.definition(), good());
  EXPECT_EQ(actions.id(), "mine-1");
  EXPECT_EQ(actions.unit(), "hours");
  EXPECT_EQ(actions.find("share"), 1u);
  EXPECT_EQ(actions.find("fly"), std::nullopt);
}

TEST(ActionList, RefusesEachBrokenRule) {
  EXPECT_EQ(keys_after([](auto& d) { d.id = ""; }), Keys{"id"});
  EXPECT_EQ(keys_after([](auto& d) { d.id = "Mine"; }), Keys{"id"});
  EXPECT_EQ(keys_after([](auto& d) { d.unit = ""; }), Keys{"unit"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions.clear(); }), Keys{"actions"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].name = "Write"; }), Keys{"actions.Write.name"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].name = "1st"; }), Keys{"actions.1st.name"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[1].name = "write"; }), Keys{"actions.write.name"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].title = ""; }), Keys{"actions.write.title"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].effort = 0; }), Keys{"actions.write.effort"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].at_most = 0; }), Keys{"actions.write.at_most"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].at_most = 65536; }),
            Keys{"actions.write.at_most"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].changes.clear(); }),
            Keys{"actions.write.changes"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].changes[0].amount = 0; }),
            Keys{"actions.write.changes.posts"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].changes[0].signal = "post"; }),
            Keys{"actions.write.changes.post"});
  EXPECT_EQ(keys_after([](auto& d) {
              d.actions[0].changes.push_back({"posts", 2});
            }),
            Keys{"actions.write.changes.posts"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].expects[0].hundredths = 0; }),
            Keys{"actions.write.expects.post_comments"});
  EXPECT_EQ(keys_after([](auto& d) { d.actions[0].expects[0].hundredths = 429496729501; }),
            Keys{"actions.write.expects.post_comments"});
}

TEST(ActionList, TakesTheEndsOfAllRanges) {
  EXPECT_EQ(keys_after([](auto& d) {
              d.actions[0].effort = 4294967295;
              d.actions[0].at_most = 65535;
              d.actions[0].changes[0].amount = 4294967295;
              d.actions[0].expects[0].hundredths = 429496729500;
            }),
            Keys{});
}

TEST(ActionList, RefusesNamesOfOtherColumns) {
  for (const char* name : {"member_id", "total", "goal", "planned_total", "effort", "actions"}) {
    EXPECT_EQ(keys_after([&](auto& d) { d.actions[0].name = name; }),
              Keys{std::string("actions.") + name + ".name"});
  }
}

TEST(ActionList, ReportsEverythingAtOnceButNotTooMuch) {
  EXPECT_EQ(keys_after([](auto& d) {
              d.id = "";
              d.actions[0].title = "";
              d.actions[1].effort = 0;
            }),
            (Keys{"id", "actions.write.title", "actions.share.effort"}));
  EXPECT_EQ(keys_after([](auto& d) { d.actions.resize(300); }).size(), 101u);
  EXPECT_EQ(keys_after([](auto& d) { d.actions.resize(1001); }), Keys{"actions"});
}

TEST(ActionList, AsksAboutASignalWhoseNameIsNear) {
  ActionListDefinition definition = good();
  definition.actions[0].changes[0].signal = "postss";
  try {
    const ActionList actions(definition);
    FAIL();
  } catch (const ActionError& error) {
    EXPECT_NE(std::string(error.what()).find("did you mean 'posts'?"), std::string::npos)
        << error.what();
  }
}

TEST(ActionList, MayHaveSignalsOfAModelsOwn) {
  ActionListDefinition definition = good();
  definition.actions[0].changes[0].signal = "podcasts";
  EXPECT_THROW(ActionList{definition}, ActionError);
  SignalCatalogue catalogue;
  catalogue.add({.name = "podcasts"});
  EXPECT_EQ(ActionList(definition, catalogue).definition(), definition);
}

}  // namespace
}  // namespace ssi
