// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_ESCAPE_HPP
#define SSI_SRC_BASE_ESCAPE_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Returns a text as part of one line that shows all that is in it: controls of ASCII become \xNN,
/// other invisible characters \u{N}, and each byte beyond ASCII of a text that is not UTF-8 \xNN.
std::string escaped(std::string_view text);

/// Returns a text without its invisible characters and without spaces around it. Requires: UTF-8.
std::string visible_part(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_ESCAPE_HPP
