// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_UTF8_HPP
#define SSI_SRC_BASE_UTF8_HPP

#include <string_view>

namespace ssi::internal {

/// Returns whether the text is well-formed UTF-8 (Unicode, table 3-7: no surrogates, no overlong
/// forms, nothing beyond U+10FFFF).
bool is_utf8(std::string_view text) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_UTF8_HPP
