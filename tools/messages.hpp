// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_MESSAGES_HPP
#define SSI_TOOLS_MESSAGES_HPP

#include <string>
#include <string_view>

#include "ssi/nearest_name.hpp"

namespace ssi::command {

/// Keeps everything but errors from standard error, from now on.
void be_quiet();

/// Whether be_quiet() was called.
bool is_quiet();

/// Says on standard error what is no error: a summary, a note. Nothing if the command is quiet.
void say(std::string_view text);

/// Returns the end of an error about a name that there is not: ": did you mean 'industry'?"; empty
/// if no name is near.
std::string did_you_mean(const NearestName& nearest);

}  // namespace ssi::command

#endif  // SSI_TOOLS_MESSAGES_HPP
