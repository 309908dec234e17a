// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_ROBUSTNESS_HPP
#define SSI_TOOLS_COMMANDS_ROBUSTNESS_HPP

#include <string>

#include "common_options.hpp"
#include "ssi/explain/robustness.hpp"

namespace ssi::command {

struct RobustnessCommandOptions : BatchOptions {
  std::string column;  ///< whose labels say who is compared
  RobustnessOptions draws;
};

/// `ssi robustness`. Throws as score().
void robustness(const RobustnessCommandOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_ROBUSTNESS_HPP
