// SPDX-License-Identifier: MIT
//
// AVX-512 with BW, VL, DQ, VBMI, VBMI2 and BITALG (Ice Lake, Zen 4 and later): step tables live in
// registers, and 32 or 64 members are looked up at once. RegisterForm says how.
#if !defined(__AVX512BW__) || !defined(__AVX512VL__) || !defined(__AVX512DQ__) || \
    !defined(__AVX512VBMI__) || !defined(__AVX512VBMI2__) || !defined(__AVX512BITALG__)
#error "kernel_avx512.cpp must be compiled for AVX-512: see src/score/kernel/CMakeLists.txt"
#endif

#include <immintrin.h>

#include "score/kernel/lane_counts.hpp"
#include "score/kernel/strip_kernel.hpp"

namespace ssi::internal {
namespace {

constexpr std::size_t kLanes = 32;

[[gnu::always_inline]] inline __m512i load_lanes(const void* from) noexcept {
  return _mm512_loadu_si512(from);
}

[[gnu::always_inline]] inline void add_lanes(__m512i points, std::int16_t* sums) noexcept {
  _mm512_storeu_si512(sums, _mm512_add_epi16(load_lanes(sums), points));
}

/// 64 words in two registers.
struct Words {
  explicit Words(const std::uint16_t* words) noexcept
      : low(load_lanes(words)), high(load_lanes(words + kLanes)) {}
  [[gnu::always_inline]] __m512i operator[](__m512i index) const noexcept {
    return _mm512_permutex2var_epi16(low, index, high);
  }
  __m512i low;
  __m512i high;
};

/// 128 bytes in two registers. Only the low seven bits of an index count.
struct Bytes {
  explicit Bytes(const std::uint16_t* bytes) noexcept
      : low(load_lanes(bytes)), high(load_lanes(bytes + kLanes)) {}
  [[gnu::always_inline]] __m512i operator[](__m512i index) const noexcept {
    return _mm512_permutex2var_epi8(low, index, high);
  }
  __m512i low;
  __m512i high;
};

/// The lanes of a strip: operator()(i) gives the counts of 32 members from i on, 0 where missing.
struct StripLanes {
  [[gnu::always_inline]] __m512i operator()(std::size_t i) const noexcept {
    return load_lanes(x + i);
  }
  const Unaligned<std::uint16_t>* x;
};

/// The same, straight from a column that may have missing values: memory is read once.
template <ColumnType kType>
struct ColumnLanes {
  [[gnu::always_inline]] __m512i operator()(std::size_t i) const noexcept {
    const __mmask32 bits = bits_of(words, i);
    constexpr std::size_t kWidth = width_of(kType);
    const char* from = values + i * kWidth;
    if constexpr (kType == ColumnType::uint8) {
      return _mm512_maskz_cvtepu8_epi16(bits,
                                        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    } else if constexpr (kType == ColumnType::uint16) {
      return _mm512_maskz_loadu_epi16(bits, from);
    } else {
      static_assert(kType == ColumnType::uint32);
      // Masks of ones, because g++ 12 warns of an undefined vector in the forms without a mask.
      const __m256i low = _mm512_maskz_cvtusepi32_epi16(0xFFFF, load_lanes(from));
      const __m256i high = _mm512_maskz_cvtusepi32_epi16(0xFFFF, load_lanes(from + 64));
      const __m512i both = _mm512_maskz_inserti64x4(0xFF, _mm512_castsi256_si512(low), high, 1);
      return _mm512_maskz_mov_epi16(bits, both);
    }
  }
  const char* values;
  const std::uint64_t* words;  // the mask
};

/// A column of bits: the ones that were observed.
struct BitLanes {
  [[gnu::always_inline]] __m512i operator()(std::size_t i) const noexcept {
    return _mm512_maskz_set1_epi16(bits_of(words, i), 1);
  }
  const std::uint64_t* words;
};

template <class Lanes>
inline void add_direct(const StepTerm& term, Lanes lanes, std::int16_t* sums) noexcept {
  const Words points(term.registers);
  const __m512i last = _mm512_set1_epi16(static_cast<short>(term.last));
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    add_lanes(points[_mm512_min_epu16(lanes(i), last)], sums + i);
  }
}

/// Looks up bytes, so 64 members at once. Packing two vectors of words and unpacking them again
/// keeps the members' order: both go by blocks of 128 bits.
template <bool kIsLong, class Lanes>
inline void add_bytes(const StepTerm& term, Lanes lanes, std::int16_t* sums) noexcept {
  const std::uint16_t* low = term.registers;
  const std::uint16_t* high = term.registers + 128;
  const Bytes low_begin(low);
  const Bytes low_end(low + 64);  // the points of counts beyond 127
  const Bytes high_begin(high);
  const Bytes high_end(high + 64);
  const __m512i last = _mm512_set1_epi16(static_cast<short>(term.last));
  for (std::size_t i = 0; i < kStripRows; i += 2 * kLanes) {
    const __m512i index = _mm512_packus_epi16(_mm512_min_epu16(lanes(i), last),
                                              _mm512_min_epu16(lanes(i + kLanes), last));
    __m512i lows = low_begin[index];
    __m512i highs = high_begin[index];
    if constexpr (kIsLong) {
      const __mmask64 is_beyond = _mm512_movepi8_mask(index);
      lows = _mm512_mask_blend_epi8(is_beyond, lows, low_end[index]);
      highs = _mm512_mask_blend_epi8(is_beyond, highs, high_end[index]);
    }
    add_lanes(_mm512_unpacklo_epi8(lows, highs), sums + i);
    add_lanes(_mm512_unpackhi_epi8(lows, highs), sums + i + kLanes);
  }
}

/// Adds a segment's end, less the hundredths that are still to come in it.
template <bool kFalls, class Lanes>
inline void add_segmented(const StepTerm& term, Lanes lanes, std::int16_t* sums) noexcept {
  const Words direct(term.registers);
  const Words ends(term.registers + 64);
  const Words bits(term.registers + 128);
  const __m512i last = _mm512_set1_epi16(static_cast<short>(term.last));
  const __m512i last_direct = _mm512_set1_epi16(63);
  const __m512i within = _mm512_set1_epi16(static_cast<short>((1 << term.shift) - 1));
  const __m128i shift = _mm_cvtsi32_si128(term.shift);
  const __m128i bits_shift = _mm_cvtsi32_si128(4 - term.shift);  // 16 >> shift bits per count
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    const __m512i count = _mm512_min_epu16(lanes(i), last);
    const __m512i segment = _mm512_srl_epi16(count, shift);
    const __m512i come = _mm512_sll_epi16(_mm512_and_si512(count, within), bits_shift);
    const __m512i to_come = _mm512_popcnt_epi16(_mm512_srlv_epi16(bits[segment], come));
    const __mmask32 is_segmented = _mm512_cmpgt_epu16_mask(count, last_direct);
    const __m512i points =
        kFalls ? _mm512_mask_add_epi16(direct[count], is_segmented, ends[segment], to_come)
               : _mm512_mask_sub_epi16(direct[count], is_segmented, ends[segment], to_come);
    add_lanes(points, sums + i);
  }
}

template <class Lanes>
[[gnu::noinline]] void add_step(const StepTerm& term, Lanes lanes, std::int16_t* sums) noexcept {
  switch (term.form) {
    case RegisterForm::direct:
      return add_direct(term, lanes, sums);
    case RegisterForm::bytes:
      return term.last < 128 ? add_bytes<false>(term, lanes, sums)
                             : add_bytes<true>(term, lanes, sums);
    case RegisterForm::segmented:
      return term.is_penalty ? add_segmented<true>(term, lanes, sums)
                             : add_segmented<false>(term, lanes, sums);
    case RegisterForm::none:
      return;  // looked up in memory
  }
}

/// Adds a count straight from a column, over a whole strip. Returns false, and does nothing, if
/// lanes cannot be read from it.
inline bool add_from_column(const StepTerm& term, const Mask& mask, const Strip& strip,
                            std::int16_t* sums) noexcept {
  const ColumnView& column = strip.columns[term.a];
  if (column.type == ColumnType::bits) {
    Mask ones;
    load_bits(static_cast<const std::uint8_t*>(column.values), column.bit_offset + strip.first,
              kStripRows, ones.words);
    for (std::size_t i = 0; i < kStripRows / 64; ++i) ones.words[i] &= mask.words[i];
    add_step(term, BitLanes{ones.words}, sums);
    return true;
  }
  const char* values = strip_of(column, strip.first);
  switch (column.type) {
    case ColumnType::uint8:
      prefetch_strip<1>(values);
      add_step(term, ColumnLanes<ColumnType::uint8>{values, mask.words}, sums);
      return true;
    case ColumnType::uint16:
      prefetch_strip<2>(values);
      if (mask.kind == Mask::Kind::all) {
        add_step(term, StripLanes{reinterpret_cast<const Unaligned<std::uint16_t>*>(values)}, sums);
      } else {
        add_step(term, ColumnLanes<ColumnType::uint16>{values, mask.words}, sums);
      }
      return true;
    case ColumnType::uint32:
      prefetch_strip<4>(values);
      add_step(term, ColumnLanes<ColumnType::uint32>{values, mask.words}, sums);
      return true;
    default:
      return false;
  }
}

class RegisterSteps {
 public:
  void add(const StepTerm& term, const Mask& mask, const Strip& strip,
           std::int16_t* sums) noexcept {
    if (term.form == RegisterForm::none) return memory_.add(term, mask, strip, sums);
    const bool is_whole_count = term.b == kNoOperand && strip.rows == kStripRows;
    if (is_whole_count && add_from_column(term, mask, strip, sums)) return;
    std::uint16_t buffer[kStripRows];
    add_step(term, StripLanes{load_steps(term, mask, strip, buffer)}, sums);
  }

  void finish(std::int16_t* sums) noexcept { memory_.finish(sums); }

 private:
  MemorySteps memory_;
};

}  // namespace

const Kernel kAvx512Kernel = {"avx512", add_up_strip<RegisterSteps>, settle_strip, count_not_more};

}  // namespace ssi::internal
