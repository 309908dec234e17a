// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_ESCAPE_HPP
#define SSI_SRC_BASE_ESCAPE_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Returns a text as part of one line: control characters become \xNN, and so does every byte
/// beyond ASCII of a text that is not UTF-8.
std::string escaped(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_ESCAPE_HPP
