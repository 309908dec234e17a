// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_PAGE_SHOWN_HPP
#define SSI_SRC_REPORT_PAGE_SHOWN_HPP

#include <string>
#include <string_view>

namespace ssi::internal {

/// Returns a text from input, whatever bytes it has, as part of a page's text. What is not UTF-8
/// becomes U+FFFD. What hides, or turns the direction of writing around, becomes its number, as
/// printable() writes it; but spaces stay, and what joins letters and pictures. A text with letters
/// that are written from right to left is isolated from what stands beside it. Not escaped: see
/// markup().
std::string shown(std::string_view text);

/// Returns a text in which nothing is markup: &, <, >, " and ' become references. For HTML and SVG,
/// between tags and in values in quotes.
std::string markup(std::string_view text);

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_PAGE_SHOWN_HPP
