// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_MEMBER_TABLE_HPP
#define SSI_MEMBER_MEMBER_TABLE_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

#include "ssi/export.hpp"
#include "ssi/member/signal.hpp"

namespace ssi {

/// How the values of a column are stored; numbers have the byte order of the machine.
enum class ColumnType : std::uint8_t {
  absent,   ///< no memory behind it: missing for every member
  uint8,    ///< 8 bits, without sign
  uint16,   ///< 16 bits
  uint32,   ///< 32 bits
  uint64,   ///< 64 bits
  int8,     ///< 8 bits, with sign
  int16,    ///< 16 bits
  int32,    ///< 32 bits
  int64,    ///< 64 bits
  boolean,  ///< one byte a member, zero or not
  bits,     ///< one bit a member, least significant first
};

/// One signal's values for many members, over memory that the caller owns and keeps: a typed
/// pointer, so that an Arrow buffer or a column of a database fits without copying.
///
///     ssi::Column posts = ssi::Column::of(std::span{my_posts});   // a vector<uint16_t>, say
///     posts = posts.with_validity(bitmap, bit_offset);            // a cleared bit: missing
///
/// A value outside 0..4,294,967,295 reads as the nearer end of that range; see validate().
class SSI_EXPORT Column {
 public:
  /// A signal that was observed for nobody.
  constexpr Column() noexcept = default;

  /// A column over integers or bools.
  template <class T, std::size_t kExtent>
  requires(std::integral<T> && sizeof(T) <= sizeof(std::uint64_t)) static constexpr Column
      of(std::span<T, kExtent> values) noexcept {
    return {type_of<std::remove_const_t<T>>(), values.data(), values.size(), 0};
  }

  /// A column over `length` values of `type` at `values`, which may be misaligned.
  static constexpr Column of(ColumnType type, const void* values, std::size_t length) noexcept {
    return {type, values, length, 0};
  }

  /// A column of `length` bits that start `bit_offset` bits into `bits`, least significant first.
  static constexpr Column of_bits(const std::uint8_t* bits, std::size_t length,
                                  std::size_t bit_offset = 0) noexcept {
    return {ColumnType::bits, bits, length, bit_offset};
  }

  /// The same column with a validity bitmap: bit `bit_offset + i`, least significant first, is set
  /// where member i was observed. A null bitmap: all were.
  constexpr Column with_validity(const std::uint8_t* bitmap,
                                 std::size_t bit_offset = 0) const noexcept {
    Column result = *this;
    result.validity_ = bitmap;
    result.validity_offset_ = bit_offset;
    return result;
  }

  /// How the values are stored.
  constexpr ColumnType type() const noexcept { return type_; }
  /// The first value; for bits, the byte that bit_offset() counts from. Null if absent.
  constexpr const void* values() const noexcept { return values_; }
  /// How many members have a value or are marked as missing.
  constexpr std::size_t length() const noexcept { return length_; }
  /// The first member's bit, from values(); 0 but for bits.
  constexpr std::size_t bit_offset() const noexcept { return bit_offset_; }
  /// The validity bitmap; null if everyone was observed.
  constexpr const std::uint8_t* validity() const noexcept { return validity_; }
  /// The first member's bit in it.
  constexpr std::size_t validity_offset() const noexcept { return validity_offset_; }

  /// Returns the value at `row`, or nothing where it is missing. Requires: row < length(), or an
  /// absent column. Slow beside a batch: a type switch a call.
  std::optional<std::uint32_t> value(std::size_t row) const noexcept;

 private:
  constexpr Column(ColumnType type, const void* values, std::size_t length,
                   std::size_t bit_offset) noexcept
      : values_(values), length_(length), bit_offset_(bit_offset), type_(type) {}

  template <class T>
  static consteval ColumnType type_of() {
    if (std::same_as<T, bool>) return ColumnType::boolean;
    constexpr bool kIsSigned = std::signed_integral<T>;
    switch (sizeof(T)) {
      case 1:
        return kIsSigned ? ColumnType::int8 : ColumnType::uint8;
      case 2:
        return kIsSigned ? ColumnType::int16 : ColumnType::uint16;
      case 4:
        return kIsSigned ? ColumnType::int32 : ColumnType::uint32;
      default:
        return kIsSigned ? ColumnType::int64 : ColumnType::uint64;
    }
  }

  const void* values_ = nullptr;
  std::size_t length_ = 0;
  std::size_t bit_offset_ = 0;
  const std::uint8_t* validity_ = nullptr;
  std::size_t validity_offset_ = 0;
  ColumnType type_ = ColumnType::absent;
};

/// The signals of many members, one column a signal: a view, which owns neither the values nor the
/// columns. Signals beyond the columns, and absent columns, are missing for everyone.
///
///     std::vector<ssi::Column> columns(ssi::kStandardSignals);
///     columns[index_of(ssi::Signal::posts)] = ssi::Column::of(std::span{posts});
///     ssi::MemberTable members(columns, posts.size());
///
/// Copying and slicing cost nothing. Requires: columns and values outlive the view and do not
/// change while it is read; then any number of threads may read it.
class SSI_EXPORT MemberTable {
 public:
  /// A view of the first `rows` members; the column of signal s is at index_of(s). Throws
  /// std::invalid_argument if a column that is not absent has fewer than `rows` values, or
  /// has values but no memory.
  MemberTable(std::span<const Column> columns, std::size_t rows);

  /// How many members there are.
  std::size_t rows() const noexcept { return rows_; }

  /// Returns the signal's column; the member of row i is at `first_row() + i` in it.
  Column column(Signal signal) const noexcept {
    return index_of(signal) < columns_.size() ? columns_[index_of(signal)] : Column();
  }
  /// Where the first member is in the columns: not 0 in a slice.
  std::size_t first_row() const noexcept { return first_row_; }

  /// Returns one value, or nothing where it is missing. Requires: row < rows().
  std::optional<std::uint32_t> value(Signal signal, std::size_t row) const noexcept {
    return column(signal).value(first_row_ + row);
  }

  /// Returns the `rows` members from `first` on. Requires: first + rows <= this->rows().
  MemberTable slice(std::size_t first, std::size_t rows) const noexcept;

 private:
  std::span<const Column> columns_;
  std::size_t first_row_ = 0;
  std::size_t rows_;
};

/// A value that the catalogue does not allow: a count outside 0..4,294,967,295, or a flag that is
/// neither 0 nor 1.
struct OutOfRange {
  std::size_t row;          ///< whose value it is
  Signal signal;            ///< of which signal
  bool negative;            ///< the value is -magnitude
  std::uint64_t magnitude;  ///< its absolute value

  friend bool operator==(const OutOfRange&, const OutOfRange&) = default;
};

/// Returns the first value out of range, by row and then by signal, or nothing if there is none.
/// Missing values are in range. Only signed, 64-bit and flag columns need reading. Scoring does not
/// call this: it has no error path and reads such values as the nearer end of the range.
SSI_EXPORT std::optional<OutOfRange> validate(const MemberTable& members,
                                              const SignalCatalogue& signals);

}  // namespace ssi

#endif  // SSI_MEMBER_MEMBER_TABLE_HPP
