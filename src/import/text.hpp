// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_IMPORT_TEXT_HPP
#define SSI_SRC_IMPORT_TEXT_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Returns a text without the white space around it, Unicode's included.
std::string_view trimmed(std::string_view text) noexcept;

/// Returns a text without white space around it, each run of white space in it as one space.
std::string one_spaced(std::string_view text);

/// Returns a text with its ASCII letters as small ones.
std::string lower_case(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_IMPORT_TEXT_HPP
