// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_OUTCOME_INPUT_HPP
#define SSI_TOOLS_OUTCOME_INPUT_HPP

#include <initializer_list>
#include <string>
#include <string_view>

#include "ssi/files/record_source.hpp"
#include "ssi/left_out.hpp"

namespace ssi::command {

/// Throws DataError: there is no column of that name. It says which option names another, and which
/// columns there are, those of other uses apart.
[[noreturn]] void ask_for_column(const RecordSource& source, const std::string& column,
                                 const std::string& option,
                                 std::initializer_list<std::string_view> other_uses = {});

/// Asks for the column of outcomes where --outcome was not given, and none has the usual name.
void refuse_unnamed_outcome(const RecordSource& source, const std::string& outcome,
                            std::initializer_list<std::string_view> other_uses);

/// Returns a line for each reason to leave members out. `other` is what the table beside that of
/// outcomes says of a member: "a score", or "signals".
std::string left_out_lines(const LeftOut& left_out, std::string_view other);

}  // namespace ssi::command

#endif  // SSI_TOOLS_OUTCOME_INPUT_HPP
