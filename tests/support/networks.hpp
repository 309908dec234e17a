// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_SUPPORT_NETWORKS_HPP
#define SSI_TESTS_SUPPORT_NETWORKS_HPP

// Networks the slow way, for the tests of networks to compare with.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <vector>

#include "ssi/network.hpp"
#include "ssi/network/connection.hpp"

namespace ssi {

/// [member]: its connections, each once, itself never.
using Neighbours = std::vector<std::set<std::uint32_t>>;

inline Neighbours neighbours_of(std::size_t members, const std::vector<Connection>& connections) {
  Neighbours result(members);
  for (const auto& [a, b] : connections) {
    if (a == b) continue;
    result.at(a).insert(static_cast<std::uint32_t>(b));
    result.at(b).insert(static_cast<std::uint32_t>(a));
  }
  return result;
}

/// A standing as a table shows it: what section 5 of the specification says, in exact fractions.
struct ExpectedStanding {
  std::uint64_t rank = 0;
  std::uint64_t percentile = 0;  // in hundredths
  std::uint64_t top_percent = 0;
  std::optional<std::uint64_t> average;  // in hundredths

  friend bool operator==(const ExpectedStanding&, const ExpectedStanding&) = default;
};

inline std::optional<ExpectedStanding> expected_standing(const std::set<std::uint32_t>& network,
                                                         std::uint16_t own,
                                                         std::span<const std::uint16_t> totals,
                                                         std::uint64_t minimum) {
  std::vector<std::uint16_t> sorted{own};  // the member joins its connections
  std::uint64_t sum = 0;
  for (const std::uint32_t other : network) {
    sorted.push_back(totals[other]);
    sum += totals[other];
  }
  std::sort(sorted.begin(), sorted.end());
  const std::uint64_t n = sorted.size();
  if (n < minimum) return std::nullopt;
  const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), own);
  const auto below = static_cast<std::uint64_t>(first - sorted.begin());
  const auto equal = static_cast<std::uint64_t>(last - first);
  ExpectedStanding result;
  result.rank = n - below - equal + 1;
  while (2 * n * result.percentile + n <= 10000 * (2 * below + equal)) ++result.percentile;
  while (result.top_percent * n < 100 * result.rank) ++result.top_percent;
  if (!network.empty()) {
    result.average = sum / network.size();
    if (2 * (sum % network.size()) >= network.size()) ++*result.average;  // half up
  }
  return result;
}

inline std::optional<ExpectedStanding> as_expected(const std::optional<NetworkStanding>& found) {
  if (!found) return std::nullopt;
  ExpectedStanding result{found->standing.rank,
                          static_cast<std::uint64_t>(found->standing.percentile.hundredths()),
                          found->standing.top_percent, std::nullopt};
  if (found->average) result.average = static_cast<std::uint64_t>(found->average->hundredths());
  return result;
}

inline Network network_of(std::size_t members, const std::vector<Connection>& connections,
                          std::size_t threads = 1) {
  NetworkBuilder builder(members);
  builder.add(connections, {.threads = threads});
  return builder.build({.threads = threads});
}

/// Member 0 connected with members 1 to `degree`.
inline std::vector<Connection> star(std::uint64_t degree) {
  std::vector<Connection> result;
  for (std::uint64_t other = 1; other <= degree; ++other) result.push_back({other, 0});
  return result;
}

/// Fails at the first member whose connections differ.
inline void expect_rows(const Network& network, const Neighbours& expected) {
  ASSERT_EQ(network.members(), expected.size());
  std::uint64_t ends = 0;
  for (std::size_t member = 0; member < expected.size(); ++member) {
    const auto found = network.connections_of(member);
    ASSERT_TRUE(
        std::equal(found.begin(), found.end(), expected[member].begin(), expected[member].end()))
        << "member " << member;
    ends += found.size();
  }
  EXPECT_EQ(network.connections(), ends / 2);
}

/// Connections whose ends favour low positions: some members have many, and many have none. Some
/// are repeated either way round, and some are of a member with itself.
inline std::vector<Connection> random_connections(std::size_t members, std::size_t count,
                                                  std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto draw = [&] {
    const std::uint64_t a = random() % members;
    return random() % (a + 1);
  };
  std::vector<Connection> result;
  while (result.size() < count) {
    const Connection made{draw(), draw()};
    result.push_back(made);
    const std::uint64_t choice = random() % 8;
    if (choice == 0) result.push_back(made);
    if (choice == 1) result.push_back({made.b, made.a});
    if (choice == 2) result.push_back({made.a, made.a});
  }
  return result;
}

/// Totals of which 30 % are zero and many are ties.
inline std::vector<std::uint16_t> random_totals(std::size_t members, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint16_t> totals(members);
  for (std::uint16_t& total : totals) {
    total =
        static_cast<std::uint16_t>(random() % 10 < 3 ? 0 : random() % 2 * 9000 + random() % 200);
  }
  return totals;
}

}  // namespace ssi

#endif  // SSI_TESTS_SUPPORT_NETWORKS_HPP
