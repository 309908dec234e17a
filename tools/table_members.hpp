// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_TABLE_MEMBERS_HPP
#define SSI_TOOLS_TABLE_MEMBERS_HPP

#include <string>

#include "common_options.hpp"
#include "page_members.hpp"
#include "ssi/score/score_aggregator.hpp"

namespace ssi::command {

/// Reads a table of members to its end, on several threads, with the labels that they are compared
/// by. Returns what is to be said of it. Throws as RecordSource and MemberParser, and DataError for
/// an id that comes twice.
std::string read_table(RecordSource& source, const InputOptions& input,
                       const ScoreAggregator& score, const Execution& execution,
                       PageMembers& members);

/// Returns lines with the name of a file before each.
std::string prefixed_with(const std::string& file, const std::string& lines);

}  // namespace ssi::command

#endif  // SSI_TOOLS_TABLE_MEMBERS_HPP
