// SPDX-License-Identifier: MIT
#include "programs.hpp"

namespace command {

const char* const kSsi = SSI_COMMAND;
const char* const kSignallingCalls = SSI_SIGNALLING_CALLS;

}  // namespace command
