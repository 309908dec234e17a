// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_PREFETCH_HPP
#define SSI_SRC_BASE_PREFETCH_HPP

// A copy for each file that includes it, because kernels share no function with the rest: the
// linker might keep the one that was built for a newer CPU.
namespace ssi::internal {
namespace {

/// Prefetches the line of an address. Must be inlined, like every function that only prefetches:
/// g++ otherwise deletes the call.
[[gnu::always_inline]] inline void prefetch_line(const void* address) noexcept {
  constexpr int kToRead = 0;
  constexpr int kSecondLevel = 2;
  __builtin_prefetch(address, kToRead, kSecondLevel);
}

}  // namespace
}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_PREFETCH_HPP
