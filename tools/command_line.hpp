// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMAND_LINE_HPP
#define SSI_TOOLS_COMMAND_LINE_HPP

namespace ssi::command {

/// Parses the arguments and runs the subcommand that they ask for. Returns 0, or 2 after a usage
/// error; throws what the subcommand throws.
int run_command_line(int argc, char** argv);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMAND_LINE_HPP
