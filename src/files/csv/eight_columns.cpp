// SPDX-License-Identifier: MIT
#include "files/csv/eight_columns.hpp"

namespace ssi::internal {

#if defined(__SSE2__)

namespace {

/// Four values of each of four records from `record` on, as four columns of four rows.
void store_four_rows(const std::uint32_t* records, std::uint32_t* const* columns,
                     std::size_t row) noexcept {
  const auto load = [&](std::size_t record) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(records + record * kLanes));
  };
  const auto store = [&](std::size_t column, __m128i values) {
    if (columns[column] == nullptr) return;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(columns[column] + row), values);
  };
  const __m128i low_01 = _mm_unpacklo_epi32(load(0), load(1));
  const __m128i low_23 = _mm_unpacklo_epi32(load(2), load(3));
  const __m128i high_01 = _mm_unpackhi_epi32(load(0), load(1));
  const __m128i high_23 = _mm_unpackhi_epi32(load(2), load(3));
  store(0, _mm_unpacklo_epi64(low_01, low_23));
  store(1, _mm_unpackhi_epi64(low_01, low_23));
  store(2, _mm_unpacklo_epi64(high_01, high_23));
  store(3, _mm_unpackhi_epi64(high_01, high_23));
}

}  // namespace

void store_eight_rows(const std::uint32_t* records,
                      const std::array<std::uint32_t*, kLanes>& columns, std::size_t row) noexcept {
  for (const std::size_t column : {0U, 4U}) {
    for (const std::size_t record : {0U, 4U}) {
      store_four_rows(records + record * kLanes + column, columns.data() + column, row + record);
    }
  }
}

std::array<std::uint8_t, kLanes> transposed_bits(
    const std::array<std::uint8_t, kLanes>& records) noexcept {
  std::array<std::uint8_t, kLanes> lanes;
  __m128i bits = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(records.data()));
  for (std::size_t lane = kLanes; lane > 0; --lane) {
    lanes[lane - 1] = static_cast<std::uint8_t>(_mm_movemask_epi8(bits));  // the top ones
    bits = _mm_add_epi8(bits, bits);
  }
  return lanes;
}

#else

void store_eight_rows(const std::uint32_t* records,
                      const std::array<std::uint32_t*, kLanes>& columns, std::size_t row) noexcept {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (columns[lane] == nullptr) continue;
    for (std::size_t i = 0; i < kLanes; ++i) columns[lane][row + i] = records[i * kLanes + lane];
  }
}

std::array<std::uint8_t, kLanes> transposed_bits(
    const std::array<std::uint8_t, kLanes>& records) noexcept {
  std::array<std::uint8_t, kLanes> lanes{};
  for (unsigned record = 0; record < kLanes; ++record) {
    for (unsigned lane = 0; lane < kLanes; ++lane) {
      lanes[lane] =
          static_cast<std::uint8_t>(lanes[lane] | (records[record] >> lane & 1U) << record);
    }
  }
  return lanes;
}

#endif

}  // namespace ssi::internal
