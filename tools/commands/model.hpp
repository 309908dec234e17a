// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_MODEL_HPP
#define SSI_TOOLS_COMMANDS_MODEL_HPP

#include "common_options.hpp"

namespace ssi::command {

/// `ssi model print`. Throws as score().
void print_model(const ModelOptions& options);

/// `ssi model check`. Throws as score().
void check_model(const ModelOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_MODEL_HPP
