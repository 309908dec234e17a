// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_FILES_CSV_CELL_ENDS_HPP
#define SSI_SRC_FILES_CSV_CELL_ENDS_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssi::internal {

/// Where the cells of text without quotes end: at each separator and newline, one after the other.
/// Finding them 64 bytes at a time lets a CPU work on many cells at once, where going from cell to
/// cell would wait for each to end.
class CellEnds {
 public:
  explicit CellEnds(std::string_view text) noexcept
      : next_block_(text.data()), end_(text.data() + text.size()) {}

  /// The next separator or newline; the text's end when there is none. Requires: the same separator
  /// in every call. Best a constant: it is a vector then that is made once.
  const char* next(char separator) noexcept {
    while (ends_ == 0) {
      if (next_block_ == end_) return end_;
      block_ = next_block_;
      const auto size = static_cast<std::size_t>(end_ - block_);
      next_block_ += std::min(size, kBlock);
      ends_ = size >= kBlock ? ends_of(block_, separator) : ends_of_part(block_, size, separator);
    }
    const char* result = block_ + std::countr_zero(ends_);
    ends_ &= ends_ - 1;
    return result;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  /// A bit for each byte of a block, the first one lowest.
  static std::uint64_t ends_of(const char* block, char separator) noexcept {
    std::uint64_t ends = 0;
#if defined(__SSE2__)
    for (std::size_t i = 0; i < kBlock; i += sizeof(__m128i)) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
      const __m128i is_end = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator)),
                                          _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
      ends |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(is_end))} << i;
    }
#else
    for (std::size_t i = 0; i < kBlock; ++i) {
      ends |= std::uint64_t{block[i] == separator || block[i] == '\n'} << i;
    }
#endif
    return ends;
  }

  static std::uint64_t ends_of_part(const char* begin, std::size_t size, char separator) noexcept {
    char block[kBlock] = {};
    std::memcpy(block, begin, size);
    return ends_of(block, separator);
  }

  const char* block_ = nullptr;
  const char* next_block_;
  const char* end_;
  std::uint64_t ends_ = 0;  // the block's ends that next() did not return yet
};

}  // namespace ssi::internal

#endif  // SSI_SRC_FILES_CSV_CELL_ENDS_HPP
