// SPDX-License-Identifier: MIT
// Standings of columns of members within their cohorts: equal to sorting, for labels and numbers,
// small cohorts and large ones, however the members are split, merged and shared among threads.
#include "ssi/cohort/cohort_ranking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/cohort_sets.hpp"
#include "support/random_members.hpp"

namespace ssi {
namespace {

constexpr Points kHighest = 100_points;

/// Members in numbered cohorts, or none.
struct Members {
  std::vector<std::uint32_t> cohorts;
  std::vector<std::uint16_t> totals;

  std::size_t size() const { return totals.size(); }
  std::vector<std::uint16_t> narrow() const {  // kNoLabel becomes kNoCohort
    std::vector<std::uint16_t> result;
    for (const std::uint32_t cohort : cohorts) result.push_back(static_cast<std::uint16_t>(cohort));
    return result;
  }
  std::vector<std::string> labels() const {
    std::vector<std::string> result;
    for (const std::uint32_t cohort : cohorts) {
      result.push_back(cohort == kNoLabel ? "" : "label " + std::to_string(cohort));
    }
    return result;
  }
};

/// Of `cohorts` cohorts of very unequal size. A third of the members have no points.
Members random_members(Random& random, std::size_t count, std::size_t cohorts) {
  Members members;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t cohort = random.index(1 + random.index(cohorts));
    members.cohorts.push_back(random.chance(6) ? kNoLabel : static_cast<std::uint32_t>(cohort));
    const bool is_zero = random.chance(33);
    members.totals.push_back(is_zero ? 0 : static_cast<std::uint16_t>(random.below(10'001)));
  }
  return members;
}

/// Filled with rubbish, until standings are written.
struct Standings {
  explicit Standings(std::size_t members)
      : rank(members, 0xABCDABCD), percentile(members, 0xABCD), top_percent(members, 0xAB) {}

  StandingColumns columns() { return {rank, percentile, top_percent}; }
  friend bool operator==(const Standings&, const Standings&) = default;

  std::vector<std::uint32_t> rank;
  std::vector<std::uint16_t> percentile;
  std::vector<std::uint8_t> top_percent;
};

/// From sorting the totals of each cohort.
Standings sorted(const Members& members, std::uint64_t minimum) {
  std::map<std::uint32_t, std::vector<std::uint16_t>> cohorts;
  for (std::size_t i = 0; i < members.size(); ++i) {
    cohorts[members.cohorts[i]].push_back(members.totals[i]);
  }
  for (auto& [cohort, totals] : cohorts) std::ranges::sort(totals);
  Standings result(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& totals = cohorts[members.cohorts[i]];
    Standing standing;
    if (members.cohorts[i] != kNoLabel && totals.size() >= minimum) {
      const auto [first, last] = std::equal_range(totals.begin(), totals.end(), members.totals[i]);
      standing = standing_of(static_cast<std::uint64_t>(totals.end() - last),
                             static_cast<std::uint64_t>(last - first),
                             static_cast<std::uint64_t>(first - totals.begin()));
    }
    result.rank[i] = static_cast<std::uint32_t>(standing.rank);
    result.percentile[i] = static_cast<std::uint16_t>(standing.percentile.hundredths());
    result.top_percent[i] = static_cast<std::uint8_t>(standing.top_percent);
  }
  return result;
}

Standings standings_of(const CohortRanking& ranking, const Members& members,
                       const Execution& execution = {}) {
  Standings result(members.size());
  ranking.standings(members.cohorts, members.totals, result.columns(), execution);
  return result;
}

/// Sizes at which all cohorts are listed, some have counters, and all have.
constexpr struct {
  std::size_t members;
  std::size_t cohorts;
} kShapes[] = {{0, 3},      {1, 1},         {500, 40},     {20'000, 2},   {30'000, 12},
               {60'000, 1}, {60'000, 3000}, {140'000, 20}, {150'000, 150}};

TEST(CohortRanking, EqualsSortingEachCohort) {
  Random random(400);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : kShapes) {
    SCOPED_TRACE(std::to_string(count) + " members, " + std::to_string(cohorts) + " cohorts");
    const Members members = random_members(random, count, cohorts);
    CohortCounts counts(kHighest, cohorts);
    counts.add(members.cohorts, members.totals);
    for (const std::uint64_t minimum : {0u, 1u, 10u, 6000u, 1'000'000u}) {
      ASSERT_TRUE(standings_of(CohortRanking(counts, minimum), members) == sorted(members, minimum))
          << minimum;
    }
  }
}

TEST(CohortRanking, EqualsSortingCohortsOfAnySizeAndRange) {
  Random random(407);
  SCOPED_TRACE(random.trace());
  std::vector<std::size_t> sizes = {63, 64, 65, 1000, 2047, 2048, 5000, 32'767};
  for (std::size_t size = 0; size <= 40; ++size) sizes.push_back(size);
  for (const std::uint32_t highest : {0u, 1u, 39u, 63u, 64u, 10'000u, 65'535u}) {
    SCOPED_TRACE(highest);
    Members members;
    for (std::uint32_t cohort = 0; cohort < sizes.size(); ++cohort) {
      // Some cohorts are crowded around a total that many have.
      const std::uint32_t range = random.chance(50) ? highest : std::min(highest, 20u);
      for (std::size_t i = 0; i < sizes[cohort]; ++i) {
        members.cohorts.push_back(cohort);
        members.totals.push_back(static_cast<std::uint16_t>(highest - random.below(range + 1)));
      }
    }
    CohortCounts counts(Points::from_hundredths(static_cast<std::int32_t>(highest)), sizes.size());
    counts.add(members.cohorts, members.totals);
    ASSERT_TRUE(standings_of(CohortRanking(counts, 1), members) == sorted(members, 1));
  }
}

TEST(CohortRanking, PutsOneWithAnotherTotalAmongTheOthersAsTheyAre) {
  Random random(405);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : {std::pair{500u, 40u}, {30'000u, 12u}, {60'000u, 3000u}}) {
    const Members members = random_members(random, count, cohorts);
    std::vector<std::uint16_t> others;
    for (const std::uint16_t total : members.totals) {
      const bool is_same = random.chance(10);
      others.push_back(is_same ? total : static_cast<std::uint16_t>(random.below(10'001)));
    }
    CohortCounts counts(kHighest, cohorts);
    counts.add(members.cohorts, members.totals);
    const CohortRanking ranking(std::move(counts));
    Standings found(count);
    ranking.replacing(members.cohorts, members.totals, others, found.columns());
    Standings threaded(count);
    ranking.replacing(members.cohorts, members.totals, others, threaded.columns(), {.threads = 3});
    ASSERT_TRUE(found == threaded);
    for (std::size_t i = 0; i < count; i += 1 + count / 250) {
      Members with_it = members;
      with_it.totals[i] = others[i];
      const Standings expected = sorted(with_it, kMinimumCohort);
      ASSERT_EQ(found.rank[i], expected.rank[i]) << i;
      ASSERT_EQ(found.percentile[i], expected.percentile[i]) << i;
      ASSERT_EQ(found.top_percent[i], expected.top_percent[i]) << i;
      const auto one =
          ranking.replacing(members.cohorts[i], Points::from_hundredths(members.totals[i]),
                            Points::from_hundredths(others[i]));
      ASSERT_EQ(one.value_or(Standing()).rank, expected.rank[i]);
    }
  }
}

TEST(CohortRanking, ReplacesInColumnsThatFitOnly) {
  const std::vector<std::uint32_t> cohorts(20, 0);
  const std::vector<std::uint16_t> totals(20, 100);
  CohortCounts counts(2_points, 1);
  counts.add(cohorts, totals);
  const CohortRanking ranking(std::move(counts));
  std::vector<std::uint32_t> rank(20);
  const auto replace = [&](const std::vector<std::uint16_t>& others) {
    ranking.replacing(cohorts, totals, others, {.rank = rank});
  };
  replace(std::vector<std::uint16_t>(20, 99));
  EXPECT_EQ(rank[0], 20u);
  EXPECT_THROW(replace(std::vector<std::uint16_t>(19, 99)), std::invalid_argument);
  EXPECT_THROW(replace(std::vector<std::uint16_t>(20, 201)), std::out_of_range);
  rank.resize(19);
  EXPECT_THROW(replace(std::vector<std::uint16_t>(20, 99)), std::invalid_argument);
  EXPECT_EQ(ranking.replacing(kNoLabel, 1_points, 2_points), std::nullopt);
}

TEST(CohortRanking, IsTheSameForNarrowNumbersAndLabels) {
  Random random(401);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : kShapes) {
    const Members members = random_members(random, count, cohorts);
    const Standings expected = sorted(members, kMinimumCohort);
    CohortCounts counts(kHighest, cohorts);
    counts.add(members.narrow(), members.totals);
    Standings narrow(count);
    CohortRanking(std::move(counts)).standings(members.narrow(), members.totals, narrow.columns());
    ASSERT_TRUE(narrow == expected);

    const std::vector<std::string> labels = members.labels();
    Standings at_once(count);
    rank_within(labels, members.totals, at_once.columns());
    ASSERT_TRUE(at_once == expected);
    const std::vector<std::string_view> views(labels.begin(), labels.end());
    Standings by_label(count);
    CohortCounts labelled(kHighest);
    const std::vector<std::uint32_t> numbers = labelled.add(views, members.totals);
    const CohortRanking ranking(std::move(labelled));
    ranking.standings(numbers, members.totals, by_label.columns());
    ASSERT_TRUE(by_label == expected);
    for (std::size_t i = 0; i < count; i += 97) {
      ASSERT_EQ(ranking.find(labels[i]).value_or(kNoLabel), numbers[i]);
    }
  }
}

TEST(CohortRanking, IsTheSameForAnySplitOrderAndThreads) {
  Random random(402);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : kShapes) {
    const Members members = random_members(random, count, cohorts);
    const Standings expected = sorted(members, kMinimumCohort);
    for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
      SCOPED_TRACE(threads);
      std::vector<CohortCounts> pieces;
      for (std::size_t first = 0; first < count;) {
        const std::size_t rows = std::min(count - first, 1 + random.index(count));
        CohortCounts& piece = random.chance(50) && !pieces.empty()
                                  ? pieces[random.index(pieces.size())]
                                  : pieces.emplace_back(kHighest, cohorts);
        piece.add(std::span(members.cohorts).subspan(first, rows),
                  std::span(members.totals).subspan(first, rows), {.threads = threads});
        first += rows;
      }
      pieces.emplace_back(kHighest, cohorts);  // an empty one
      while (pieces.size() > 1) {
        const std::size_t from = random.index(pieces.size());
        const std::size_t into = (from + 1 + random.index(pieces.size() - 1)) % pieces.size();
        pieces[into] += pieces[from];
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(from));
      }
      const auto in_none = std::ranges::count(members.cohorts, kNoLabel);
      EXPECT_EQ(pieces[0].members(), count - static_cast<std::size_t>(in_none));
      const CohortRanking ranking(pieces[0], kMinimumCohort, {.threads = threads});
      ASSERT_TRUE(standings_of(ranking, members, {.threads = threads}) == expected);
    }
  }
}

TEST(CohortRanking, IsTheSameForLabelsInAnyOrderOfMerging) {
  Random random(403);
  SCOPED_TRACE(random.trace());
  for (const std::size_t cohorts : {3u, 500u}) {
    const Members members = random_members(random, 40'000, cohorts);
    const Standings expected = sorted(members, kMinimumCohort);
    const std::vector<std::string> labels = members.labels();
    const std::vector<std::string_view> views(labels.begin(), labels.end());
    std::vector<CohortCounts> pieces;
    for (std::size_t first = 0; first < 40'000; first += 8000) {
      pieces.emplace_back(kHighest).add(std::span(views).subspan(first, 8000),
                                        std::span(members.totals).subspan(first, 8000));
    }
    std::ranges::reverse(pieces);
    for (std::size_t i = 1; i < pieces.size(); ++i) pieces[0] += pieces[i];
    const CohortRanking ranking(pieces[0]);
    Members found = members;
    for (std::size_t i = 0; i < members.size(); ++i) {
      found.cohorts[i] = ranking.find(labels[i]).value_or(kNoLabel);
    }
    ASSERT_TRUE(standings_of(ranking, found) == expected);
  }
}

TEST(CohortRanking, OfOneMemberIsThatOfTheColumns) {
  Random random(404);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : kShapes) {
    const Members members = random_members(random, count, cohorts);
    CohortCounts counts(kHighest, cohorts);
    counts.add(members.cohorts, members.totals);
    const CohortRanking ranking(counts);
    ASSERT_EQ(ranking.size(), cohorts);
    const Standings expected = sorted(members, kMinimumCohort);
    for (std::size_t i = 0; i < count; i += 13) {
      const auto standing =
          ranking.standing(members.cohorts[i], Points::from_hundredths(members.totals[i]));
      ASSERT_EQ(standing.has_value(), expected.rank[i] != 0);
      if (!standing) continue;
      ASSERT_EQ(standing->rank, expected.rank[i]);
      ASSERT_EQ(standing->percentile.hundredths(), expected.percentile[i]);
      ASSERT_EQ(standing->top_percent, expected.top_percent[i]);
      ASSERT_EQ(standing->members, ranking.members(members.cohorts[i]));
    }
  }
}

TEST(CohortRanking, OfOneWhoJoinsIsThatOfARanking) {
  Random random(405);
  SCOPED_TRACE(random.trace());
  for (const auto& [count, cohorts] : kShapes) {
    const Members members = random_members(random, count, cohorts);
    CohortCounts counts(kHighest, cohorts);
    counts.add(members.cohorts, members.totals);
    std::vector<Distribution> distributions(cohorts);
    for (std::size_t i = 0; i < count; ++i) {
      if (members.cohorts[i] == kNoLabel) continue;
      distributions[members.cohorts[i]].add(Points::from_hundredths(members.totals[i]));
    }
    for (const std::uint64_t minimum :
         {std::uint64_t{1}, kMinimumCohort, distributions[0].members() + 1}) {
      const CohortRanking ranking(counts, minimum);
      std::vector<Ranking> rankings;
      for (const Distribution& totals : distributions) rankings.emplace_back(totals, minimum);
      Members joiners = random_members(random, 3000, cohorts);
      joiners.totals[0] = 0;
      joiners.totals[1] = 10'000;
      Standings columns(joiners.size());
      ranking.joining(joiners.cohorts, joiners.totals, columns.columns(), {.threads = 2});
      for (std::size_t i = 0; i < joiners.size(); ++i) {
        const std::uint32_t cohort = joiners.cohorts[i];
        const Points total = Points::from_hundredths(joiners.totals[i]);
        const auto expected = cohort == kNoLabel ? std::nullopt : rankings[cohort].joining(total);
        ASSERT_EQ(ranking.joining(cohort, total), expected);
        ASSERT_EQ(columns.rank[i], expected ? expected->rank : 0);
        ASSERT_EQ(columns.percentile[i], expected ? expected->percentile.hundredths() : 0);
        ASSERT_EQ(columns.top_percent[i], expected ? expected->top_percent : 0);
      }
      EXPECT_EQ(ranking.joining(0, 655.35_points), rankings[0].joining(655.35_points))
          << "more than anybody can have";
    }
  }
}

TEST(CohortRanking, OfSavedCohortsIsThatOfTheirMembers) {
  const Labelled members(406, 20'000, 30);
  const CohortSet set = members.set(0, 20'000);
  const CohortRanking ranking(set);
  ASSERT_EQ(ranking.size(), set.size());
  CohortCounts counts(members.model.maximum());
  const auto numbers = counts.add({members.labels, members.names}, members.scores.total);
  const Members own{numbers, members.scores.total};
  const Standings expected = standings_of(CohortRanking(std::move(counts)), own);
  const Members saved{ranking.find({members.labels, members.names}), members.scores.total};
  EXPECT_TRUE(standings_of(ranking, saved) == expected);
  for (std::uint32_t i = 0; i < set.size(); ++i) {
    EXPECT_EQ(ranking.find(set.label(i)), i) << "numbers are the set's positions";
    EXPECT_EQ(ranking.members(i), set.cohort(i).members());
    EXPECT_EQ(ranking.joining(i, 30_points), Ranking(set.cohort(i).totals()).joining(30_points));
  }
  EXPECT_FALSE(ranking.find("nobody's").has_value());
  EXPECT_FALSE(ranking.find("").has_value());
  const std::vector<std::string> names{"nobody's", set.label(3)};
  EXPECT_EQ(ranking.find({std::vector<std::uint32_t>{1, 0, 1}, names}),
            (std::vector<std::uint32_t>{3, kNoLabel, 3}));
  EXPECT_THROW(ranking.find({std::vector<std::uint32_t>{2}, names}), std::out_of_range);
}

TEST(CohortRanking, TellsNothingOfCohortsUnderTheMinimum) {
  CohortCounts counts(1_points, 2);
  for (std::uint16_t i = 0; i < 19; ++i) {
    counts.add(std::vector<std::uint16_t>{static_cast<std::uint16_t>(i < 9 ? 0 : 1)},
               std::vector<std::uint16_t>{i});
  }
  const CohortRanking ranking(counts);
  EXPECT_FALSE(ranking.standing(0, 0_points).has_value()) << "nine members are too few";
  EXPECT_EQ(ranking.joining(0, 0_points)->members, 10u) << "with the one who joins they are not";
  EXPECT_EQ(ranking.standing(1, 0.09_points)->rank, 10u) << "ten are enough";
  EXPECT_EQ(ranking.standing(1, 0.18_points)->rank, 1u);
  EXPECT_FALSE(ranking.standing(kNoLabel, 0_points).has_value());
}

TEST(CohortRanking, DoesNotChangeWithTheCountsItWasMadeFrom) {
  CohortCounts counts(kHighest, 1);
  const std::vector<std::uint16_t> cohorts(20);
  counts.add(cohorts, std::vector<std::uint16_t>(20, 500));
  const CohortRanking before(counts);
  const CohortRanking copy = before;
  counts.add(cohorts, std::vector<std::uint16_t>(20, 900));
  EXPECT_EQ(before.standing(0, 5_points)->rank, 1u);
  EXPECT_EQ(copy.standing(0, 5_points)->rank, 1u);
  EXPECT_EQ(CohortRanking(counts).standing(0, 5_points)->rank, 21u);
}

TEST(CohortRanking, RefusesColumnsThatAreTooShortOrBeyond) {
  CohortCounts counts(1_points, 2);
  const std::vector<std::uint16_t> two{0, 1};
  const std::vector<std::uint32_t> wide{0, 1};
  counts.add(two, two);
  const CohortRanking ranking(std::move(counts), 0);
  std::vector<std::uint32_t> rank(1, 77);
  std::vector<std::uint16_t> percentile(1);
  std::vector<std::uint8_t> top_percent(1);
  EXPECT_THROW(ranking.standings(two, two, {.rank = rank}), std::invalid_argument);
  EXPECT_THROW(ranking.standings(two, two, {.percentile = percentile}), std::invalid_argument);
  EXPECT_THROW(ranking.joining(wide, two, {.top_percent = top_percent}), std::invalid_argument);
  EXPECT_EQ(rank[0], 77u);
  EXPECT_THROW(ranking.standings(two, std::span(two).first(1), {}), std::invalid_argument);
  EXPECT_THROW(ranking.standings(std::vector<std::uint16_t>{0, 2}, two, {}), std::out_of_range);
  EXPECT_THROW(ranking.joining(std::vector<std::uint32_t>{0, 2}, two, {}), std::out_of_range);
  EXPECT_THROW(ranking.joining(std::vector<std::uint32_t>{0, 0xFFFF}, two, {}), std::out_of_range)
      << "in a 32-bit column that is no sentinel";
  EXPECT_THROW(ranking.standings(two, std::vector<std::uint16_t>{0, 101}, {}), std::out_of_range);
  EXPECT_NO_THROW(ranking.standings(two, two, {})) << "no column is wanted";
}

TEST(RankWithin, RanksNobody) {
  rank_within(std::vector<std::string>(), {}, {});
  std::vector<std::uint32_t> rank(1);
  EXPECT_THROW(rank_within(std::vector<std::string>{"a"}, {}, {}), std::invalid_argument);
  const std::vector<std::uint16_t> totals(2);
  EXPECT_THROW(rank_within(std::vector<std::string>{"a", "b"}, totals, {.rank = rank}),
               std::invalid_argument);
}

TEST(RankWithin, TakesTheMinimum) {
  const std::vector<std::string> labels{"a", "b", "a", "", "a"};
  const std::vector<std::uint16_t> totals{100, 700, 300, 900, 300};
  std::vector<std::uint32_t> rank(5);
  rank_within(labels, totals, {.rank = rank}, 1);
  EXPECT_EQ(rank, (std::vector<std::uint32_t>{3, 1, 1, 0, 1}));
  rank_within(labels, totals, {.rank = rank}, 2);
  EXPECT_EQ(rank, (std::vector<std::uint32_t>{3, 0, 1, 0, 1}));
  rank_within(labels, totals, {.rank = rank});
  EXPECT_EQ(rank, std::vector<std::uint32_t>(5));
}

}  // namespace
}  // namespace ssi
