// SPDX-License-Identifier: MIT
#ifndef SSI_TESTS_COMMAND_PROGRAMS_HPP
#define SSI_TESTS_COMMAND_PROGRAMS_HPP

namespace command {

extern const char* const kSsi;              ///< path of the command
extern const char* const kSignallingCalls;  ///< path of a library that raises signals amid calls

}  // namespace command

#endif  // SSI_TESTS_COMMAND_PROGRAMS_HPP
