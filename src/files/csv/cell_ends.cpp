// SPDX-License-Identifier: MIT
#include "files/csv/cell_ends.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssi::internal {
namespace {

constexpr std::size_t kBlock = 64;
/// Columns of the widest table whose ends are looked for. A window holds a good many of the
/// records of any other.
constexpr std::size_t kMostColumns = 2048;

/// Which bytes of a block are separators or newlines, and which of these are newlines: a bit for
/// each byte, the first one lowest.
struct BlockEnds {
  std::uint64_t all;
  std::uint64_t lines;
};

#if !defined(__SSE2__)

/// Which of eight bytes are this one: a bit for each.
std::uint64_t equal_bytes(const char* bytes, char byte) noexcept {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kLow = 0x7F * kOnes;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  word ^= static_cast<unsigned char>(byte) * kOnes;
  const std::uint64_t zero_bytes = ~(((word & kLow) + kLow) | word | kLow) >> 7U;
  return zero_bytes * 0x0102040810204080U >> 56U;  // the bits of all bytes meet in the top one
}

#endif

BlockEnds ends_of(const char* block, char separator) noexcept {
  BlockEnds ends{};
#if defined(__SSE2__)
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i newlines = _mm_set1_epi8('\n');
  const auto bits = [](__m128i mask) {
    return std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(mask))};
  };
  for (std::size_t i = 0; i < kBlock; i += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const __m128i is_line = _mm_cmpeq_epi8(bytes, newlines);
    ends.all |= bits(_mm_or_si128(_mm_cmpeq_epi8(bytes, separators), is_line)) << i;
    ends.lines |= bits(is_line) << i;
  }
#else
  for (std::size_t i = 0; i < kBlock; i += sizeof(std::uint64_t)) {
    const std::uint64_t lines = equal_bytes(block + i, '\n');
    ends.all |= (equal_bytes(block + i, separator) | lines) << i;
    ends.lines |= lines << i;
  }
#endif
  return ends;
}

BlockEnds ends_of_part(const char* begin, std::size_t size, char separator) noexcept {
  char block[kBlock] = {};
  std::memcpy(block, begin, size);
  const BlockEnds ends = ends_of(block, separator);
  const std::uint64_t part = (std::uint64_t{1} << size) - 1;  // a separator may be a '\0'
  return {ends.all & part, ends.lines & part};
}

#if defined(__SSE2__)

/// The positions of the bits of each byte that are set, and zeros behind them.
constexpr auto kBits = [] {
  std::array<std::array<std::uint16_t, 8>, 256> table{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    std::size_t count = 0;
    for (std::uint16_t bit = 0; bit < 8; ++bit) {
      if ((byte >> bit & 1U) != 0) table[byte][count++] = bit;
    }
  }
  return table;
}();

/// Returns how many bits of each byte are set, together with those of all bytes below.
std::uint64_t running_counts(std::uint64_t bits) noexcept {
  bits -= bits >> 1U & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
  return ((bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU) * 0x0101010101010101U;
}

/// Writes `first` plus the position of each bit that is set, and up to 8 numbers more. Returns
/// where they end. Eight bits at a time, without a branch: how many are set is unpredictable.
std::uint16_t* write_positions(std::uint64_t bits, std::size_t first, std::uint16_t* out) noexcept {
  const std::uint64_t counts = running_counts(bits);
  const __m128i eight = _mm_set1_epi16(8);
  __m128i begin = _mm_set1_epi16(static_cast<short>(first));
  std::size_t written = 0;
  for (unsigned i = 0; i < 64; i += 8) {
    const void* positions = kBits[bits >> i & 0xFFU].data();
    const __m128i in_byte = _mm_loadu_si128(static_cast<const __m128i*>(positions));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + written), _mm_add_epi16(in_byte, begin));
    begin = _mm_add_epi16(begin, eight);
    written = counts >> i & 0xFFU;
  }
  return out + written;
}

#else

std::uint16_t* write_positions(std::uint64_t bits, std::size_t first, std::uint16_t* out) noexcept {
  for (; bits != 0; bits &= bits - 1) {
    *out++ = static_cast<std::uint16_t>(first + static_cast<std::size_t>(std::countr_zero(bits)));
  }
  return out;
}

#endif

}  // namespace

CellEnds::CellEnds(const RecordText& text, const TextFacts& facts, std::size_t columns)
    : separator_(text.dialect.separator),
      has_quotes_(facts.has_quotes),
      has_returns_(facts.has_returns),
      columns_(columns),
      text_end_(text.bytes.data() + text.bytes.size()),
      base_(text.bytes.data()),
      window_end_(base_),
      pause_end_(facts.is_regular() && columns <= kMostColumns ? base_ : text_end_),
      next_record_(text_end_) {}

/// Goes to the record that begins at `begin`. Returns false if there are not ends enough. Then the
/// next ones likely have not either, and each time it is longer until it tries again.
bool CellEnds::seek(const char* begin) {
  if (begin < pause_end_) return false;
  if (begin >= window_end_) {
    find(begin);
  } else {
    skip_to(begin);
    if (left_ < columns_ && !is_cut_off_) find(begin);
  }
  if (left_ < columns_) {
    pause_end_ =
        window_end_ + std::min(next_pause_, static_cast<std::size_t>(text_end_ - window_end_));
    next_pause_ = std::min(next_pause_ * 2, kWindow);
    return false;
  }
  next_pause_ = kFirstPause;
  next_record_ = begin;
  return true;
}

void CellEnds::skip_to(const char* begin) noexcept {
  while (left_ > 0 && base_ + *next_ < begin) {
    ++next_;
    --left_;
  }
  while (base_ + *next_line_ < begin) ++next_line_;
}

/// Makes room for those of any window, once. Filling it with zeros first would cost as much as
/// many a record.
void CellEnds::make_room() {
  if (ends_ != nullptr) return;
  const std::size_t most = std::min(static_cast<std::size_t>(text_end_ - base_), kWindow);
  ends_ = std::make_unique_for_overwrite<std::uint16_t[]>(most + kSpare);
  lines_ = std::make_unique_for_overwrite<std::uint16_t[]>(most + kSpare);
}

/// Finds those of the window that begins at `begin`.
void CellEnds::find(const char* begin) {
  std::size_t size = std::min(static_cast<std::size_t>(text_end_ - begin), kWindow);
  const void* const quote = has_quotes_ ? std::memchr(begin, '"', size) : nullptr;
  if (quote != nullptr) size = static_cast<std::size_t>(static_cast<const char*>(quote) - begin);
  make_room();
  base_ = begin;
  window_end_ = begin + size;
  is_cut_off_ = quote != nullptr || window_end_ == text_end_;
  next_ = ends_.get() + 1;
  next_line_ = lines_.get();
  std::uint16_t* end = ends_.get() + 1;
  std::uint16_t* line = lines_.get();
  for (std::size_t i = 0; i < size; i += kBlock) {
    const bool is_whole = size - i >= kBlock;
    const BlockEnds found =
        is_whole ? ends_of(begin + i, separator_) : ends_of_part(begin + i, size - i, separator_);
    end = write_positions(found.all, i, end);
    for (std::uint64_t lines = found.lines; lines != 0; lines &= lines - 1) {
      *line++ = static_cast<std::uint16_t>(i + static_cast<std::size_t>(std::countr_zero(lines)));
    }
  }
  *line = kNoLine;
  left_ = static_cast<std::size_t>(end - next_);
  std::fill_n(end, kReadable, left_ > 0 ? end[-1] : std::uint16_t{0});
}

}  // namespace ssi::internal
