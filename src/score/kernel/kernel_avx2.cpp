// SPDX-License-Identifier: MIT
//
// AVX2: rows of 16 bytes, and 32 members at once.
#if !defined(__AVX2__)
#error "kernel_avx2.cpp must be compiled for AVX2: see src/score/kernel/CMakeLists.txt"
#endif

#include <immintrin.h>

#include "score/kernel/lane_counts.hpp"
#include "score/kernel/row_kernel.hpp"

namespace ssi::internal {
namespace {

constexpr __m256i kZero = {};

/// Packing two registers of words into one of bytes mixes the members' order, and unpacking puts it
/// right again: both go by blocks of 128 bits.
struct Avx2Lanes {
  static constexpr std::size_t kMembers = 32;
  using Bytes = __m256i;
  struct Words {
    __m256i low;
    __m256i high;
  };

  /// Looking up takes the low four bits of an index. One with the top bit gets 0.
  struct Row {
    explicit Row(const std::uint8_t* row) noexcept
        : bytes(
              _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row)))) {
    }
    __m256i bytes;
  };

  [[gnu::always_inline]] static Bytes look_up(const Row& row, Bytes index) noexcept {
    return _mm256_shuffle_epi8(row.bytes, index);
  }

  [[gnu::always_inline]] static Bytes look_up_next(const Row& row, Bytes& index,
                                                   Bytes found) noexcept {
    index = _mm256_subs_epi8(index, _mm256_set1_epi8(16));
    return _mm256_add_epi8(found, look_up(row, index));
  }

  /// The rows of up to 16 segments, and of up to 32.
  struct ShortRow {
    explicit ShortRow(const std::uint8_t* row) noexcept : low(row) {}
    [[gnu::always_inline]] Bytes operator[](Bytes segment) const noexcept {
      return look_up(low, segment);
    }
    Row low;
  };
  struct LongRow {
    explicit LongRow(const std::uint8_t* row) noexcept : low(row), high(row + 16) {}
    [[gnu::always_inline]] Bytes operator[](Bytes segment) const noexcept {
      const Bytes found = look_up(low, segment);
      return look_up_next(high, segment, found);
    }
    Row low;
    Row high;
  };

  [[gnu::always_inline]] static Words counts(const Unaligned<std::uint16_t>* x,
                                             std::uint16_t last) noexcept {
    const __m256i most = _mm256_set1_epi16(static_cast<short>(last));
    return {_mm256_min_epu16(load(x), most), _mm256_min_epu16(load(x + 16), most)};
  }

  [[gnu::always_inline]] static Bytes index(const Unaligned<std::uint16_t>* x,
                                            std::uint8_t last) noexcept {
    const Words clamped = counts(x, last);
    return _mm256_packus_epi16(clamped.low, clamped.high);
  }

  [[gnu::always_inline]] static Bytes step(Bytes high, Bytes index, std::uint8_t count) noexcept {
    const Bytes is_beyond = _mm256_cmpgt_epi8(index, _mm256_set1_epi8(static_cast<char>(count)));
    return _mm256_sub_epi8(high, is_beyond);
  }

  [[gnu::always_inline]] static Words words(Bytes low, Bytes high = kZero) noexcept {
    return {_mm256_unpacklo_epi8(low, high), _mm256_unpackhi_epi8(low, high)};
  }

  [[gnu::always_inline]] static Words sum(Bytes a, Bytes b) noexcept {
    const __m256i ones = _mm256_set1_epi8(1);
    const Words both = words(a, b);
    return {_mm256_maddubs_epi16(both.low, ones), _mm256_maddubs_epi16(both.high, ones)};
  }

  [[gnu::always_inline]] static Words with_high(const Words& points, Bytes high) noexcept {
    const Words more = words(kZero, high);
    return {_mm256_add_epi16(points.low, more.low), _mm256_add_epi16(points.high, more.high)};
  }

  /// Negative in segments before the first.
  [[gnu::always_inline]] static Bytes segment(const Words& counts, std::uint8_t first) noexcept {
    const Bytes segments =
        _mm256_packus_epi16(_mm256_srli_epi16(counts.low, 4), _mm256_srli_epi16(counts.high, 4));
    return _mm256_sub_epi8(segments, _mm256_set1_epi8(static_cast<char>(first)));
  }

  [[gnu::always_inline]] static Words line(const Words& counts, const Words& slope,
                                           const Words& start, std::uint8_t shift) noexcept {
    return {line(counts.low, slope.low, start.low, shift),
            line(counts.high, slope.high, start.high, shift)};
  }

  template <bool kFalls>
  [[gnu::always_inline]] static void add(std::int16_t* sums, const Words& points) noexcept {
    add<kFalls>(sums, points.low);
    add<kFalls>(sums + 16, points.high);
  }

 private:
  [[gnu::always_inline]] static __m256i load(const void* from) noexcept {
    return _mm256_loadu_si256(static_cast<const __m256i*>(from));
  }

  /// Shifts by a multiplication, which takes one operation; a shift by a variable takes two.
  [[gnu::always_inline]] static __m256i line(__m256i counts, __m256i slope, __m256i start,
                                             std::uint8_t shift) noexcept {
    const __m256i risen = _mm256_add_epi16(_mm256_mullo_epi16(counts, slope), start);
    return _mm256_mulhi_epu16(risen, _mm256_set1_epi16(static_cast<short>(1 << (16 - shift))));
  }

  template <bool kFalls>
  [[gnu::always_inline]] static void add(std::int16_t* sums, __m256i points) noexcept {
    const __m256i before = load(sums);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums), kFalls
                                                              ? _mm256_sub_epi16(before, points)
                                                              : _mm256_add_epi16(before, points));
  }
};

}  // namespace

const Kernel kAvx2Kernel = {"avx2", add_up_strip<RowSteps<Avx2Lanes>>, settle_strip,
                            count_not_more};

}  // namespace ssi::internal
