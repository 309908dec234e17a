// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_NAME_HPP
#define SSI_TOOLS_PAGE_NAME_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace ssi::command {

/// The name of the page that lists all pages of a folder.
inline constexpr const char* kIndexName = "index.html";

/// Returns the name of a member's page in a folder, of ASCII letters, digits, '_' and '-' before
/// ".html": at most 130 bytes, not that of the index, and safe on every file system. Other ids have
/// other names, even where case does not count. The name follows from the id, unless that is long;
/// then also from the member's number, which no other member may have. docs/pages.md has the rule.
std::string page_name(std::string_view id, std::size_t number);

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_NAME_HPP
