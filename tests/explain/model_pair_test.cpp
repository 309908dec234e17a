// SPDX-License-Identifier: MIT
#include "ssi/explain/model_pair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "ssi/model/competency.hpp"

namespace ssi {
namespace {

/// A model with own signals, all of which it reads, besides posts.
Model model_with(const std::string& id, const std::vector<std::string>& own) {
  ModelDefinition definition{.id = id};
  std::vector<Term> terms{{"posts", count(Signal::posts), linear(10), 1.00_points}};
  for (const std::string& name : own) {
    const Signal signal = definition.catalogue.add({.name = name});
    terms.push_back({name, count(signal), linear(10), 1.00_points});
  }
  definition.competencies.push_back(
      std::make_shared<TermCompetency>("c", "C", 9.00_points, std::move(terms)));
  return Model(definition);
}

std::vector<std::string> used_names(const Model& model) {
  std::vector<std::string> result;
  for (const Signal signal : model.used_signals()) {
    result.push_back(model.catalogue()[signal].name);
  }
  return result;
}

TEST(ModelPair, OfOneModelReadsAsItDoes) {
  const Model model = Model::standard();
  const ModelPair pair(model);
  EXPECT_EQ(pair.before_reader().schema(), model.schema());
  EXPECT_EQ(pair.after_reader().schema(), model.schema());
  EXPECT_TRUE(pair.are_alike());
  EXPECT_EQ(pair.after_of(Signal::posts), Signal::posts);
}

TEST(ModelPair, ReadsTheSignalsOfBothBehindThoseOfItsOwnModel) {
  const ModelPair pair(model_with("old-1", {"alpha", "beta"}),
                       model_with("new-1", {"gamma", "beta"}));
  EXPECT_EQ(used_names(pair.before_reader()),
            (std::vector<std::string>{"posts", "alpha", "beta", "gamma"}));
  EXPECT_EQ(used_names(pair.after_reader()),
            (std::vector<std::string>{"posts", "gamma", "beta", "alpha"}));
  EXPECT_EQ(pair.before_reader().id(), "old-1");
  EXPECT_EQ(pair.after_reader().id(), "new-1");
  EXPECT_FALSE(pair.are_alike());
}

TEST(ModelPair, MatchesSignalsByName) {
  const Model before = model_with("old-1", {"alpha", "beta"});
  const ModelPair pair(before, model_with("new-1", {"gamma", "beta"}));
  Member after;
  const SignalCatalogue& signals = pair.after_reader().catalogue();
  after.set(Signal::posts, 1).set(*signals.find("gamma"), 2);
  after.set(*signals.find("beta"), 3).set(*signals.find("alpha"), 4);
  const Member seen = pair.as_before(after);
  EXPECT_EQ(seen[Signal::posts], 1U);
  EXPECT_EQ(seen[*before.catalogue().find("alpha")], 4U);
  EXPECT_EQ(seen[*before.catalogue().find("beta")], 3U);
}

TEST(ModelPair, TakesRulesForLogsThatTheOtherCatalogueWouldNotUnderstand) {
  ModelDefinition definition = model_with("old-1", {"alpha"}).definition();
  const Signal talks = definition.catalogue.add({.name = "talks",
                                                 .scope = SignalScope::window,
                                                 .aggregate = Aggregate::days,
                                                 .from = {"alpha"}});
  std::vector<Term> terms{{"talks", count(talks), linear(10), 1.00_points}};
  definition.competencies.push_back(
      std::make_shared<TermCompetency>("d", "D", 9.00_points, std::move(terms)));
  const ModelPair pair(Model(definition), model_with("new-1", {}));
  EXPECT_EQ(used_names(pair.after_reader()), (std::vector<std::string>{"posts", "alpha", "talks"}));
}

TEST(ModelPair, KeepsTheWordsOfTheOthersSignals) {
  ModelDefinition definition = model_with("old-1", {}).definition();
  const SignalInfo talks = {
      .name = "talks", .counts = "talks given", .one = "talk", .many = "talks"};
  definition.catalogue.add(talks);
  const ModelPair pair(Model(definition), model_with("new-1", {}));
  const SignalCatalogue& signals = pair.after_reader().catalogue();
  EXPECT_EQ(signals[*signals.find("talks")], talks);
}

TEST(ModelPair, OfModelsThatDifferInTheMissingPolicyIsNotAlike) {
  const Model model = Model::standard();
  const ModelPair pair(model, model.with_missing(MissingPolicy::renormalise));
  EXPECT_FALSE(pair.are_alike());
  EXPECT_TRUE(ModelPair(model, Model::standard()).are_alike());
}

}  // namespace
}  // namespace ssi
