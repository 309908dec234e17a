// SPDX-License-Identifier: MIT
// Random models on random members: one member, batches of every column type, slices and threads
// against the reference.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ssi/files/model_file.hpp"
#include "ssi/score.hpp"
#include "support/random_members.hpp"
#include "support/random_models.hpp"
#include "support/reference.hpp"
#include "support/scoring.hpp"

namespace ssi {
namespace {

TEST(RandomModel, ScoresEqualTheReference) {
  Random random(120);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 150; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    const std::size_t signals = model.catalogue().size();
    const ScoreAggregator score(model);
    const MemberGenerator generator(model);
    std::vector<ColumnType> types(signals, ColumnType::uint32);
    if (random.chance(70)) {
      for (ColumnType& type : types) type = random.pick(kColumnTypes);
    }
    auto members = generator.draw(random, 200 + random.index(200));
    narrow(members, types);
    const auto expected = reference_scores(model, members);
    for (std::size_t i = 0; i < members.size(); ++i) {
      ASSERT_EQ(reference::of(score(reference::to_member(members[i]))), expected[i]) << i;
    }
    const TypedTable table(members, types, random);
    expect_scores_everywhere(score, table.table(), expected);
    expect_scores(scores_of(score, table.table(), {.threads = 3}), expected);
    const std::size_t first = random.index(100);
    expect_scores_everywhere(score, table.table().slice(first, 91),
                             std::span(expected).subspan(first, 91));
    if (HasFatalFailure()) return;
  }
}

TEST(RandomModel, SurvivesItsModelFile) {
  Random random(121);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 100; ++round) {
    SCOPED_TRACE("model " + std::to_string(round));
    const Model model(random_definition(random));
    const std::string toml = to_toml(model);
    const Model again = parse_model(toml, "again.toml");
    ASSERT_EQ(again.fingerprint(), model.fingerprint()) << toml;
    ASSERT_EQ(to_toml(again), toml);
    ASSERT_EQ(again.id(), model.id());
    ASSERT_EQ(again.window_days(), model.window_days());
    ASSERT_EQ(again.missing(), model.missing());
    ASSERT_EQ(again.maximum(), model.maximum());
    ASSERT_TRUE(std::ranges::equal(again.bands(), model.bands()));
    ASSERT_TRUE(std::ranges::equal(again.badges(), model.badges()));
    ASSERT_TRUE(std::ranges::equal(again.catalogue().all(), model.catalogue().all()));
    ASSERT_TRUE(std::ranges::equal(again.used_signals(), model.used_signals()));
    const ScoreAggregator before(model), after(again);
    const MemberGenerator generator(model);
    for (int i = 0; i < 50; ++i) {
      const Member member = reference::to_member(generator.draw(random));
      ASSERT_EQ(before(member), after(member));
    }
  }
}

// A level that no count reaches and one that every count passes, on every size of table that a
// look-up could be limited to.
TEST(RandomModel, LevelsAroundPowersOfTwoEqualTheReference) {
  for (const double full :
       {127.0, 128.0, 255.0, 256.0, 1023.0, 1024.0, 4095.0, 4096.0, 16384.0, 32767.0, 32768.0,
        65534.0, 65535.0, 65536.0, 65537.0, 1048576.0, 4294967294.0, 4294967295.0, 4294967296.0}) {
    SCOPED_TRACE(full);
    ModelDefinition definition;
    definition.id = "levels-1";
    definition.competencies = {std::make_shared<TermCompetency>(
        "c", "C", 600.00_points,
        std::vector<Term>{
            {"linear", count(Signal::posts), linear(full), 100.00_points, ""},
            {"log", count(Signal::posts), logarithmic(full), 100.00_points, ""},
            {"linear_difference", difference(Signal::posts, Signal::shares), linear(full),
             100.00_points, ""},
            {"log_difference", difference(Signal::posts, Signal::shares), logarithmic(full),
             100.00_points, ""},
            {"ratio", ratio(Signal::posts, Signal::shares, 1), linear(full), 100.00_points, ""}})};
    const Model model(std::move(definition));
    const MemberGenerator generator(model);
    Random random(122);
    SCOPED_TRACE(random.trace());
    for (const ColumnType type :
         {ColumnType::uint8, ColumnType::uint16, ColumnType::uint32, ColumnType::int64}) {
      auto members = generator.draw(random, 300);
      const std::vector<ColumnType> types(kStandardSignals, type);
      narrow(members, types);
      const TypedTable table(members, types, random);
      expect_scores_everywhere(ScoreAggregator(model), table.table(),
                               reference_scores(model, members));
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace ssi
