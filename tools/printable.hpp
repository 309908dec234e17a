// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PRINTABLE_HPP
#define SSI_TOOLS_PRINTABLE_HPP

#include <string>
#include <string_view>

namespace ssi::command {

/// Returns a text as part of a line on a terminal: without control characters.
std::string printable(std::string_view text);

}  // namespace ssi::command

#endif  // SSI_TOOLS_PRINTABLE_HPP
