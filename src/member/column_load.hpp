// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_MEMBER_COLUMN_LOAD_HPP
#define SSI_SRC_MEMBER_COLUMN_LOAD_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include "ssi/member/column.hpp"

namespace ssi::internal {

/// Reads element `i` of an array that may be misaligned.
template <class T>
inline T load(const void* values, std::size_t i) noexcept {
  T value;
  std::memcpy(&value, static_cast<const unsigned char*>(values) + i * sizeof(T), sizeof(T));
  return value;
}

inline bool bit(const std::uint8_t* bits, std::size_t i) noexcept {
  return ((bits[i >> 3] >> (i & 7)) & 1) != 0;
}

/// A value as a signal, clamped to 0..2^32-1.
template <class T>
inline std::uint32_t to_signal(T value) noexcept {
  if constexpr (std::is_signed_v<T>) {
    if (value < 0) return 0;
  }
  if constexpr (sizeof(T) == 8) {
    constexpr auto kMax = std::numeric_limits<std::uint32_t>::max();
    if (value > static_cast<T>(kMax)) return kMax;
  }
  return static_cast<std::uint32_t>(value);
}

/// One column's elements by position, as signals and as they are stored.
template <class T>
struct IntegerReader {
  using Value = T;
  const void* values;
  T stored(std::size_t i) const noexcept { return load<T>(values, i); }
  std::uint32_t operator()(std::size_t i) const noexcept { return to_signal(stored(i)); }
};
struct BooleanReader {  // a byte each
  using Value = bool;
  const void* values;
  bool stored(std::size_t i) const noexcept { return load<std::uint8_t>(values, i) != 0; }
  std::uint32_t operator()(std::size_t i) const noexcept { return stored(i) ? 1U : 0U; }
};
struct BitReader {
  using Value = bool;
  const std::uint8_t* bits;
  std::size_t offset;
  bool stored(std::size_t i) const noexcept { return bit(bits, offset + i); }
  std::uint32_t operator()(std::size_t i) const noexcept { return stored(i) ? 1U : 0U; }
};

/// Calls `use` with the reader that fits the column's type: the one switch over types, outside of
/// the loops over members. Requires: the column is not absent.
template <class Use>
inline auto with_reader(const Column& column, Use&& use) {
  const void* values = column.values();
  switch (column.type()) {
    case ColumnType::uint8:
      return use(IntegerReader<std::uint8_t>{values});
    case ColumnType::uint16:
      return use(IntegerReader<std::uint16_t>{values});
    case ColumnType::uint32:
      return use(IntegerReader<std::uint32_t>{values});
    case ColumnType::uint64:
      return use(IntegerReader<std::uint64_t>{values});
    case ColumnType::int8:
      return use(IntegerReader<std::int8_t>{values});
    case ColumnType::int16:
      return use(IntegerReader<std::int16_t>{values});
    case ColumnType::int32:
      return use(IntegerReader<std::int32_t>{values});
    case ColumnType::int64:
      return use(IntegerReader<std::int64_t>{values});
    case ColumnType::boolean:
      return use(BooleanReader{values});
    default:
      return use(BitReader{static_cast<const std::uint8_t*>(values), column.bit_offset()});
  }
}

}  // namespace ssi::internal

#endif  // SSI_SRC_MEMBER_COLUMN_LOAD_HPP
