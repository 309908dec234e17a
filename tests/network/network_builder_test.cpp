// SPDX-License-Identifier: MIT
#include "ssi/network/network_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/networks.hpp"

namespace ssi {
namespace {

TEST(NetworkBuilder, ManyThreadsMayAddAtOnce) {
  const std::size_t members = 5'000;
  const auto connections = random_connections(members, 100'000, 8);
  NetworkBuilder builder(members);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = t * 97; i < connections.size(); i += 4 * 97) {
          const std::size_t some = std::min<std::size_t>(97, connections.size() - i);
          builder.add(std::span(connections).subspan(i, some));
        }
      });
    }
  }
  expect_rows(builder.build(), neighbours_of(members, connections));
}

TEST(NetworkBuilder, IsLeftEmpty) {
  NetworkBuilder builder(20);
  builder.add(star(12));
  EXPECT_EQ(builder.build().connections(), 12u);
  EXPECT_EQ(builder.build().connections(), 0u);
  builder.add(star(3));
  EXPECT_EQ(builder.build().connections(), 3u);
}

TEST(NetworkBuilder, RefusesMembersThatAreNotThere) {
  NetworkBuilder builder(10);
  const std::vector<Connection> beyond{{1, 2}, {3, 10}};
  EXPECT_THROW(builder.add(beyond), std::out_of_range);
  const std::vector<Connection> far_beyond{{(std::uint64_t{1} << 32) + 1, 2}};
  EXPECT_THROW(builder.add(far_beyond), std::out_of_range);
  EXPECT_EQ(builder.build().connections(), 0u) << "nothing of what was refused counts";
  EXPECT_THROW(NetworkBuilder(std::size_t{1} << 32), std::length_error);
}

}  // namespace
}  // namespace ssi
