// SPDX-License-Identifier: MIT
// Standings in networks, against sorting each network: section 5 of the specification.
#include "ssi/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

#include "support/networks.hpp"

namespace ssi {
namespace {

using Columns16 = std::vector<std::uint16_t>;

/// Everyone's standing by way of columns.
struct Ranked {
  Ranked(const Network& network, const Columns16& totals, const Execution& execution,
         std::uint64_t minimum = kMinimumCohort)
      : rank(totals.size(), 7),
        percentile(totals.size(), 7),
        top_percent(totals.size(), 7),
        average(totals.size(), 7) {
    network.standings(totals, {{rank, percentile, top_percent}, average}, execution, minimum);
  }

  friend bool operator==(const Ranked&, const Ranked&) = default;

  std::vector<std::uint32_t> rank;
  Columns16 percentile;
  std::vector<std::uint8_t> top_percent;
  Columns16 average;
};

void expect_standings(const Network& network, const Neighbours& neighbours, const Columns16& totals,
                      std::uint64_t minimum) {
  const Ranked ranked(network, totals, {.threads = 3}, minimum);
  for (std::size_t member = 0; member < totals.size(); ++member) {
    const auto expected = expected_standing(neighbours[member], totals[member], totals, minimum);
    ASSERT_EQ(as_expected(network.standing(member, totals, minimum)), expected)
        << "member " << member << " with " << neighbours[member].size() << " connections";
    const ExpectedStanding column = expected.value_or(ExpectedStanding());
    ASSERT_EQ(ranked.rank[member], column.rank);
    ASSERT_EQ(ranked.percentile[member], column.percentile);
    ASSERT_EQ(ranked.top_percent[member], column.top_percent);
    ASSERT_EQ(ranked.average[member], column.average.value_or(0));
  }
}

TEST(Network, EqualsSortingEachNetwork) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    const std::size_t members = 1 + random() % 300;
    const auto connections = random_connections(members, random() % (members * 15), seed);
    const Columns16 totals = random_totals(members, seed);
    const Neighbours neighbours = neighbours_of(members, connections);
    const Network network = network_of(members, connections);
    expect_rows(network, neighbours);
    for (const std::uint64_t minimum : {1U, 2U, 10U, 11U}) {
      expect_standings(network, neighbours, totals, minimum);
    }
  }
}

TEST(Network, EqualsSortingEachNetworkOfALargeGraph) {
  const std::size_t members = 150'000;  // parts of more than the smallest size
  const auto connections = random_connections(members, 1'500'000, 61);
  const Neighbours neighbours = neighbours_of(members, connections);
  const Network network = network_of(members, connections, 2);
  expect_rows(network, neighbours);
  expect_standings(network, neighbours, random_totals(members, 61), kMinimumCohort);
}

TEST(Network, NeedsNineConnections) {
  const Columns16 totals{500, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000};
  EXPECT_FALSE(network_of(11, star(8)).standing(0, totals));
  const auto nine = network_of(11, star(9)).standing(0, totals);
  ASSERT_TRUE(nine);
  EXPECT_EQ(nine->standing, (Standing{5, Percent::from_hundredths(5000), 50, 10}));
  EXPECT_EQ(nine->average, Points::from_hundredths(500));
  const auto ten = network_of(11, star(10)).standing(0, totals);
  ASSERT_TRUE(ten);
  EXPECT_EQ(ten->standing, (Standing{6, Percent::from_hundredths(4545), 55, 11}));
  EXPECT_EQ(ten->average, Points::from_hundredths(550));
  EXPECT_FALSE(network_of(11, star(10)).standing(1, totals)) << "it knows member 0 alone";
}

TEST(Network, RoundsTheAverageHalfUp) {
  const auto average = [](Columns16 totals) {
    const Network network = network_of(totals.size(), star(totals.size() - 1));
    return network.standing(0, totals, 1)->average->hundredths();
  };
  EXPECT_EQ(average({9, 1, 2}), 2);     // 1.5
  EXPECT_EQ(average({9, 1, 1, 2}), 1);  // 1.33
  EXPECT_EQ(average({9, 1, 2, 2}), 2);  // 1.67
  EXPECT_EQ(average({0, 65535, 65535, 65534, 65534}), 65535);
}

TEST(Network, WhoKnowsNobodyHasNoAverageWhateverTheMinimum) {
  const Network network = network_of(3, {{1, 1}});
  const Columns16 totals{5, 6, 7};
  EXPECT_FALSE(network.standing(1, totals));
  EXPECT_FALSE(network.standing(1, totals, 2));
  const auto alone = network.standing(1, totals, 1);
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->standing, (Standing{1, Percent::from_hundredths(5000), 100, 1}));
  EXPECT_FALSE(alone->average);
}

TEST(Network, AllEqualShareTheMiddle) {
  const Columns16 totals(200, 4321);
  const auto connections = random_connections(200, 4000, 5);
  const Network network = network_of(200, connections);
  std::size_t reported = 0;
  for (std::size_t member = 0; member < 200; ++member) {
    const auto found = network.standing(member, totals);
    if (!found) continue;
    ++reported;
    EXPECT_EQ(found->standing.rank, 1u);
    EXPECT_EQ(found->standing.percentile, Percent::from_hundredths(5000));
    EXPECT_EQ(found->average, Points::from_hundredths(4321));
  }
  EXPECT_GT(reported, 50u);
}

TEST(Network, RanksAHubAmongEveryone) {
  const std::size_t members = 200'001;
  const Columns16 totals = random_totals(members, 9);
  const auto connections = star(members - 1);
  const Network network = network_of(members, connections, 2);
  EXPECT_EQ(network.connections(), members - 1);
  const auto expected =
      expected_standing(neighbours_of(members, connections)[0], totals[0], totals, kMinimumCohort);
  EXPECT_EQ(as_expected(network.standing(0, totals)), expected);
}

TEST(Network, IsTheSameForAnyOrderSplitAndNumberOfThreads) {
  const std::size_t members = 70'000;
  auto connections = random_connections(members, 400'000, 3);
  const Columns16 totals = random_totals(members, 3);
  const Neighbours neighbours = neighbours_of(members, connections);
  const Ranked expected(network_of(members, connections), totals, {});
  std::mt19937_64 random(4);
  for (const std::size_t threads : {1U, 2U, 3U, 8U, 0U}) {
    SCOPED_TRACE(std::to_string(threads) + " threads");
    std::shuffle(connections.begin(), connections.end(), random);
    for (auto& [a, b] : connections) {
      if (random() % 2 == 0) std::swap(a, b);
    }
    NetworkBuilder builder(members);
    for (std::size_t done = 0; done < connections.size();) {
      const std::size_t some = std::min<std::size_t>(random() % 90'000, connections.size() - done);
      builder.add(std::span(connections).subspan(done, some), {.threads = threads});
      done += some;
    }
    const Network network = builder.build({.threads = threads});
    expect_rows(network, neighbours);
    EXPECT_TRUE(Ranked(network, totals, {.threads = threads}) == expected);
  }
}

TEST(Network, FillsOnlyTheColumnsWanted) {
  const Network network = network_of(11, star(10));
  const Columns16 totals{5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10};
  Columns16 average(12, 9);
  network.standings(totals, {.average = average});
  EXPECT_EQ(average[0], 1);
  EXPECT_EQ(average[1], 0) << "no standing";
  EXPECT_EQ(average[11], 9) << "beyond the last member";
}

TEST(Network, TakesNobody) {
  const Network nobody;
  EXPECT_EQ(nobody.members(), 0u);
  nobody.standings({}, {});
  const Network empty = network_of(0, {});
  EXPECT_EQ(empty.members(), 0u);
  empty.standings({}, {}, {.threads = 4});
  EXPECT_TRUE(network_of(1, {{0, 0}}).connections_of(0).empty());
}

TEST(Network, RefusesWhatDoesNotFit) {
  const Network network = network_of(10, {});
  const Columns16 nine(9);
  const Columns16 ten(10);
  std::vector<std::uint32_t> rank(9);
  EXPECT_THROW(network.standings(nine, {}), std::invalid_argument);
  EXPECT_THROW(network.standings(ten, {.standing = {.rank = rank}}), std::invalid_argument);
}

}  // namespace
}  // namespace ssi
