// SPDX-License-Identifier: MIT
// Generated connections: the same however they are asked for, and like a network's.
#include "ssi/synthetic/connections.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/member/signal.hpp"
#include "support/generated_members.hpp"

namespace ssi::synthetic {
namespace {

std::vector<Connection> connections_of(const Members& population, std::uint32_t mean_degree) {
  std::vector<Connection> connections;
  const auto members = static_cast<std::size_t>(population.options().members);
  Connections(population, mean_degree).append(0, members, connections);
  return connections;
}

std::vector<double> degrees_of(const std::vector<Connection>& connections, std::size_t members) {
  std::vector<double> degrees(members);
  for (const auto& [a, b] : connections) {
    degrees[static_cast<std::size_t>(a)] += 1;
    degrees[static_cast<std::size_t>(b)] += 1;
  }
  return degrees;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const double mean_x = mean(x), mean_y = mean(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xy / std::sqrt(xx * yy);
}

constexpr std::size_t kMembers = 100'000;  // more than one block, and not a whole number of them

class LargeGraph : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const Members population({.members = kMembers, .seed = 11});
    table = new MemberBuffer(members_of(population));
    connections = new std::vector<Connection>(connections_of(population, 30));
  }
  static void TearDownTestSuite() {
    delete table;
    delete connections;
  }

  static MemberBuffer* table;
  static std::vector<Connection>* connections;
};
MemberBuffer* LargeGraph::table = nullptr;
std::vector<Connection>* LargeGraph::connections = nullptr;

TEST_F(LargeGraph, HasTheMeanDegreeAskedFor) {
  EXPECT_NEAR(mean(degrees_of(*connections, kMembers)), 30, 0.5);
}

TEST_F(LargeGraph, ConnectsMembersWithOthers) {
  for (const auto& [a, b] : *connections) {
    ASSERT_LT(a, kMembers);
    ASSERT_LT(b, kMembers);
    ASSERT_NE(a, b);
  }
}

TEST_F(LargeGraph, SeldomRepeatsAPair) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
  for (const auto& [a, b] : *connections) pairs.emplace_back(std::min(a, b), std::max(a, b));
  std::sort(pairs.begin(), pairs.end());
  const auto unique =
      static_cast<std::size_t>(std::unique(pairs.begin(), pairs.end()) - pairs.begin());
  EXPECT_GT(unique, pairs.size() * 98 / 100);
}

TEST_F(LargeGraph, HasHeavyTailedDegreesLikeTheSignal) {
  const std::vector<double> degrees = degrees_of(*connections, kMembers);
  EXPECT_GT(*std::max_element(degrees.begin(), degrees.end()), 20 * 30);
  std::vector<double> signal;
  for (std::size_t i = 0; i < kMembers; ++i) {
    signal.push_back(*table->members().value(Signal::connections, i));
  }
  EXPECT_GT(correlation(degrees, signal), 0.85);
}

TEST_F(LargeGraph, HasMoreConnectionsWithinAnIndustry) {
  const auto industries = table->industries();
  double within = 0;
  std::vector<double> shares(20);
  for (const auto& [a, b] : *connections) within += industries[a] == industries[b] ? 1 : 0;
  for (const std::uint16_t industry : industries) shares[industry] += 1.0 / kMembers;
  double by_chance = 0;
  for (const double share : shares) by_chance += share * share;
  const double expected = 0.6 + 0.4 * by_chance;
  EXPECT_NEAR(within / static_cast<double>(connections->size()), expected, 0.01);
}

// A member's connections are more active than its industry: the friendship paradox.
TEST_F(LargeGraph, HasNetworksThatScoreAboveTheirIndustry) {
  const std::vector<std::uint16_t> totals = totals_of(*table);
  const auto industries = table->industries();
  std::vector<double> network(kMembers), industry(20), size(20);
  for (const auto& [a, b] : *connections) {
    network[a] += totals[b];
    network[b] += totals[a];
  }
  for (std::size_t i = 0; i < kMembers; ++i) {
    industry[industries[i]] += totals[i];
    size[industries[i]] += 1;
  }
  const std::vector<double> degrees = degrees_of(*connections, kMembers);
  double reported = 0, above = 0;
  for (std::size_t i = 0; i < kMembers; ++i) {
    if (degrees[i] < 10) continue;
    reported += 1;
    above += network[i] / degrees[i] > industry[industries[i]] / size[industries[i]] ? 1 : 0;
  }
  EXPECT_GT(above, 0.95 * reported);
}

TEST(Connections, AnySliceMakesTheSameConnections) {
  const Members population({.members = 70'000, .seed = 12});
  const Connections graph(population, 4);
  std::vector<Connection> whole;
  graph.append(60'000, 10'000, whole);
  std::vector<Connection> parts;
  std::uint64_t first = 60'000;
  for (const std::size_t rows : {0, 1, 4095, 4096, 1000, 808}) {
    graph.append(first, rows, parts);
    first += rows;
  }
  ASSERT_EQ(first, 70'000U);
  EXPECT_TRUE(parts == whole);
}

TEST(Connections, AppendsInTheOrderOfMembers) {
  const std::vector<Connection> connections =
      connections_of(Members({.members = 5000, .seed = 13}), 6);
  EXPECT_TRUE(std::is_sorted(connections.begin(), connections.end(),
                             [](const auto& x, const auto& y) { return x.a < y.a; }));
}

// Whoever changes what is generated, on purpose, changes this number and says so in the change log.
TEST(Connections, IsWhatItWas) {
  Checksum checksum;
  for (const auto& [a, b] : connections_of(Members({.members = 1000, .seed = 42}), 10)) {
    checksum.add(a);
    checksum.add(b);
  }
  EXPECT_EQ(checksum.value(), 16347427846852909899u);
}

TEST(Connections, ConnectsSmallPopulationsAsFarAsItCan) {
  EXPECT_TRUE(connections_of(Members({.members = 0}), 10).empty());
  EXPECT_TRUE(connections_of(Members({.members = 1}), 10).empty());
  EXPECT_GT(connections_of(Members({.members = 500}), 10).size(), 1500U);
}

TEST(Connections, RefusesAMeanDegreeOutOfRange) {
  const Members population({.members = 10});
  EXPECT_THROW(Connections(population, 0), std::invalid_argument);
  EXPECT_THROW(Connections(population, kMostMeanDegree + 1), std::invalid_argument);
  EXPECT_NO_THROW(Connections(population, kMostMeanDegree));
}

TEST(Connections, RefusesMembersBeyondTheLast) {
  const Connections graph(Members({.members = 10}), 2);
  std::vector<Connection> connections;
  EXPECT_NO_THROW(graph.append(5, 5, connections));
  EXPECT_THROW(graph.append(5, 6, connections), std::invalid_argument);
  EXPECT_THROW(graph.append(11, 0, connections), std::invalid_argument);
}

}  // namespace
}  // namespace ssi::synthetic
