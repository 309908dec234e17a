// SPDX-License-Identifier: MIT
//
// AVX-512 with BW, VL, VBMI2 and BITALG (Ice Lake, Zen 4 and later): step tables live in registers,
// and 32 members are looked up at once.
#include <immintrin.h>

#include "strip_kernel.hpp"

namespace ssi::internal {
namespace {

constexpr std::size_t kLanes = 32;

inline __m512i load_lanes(const void* from) noexcept { return _mm512_loadu_si512(from); }

inline void add_lanes(bool is_penalty, __m512i magnitude, std::int16_t* sums) noexcept {
  const __m512i sum = load_lanes(sums);
  _mm512_storeu_si512(
      sums, is_penalty ? _mm512_sub_epi16(sum, magnitude) : _mm512_add_epi16(sum, magnitude));
}

/// 64 entries in two registers.
struct Table64 {
  explicit Table64(const std::uint16_t* entries) noexcept
      : low(load_lanes(entries)), high(load_lanes(entries + kLanes)) {}
  __m512i operator[](__m512i index) const noexcept {
    return _mm512_permutex2var_epi16(low, index, high);
  }
  __m512i low;
  __m512i high;
};

inline void add_direct(const StepTerm& term, const Unaligned<std::uint16_t>* x,
                       std::int16_t* sums) noexcept {
  const Table64 direct(term.registers);
  const __m512i last = _mm512_set1_epi16(static_cast<short>(term.last));
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    const __m512i count = _mm512_min_epu16(load_lanes(x + i), last);
    add_lanes(term.is_penalty, direct[count], sums + i);
  }
}

/// See StepTerm: a segment's end, less the hundredths of it that are still to come.
inline void add_segmented(const StepTerm& term, const Unaligned<std::uint16_t>* x,
                          std::int16_t* sums) noexcept {
  const Table64 direct(term.registers);
  const Table64 ends(term.registers + 64);
  const Table64 bits(term.registers + 128);
  const __m512i last = _mm512_set1_epi16(static_cast<short>(term.last));
  const __m512i first_segmented = _mm512_set1_epi16(64);
  const __m512i within = _mm512_set1_epi16(static_cast<short>((1 << term.shift) - 1));
  const __m128i shift = _mm_cvtsi32_si128(term.shift);
  const __m128i bits_shift = _mm_cvtsi32_si128(4 - term.shift);  // 16 >> shift bits a count
  for (std::size_t i = 0; i < kStripRows; i += kLanes) {
    const __m512i count = _mm512_min_epu16(load_lanes(x + i), last);
    const __m512i segment = _mm512_srl_epi16(count, shift);
    const __m512i come = _mm512_sll_epi16(_mm512_and_si512(count, within), bits_shift);
    const __m512i to_come = _mm512_popcnt_epi16(_mm512_srlv_epi16(bits[segment], come));
    const __mmask32 is_segmented = _mm512_cmpge_epu16_mask(count, first_segmented);
    const __m512i magnitude =
        _mm512_mask_sub_epi16(direct[count], is_segmented, ends[segment], to_come);
    add_lanes(term.is_penalty, magnitude, sums + i);
  }
}

inline void add_from_memory(const StepTerm& term, const Unaligned<std::uint16_t>* x,
                            std::int16_t* sums) noexcept {
  for (std::size_t i = 0; i < kStripRows; ++i) {
    const std::uint16_t count = x[i] < term.last ? std::uint16_t{x[i]} : term.last;
    sums[i] = static_cast<std::int16_t>(sums[i] + term.points[count]);
  }
}

inline void add_steps(const CompetencyProgram& program, Strip& strip, std::int16_t* sums) noexcept {
  std::uint16_t buffer[kStripRows];
  for (std::size_t t = 0; t < program.step_count; ++t) {
    const StepTerm& term = program.steps[t];
    const Unaligned<std::uint16_t>* x = load_steps(term, strip, buffer);
    if (x == nullptr) continue;
    if (term.form == RegisterForm::direct) {
      add_direct(term, x, sums);
    } else if (term.form == RegisterForm::segmented) {
      add_segmented(term, x, sums);
    } else {
      add_from_memory(term, x, sums);
    }
  }
}

void add_up(const CompetencyProgram& program, const ColumnView* columns, std::size_t first,
            std::size_t rows, std::int16_t* sums, std::uint16_t* observed) {
  add_up_strip(program, {columns, first, rows, observed}, sums, add_steps);
}

}  // namespace

const Kernel kAvx512Kernel = {"avx512", add_up};

}  // namespace ssi::internal
