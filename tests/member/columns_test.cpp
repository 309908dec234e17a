// SPDX-License-Identifier: MIT
// Columns: what a table of members is put together from, by signal, and what it keeps alive.
#include "ssi/member/columns.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

using Value = std::optional<std::uint32_t>;

std::vector<Value> values_of(const Column& column) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < column.length(); ++i) values.push_back(column.value(i));
  return values;
}

TEST(Columns, HoldNothingAtFirst) {
  const Columns columns;
  EXPECT_EQ(columns.rows(), 0u);
  EXPECT_TRUE(columns.all().empty());
  EXPECT_EQ(columns[Signal::posts].type(), ColumnType::absent);
}

TEST(Columns, AreViewsOfValuesAllOfWhichWereObserved) {
  const std::vector<std::int32_t> posts = {1, 2};
  const std::array<std::uint8_t, 2> shares = {3, 4};
  const bool photos[] = {true, false};
  Columns columns;
  EXPECT_EQ(&columns.set(Signal::posts, posts), &columns);
  columns.set(Signal::shares, shares).set(Signal::has_photo, photos);
  columns.set(Signal::media, std::span(posts)).set(Signal::skills, Column::of(posts));
  EXPECT_EQ(columns.rows(), 2u);
  EXPECT_EQ(columns.all().size(), index_of(Signal::shares) + 1);
  EXPECT_EQ(columns[Signal::posts].values(), posts.data());
  EXPECT_EQ(columns[Signal::posts].validity(), nullptr);
  EXPECT_EQ(columns[Signal::shares].type(), ColumnType::uint8);
  EXPECT_EQ(columns[Signal::has_photo].type(), ColumnType::boolean);
  EXPECT_EQ(columns[Signal::media].values(), posts.data());
  EXPECT_EQ(columns[Signal::skills].values(), posts.data());
  EXPECT_EQ(columns[Signal::has_headline].type(), ColumnType::absent);
  EXPECT_EQ(columns[static_cast<Signal>(65535)].type(), ColumnType::absent);
}

TEST(Columns, ANumberMayStandForMissing) {
  const std::vector<std::int16_t> posts = {5, -1, 0, -1, -2};
  Columns columns;
  columns.set(Signal::posts, posts, missing_is(-1));
  EXPECT_EQ(values_of(columns[Signal::posts]),
            (std::vector<Value>{5, std::nullopt, 0, std::nullopt, 0}));
  EXPECT_EQ(columns[Signal::posts].values(), posts.data()) << "values are not copied";

  const std::vector<std::uint32_t> shares = {4294967295, 4294967294, 1, 2, 3};
  columns.set(Signal::shares, shares, missing_is(0xFFFF'FFFF));
  EXPECT_EQ(values_of(columns[Signal::shares]),
            (std::vector<Value>{std::nullopt, 4294967294, 1, 2, 3}));
}

TEST(Columns, RefuseANumberForMissingThatTheColumnCannotHold) {
  const std::vector<std::uint32_t> shares = {4294967295};
  const std::vector<std::int8_t> media = {-1};
  Columns columns;
  EXPECT_THROW(columns.set(Signal::shares, shares, missing_is(-1)), std::invalid_argument);
  EXPECT_THROW(columns.set(Signal::media, media, missing_is(255)), std::invalid_argument);
  EXPECT_THROW(
      columns.set(Signal::media, media, missing_is(std::numeric_limits<std::int64_t>::min())),
      std::invalid_argument);
  EXPECT_EQ(columns.rows(), 0u);
  EXPECT_NO_THROW(columns.set(Signal::media, media, missing_is(std::int64_t{-128})));
}

TEST(Columns, FlagsMaySayWhatWasObserved) {
  const std::vector<std::int32_t> posts = {1, 2, 3};
  const std::vector<Value> expected = {1, std::nullopt, 3};
  Columns columns;
  columns.set(Signal::posts, posts, observed_where(std::vector<bool>{true, false, true}));
  columns.set(Signal::shares, posts, observed_where(std::array{true, false, true}));
  columns.set(Signal::media, posts, observed_where(std::vector<std::uint8_t>{1, 0, 255}));
  columns.set(Signal::skills, posts, observed_where(std::deque<int>{-1, 0, 1}));
  const bool flags[] = {true, false, true};
  columns.set(Signal::positions, std::span(posts), observed_where(flags));
  for (const Signal signal :
       {Signal::posts, Signal::shares, Signal::media, Signal::skills, Signal::positions}) {
    EXPECT_EQ(values_of(columns[signal]), expected);
  }
  EXPECT_THROW(columns.set(Signal::posts, posts, observed_where(std::array{true, true})),
               std::invalid_argument);
  EXPECT_THROW(columns.set(Signal::posts, posts, observed_where(std::array<bool, 4>{})),
               std::invalid_argument);
  EXPECT_EQ(values_of(columns[Signal::posts]), expected);
}

TEST(Columns, OptionalValuesAreCopied) {
  std::vector<std::optional<std::int64_t>> posts = {7, std::nullopt, -7};
  const std::array<std::optional<bool>, 3> photos = {true, false, std::nullopt};
  Columns columns;
  columns.set(Signal::posts, posts).set(Signal::has_photo, photos);
  columns.set(Signal::shares, std::vector<std::optional<std::uint8_t>>{1, std::nullopt, 3});
  posts.assign(3, 100);
  EXPECT_EQ(values_of(columns[Signal::posts]), (std::vector<Value>{7, std::nullopt, 0}));
  EXPECT_EQ(values_of(columns[Signal::has_photo]), (std::vector<Value>{1, 0, std::nullopt}));
  EXPECT_EQ(values_of(columns[Signal::shares]), (std::vector<Value>{1, std::nullopt, 3}));
}

TEST(Columns, HaveOneLength) {
  const std::vector<std::int32_t> three = {1, 2, 3};
  const std::vector<std::int32_t> two = {1, 2};
  Columns columns;
  columns.set(Signal::posts, three);
  columns.set(Signal::posts, two);
  EXPECT_EQ(columns.rows(), 2u) << "of a column that took the place of another";
  columns.set(Signal::shares, two);
  EXPECT_THROW(columns.set(Signal::media, three), std::invalid_argument);
  EXPECT_THROW(columns.set(Signal::posts, three), std::invalid_argument);
  EXPECT_EQ(columns.rows(), 2u);
  EXPECT_EQ(columns[Signal::media].type(), ColumnType::absent);
  EXPECT_EQ(columns[Signal::posts].length(), 2u);
  columns.set(Signal::posts, Column());
  columns.set(Signal::shares, three);
  EXPECT_EQ(columns.rows(), 3u);
  columns.set(Signal::shares, Column());
  EXPECT_EQ(columns.rows(), 0u);
}

TEST(Columns, MayBeEmpty) {
  const std::vector<std::int32_t> nobody;
  const auto columns = Columns()
                           .set(Signal::posts, nobody)
                           .set(Signal::shares, nobody, missing_is(0))
                           .set(Signal::media, nobody, observed_where(std::vector<bool>()))
                           .set(Signal::skills, std::vector<std::optional<int>>());
  EXPECT_EQ(columns.rows(), 0u);
  EXPECT_EQ(columns.all().size(), index_of(Signal::shares) + 1);
}

// A temporary gives its columns by value: a reference to them would dangle.
TEST(Columns, CanBeMadeInOneExpression) {
  const std::vector<std::int32_t> posts = {1, -1};
  const Columns& columns =
      Columns().set(Signal::posts, posts, missing_is(-1)).set(Signal::shares, posts);
  EXPECT_EQ(values_of(columns[Signal::posts]), (std::vector<Value>{1, std::nullopt}));
  EXPECT_EQ(values_of(columns[Signal::shares]), (std::vector<Value>{1, 0}));
}

TEST(Columns, CopiesShareWhatWasMadeForThem) {
  std::optional<Columns> columns(Columns().set(Signal::posts, std::vector<std::optional<int>>{4}));
  Columns copy = *columns;
  EXPECT_EQ(copy[Signal::posts].values(), (*columns)[Signal::posts].values());
  columns->set(Signal::posts, Column());
  columns.reset();
  EXPECT_EQ(copy[Signal::posts].value(0), 4u);
  const Columns moved = std::move(copy);
  EXPECT_EQ(moved[Signal::posts].value(0), 4u);
}

// Each way to say that values are missing gives what was said, at any length.
TEST(Columns, SayTheSameInEachWay) {
  Random random(0xC01);
  SCOPED_TRACE(random.trace());
  for (std::size_t length = 0; length < 140; ++length) {
    std::vector<Value> expected(length);
    std::vector<std::int64_t> numbers(length, -9);
    std::vector<bool> observed(length);
    for (std::size_t i = 0; i < length; ++i) {
      if (random.chance(40)) continue;
      observed[i] = true;
      expected[i] = static_cast<std::uint32_t>(random.bits());
      numbers[i] = *expected[i];
    }
    Columns columns;
    columns.set(Signal::posts, expected);
    columns.set(Signal::shares, numbers, missing_is(-9));
    columns.set(Signal::media, numbers, observed_where(observed));
    ASSERT_EQ(values_of(columns[Signal::posts]), expected);
    ASSERT_EQ(values_of(columns[Signal::shares]), expected);
    ASSERT_EQ(values_of(columns[Signal::media]), expected);
  }
}

}  // namespace
}  // namespace ssi
