// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_PLAN_HPP
#define SSI_TOOLS_COMMANDS_PLAN_HPP

#include <string>

#include "common_options.hpp"
#include "planning.hpp"

namespace ssi::command {

struct PlanOptions : BatchOptions, PlanningOptions {
  bool curve = false;          ///< of the member, instead of a goal
  bool print_actions = false;  ///< and nothing else

  std::string cohort;  ///< the column of --target-top
  std::string member;  ///< plan for it alone; empty: for all
  bool json = false;
};

/// `ssi plan`. Throws as score(), and ActionError.
void plan(const PlanOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_PLAN_HPP
