// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_SCORE_KERNEL_STRIP_LOADER_HPP
#define SSI_SRC_SCORE_KERNEL_STRIP_LOADER_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/prefetch.hpp"
#include "score/kernel/program.hpp"

#if defined(__AVX512BW__)
#include <immintrin.h>
#endif

// Each kernel has its own copy of this text, built for its CPU: hence the unnamed namespace, and
// nothing of the standard library beyond memcpy.
namespace ssi::internal {
namespace {

/// Which members of a strip have a value: one bit per member. All ones if the strip is full and
/// nothing is missing.
struct Mask {
  enum class Kind : std::uint8_t { all, some, none } kind;
  std::uint64_t words[kStripRows / 64];
};

constexpr std::uint64_t kAllOnes = ~std::uint64_t{0};

/// The mask of a signal that every member has, or whose missing values do not matter.
constexpr Mask kEverybody = {Mask::Kind::all, {kAllOnes, kAllOnes, kAllOnes, kAllOnes}};
static_assert(kStripRows / 64 == 4);

/// Values of a signal, which may be at any address.
template <class T>
struct UnalignedOf {
  // In an alias template, clang would drop the attributes.
  typedef T type __attribute__((aligned(1), may_alias));  // NOLINT(modernize-use-using)
};
template <class T>
using Unaligned = typename UnalignedOf<T>::type;
static_assert(alignof(Unaligned<std::uint32_t>) == 1);
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "bitmaps are read as words");

/// How many rows ahead of a strip its column is prefetched, into the second-level cache: columns
/// often lie a multiple of a page apart and evict each other from the first. Measured:
/// docs/performance.md.
constexpr std::size_t kPrefetchRows = 1024;

/// The address of a strip's first value. Requires: a column of whole bytes.
inline const char* strip_of(const ColumnView& column, std::size_t first) noexcept {
  return static_cast<const char*>(column.values) + first * column.width;
}

template <std::size_t kWidth>
[[gnu::always_inline]] inline void prefetch_strip(const char* strip) noexcept {
  const char* ahead = strip + kPrefetchRows * kWidth;
  for (std::size_t i = 0; i < kStripRows * kWidth; i += 64) prefetch_line(ahead + i);
}

/// Prefetches the column for strips to come.
[[gnu::always_inline]] inline void prefetch(const ColumnView& column, std::size_t first) noexcept {
  const char* strip = strip_of(column, first);
  switch (column.width) {
    case 1:
      return prefetch_strip<1>(strip);
    case 2:
      return prefetch_strip<2>(strip);
    case 4:
      return prefetch_strip<4>(strip);
    case 8:
      return prefetch_strip<8>(strip);
    default:
      return;
  }
}

/// Copies `rows` bits from bit `begin` on; the rest of the words is zero.
inline void load_bits(const std::uint8_t* bits, std::size_t begin, std::size_t rows,
                      std::uint64_t* words) noexcept {
  const std::uint8_t* bytes = bits + begin / 8;
  const std::size_t shift = begin % 8;
  if (rows == kStripRows) {
    std::memcpy(words, bytes, kStripRows / 8);
    if (shift == 0) return;
    for (std::size_t i = 0; i < kStripRows / 64; ++i) {
      const std::uint64_t next = bytes[i * 8 + 8];
      words[i] = (words[i] >> shift) | (next << (64 - shift));
    }
    return;
  }
  for (std::size_t i = 0; i < kStripRows / 64; ++i) words[i] = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t bit = shift + i;
    words[i / 64] |= static_cast<std::uint64_t>((bytes[bit / 8] >> (bit % 8)) & 1) << (i % 64);
  }
}

[[gnu::always_inline]] inline Mask::Kind kind_of(const std::uint64_t* words,
                                                 std::size_t rows) noexcept {
  if (rows == kStripRows) {
    const std::uint64_t both = words[0] & words[1] & words[2] & words[3];
    const std::uint64_t any = words[0] | words[1] | words[2] | words[3];
    if (both == ~std::uint64_t{0}) return Mask::Kind::all;
    return any == 0 ? Mask::Kind::none : Mask::Kind::some;
  }
  std::uint64_t any = 0;
  bool all = true;
  for (std::size_t i = 0; i < kStripRows / 64; ++i) {
    const std::size_t left = rows > i * 64 ? rows - i * 64 : 0;
    const std::uint64_t full = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    any |= words[i];
    all = all && words[i] == full;
  }
  if (all) return Mask::Kind::all;
  return any == 0 ? Mask::Kind::none : Mask::Kind::some;
}

/// Masks of ones or zeros are of whole strips.
inline void fill(Mask& mask, Mask::Kind kind) noexcept {
  mask.kind = kind;
  for (std::uint64_t& word : mask.words) word = kind == Mask::Kind::all ? ~std::uint64_t{0} : 0;
}

inline void load_validity(const ColumnView& column, std::size_t first, std::size_t rows,
                          Mask& mask) noexcept {
  const std::size_t begin = column.validity_offset + first;
  prefetch_line(column.validity + (begin + kPrefetchRows) / 8);
  load_bits(column.validity, begin, rows, mask.words);
  mask.kind = kind_of(mask.words, rows);
}

[[gnu::always_inline]] inline void load_mask(const ColumnView& column, std::size_t first,
                                             std::size_t rows, Mask& mask) noexcept {
  if (column.type == ColumnType::absent) {
    fill(mask, Mask::Kind::none);
  } else if (column.validity == nullptr) {
    fill(mask, Mask::Kind::all);
  } else {
    load_validity(column, first, rows, mask);
  }
}

inline void set_to_zero(std::uint16_t* values) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) values[i] = 0;
}

#if defined(__AVX512BW__)

/// The bits of 32 members from `i` on, read from memory: in a register they would have to be moved
/// and shifted.
[[gnu::always_inline]] inline __mmask32 bits_of(const std::uint64_t* words,
                                                std::size_t i) noexcept {
  std::uint32_t bits;
  std::memcpy(&bits, reinterpret_cast<const char*>(words) + i / 8, sizeof bits);
  return bits;
}

/// Copies 16-bit values, those of missing members as 0.
inline void copy_observed(const Unaligned<std::uint16_t>* values, const Mask& mask,
                          std::uint16_t* out) noexcept {
  for (std::size_t i = 0; i < kStripRows; i += 32) {
    _mm512_storeu_si512(out + i, _mm512_maskz_loadu_epi16(bits_of(mask.words, i), values + i));
  }
}

/// Adds `common` to all values, and each mask's addend to the values of its members.
inline void add_where(const Mask* masks, const std::uint16_t* addends, std::size_t count,
                      std::uint16_t common, std::uint16_t* values) noexcept {
  const __m512i to_all = _mm512_set1_epi16(static_cast<short>(common));
  for (std::size_t i = 0; i < kStripRows; i += 64) {
    __m512i low = _mm512_add_epi16(_mm512_loadu_si512(values + i), to_all);
    __m512i high = _mm512_add_epi16(_mm512_loadu_si512(values + i + 32), to_all);
    for (std::size_t m = 0; m < count; ++m) {
      const __m512i addend = _mm512_set1_epi16(static_cast<short>(addends[m]));
      low = _mm512_mask_add_epi16(low, bits_of(masks[m].words, i), low, addend);
      high = _mm512_mask_add_epi16(high, bits_of(masks[m].words, i + 32), high, addend);
    }
    _mm512_storeu_si512(values + i, low);
    _mm512_storeu_si512(values + i + 32, high);
  }
}

#else

// Vectors of 16 bits: of 16 lanes, or of 8, which every CPU has.
#if defined(__AVX2__)
constexpr std::size_t kLanes = 16;
#else
constexpr std::size_t kLanes = 8;
#endif
using Lanes [[gnu::vector_size(2 * kLanes), gnu::aligned(1), gnu::may_alias]] = std::uint16_t;

/// For each of the members from `i` on, all ones if it was observed, else zero.
[[gnu::always_inline]] inline Lanes spread(const Mask& mask, std::size_t i) noexcept {
#if defined(__AVX2__)
  constexpr Lanes kBit = {1,      1 << 1, 1 << 2,  1 << 3,  1 << 4,  1 << 5,  1 << 6,  1 << 7,
                          1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15};
#else
  constexpr Lanes kBit = {1, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7};
#endif
  const auto bits = static_cast<std::uint16_t>(mask.words[i / 64] >> (i % 64));
  return ((Lanes{} + bits) & kBit) == kBit;
}

inline void copy_observed(const Unaligned<std::uint16_t>* values, const Mask& mask,
                          std::uint16_t* out) noexcept {
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    *reinterpret_cast<Lanes*>(out + i) =
        *reinterpret_cast<const Lanes*>(values + i) & spread(mask, i);
  }
}

inline void add_where(const Mask* masks, const std::uint16_t* addends, std::size_t count,
                      std::uint16_t common, std::uint16_t* values) noexcept {
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    Lanes sum = *reinterpret_cast<Lanes*>(values + i) + common;
    for (std::size_t m = 0; m < count; ++m) sum += spread(masks[m], i) & addends[m];
    *reinterpret_cast<Lanes*>(values + i) = sum;
  }
}

#endif

inline void clear_missing(const Mask& mask, std::uint16_t* values) noexcept {
  copy_observed(values, mask, values);
}

inline void clear_missing(const Mask& mask, std::uint32_t* values) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    values[i] &= -static_cast<std::uint32_t>((mask.words[i / 64] >> (i % 64)) & 1);
  }
}

/// A value of any type as a signal that saturates at the largest Out.
template <class Out, class T>
[[gnu::always_inline]] inline Out saturated(T value) noexcept {
  constexpr Out kMost = static_cast<Out>(~Out{0});
  if (value < T{0}) return 0;
  if constexpr (sizeof(T) > sizeof(Out)) return value > T{kMost} ? kMost : static_cast<Out>(value);
  return static_cast<Out>(value);
}

template <class Out, class T>
inline void convert(const void* values, std::size_t first, std::size_t rows, Out* out) noexcept {
  const Unaligned<T>* in = static_cast<const Unaligned<T>*>(values) + first;
  if (rows == kStripRows) {
    for (std::size_t i = 0; i < kStripRows; ++i) out[i] = saturated<Out>(T{in[i]});
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) out[i] = saturated<Out>(T{in[i]});
  for (std::size_t i = rows; i < kStripRows; ++i) out[i] = 0;
}

/// Expands a column of bits.
inline void load_bit_column(const ColumnView& column, std::size_t first, std::size_t rows,
                            std::uint16_t* out) noexcept {
  Mask ones;
  load_bits(static_cast<const std::uint8_t*>(column.values), column.bit_offset + first, rows,
            ones.words);
  for (std::size_t i = 0; i < kStripRows; ++i) out[i] = 0;
  constexpr std::uint16_t kOne = 1;
  add_where(&ones, &kOne, 1, 0, out);
}

/// Not inlined: most columns are read where they are, and the loop over terms should stay short.
template <class Out>
[[gnu::noinline]] void load_any(const ColumnView& column, std::size_t first, std::size_t rows,
                                Out* out) noexcept {
  switch (column.type) {
    case ColumnType::uint8:
      return convert<Out, std::uint8_t>(column.values, first, rows, out);
    case ColumnType::uint16:
      return convert<Out, std::uint16_t>(column.values, first, rows, out);
    case ColumnType::uint32:
      return convert<Out, std::uint32_t>(column.values, first, rows, out);
    case ColumnType::uint64:
      return convert<Out, std::uint64_t>(column.values, first, rows, out);
    case ColumnType::int8:
      return convert<Out, std::int8_t>(column.values, first, rows, out);
    case ColumnType::int16:
      return convert<Out, std::int16_t>(column.values, first, rows, out);
    case ColumnType::int32:
      return convert<Out, std::int32_t>(column.values, first, rows, out);
    case ColumnType::int64:
      return convert<Out, std::int64_t>(column.values, first, rows, out);
    case ColumnType::boolean:
      convert<Out, std::uint8_t>(column.values, first, rows, out);
      for (std::size_t i = 0; i < kStripRows; ++i) out[i] = out[i] != 0 ? 1 : 0;
      return;
    default: {
      std::uint16_t narrow[kStripRows];
      load_bit_column(column, first, rows, narrow);
      for (std::size_t i = 0; i < kStripRows; ++i) out[i] = narrow[i];
    }
  }
}

/// Returns the strip's values, 0 where missing, saturated at the largest Out: in place where the
/// column's memory holds just that, else in `buffer`.
template <class Out>
inline const Unaligned<Out>* load(const ColumnView& column, const Mask& mask, std::size_t first,
                                  std::size_t rows, Out* buffer) noexcept {
  prefetch(column, first);
  if constexpr (sizeof(Out) == 2) {
    if (column.type == ColumnType::uint16 && rows == kStripRows) {
      const auto* values = reinterpret_cast<const Unaligned<Out>*>(strip_of(column, first));
      if (mask.kind == Mask::Kind::all) return values;
      copy_observed(values, mask, buffer);
      return buffer;
    }
  }
  load_any(column, first, rows, buffer);
  if (mask.kind == Mask::Kind::some) clear_missing(mask, buffer);
  return buffer;
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_SCORE_KERNEL_STRIP_LOADER_HPP
