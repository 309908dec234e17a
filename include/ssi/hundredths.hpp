// SPDX-License-Identifier: MIT
#ifndef SSI_HUNDREDTHS_HPP
#define SSI_HUNDREDTHS_HPP

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "ssi/export.hpp"

namespace ssi {

/// A decimal number with exactly two decimals, kept as an integer count of hundredths, so that
/// everything shown adds up exactly. `Unit` keeps points and percentages apart: they do not mix.
///
///     ssi::Points points = 1.50_points + 5.55_points;  // prints 7.05
///
/// Range: the hundredths fit an int32; models are limited so that sums never leave it.
template <class Unit>
class Hundredths {
 public:
  /// Zero.
  constexpr Hundredths() noexcept = default;

  /// The number that is `hundredths` / 100.
  static constexpr Hundredths from_hundredths(std::int32_t hundredths) noexcept {
    Hundredths result;
    result.hundredths_ = hundredths;
    return result;
  }

  /// The number times 100.
  constexpr std::int32_t hundredths() const noexcept { return hundredths_; }

  /// The nearest double, for further computation: sums of doubles round.
  constexpr double to_double() const noexcept { return hundredths_ / 100.0; }

  /// The nearest integer, halves away from zero, as scores are shown to people.
  constexpr std::int32_t rounded() const noexcept {
    const std::int64_t hundredths = hundredths_;
    return static_cast<std::int32_t>((hundredths + (hundredths < 0 ? -50 : 50)) / 100);
  }

  /// Compares by value.
  constexpr auto operator<=>(const Hundredths&) const noexcept = default;

  /// The number negated.
  constexpr Hundredths operator-() const noexcept { return from_hundredths(-hundredths_); }
  /// Adds exactly. Requires: the result is in range.
  constexpr Hundredths& operator+=(Hundredths other) noexcept {
    hundredths_ += other.hundredths_;
    return *this;
  }
  /// Subtracts exactly. Requires: the result is in range.
  constexpr Hundredths& operator-=(Hundredths other) noexcept { return *this += -other; }
  friend constexpr Hundredths operator+(Hundredths a, Hundredths b) noexcept { return a += b; }
  friend constexpr Hundredths operator-(Hundredths a, Hundredths b) noexcept { return a -= b; }

 private:
  std::int32_t hundredths_ = 0;
};

/// Points of a term, a competency or a total.
using Points = Hundredths<struct PointsUnit>;

/// A percentage: coverage and percentile ranks, 0.00 to 100.00.
using Percent = Hundredths<struct PercentUnit>;

/// Returns the number with two decimals, "7.05" or "-0.50".
SSI_EXPORT std::string to_string(Points points);
/// Returns the percentage with two decimals and no percent sign: "87.50".
SSI_EXPORT std::string to_string(Percent percent);
/// Writes what to_string() returns.
SSI_EXPORT std::ostream& operator<<(std::ostream& out, Points points);
/// Writes what to_string() returns.
SSI_EXPORT std::ostream& operator<<(std::ostream& out, Percent percent);

namespace internal {

// Not constant expressions, so a literal that reaches one does not compile. Not exceptions, because
// a program may have switched them off.
void a_literal_has_at_most_two_decimals();
void a_literal_is_at_most_655_35();

consteval std::int32_t literal_hundredths(const char* digits) {
  std::int32_t hundredths = 0;
  int decimals = -1;  // -1: before the decimal point
  for (const char* c = digits; *c != '\0'; ++c) {
    if (*c == '.' && decimals < 0) {
      decimals = 0;
    } else if (*c >= '0' && *c <= '9' && decimals < 2 && hundredths <= 65535) {
      hundredths = hundredths * 10 + (*c - '0');
      decimals += decimals >= 0 ? 1 : 0;
    } else {
      a_literal_has_at_most_two_decimals();
    }
  }
  for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i) hundredths *= 10;
  if (hundredths > 65535) a_literal_is_at_most_655_35();
  return hundredths;
}

}  // namespace internal

inline namespace literals {

/// `7.05_points`. More than two decimals, or more than 655.35, does not compile.
consteval Points operator""_points(const char* digits) {
  return Points::from_hundredths(internal::literal_hundredths(digits));
}
/// `12.5_percent`, likewise.
consteval Percent operator""_percent(const char* digits) {
  return Percent::from_hundredths(internal::literal_hundredths(digits));
}

}  // namespace literals
}  // namespace ssi

#endif  // SSI_HUNDREDTHS_HPP
