// SPDX-License-Identifier: MIT
#ifndef SSI_HISTORY_DAY_HPP
#define SSI_HISTORY_DAY_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ssi/export.hpp"

namespace ssi {

/// A calendar date, without a time or a place: one of the C++ library.
using Day = std::chrono::sys_days;

/// The first day that an activity log can have: 0001-01-01.
inline constexpr Day kFirstDay = std::chrono::year{1} / 1 / 1;
/// The last day that an activity log can have: 9999-12-31.
inline constexpr Day kLastDay = std::chrono::year{9999} / 12 / 31;

/// Days from `first` to `last`, both included; none if first > last.
struct DayRange {
  Day first;  ///< the earliest
  Day last;   ///< the latest

  /// Whether a day is one of them.
  constexpr bool contains(Day day) const noexcept { return first <= day && day <= last; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// Returns the window of a day: the `days` days that end with it, of which none is before
/// kFirstDay. Requires: days > 0, day >= kFirstDay.
SSI_EXPORT DayRange window_of(Day day, std::uint32_t days) noexcept;

/// Reads a date such as 2024-02-29: exactly ten characters, from kFirstDay to kLastDay. Returns
/// nothing for any other text, and for a date that there is not.
SSI_EXPORT std::optional<Day> parse_day(std::string_view text) noexcept;

/// Returns a date as parse_day() reads it. Requires: kFirstDay <= day <= kLastDay.
SSI_EXPORT std::string to_text(Day day);

}  // namespace ssi

#endif  // SSI_HISTORY_DAY_HPP
