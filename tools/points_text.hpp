// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_POINTS_TEXT_HPP
#define SSI_TOOLS_POINTS_TEXT_HPP

#include <string>

#include "ssi/hundredths.hpp"

namespace ssi::command {

/// Returns the points that the value of an option says with at most two decimals, from 0 to 655.35.
/// Throws CLI::ValidationError.
Points points_of(const std::string& option, const std::string& text);

}  // namespace ssi::command

#endif  // SSI_TOOLS_POINTS_TEXT_HPP
