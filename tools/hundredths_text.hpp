// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_HUNDREDTHS_TEXT_HPP
#define SSI_TOOLS_HUNDREDTHS_TEXT_HPP

#include <cstdint>
#include <string>

namespace ssi::command {

/// The most hundredths that a total can have: 655.35 points.
inline constexpr std::int32_t kMostPoints = 65535;

/// Returns the hundredths of a number with at most two decimals, from 0 to `most` hundredths, that
/// the value of an option says. Throws CLI::ValidationError. Requires: most < 100 million.
std::int32_t hundredths_of(const std::string& option, const std::string& text, std::int32_t most);

}  // namespace ssi::command

#endif  // SSI_TOOLS_HUNDREDTHS_TEXT_HPP
