// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_EXACT_HPP
#define SSI_SRC_BASE_EXACT_HPP

#include <cstdint>

#include "ssi/hundredths.hpp"

namespace ssi::internal {

/// Sums of 2^32 squares, times 2^32, fit.
__extension__ using Uint128 = unsigned __int128;

/// Returns a / b to the nearest integer, halves upwards. Requires: b > 0; a < 2^62, b < 2^62.
constexpr std::uint64_t rounded_quotient(std::uint64_t a, std::uint64_t b) noexcept {
  return (2 * a + b) / (2 * b);
}

/// Returns what percentage of the whole the part is, rounded half up; 0 of nothing.
/// Requires: part <= whole < 2^48.
constexpr Percent share_of(std::uint64_t part, std::uint64_t whole) noexcept {
  const std::uint64_t share = whole == 0 ? 0 : rounded_quotient(10000 * part, whole);
  return Percent::from_hundredths(static_cast<std::int32_t>(share));
}

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_EXACT_HPP
