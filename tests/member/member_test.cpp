// SPDX-License-Identifier: MIT
#include "ssi/member.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

TEST(Member, HasObservedNothingAtFirst) {
  const Member member;
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(member[static_cast<Signal>(i)], std::nullopt);
}

TEST(Member, ZeroIsObserved) {
  const Member member{{Signal::posts, 0}, {Signal::shares, kLargestCount}};
  EXPECT_EQ(member[Signal::posts], 0u);
  EXPECT_EQ(member[Signal::shares], kLargestCount);
  EXPECT_EQ(member[Signal::has_photo], std::nullopt);
  EXPECT_EQ(member[Signal::invitations_accepted], std::nullopt);
}

TEST(Member, CanBeSetAndClearedAgain) {
  Member member;
  EXPECT_EQ(&member.set(Signal::posts, 3), &member);
  member.set(Signal::shares, 4).set(Signal::posts, 5);
  EXPECT_EQ(member[Signal::posts], 5u);
  EXPECT_EQ(member[Signal::shares], 4u);
  member.clear(Signal::posts);
  EXPECT_EQ(member[Signal::posts], std::nullopt);
  EXPECT_EQ(member[Signal::shares], 4u);
  member.clear(Signal::posts);
  member.clear(static_cast<Signal>(60000));
  EXPECT_EQ(member[static_cast<Signal>(60000)], std::nullopt);
}

TEST(Member, TheLastOfRepeatedSignalsCounts) {
  const Member member{{Signal::posts, 1}, {Signal::posts, 2}};
  EXPECT_EQ(member[Signal::posts], 2u);
}

TEST(Member, HoldsAModelsOwnSignals) {
  Member member;
  member.set(static_cast<Signal>(kStandardSignals + 3), 9);
  EXPECT_EQ(member[static_cast<Signal>(kStandardSignals + 3)], 9u);
  EXPECT_EQ(member[static_cast<Signal>(kStandardSignals + 2)], std::nullopt);
}

TEST(Member, CopiesARowOfATable) {
  std::vector<std::int64_t> posts = {-5, 6, 4294967296};
  const std::vector<std::uint8_t> shares = {1, 2, 3};
  const std::uint8_t validity[] = {0b101};
  std::vector<Column> columns(kStandardSignals + 1);
  columns[index_of(Signal::posts)] = Column::of(std::span<const std::int64_t>(posts));
  columns[index_of(Signal::shares)] = Column::of(std::span(shares)).with_validity(validity);
  columns[kStandardSignals] = Column::of(std::span(shares));
  const MemberTable members(columns, 3);
  const Member first(members, 0, kStandardSignals + 1);
  EXPECT_EQ(first[Signal::posts], 0u);
  EXPECT_EQ(first[Signal::shares], 1u);
  EXPECT_EQ(first[static_cast<Signal>(kStandardSignals)], 1u);
  EXPECT_EQ(first[Signal::has_photo], std::nullopt);
  const Member second(members, 1, kStandardSignals);
  EXPECT_EQ(second[Signal::posts], 6u);
  EXPECT_EQ(second[Signal::shares], std::nullopt);
  EXPECT_EQ(second[static_cast<Signal>(kStandardSignals)], std::nullopt)
      << "beyond those asked for";
  const Member third(members.slice(1, 2), 1, kStandardSignals + 1);
  EXPECT_EQ(third[Signal::posts], kLargestCount);
  EXPECT_EQ(third[Signal::shares], 3u);
  posts[1] = 60;
  EXPECT_EQ(second[Signal::posts], 6u) << "a member owns its values";
}

}  // namespace
}  // namespace ssi
