// SPDX-License-Identifier: MIT
// Column: one signal's values of many members, in every type that memory can have.
#include "ssi/member/column.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "support/random_members.hpp"

namespace ssi {
namespace {

using Value = std::optional<std::uint32_t>;

// Every value of a type that is near zero or near an end of the type, and how a column reads it.
template <class T>
void expect_reads(ColumnType type) {
  std::vector<T> values = {0,
                           1,
                           2,
                           100,
                           std::numeric_limits<T>::max(),
                           static_cast<T>(std::numeric_limits<T>::max() - 1),
                           std::numeric_limits<T>::min(),
                           static_cast<T>(std::numeric_limits<T>::max() / 2 + 1)};
  if constexpr (std::signed_integral<T>) {
    values.insert(values.end(), {-1, -2, static_cast<T>(std::numeric_limits<T>::min() + 1)});
  }
  if constexpr (sizeof(T) == 8) {
    values.insert(values.end(), {4294967294, 4294967295, 4294967296, 4294967297, 8589934592});
  }
  const Column column = Column::of(std::span<const T>(values));
  EXPECT_EQ(column.type(), type);
  EXPECT_EQ(column.length(), values.size());
  EXPECT_EQ(column.values(), values.data());
  EXPECT_EQ(column.validity(), nullptr);
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint32_t expected = 0;
    if (values[i] > 0) {
      const std::uint64_t magnitude = static_cast<std::uint64_t>(values[i]);
      expected = magnitude > kLargestCount ? kLargestCount : static_cast<std::uint32_t>(magnitude);
    }
    EXPECT_EQ(column.value(i), expected) << "value " << +values[i];
  }
}

TEST(Column, ReadsUnsignedIntegers) {
  expect_reads<std::uint8_t>(ColumnType::uint8);
  expect_reads<std::uint16_t>(ColumnType::uint16);
  expect_reads<std::uint32_t>(ColumnType::uint32);
  expect_reads<std::uint64_t>(ColumnType::uint64);
}

TEST(Column, ReadsSignedIntegersAndNegativesAsZero) {
  expect_reads<std::int8_t>(ColumnType::int8);
  expect_reads<std::int16_t>(ColumnType::int16);
  expect_reads<std::int32_t>(ColumnType::int32);
  expect_reads<std::int64_t>(ColumnType::int64);
}

TEST(Column, TakesWhicheverNameATypeHas) {
  std::vector<long long> a = {5};
  std::vector<unsigned long> b = {6};
  std::vector<short> c = {7};
  EXPECT_EQ(Column::of(std::span(a)).type(), ColumnType::int64);
  EXPECT_EQ(Column::of(std::span(b)).type(),
            sizeof(long) == 8 ? ColumnType::uint64 : ColumnType::uint32);
  EXPECT_EQ(Column::of(std::span(c)).type(), ColumnType::int16);
  EXPECT_EQ(Column::of(std::span(a)).value(0), 5u);
  EXPECT_EQ(Column::of(std::span(b)).value(0), 6u);
  EXPECT_EQ(Column::of(std::span(c)).value(0), 7u);
}

TEST(Column, ReadsBools) {
  std::array<bool, 3> values = {true, false, true};
  const Column column = Column::of(std::span<bool>(values));
  EXPECT_EQ(column.type(), ColumnType::boolean);
  EXPECT_EQ(column.value(0), 1u);
  EXPECT_EQ(column.value(1), 0u);
  EXPECT_EQ(column.value(2), 1u);
}

TEST(Column, ABooleanByteIsZeroOrNot) {
  const std::vector<std::uint8_t> bytes = {0, 1, 2, 127, 128, 255};
  const Column column = Column::of(ColumnType::boolean, bytes.data(), bytes.size());
  EXPECT_EQ(column.value(0), 0u);
  for (std::size_t i = 1; i < bytes.size(); ++i) EXPECT_EQ(column.value(i), 1u) << +bytes[i];
}

TEST(Column, ReadsBitsLeastSignificantFirstFromAnyOffset) {
  Random random(1);
  SCOPED_TRACE(random.trace());
  std::vector<std::uint8_t> bits(40);
  for (std::uint8_t& byte : bits) byte = static_cast<std::uint8_t>(random.bits());
  for (std::size_t offset = 0; offset <= 70; ++offset) {
    const std::size_t length = bits.size() * 8 - offset;
    const Column column = Column::of_bits(bits.data(), length, offset);
    EXPECT_EQ(column.type(), ColumnType::bits);
    EXPECT_EQ(column.length(), length);
    EXPECT_EQ(column.bit_offset(), offset);
    for (std::size_t i = 0; i < length; ++i) {
      const unsigned byte = bits[(offset + i) / 8];
      ASSERT_EQ(column.value(i), (byte >> ((offset + i) % 8)) & 1u) << offset << " + " << i;
    }
  }
}

TEST(Column, AClearedValidityBitIsMissingAtAnyOffset) {
  Random random(2);
  SCOPED_TRACE(random.trace());
  std::vector<std::uint16_t> values(100);
  for (std::uint16_t& value : values) value = static_cast<std::uint16_t>(random.bits());
  std::vector<std::uint8_t> bitmap(32);
  for (std::uint8_t& byte : bitmap) byte = static_cast<std::uint8_t>(random.bits());
  for (std::size_t offset = 0; offset <= 70; ++offset) {
    const Column column =
        Column::of(std::span<const std::uint16_t>(values)).with_validity(bitmap.data(), offset);
    EXPECT_EQ(column.validity(), bitmap.data());
    EXPECT_EQ(column.validity_offset(), offset);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool observed = ((bitmap[(offset + i) / 8] >> ((offset + i) % 8)) & 1) != 0;
      ASSERT_EQ(column.value(i), observed ? Value(values[i]) : Value()) << offset << " + " << i;
    }
  }
}

TEST(Column, BitsAndTheirValidityHaveOffsetsOfTheirOwn) {
  const std::uint8_t bits[] = {0b10110100, 0b00000001};
  const std::uint8_t bitmap[] = {0b11011111, 0b01111111};
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = 0; b < 8; ++b) {
      const Column column = Column::of_bits(bits, 8, a).with_validity(bitmap, b);
      for (std::size_t i = 0; i < 8; ++i) {
        const std::uint32_t bit = (bits[(a + i) / 8] >> ((a + i) % 8)) & 1u;
        const bool observed = ((bitmap[(b + i) / 8] >> ((b + i) % 8)) & 1) != 0;
        EXPECT_EQ(column.value(i), observed ? Value(bit) : Value()) << a << ' ' << b << ' ' << i;
      }
    }
  }
}

TEST(Column, WithoutABitmapEverythingWasObserved) {
  const std::vector<std::uint8_t> values = {0, 5};
  const std::uint8_t none[] = {0};
  const Column plain = Column::of(std::span(values));
  const Column missing = plain.with_validity(none);
  EXPECT_EQ(missing.value(0), std::nullopt);
  EXPECT_EQ(missing.value(1), std::nullopt);
  EXPECT_EQ(plain.value(0), 0u) << "with_validity() must not change the column itself";
  EXPECT_EQ(missing.with_validity(nullptr).value(1), 5u);
}

TEST(Column, AbsentIsMissingForEveryone) {
  const Column column;
  EXPECT_EQ(column.type(), ColumnType::absent);
  EXPECT_EQ(column.length(), 0u);
  EXPECT_EQ(column.value(0), std::nullopt);
  EXPECT_EQ(column.value(123456789), std::nullopt);
  const std::uint8_t all[] = {0xFF};
  EXPECT_EQ(column.with_validity(all).value(3), std::nullopt);
}

template <class T>
void expect_reads_misaligned(ColumnType type) {
  const T values[] = {1, 100, std::numeric_limits<T>::max(), 0};
  const Column aligned = Column::of(std::span<const T>(values));
  for (std::size_t shift = 0; shift < 9; ++shift) {
    std::vector<unsigned char> memory(sizeof(values) + shift);
    std::memcpy(memory.data() + shift, values, sizeof(values));
    const Column column = Column::of(type, memory.data() + shift, 4);
    EXPECT_EQ(column.value(0), 1u) << shift;
    EXPECT_EQ(column.value(1), 100u) << shift;
    EXPECT_EQ(column.value(2), aligned.value(2)) << shift;
    EXPECT_EQ(column.value(3), 0u) << shift;
  }
}

TEST(Column, ReadsMisalignedValues) {
  expect_reads_misaligned<std::uint8_t>(ColumnType::uint8);
  expect_reads_misaligned<std::uint16_t>(ColumnType::uint16);
  expect_reads_misaligned<std::uint32_t>(ColumnType::uint32);
  expect_reads_misaligned<std::uint64_t>(ColumnType::uint64);
  expect_reads_misaligned<std::int8_t>(ColumnType::int8);
  expect_reads_misaligned<std::int16_t>(ColumnType::int16);
  expect_reads_misaligned<std::int32_t>(ColumnType::int32);
  expect_reads_misaligned<std::int64_t>(ColumnType::int64);
}

TEST(Column, TakesVectorsArraysAndSpansByName) {
  std::vector<std::int32_t> vector = {1, 2};
  const std::array<std::uint8_t, 3> array = {3, 4, 5};
  const bool bools[] = {false, true};
  EXPECT_EQ(Column::of(vector).values(), vector.data());
  EXPECT_EQ(Column::of(vector).type(), ColumnType::int32);
  EXPECT_EQ(Column::of(vector).length(), 2u);
  EXPECT_EQ(Column::of(array).value(2), 5u);
  EXPECT_EQ(Column::of(bools).type(), ColumnType::boolean);
  EXPECT_EQ(Column::of(std::span(vector).last(1)).value(0), 2u);
}

// Sources that would point to freed memory, or mean something else on another machine.
static_assert(ColumnSource<std::vector<int>&> && ColumnSource<const std::vector<int>&>);
static_assert(!ColumnSource<std::vector<int>> && !ColumnSource<const std::vector<int>>);
static_assert(!ColumnSource<std::array<int, 2>> && ColumnSource<std::array<int, 2>&>);
static_assert(ColumnSource<std::span<const bool>> && ColumnSource<std::span<int, 4>>);
static_assert(!ColumnSource<std::vector<bool>&>, "bits that no pointer reaches");
static_assert(!ColumnSource<std::vector<double>&> && !ColumnSource<std::vector<std::byte>&>);
static_assert(!ColumnSource<std::string&> && !ColumnSource<std::span<const char>>);
static_assert(!ColumnSource<std::u16string&> && !ColumnSource<std::vector<wchar_t>&>);
static_assert(ColumnSource<std::vector<signed char>&> && ColumnSource<std::vector<unsigned char>&>);

TEST(Column, KnowsTheWidthOfEachType) {
  EXPECT_EQ(width_of(ColumnType::absent), 0u);
  EXPECT_EQ(width_of(ColumnType::bits), 0u);
  EXPECT_EQ(width_of(ColumnType::boolean), 1u);
  EXPECT_EQ(width_of(ColumnType::int8), 1u);
  EXPECT_EQ(width_of(ColumnType::uint16), 2u);
  EXPECT_EQ(width_of(ColumnType::int32), 4u);
  EXPECT_EQ(width_of(ColumnType::uint64), 8u);
}

// A slice has the values that the column has there: any type, offsets, bitmap and bounds.
TEST(Column, SlicesHaveTheValuesOfTheirRows) {
  Random random(0x511CE);
  SCOPED_TRACE(random.trace());
  std::vector<std::uint8_t> memory(8 * 200 + 8), bitmap(64);
  for (std::uint8_t& byte : memory) byte = static_cast<std::uint8_t>(random.bits() >> 9);
  for (std::uint8_t& byte : bitmap) byte = static_cast<std::uint8_t>(random.bits() >> 9);
  for (int type = 1; type <= static_cast<int>(ColumnType::bits); ++type) {
    for (int round = 0; round < 50; ++round) {
      const std::size_t length = random.index(200);
      Column column =
          type == static_cast<int>(ColumnType::bits)
              ? Column::of_bits(memory.data(), length, random.index(20))
              : Column::of(static_cast<ColumnType>(type), memory.data() + random.index(8), length);
      if (random.chance(70)) column = column.with_validity(bitmap.data(), random.index(20));
      const std::size_t first = random.index(length + 1);
      const Column slice = column.slice(first, random.index(length - first + 1));
      ASSERT_EQ(slice.type(), column.type());
      for (std::size_t i = 0; i < slice.length(); ++i) {
        ASSERT_EQ(slice.value(i), column.value(first + i)) << "type " << type << ", row " << i;
      }
      const Column rest = slice.slice(slice.length() / 2, slice.length() - slice.length() / 2);
      for (std::size_t i = 0; i < rest.length(); ++i) {
        ASSERT_EQ(rest.value(i), slice.value(slice.length() / 2 + i));
      }
    }
  }
  EXPECT_EQ(Column().slice(3, 4).type(), ColumnType::absent);
}

}  // namespace
}  // namespace ssi
