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
  const auto own = static_cast<Signal>(kStandardSignals);
  const MemberTable members(Columns()
                                .set(Signal::posts, posts)
                                .set(Signal::shares, Column::of(shares).with_validity(validity))
                                .set(own, shares));
  const Member first(members, 0);
  EXPECT_EQ(first[Signal::posts], 0u);
  EXPECT_EQ(first[Signal::shares], 1u);
  EXPECT_EQ(first[own], 1u);
  EXPECT_EQ(first[Signal::has_photo], std::nullopt);
  const Member second(members, 1);
  EXPECT_EQ(second[Signal::posts], 6u);
  EXPECT_EQ(second[Signal::shares], std::nullopt);
  EXPECT_EQ(second[own], 2u);
  EXPECT_EQ(second[static_cast<Signal>(kStandardSignals + 1)], std::nullopt);
  const Member third(members.slice(1, 2), 1);
  EXPECT_EQ(third[Signal::posts], kLargestCount);
  EXPECT_EQ(third[Signal::shares], 3u);
  posts[1] = 60;
  EXPECT_EQ(second[Signal::posts], 6u) << "a member owns its values";
}

TEST(Member, EqualsOneOfWhomTheSameWasObserved) {
  const Member posts_alone{{Signal::posts, 3}};
  Member same;
  same.set(static_cast<Signal>(900), 1).set(Signal::shares, 7).set(Signal::posts, 3);
  EXPECT_NE(posts_alone, same);
  same.clear(Signal::shares);
  EXPECT_NE(posts_alone, same);
  same.clear(static_cast<Signal>(900));
  EXPECT_EQ(posts_alone, same) << "missing cells are equal however they came";
  EXPECT_EQ(same, posts_alone);

  EXPECT_EQ(Member(), Member());
  EXPECT_NE(Member(), posts_alone);
  EXPECT_NE(posts_alone, Member());
  EXPECT_NE((Member{{Signal::posts, 4}}), posts_alone);
  EXPECT_NE((Member{{Signal::posts, 0}}), Member()) << "zero is observed";
  same.clear(Signal::posts);
  EXPECT_EQ(same, Member());
}

// A row of a table is the member that has the same signals, whatever the table has besides.
TEST(Member, EqualsItsRowInAnyTable) {
  Random random(0x3E3BE2);
  SCOPED_TRACE(random.trace());
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 1 + random.index(20);
    std::vector<Member> expected(rows);
    Columns columns;
    std::vector<std::vector<std::optional<std::uint32_t>>> values;
    for (std::size_t signal = 0; signal < 45; ++signal) {
      if (random.chance(50)) continue;
      values.emplace_back(rows);
      for (std::size_t row = 0; row < rows; ++row) {
        if (random.chance(30)) continue;
        values.back()[row] = static_cast<std::uint32_t>(random.bits());
        expected[row].set(static_cast<Signal>(signal), *values.back()[row]);
      }
      columns.set(static_cast<Signal>(signal), values.back());
    }
    if (columns.rows() == 0) continue;
    const MemberTable members(columns);
    for (std::size_t row = 0; row < rows; ++row) {
      ASSERT_EQ(Member(members, row), expected[row]);
      ASSERT_EQ(Member(members.slice(row, 1), 0), expected[row]);
    }
  }
}

}  // namespace
}  // namespace ssi
