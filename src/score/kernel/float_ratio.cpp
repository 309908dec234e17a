// SPDX-License-Identifier: MIT
#include "score/kernel/float_ratio.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

// Why floats give the same, for P points, the divisor d = (b + prior) * full and q = P * a / d:
//
// Let s and t be the least powers of two that make prior * s and full * t whole. Then q = N / M of
// the whole numbers N = P * a * s * t and M = (b + prior) * s * full * t. Let P <= 2^p, and
//   (1) M < 2^24, and (b + prior) * s <= 2^24: b + prior and d are exact in a float;
//   (2) P * d <= 2^24;
//   (3) 3 * M < 2^(24 - p).
// If q >= P, a >= d: the float of P * a is at least P * d, which is exact by (2), so the quotient
// is at least P, and capped there. If q < P, P * a is exact by (2). Let k be the right answer, so
// that k - 1/2 <= q < k + 1/2. Roundings are monotone and k - 1/2 and k are floats, so the answer
// is at least k. Nor is it more: q is a fraction over M, so it is at most k + 1/2 - 1 / (2 * M);
// the quotient's rounding adds at most 2^(p - 25), the sum's at most 2^(p - 24), and by (3) the sum
// stays under k + 1. Doubles have the same proof with 53 bits for 24, so both give k.
namespace ssi::internal {
namespace {

constexpr double kExact = 1 << 24;    // floats hold the whole numbers up to here
constexpr double kMostCount = 65534;  // strips hold counts in 16 bits; 65,535 is "or more"

/// The least power of two, up to 256, that makes a value whole.
std::optional<double> whole_by(double value) noexcept {
  for (double power = 1; power <= 256; power *= 2) {
    if (value * power == std::floor(value * power)) return power;
  }
  return std::nullopt;
}

}  // namespace

std::uint16_t most_b_in_floats(std::int32_t points, double prior, double full) noexcept {
  const auto s = whole_by(prior);
  const auto t = whole_by(full);
  if (!s || !t || !(prior > 0)) return 0;
  const auto p = static_cast<int>(std::bit_width(static_cast<std::uint32_t>(points - 1)));
  const double unit = *s * full * *t;  // M per 1 in b + prior
  // Each bounds b + prior. The last one keeps a's that were cut to 65,535 at the cap.
  const double most = std::min({(std::ldexp(1, 24 - p) / 3 - 1) / unit, kExact / *s,
                                kExact / (points * full), kMostCount / full});
  return static_cast<std::uint16_t>(std::clamp(std::floor(most - prior), 0.0, kMostCount));
}

}  // namespace ssi::internal
