// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_BASE_UTF8_HPP
#define SSI_SRC_BASE_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ssi::internal {

/// Returns the length of the character that a text begins with, or 0 if the text is empty or begins
/// with no well-formed UTF-8 (Unicode, table 3-7: no surrogates, no overlong forms, nothing beyond
/// U+10FFFF).
std::size_t character_length(std::string_view text) noexcept;

/// Returns the character that the bytes encode. Requires: exactly one, well-formed.
char32_t character_of(std::string_view bytes) noexcept;

/// Returns the beginning of a text: at most `most` bytes, not cut within a character of UTF-8.
/// Requires: most >= 4.
std::string_view beginning(std::string_view text, std::size_t most) noexcept;

/// Returns whether all of the text is well-formed UTF-8.
bool is_utf8(std::string_view text) noexcept;

/// Returns a text with U+FFFD for each part of it that is no well-formed UTF-8: as browsers do, one
/// for as many bytes as begin a character, or for a byte that begins none (Unicode, 3.9, "U+FFFD
/// substitution of maximal subparts").
std::string well_formed(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_BASE_UTF8_HPP
