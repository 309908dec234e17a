// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_EIGHT_COLUMNS_HPP
#define SSI_SRC_FILES_CSV_EIGHT_COLUMNS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "files/csv/digits.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssi::internal {

/// Eight neighbouring columns of a table, at least one of which is of numbers. Their cells are read
/// together, a lane of a vector each, and eight records of them make eight columns.
constexpr std::size_t kLanes = 8;

/// Which lanes are of numbers, and what they may say.
struct NumberLanes {
  std::uint8_t numbers = 0;  ///< a bit for each lane
  /// For each lane, the largest that each of a cell's last four digits may be; 255 where the lane
  /// is of other cells.
  alignas(16) std::array<std::array<std::uint8_t, 4>, kLanes> largest_digits = no_numbers();

  void add(std::size_t lane, std::uint32_t largest) noexcept {
    numbers = static_cast<std::uint8_t>(numbers | 1U << lane);
    largest_digits[lane] = {9, 9, 9, 9};
    if (largest == 1) largest_digits[lane] = {0, 0, 0, 1};
  }

 private:
  static constexpr std::array<std::array<std::uint8_t, 4>, kLanes> no_numbers() noexcept {
    std::array<std::array<std::uint8_t, 4>, kLanes> result{};
    for (auto& digits : result) digits = {255, 255, 255, 255};
    return result;
  }
};

/// What is to be known of eight cells, besides their values: a bit for each lane of numbers.
struct LaneBits {
  std::uint8_t missing;  ///< the cell is empty; its value is 0
  std::uint8_t longer;   ///< it has more than four characters; its value is that of the last four
};

/// Reads the numbers of a record, eight cells at a time.
class NumberReader {
 public:
  /// Reads the cells that end at these eight places of `base`; ends[-1] is where the one before
  /// them ends. Reads the four bytes before each end. Values of lanes that are not of numbers are
  /// unspecified.
  LaneBits read(const char* base, const std::uint16_t* ends, const NumberLanes& lanes,
                std::uint32_t* values) noexcept;

  /// Whether no cell so far, as far as it was read, had anything but digits, or larger ones than it
  /// may have.
  bool is_sound() const noexcept;

 private:
#if defined(__SSE2__)
  __m128i excess_ = _mm_setzero_si128();
#else
  bool is_sound_ = true;
#endif
};

#if defined(__SSE2__)

inline LaneBits NumberReader::read(const char* base, const std::uint16_t* ends,
                                   const NumberLanes& lanes, std::uint32_t* values) noexcept {
  const auto load = [](const void* from) {
    return _mm_loadu_si128(static_cast<const __m128i*>(from));
  };
  const auto four_before = [&](std::size_t lane) {
    std::uint32_t bytes;
    std::memcpy(&bytes, base + ends[lane] - 4, sizeof bytes);
    return _mm_cvtsi32_si128(static_cast<int>(bytes));
  };
  // Each is one more than the cell has characters.
  const __m128i steps = _mm_sub_epi16(load(ends), load(ends - 1));
  const __m128i is_missing = _mm_cmpeq_epi16(steps, _mm_set1_epi16(1));
  const __m128i is_longer = _mm_cmpgt_epi16(steps, _mm_set1_epi16(5));
  const auto bits =
      static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(is_missing, is_longer)));
  // A byte belongs to the cell if it has more characters than stand behind that byte. Where they
  // are more than a byte can say, any will do: such cells are read otherwise.
  const __m128i in_bytes = _mm_or_si128(steps, _mm_slli_epi16(steps, 8));
  const __m128i behind = _mm_set1_epi32(0x01020304);
  const auto read_half = [&](__m128i steps_of_bytes, std::size_t half) {
    const std::size_t first = half * 4;
    const __m128i text =
        _mm_unpacklo_epi64(_mm_unpacklo_epi32(four_before(first), four_before(first + 1)),
                           _mm_unpacklo_epi32(four_before(first + 2), four_before(first + 3)));
    const __m128i digits = _mm_and_si128(_mm_xor_si128(text, _mm_set1_epi8('0')),
                                         _mm_cmpgt_epi8(steps_of_bytes, behind));
    excess_ =
        _mm_or_si128(excess_, _mm_subs_epu8(digits, load(lanes.largest_digits.data() + first)));
    // In each 16 bits, 10 times the first digit plus the second one; then the same of pairs.
    const __m128i pairs = _mm_srli_epi16(_mm_mullo_epi16(digits, _mm_set1_epi16(10 * 256 + 1)), 8);
    const __m128i sums = _mm_madd_epi16(pairs, _mm_set1_epi32(1 << 16 | 100));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(values + first), sums);
  };
  read_half(_mm_unpacklo_epi16(in_bytes, in_bytes), 0);
  read_half(_mm_unpackhi_epi16(in_bytes, in_bytes), 1);
  return {static_cast<std::uint8_t>(bits & lanes.numbers),
          static_cast<std::uint8_t>(bits >> 8U & lanes.numbers)};
}

inline bool NumberReader::is_sound() const noexcept {
  return _mm_movemask_epi8(_mm_cmpeq_epi8(excess_, _mm_setzero_si128())) == 0xFFFF;
}

#else

inline LaneBits NumberReader::read(const char* base, const std::uint16_t* ends,
                                   const NumberLanes& lanes, std::uint32_t* values) noexcept {
  unsigned missing = 0;
  unsigned longer = 0;
  for (unsigned lane = 0; lane < kLanes; ++lane) {
    if ((lanes.numbers >> lane & 1U) == 0) continue;
    const auto size = static_cast<std::uint16_t>(ends[lane] - *(ends + lane - 1) - 1);
    if (size == 0) missing |= 1U << lane;
    if (size > 4) longer |= 1U << lane;
    const std::size_t read = size < 4 ? size : 4;
    is_sound_ &= parse_short_number_before(base + ends[lane], read, values[lane]);
    is_sound_ &= lanes.largest_digits[lane][0] != 0 || values[lane] <= 1;
  }
  return {static_cast<std::uint8_t>(missing), static_cast<std::uint8_t>(longer)};
}

inline bool NumberReader::is_sound() const noexcept { return is_sound_; }

#endif

/// Writes the values of eight records, each of eight lanes, to the rows of eight columns from `row`
/// on; not where a column is null.
void store_eight_rows(const std::uint32_t* records,
                      const std::array<std::uint32_t*, kLanes>& columns, std::size_t row) noexcept;

/// Turns bits, one for each lane, of eight records into bits of the records for each lane.
std::array<std::uint8_t, kLanes> transposed_bits(
    const std::array<std::uint8_t, kLanes>& records) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_EIGHT_COLUMNS_HPP
