// SPDX-License-Identifier: MIT
// Cohorts by label, however members and sets are put together.
#include "ssi/cohort/cohort_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ssi/files/cohort_file.hpp"
#include "support/cohort_sets.hpp"

namespace ssi {
namespace {

TEST(CohortSet, EqualsACohortForEachLabel) {
  const Labelled members(200, 5000, 40);
  const CohortSet set = members.set(0, 5000);
  std::map<std::string, Cohort> expected;
  for (std::size_t i = 0; i < 5000; ++i) {
    const std::string& label = members.label(i);
    if (!label.empty())
      expected.try_emplace(label, members.model).first->second.add(members.score(i));
  }
  ASSERT_EQ(set.size(), expected.size());
  std::uint64_t labelled = 0;
  std::size_t next = 0;
  const std::vector<std::uint32_t> order = set.by_label();
  for (const auto& [label, cohort] : expected) {  // std::map orders by bytes, too
    EXPECT_EQ(set.label(order[next++]), label);
    EXPECT_EQ(*set.find(label), cohort);
    labelled += cohort.members();
  }
  EXPECT_EQ(set.members(), labelled);
  EXPECT_LT(labelled, 5000u) << "some have no label";
  EXPECT_EQ(set.find(""), nullptr);
  EXPECT_EQ(set.find("nobody's"), nullptr) << "nothing to fall over";
  EXPECT_FALSE(set.position("nobody's").has_value());
}

TEST(CohortSet, TellsThePositionsOfNames) {
  const Labelled members(201, 10, 3);
  CohortSet set("team", members.model);
  const std::vector<std::string> names = {"", "b", "unused", "a"};
  const std::vector<std::uint32_t> labels = {3, 0, 1, 3};
  Scores scores = members.scores;
  EXPECT_EQ(set.add({labels, names}, scores.columns()),
            (std::vector<std::uint32_t>{kNoLabel, 0, kNoLabel, 1}));
  EXPECT_EQ(set.cohort(1).members(), 2u);
  const std::vector<std::uint32_t> again = {1};
  EXPECT_EQ(set.add({again, std::vector<std::string>{"c", "a"}}, scores.columns()),
            (std::vector<std::uint32_t>{kNoLabel, 1}));
  EXPECT_EQ(set.size(), 2u);
}

TEST(CohortSet, SaysWhyItCannotBeMerged) {
  const Labelled members(205, 100, 5);
  CohortSet set = members.set(0, 50);
  EXPECT_FALSE(set.obstacle_to_merging(members.set(50, 50)).has_value());
  EXPECT_FALSE(set.obstacle_to_merging(set).has_value());
  EXPECT_EQ(set.obstacle_to_merging(CohortSet("country", members.model)),
            "cohorts by 'team' and by 'country' cannot be merged");
  const Model other({.id = "other", .competencies = {Model::standard().competencies()[0]}});
  EXPECT_EQ(set.obstacle_to_merging(CohortSet("team", other)),
            "cohorts of different models cannot be merged");
  Distribution totals;
  totals.add(1_points, 4'294'967'295);
  PointStatistics statistics;
  statistics.add(0_points, 4'294'967'295);
  CohortSet full("team", members.model);
  full.add("A",
           Cohort(members.model.schema(), std::vector<PointStatistics>(4, statistics), totals));
  set.add("A", members.score(0));
  EXPECT_EQ(set.obstacle_to_merging(full), "2^32 members or more in a cohort");
  EXPECT_THROW(set += full, std::length_error);
  set = CohortSet("team", members.model);
  EXPECT_FALSE(set.obstacle_to_merging(full).has_value());
}

TEST(CohortSet, RefusesALabelOf16MiB) {
  const Labelled members(204, 10, 3);
  CohortSet set("team", members.model);
  const std::string longest(TextIndex::kLongestText, 'x');
  set.add(longest, members.score(0));
  EXPECT_THROW(set.add(longest + 'x', members.score(1)), std::length_error);
  const std::vector<std::string> names = {"new", longest + 'x'};
  Scores scores = members.scores;
  EXPECT_THROW(set.add({std::vector<std::uint32_t>{0, 1}, names}, scores.columns()),
               std::length_error);
  EXPECT_EQ(set.size(), 1u) << "nothing is added then";
}

TEST(CohortSet, MergingInAnyTreeAndOrderGivesTheSameBytes) {
  const Labelled members(202, 3000, 25);
  const std::string expected = to_bytes(members.set(0, 3000));
  Random random(203);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 30; ++round) {
    std::vector<CohortSet> pieces;
    for (std::size_t first = 0; first < 3000;) {
      const std::size_t rows = std::min<std::size_t>(3000 - first, random.index(700));
      pieces.push_back(members.set(first, rows));
      first += rows;
    }
    while (pieces.size() > 1) {
      const std::size_t from = random.index(pieces.size());
      const std::size_t into = (from + 1 + random.index(pieces.size() - 1)) % pieces.size();
      pieces[into] += pieces[from];
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(from));
    }
    ASSERT_TRUE(to_bytes(pieces[0]) == expected);
  }
}

TEST(CohortSet, MergedWithItselfHoldsEverybodyTwice) {
  const Labelled members(204, 100, 5);
  CohortSet set = members.set(0, 100);
  const std::uint64_t once = set.members();
  const CohortSet& same = set;
  set += same;
  EXPECT_EQ(set.members(), 2 * once);
}

TEST(CohortSet, TakesACohortOfItsOwn) {
  const Labelled members(201, 500, 40);
  CohortSet set = members.set(0, 500);
  Cohort expected(members.model);
  const std::size_t labels = set.size();
  for (std::uint32_t i = 0; i < labels; ++i) {
    expected += set.cohort(i);
    // Each is the first of a new label, which may move all others.
    set.add("copy of " + std::to_string(i), set.cohort(i));
    set.add("everybody", set.cohort(i));
  }
  EXPECT_EQ(*set.find("everybody"), expected);
  EXPECT_EQ(set.size(), 2 * labels + 1);
}

TEST(CohortSet, IsAsBeforeWhenALabelIsRefused) {
  const Labelled members(202, 100, 5);
  CohortSet set = members.set(0, 100);
  const std::string before = to_bytes(set);
  std::vector<std::uint16_t> zeros(2);
  ScoreColumns scores{.total = zeros};
  for (std::size_t c = 0; c < members.model.competencies().size(); ++c) {
    scores.competencies.emplace_back(zeros);
  }
  const std::vector<std::uint32_t> labels{0, 1};
  const std::vector<std::string> names{"sound", "\xFF"};
  EXPECT_THROW(set.add({labels, names}, scores), std::invalid_argument);
  EXPECT_EQ(to_bytes(set), before);
}

TEST(CohortSet, RefusesWhatCannotBeMerged) {
  const Labelled members(205, 20, 2);
  CohortSet set = members.set(0, 20);
  const std::string before = to_bytes(set);
  const Model other = members.model.with_missing(MissingPolicy::renormalise);
  EXPECT_THROW(set += CohortSet("industry", members.model), std::invalid_argument);
  EXPECT_THROW(set += CohortSet("team", other), std::invalid_argument);
  EXPECT_THROW(set.add("new", Cohort(other)), std::invalid_argument);
  EXPECT_THROW(set.add("new", MemberScore{}), std::invalid_argument);
  EXPECT_THROW(set.add("\xFF", members.score(0)), std::invalid_argument);
  Scores scores = members.scores;
  const std::vector<std::uint32_t> beyond = {1};
  EXPECT_THROW(set.add({beyond, std::vector<std::string>{"a"}}, scores.columns()),
               std::out_of_range);
  EXPECT_TRUE(to_bytes(set) == before);
}

TEST(CohortSet, MergesAllOrNothing) {
  const Model model = Model::standard();
  const auto most = [&model](std::uint64_t members) {  // all with 0 points
    Distribution totals;
    totals.add(Points(), static_cast<std::uint32_t>(members));
    PointStatistics none;
    none.add(Points(), static_cast<std::uint32_t>(members));
    return Cohort(model.schema(), std::vector<PointStatistics>(model.competencies().size(), none),
                  std::move(totals));
  };
  CohortSet set("team", model);
  set.add("full", most(kMostCounted - 1));
  set.add("other", most(1));
  const std::string before = to_bytes(set);
  CohortSet more("team", model);
  more.add("new", most(1));
  more.add("other", most(1));
  more.add("full", most(2));
  EXPECT_THROW(set += more, std::length_error);
  EXPECT_TRUE(to_bytes(set) == before);
  EXPECT_THROW(set += set, std::length_error);
  EXPECT_TRUE(to_bytes(set) == before);
}

TEST(CohortSet, OnlyMembersBringALabel) {
  const Labelled members(206, 5, 2);
  CohortSet set("team", members.model);
  set.add("a", Cohort(members.model));
  set.add("", members.score(0));
  EXPECT_EQ(set.size(), 0u);
  set.add("a", members.score(0));
  EXPECT_EQ(set.size(), 1u);
}

TEST(CohortSet, HoldsHundredsOfThousandsOfLabels) {
  const Labelled members(207, 1000, 2);
  CohortSet set("team", members.model);
  constexpr std::uint32_t kLabels = 200'000;
  for (std::uint32_t i = 0; i < 2 * kLabels; ++i) {
    set.add("team " + std::to_string(i % kLabels), members.score(i % 1000));
  }
  EXPECT_EQ(set.size(), kLabels);
  EXPECT_EQ(set.members(), 2 * kLabels);
  const CohortSet read = parse_cohorts(to_bytes(set), "f");
  EXPECT_EQ(read.size(), kLabels);
  EXPECT_EQ(*read.find("team 77777"), set.cohort(77'777));
}

TEST(CohortSet, NamesAreText) {
  const Model model = Model::standard();
  EXPECT_THROW(CohortSet("team\xFF", model), std::invalid_argument);
  EXPECT_NO_THROW(CohortSet("\xC3\xA9quipe", model));
  const auto with = [&model](auto change) {
    auto schema = std::make_shared<ScoreSchema>(*model.schema());
    change(*schema);
    return CohortSet("team", schema);
  };
  EXPECT_NO_THROW(with([](ScoreSchema&) {}));
  EXPECT_THROW(with([](ScoreSchema& s) { s.id = "\xC3"; }), std::invalid_argument);
  EXPECT_THROW(with([](ScoreSchema& s) { s.fingerprint = "\x80"; }), std::invalid_argument);
  EXPECT_THROW(with([](ScoreSchema& s) { s.competencies[1].name = "\xFF"; }),
               std::invalid_argument);
  EXPECT_THROW(with([](ScoreSchema& s) { s.bands.back().name = "\xFF"; }), std::invalid_argument);
}

}  // namespace
}  // namespace ssi
