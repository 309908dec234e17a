// SPDX-License-Identifier: MIT
#include "ssi/member/member_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

// Columns by position, of any lengths: what a span of them may be.
struct RawColumns {
  std::vector<Column> columns = std::vector<Column>(kStandardSignals);

  RawColumns& set(Signal signal, Column column) {
    columns[index_of(signal)] = column;
    return *this;
  }
  MemberTable table(std::size_t rows) const { return {columns, rows}; }
};

template <class T>
Column column_of(const std::vector<T>& values) {
  return Column::of(std::span<const T>(values));
}

TEST(MemberTable, GivesEachSignalOfEachMember) {
  const std::vector<std::uint8_t> photos = {1, 0, 1};
  const std::vector<std::int64_t> posts = {7, 8, 9};
  RawColumns columns;
  columns.set(Signal::has_photo, column_of(photos)).set(Signal::posts, column_of(posts));
  const MemberTable members = columns.table(3);
  EXPECT_EQ(members.rows(), 3u);
  EXPECT_EQ(members.columns(), kStandardSignals);
  EXPECT_EQ(members.value(Signal::has_photo, 2), 1u);
  EXPECT_EQ(members.value(Signal::posts, 1), 8u);
  EXPECT_EQ(members.value(Signal::shares, 1), std::nullopt);
  EXPECT_EQ(members.column(Signal::posts).values(), posts.data());
}

TEST(MemberTable, SignalsBeyondTheColumnsAreMissing) {
  const std::vector<std::uint8_t> photos = {1, 0, 1};
  const std::vector<Column> columns = {column_of(photos)};
  const MemberTable members(columns, 3);
  EXPECT_EQ(members.value(Signal::has_photo, 0), 1u);
  EXPECT_EQ(members.value(Signal::has_headline, 0), std::nullopt);
  EXPECT_EQ(members.value(static_cast<Signal>(65535), 2), std::nullopt);
  EXPECT_EQ(members.column(Signal::posts).type(), ColumnType::absent);
  const MemberTable nothing(std::span<const Column>(), 5);
  EXPECT_EQ(nothing.rows(), 5u);
  EXPECT_EQ(nothing.value(Signal::posts, 4), std::nullopt);
}

TEST(MemberTable, RefusesColumnsThatAreTooShort) {
  const std::vector<std::uint16_t> posts = {7, 8, 9};
  RawColumns columns;
  columns.set(Signal::posts, column_of(posts));
  EXPECT_NO_THROW(columns.table(3));
  EXPECT_NO_THROW(columns.table(2)) << "longer columns are fine";
  EXPECT_THROW(columns.table(4), std::invalid_argument);
  const std::uint8_t bits[] = {0xFF};
  columns.set(Signal::has_photo, Column::of_bits(bits, 2));
  EXPECT_NO_THROW(columns.table(2));
  EXPECT_THROW(columns.table(3), std::invalid_argument);
}

TEST(MemberTable, RefusesValuesWithoutMemory) {
  RawColumns columns;
  columns.set(Signal::posts, Column::of(ColumnType::uint16, nullptr, 3));
  EXPECT_THROW(columns.table(3), std::invalid_argument);
  columns.set(Signal::posts, Column::of_bits(nullptr, 3));
  EXPECT_THROW(columns.table(3), std::invalid_argument);
}

TEST(MemberTable, MayHaveNoMembers) {
  const std::vector<std::uint32_t> none;  // its data() may be null
  RawColumns columns;
  columns.set(Signal::posts, column_of(none)).set(Signal::shares, Column::of_bits(nullptr, 0));
  const MemberTable members = columns.table(0);
  EXPECT_EQ(members.rows(), 0u);
  EXPECT_EQ(members.slice(0, 0).rows(), 0u);
  EXPECT_EQ(validate(members, SignalCatalogue()), std::nullopt);
}

TEST(MemberTable, SlicesOfSlicesAreTheSameMembers) {
  std::vector<std::uint32_t> posts(100);
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint8_t> validity(14);
  for (std::size_t i = 0; i < validity.size(); ++i) {
    validity[i] = static_cast<std::uint8_t>(37 * (i + 1));
  }
  RawColumns columns;
  columns.set(Signal::posts, column_of(posts).with_validity(validity.data(), 5));
  columns.set(Signal::has_photo, Column::of_bits(validity.data(), 100, 3));
  const MemberTable all = columns.table(100);
  const MemberTable part = all.slice(7, 80);
  EXPECT_EQ(part.rows(), 80u);
  const MemberTable inner = part.slice(9, 33);
  EXPECT_EQ(inner.rows(), 33u);
  EXPECT_EQ(inner.columns(), all.columns());
  for (std::size_t i = 0; i < inner.rows(); ++i) {
    EXPECT_EQ(inner.value(Signal::posts, i), all.value(Signal::posts, 16 + i));
    EXPECT_EQ(inner.value(Signal::has_photo, i), all.value(Signal::has_photo, 16 + i));
    EXPECT_EQ(inner.value(Signal::shares, i), std::nullopt);
    EXPECT_EQ(inner.column(Signal::posts).value(i), all.value(Signal::posts, 16 + i));
    EXPECT_EQ(inner.column(Signal::has_photo).value(i), all.value(Signal::has_photo, 16 + i));
  }
  EXPECT_EQ(inner.column(Signal::posts).length(), 33u);
  EXPECT_EQ(inner.column(Signal::posts).values(), posts.data() + 16);
  EXPECT_EQ(inner.column(Signal::shares).type(), ColumnType::absent);
  EXPECT_EQ(all.slice(100, 0).rows(), 0u);
  EXPECT_EQ(all.slice(0, 100).value(Signal::has_photo, 99), all.value(Signal::has_photo, 99));
}

// The columns that a table was made of may be gone: it keeps what says where the values are.
MemberTable table_of(const std::vector<std::int16_t>& posts, const std::vector<bool>& observed) {
  return MemberTable(Columns().set(Signal::posts, posts, observed_where(observed)));
}

TEST(MemberTable, KeepsItsColumns) {
  const std::vector<std::int16_t> posts = {7, 8, 9};
  MemberTable members = table_of(posts, {true, false, true});
  EXPECT_EQ(members.rows(), 3u);
  EXPECT_EQ(members.columns(), index_of(Signal::posts) + 1);
  const MemberTable last_two = members.slice(1, 2);
  members = MemberTable(std::vector<Column>{Column::of(posts)}, 3);
  EXPECT_EQ(members.value(Signal::has_photo, 1), 8u);
  EXPECT_EQ(last_two.value(Signal::posts, 0), std::nullopt) << "a slice keeps them too";
  EXPECT_EQ(last_two.value(Signal::posts, 1), 9u);
}

TEST(MemberTable, HasTheRowsOfItsColumns) {
  EXPECT_EQ(MemberTable(Columns()).rows(), 0u);
  EXPECT_EQ(MemberTable(Columns()).columns(), 0u);
  EXPECT_THROW(
      MemberTable(Columns().set(Signal::posts, Column::of(ColumnType::uint16, nullptr, 3))),
      std::invalid_argument);
}

TEST(Validate, AcceptsWhateverIsInRange) {
  const std::vector<std::int64_t> wide = {0, 1, kLargestCount};
  const std::vector<std::uint8_t> flags = {0, 1, 1};
  const std::vector<std::uint32_t> counts = {0, kLargestCount, 5};
  RawColumns columns;
  columns.set(Signal::posts, column_of(wide))
      .set(Signal::has_photo, column_of(flags))
      .set(Signal::shares, column_of(counts));
  EXPECT_EQ(validate(columns.table(3), SignalCatalogue()), std::nullopt);
}

template <class T>
std::optional<OutOfRange> validate_one(Signal signal, T value) {
  const std::vector<T> values = {0, value};
  RawColumns columns;
  columns.set(signal, column_of(values));
  return validate(columns.table(2), SignalCatalogue());
}

template <class T>
void expect_negatives_found() {
  const T lowest = std::numeric_limits<T>::min();
  const std::uint64_t magnitude = std::uint64_t{1} << (8 * sizeof(T) - 1);
  EXPECT_EQ(validate_one<T>(Signal::posts, lowest),
            (OutOfRange{1, Signal::posts, true, magnitude}));
  EXPECT_EQ(validate_one<T>(Signal::posts, -1), (OutOfRange{1, Signal::posts, true, 1}));
  EXPECT_EQ(validate_one<T>(Signal::has_photo, -1), (OutOfRange{1, Signal::has_photo, true, 1}));
  EXPECT_EQ(validate_one<T>(Signal::posts, 127), std::nullopt);
}

TEST(Validate, FindsNegativesInEachSignedType) {
  expect_negatives_found<std::int8_t>();
  expect_negatives_found<std::int16_t>();
  expect_negatives_found<std::int32_t>();
  expect_negatives_found<std::int64_t>();
}

TEST(Validate, FindsCountsBeyondTheLargest) {
  EXPECT_EQ(validate_one<std::uint64_t>(Signal::posts, 4294967295u), std::nullopt);
  EXPECT_EQ(validate_one<std::uint64_t>(Signal::posts, 4294967296u),
            (OutOfRange{1, Signal::posts, false, 4294967296u}));
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(validate_one<std::uint64_t>(Signal::posts, most),
            (OutOfRange{1, Signal::posts, false, most}));
  const std::int64_t signed_most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(validate_one<std::int64_t>(Signal::posts, signed_most),
            (OutOfRange{1, Signal::posts, false, most / 2}));
}

template <class T>
void expect_flags_found() {
  EXPECT_EQ(validate_one<T>(Signal::has_summary, 1), std::nullopt);
  EXPECT_EQ(validate_one<T>(Signal::has_summary, 2),
            (OutOfRange{1, Signal::has_summary, false, 2}));
  const T most = std::numeric_limits<T>::max();
  EXPECT_EQ(validate_one<T>(Signal::has_summary, most),
            (OutOfRange{1, Signal::has_summary, false, static_cast<std::uint64_t>(most)}));
  EXPECT_EQ(validate_one<T>(Signal::positions, 2), std::nullopt) << "a count may be 2";
}

TEST(Validate, FindsFlagsThatAreNeitherZeroNorOneInEachType) {
  expect_flags_found<std::uint8_t>();
  expect_flags_found<std::uint16_t>();
  expect_flags_found<std::uint32_t>();
  expect_flags_found<std::uint64_t>();
  expect_flags_found<std::int8_t>();
  expect_flags_found<std::int16_t>();
  expect_flags_found<std::int32_t>();
  expect_flags_found<std::int64_t>();
}

TEST(Validate, BoolsAndBitsAreAlwaysInRange) {
  const std::vector<std::uint8_t> bytes = {0xFF, 0x00, 0x5A};
  RawColumns columns;
  columns.set(Signal::has_photo, Column::of(ColumnType::boolean, bytes.data(), 3));
  columns.set(Signal::has_summary, Column::of_bits(bytes.data(), 20, 2));
  EXPECT_EQ(validate(columns.table(3), SignalCatalogue()), std::nullopt);
}

TEST(Validate, FindsTheLowestRowAndThenTheLowestSignal) {
  std::vector<std::int32_t> posts(50), shares(50);
  std::vector<std::uint8_t> photos(50);
  RawColumns columns;
  columns.set(Signal::posts, column_of(posts))
      .set(Signal::shares, column_of(shares))
      .set(Signal::has_photo, column_of(photos));
  const auto found = [&] { return validate(columns.table(50), SignalCatalogue()); };
  photos[49] = 2;
  EXPECT_EQ(found(), (OutOfRange{49, Signal::has_photo, false, 2}));
  posts[40] = -4;
  EXPECT_EQ(found(), (OutOfRange{40, Signal::posts, true, 4}));
  shares[33] = -5;
  EXPECT_EQ(found(), (OutOfRange{33, Signal::shares, true, 5}));
  posts[33] = -6;
  EXPECT_EQ(found(), (OutOfRange{33, Signal::posts, true, 6}));
  photos[33] = 7;
  EXPECT_EQ(found(), (OutOfRange{33, Signal::has_photo, false, 7}));
}

TEST(Validate, MissingValuesAreInRange) {
  const std::vector<std::int16_t> posts = {-1, -2, -3, -4};
  const std::uint8_t only_last[] = {0b01000000};
  RawColumns columns;
  columns.set(Signal::posts, column_of(posts).with_validity(only_last, 3));
  EXPECT_EQ(validate(columns.table(4), SignalCatalogue()), (OutOfRange{3, Signal::posts, true, 4}));
  EXPECT_EQ(validate(columns.table(3), SignalCatalogue()), std::nullopt);
}

TEST(Validate, CountsTheRowsOfASliceFromItsFirst) {
  std::vector<std::int64_t> posts(300);
  posts[3] = -1;
  posts[200] = -2;
  RawColumns columns;
  columns.set(Signal::posts, column_of(posts));
  const MemberTable part = columns.table(300).slice(70, 200);
  EXPECT_EQ(validate(part, SignalCatalogue()), (OutOfRange{130, Signal::posts, true, 2}));
  EXPECT_EQ(validate(part.slice(0, 130), SignalCatalogue()), std::nullopt);
}

TEST(Validate, KnowsTheFlagsOfAModelsOwnSignals) {
  SignalCatalogue signals;
  const Signal verified = signals.add({"verified", SignalKind::flag, SignalScope::state, ""});
  const Signal events = signals.add({"events", SignalKind::count, SignalScope::state, ""});
  const std::vector<std::uint8_t> twos = {2};
  RawColumns columns;
  columns.columns.resize(signals.size());
  columns.set(events, column_of(twos));
  EXPECT_EQ(validate(columns.table(1), signals), std::nullopt);
  columns.set(verified, column_of(twos));
  EXPECT_EQ(validate(columns.table(1), signals), (OutOfRange{0, verified, false, 2}));
}

}  // namespace
}  // namespace ssi
