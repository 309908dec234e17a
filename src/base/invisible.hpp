// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_INVISIBLE_HPP
#define SSI_SRC_BASE_INVISIBLE_HPP

namespace ssi::internal {

/// Returns whether a reader cannot see a character, or takes it for another: controls, format
/// characters such as those that turn the direction of text around, all spaces but U+0020, ends of
/// lines and paragraphs, and all else that fonts show as nothing.
bool is_invisible(char32_t character) noexcept;

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_INVISIBLE_HPP
