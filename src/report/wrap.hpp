// SPDX-License-Identifier: MIT
#ifndef SSI_SRC_REPORT_WRAP_HPP
#define SSI_SRC_REPORT_WRAP_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssi::internal {

/// Returns how many columns of a terminal a text takes. Requires: UTF-8, as printable() makes it.
std::size_t columns_of(std::string_view text);

/// Returns a text in lines of at most so many columns of a terminal, broken between words, and
/// within those that are longer; a line at least, which may be empty. Requires: UTF-8, as
/// printable() makes it; columns >= 2.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// How many columns of a terminal the reports for people keep within.
inline constexpr std::size_t kColumns = 80;

/// Appends a text in lines of kColumns, each of which begins with this. Requires: as wrapped().
void append_wrapped(std::string& out, std::string_view text, std::string_view begin = {});

}  // namespace ssi::internal

#endif  // SSI_SRC_REPORT_WRAP_HPP
