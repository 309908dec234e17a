// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_PAGE_CHANGES_HPP
#define SSI_TOOLS_PAGE_CHANGES_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include "page_members.hpp"
#include "ssi/explain.hpp"
#include "ssi/report/page.hpp"

namespace ssi::command {

/// Returns what moved the member with this id from the side before to the side after, where it has
/// this position; nothing if it is not on both. `aged_out` as change() takes it.
std::optional<PageChange> page_change(const Model& model, const PageMembers& before,
                                      const PageMembers& after, std::string_view id,
                                      std::size_t member, const Member* aged_out);

}  // namespace ssi::command

#endif  // SSI_TOOLS_PAGE_CHANGES_HPP
