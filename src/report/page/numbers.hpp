// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_NUMBERS_HPP
#define SSI_SRC_REPORT_PAGE_NUMBERS_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "ssi/hundredths.hpp"

// Numbers as pages show them. All are made from integers: the same bytes on every machine.
namespace ssi::internal {

/// Returns hundredths with as many decimals as they need, for style sheets and SVG: "41.5", "-8".
std::string trimmed(std::int64_t hundredths);

/// Returns 100 * part / whole in hundredths of a percent, rounded half up, within 0 and 100.00; 0
/// if the whole is not above 0. Requires: both below 2^48.
std::int64_t share_of(std::int64_t part, std::int64_t whole);
/// The same of points, as a text.
std::string share_text(Points part, Points whole);

/// Returns points for people: "47.25", "−0.50" with a minus of Unicode.
std::string points_text(Points points);
/// Returns a maximum: "25".
std::string maximum_text(Points maximum);
/// Returns a difference with its sign: "+1.40", "−2.11", "0.00".
std::string difference_text(Points difference);
/// Returns a percentage with its sign: "95 %", with a space that does not break.
std::string percent_text(Percent percent);
/// Returns the class of a difference: "gain", "loss" or "none".
std::string_view kind_of(Points difference);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_NUMBERS_HPP
