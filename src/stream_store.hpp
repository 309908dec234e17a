// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_STREAM_STORE_HPP
#define SSI_SRC_STREAM_STORE_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssi::internal {

/// Copies results past the caches, so that their memory is not read before it is overwritten:
/// a tenth of a batch's traffic. For large tables; a small one's results stay in the cache.
inline void stream_store(std::uint16_t* to, const std::uint16_t* from, std::size_t count) noexcept {
#if defined(__SSE2__)
  constexpr std::size_t kWidth = sizeof(__m128i) / sizeof(std::uint16_t);
  // Whole vectors at aligned addresses only: what is left at both ends is stored as usual.
  for (; count > 0 && reinterpret_cast<std::uintptr_t>(to) % sizeof(__m128i) != 0; --count) {
    *to++ = *from++;
  }
  for (; count >= kWidth; count -= kWidth, to += kWidth, from += kWidth) {
    _mm_stream_si128(reinterpret_cast<__m128i*>(to),
                     _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
  }
#endif
  if (count > 0) std::memcpy(to, from, count * sizeof(std::uint16_t));
}

/// Makes what was streamed visible to other threads before what follows.
inline void finish_streaming() noexcept {
#if defined(__SSE2__)
  _mm_sfence();
#endif
}

}  // namespace ssi::internal

#endif  // SSI_SRC_STREAM_STORE_HPP
