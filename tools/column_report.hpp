// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COLUMN_REPORT_HPP
#define SSI_TOOLS_COLUMN_REPORT_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ssi/files/member_file.hpp"

namespace ssi::command {

/// Returns a line with a label, how many names there are, and the names; empty if there are none.
/// For an empty name it shows the column's number instead, `nameless_column`.
std::string listed(std::string_view label, const std::vector<std::string>& names,
                   std::size_t nameless_column = 0);

/// Returns the lines that name absent signals and unused columns, so that a misspelt name does not
/// pass silently, and ask about names that only look right; empty if there are none.
std::string column_report(const MemberParser& parser);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COLUMN_REPORT_HPP
