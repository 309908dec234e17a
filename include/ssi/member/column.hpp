// SPDX-License-Identifier: MIT
#ifndef SSI_MEMBER_COLUMN_HPP
#define SSI_MEMBER_COLUMN_HPP

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

#include "ssi/export.hpp"

namespace ssi {

/// How the values of a column are stored; numbers are in the machine's byte order.
enum class ColumnType : std::uint8_t {
  absent,   ///< no values: missing for every member
  uint8,    ///< 8 bits, unsigned
  uint16,   ///< 16 bits
  uint32,   ///< 32 bits
  uint64,   ///< 64 bits
  int8,     ///< 8 bits, signed
  int16,    ///< 16 bits
  int32,    ///< 32 bits
  int64,    ///< 64 bits
  boolean,  ///< one byte per member, zero or nonzero
  bits,     ///< one bit per member, least significant first
};

/// Returns the bytes per value: 1, 2, 4 or 8; 0 for bits and absent columns.
constexpr std::size_t width_of(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::uint8:
    case ColumnType::int8:
    case ColumnType::boolean:
      return 1;
    case ColumnType::uint16:
    case ColumnType::int16:
      return 2;
    case ColumnType::uint32:
    case ColumnType::int32:
      return 4;
    case ColumnType::uint64:
    case ColumnType::int64:
      return 8;
    default:
      return 0;
  }
}

namespace internal {

template <class T, class... Others>
inline constexpr bool kIsOneOf = (std::same_as<T, Others> || ...);

}  // namespace internal

/// A type that a column can hold: an integer of up to 64 bits, or bool. No character types, because
/// char is signed on one machine and unsigned on another.
template <class T>
concept ColumnValue = std::integral<T> && sizeof(T) <= sizeof(std::uint64_t) &&
                      !internal::kIsOneOf<T, char, wchar_t, char8_t, char16_t, char32_t>;

/// Contiguous values that outlive the expression they are named in: a vector or an array that is a
/// variable, or any span. Not a temporary vector, because the column would point to freed memory.
template <class Values>
concept ColumnSource =
    (std::is_lvalue_reference_v<Values> ||
     std::ranges::enable_borrowed_range<std::remove_cvref_t<Values>>)&&requires(Values& values) {
  requires ColumnValue<typename decltype(std::span(values))::value_type>;
};

/// One signal's values for many members, over memory that the caller owns and keeps: a typed
/// pointer, so that an Arrow buffer or a database column fits without copying.
///
///     ssi::Column posts = ssi::Column::of(my_posts);     // a vector<uint16_t>, say
///     posts = posts.with_validity(bitmap, bit_offset);   // a cleared bit: missing
///
/// A value outside 0..4,294,967,295 reads as the nearer end of that range; see validate().
class SSI_EXPORT Column {
 public:
  /// An absent column: missing for every member.
  constexpr Column() noexcept = default;

  /// A column over integers or bools in a vector, an array or a span. Requires: they stay where
  /// they are while the column is read.
  template <ColumnSource Values>
  static constexpr Column of(Values&& values) noexcept {
    const std::span view(values);
    return {type_of<typename decltype(view)::value_type>(), view.data(), view.size(), 0};
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
  /// where member i was observed. A null bitmap: every member was.
  constexpr Column with_validity(const std::uint8_t* bitmap,
                                 std::size_t bit_offset = 0) const noexcept {
    Column result = *this;
    result.validity_ = bitmap;
    result.validity_offset_ = bit_offset;
    return result;
  }

  /// The `rows` values from `first` on; an absent column stays absent. Requires: first + rows <=
  /// length(), or an absent column. O(1).
  Column slice(std::size_t first, std::size_t rows) const noexcept {
    if (type_ == ColumnType::absent) return *this;
    assert(first <= length_ && rows <= length_ - first);
    Column result = *this;
    result.length_ = rows;
    if (type_ == ColumnType::bits) {
      result.bit_offset_ += first;
    } else {
      result.values_ = static_cast<const std::uint8_t*>(values_) + first * width_of(type_);
    }
    if (validity_ != nullptr) result.validity_offset_ += first;
    return result;
  }

  /// How the values are stored.
  constexpr ColumnType type() const noexcept { return type_; }
  /// The first value; for bits, the byte that bit_offset() counts from. Null if absent.
  constexpr const void* values() const noexcept { return values_; }
  /// The number of members that it covers, those marked as missing included.
  constexpr std::size_t length() const noexcept { return length_; }
  /// The position of the first member's bit in values(); 0 unless the type is bits.
  constexpr std::size_t bit_offset() const noexcept { return bit_offset_; }
  /// The validity bitmap; null if every member was observed.
  constexpr const std::uint8_t* validity() const noexcept { return validity_; }
  /// The position of the first member's bit in validity().
  constexpr std::size_t validity_offset() const noexcept { return validity_offset_; }

  /// Returns the value at `row`, or nothing where it is missing. Requires: row < length(), or an
  /// absent column. Slow compared with a batch: one type switch per call.
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

}  // namespace ssi

#endif  // SSI_MEMBER_COLUMN_HPP
