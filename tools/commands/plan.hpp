// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_PLAN_HPP
#define SSI_TOOLS_COMMANDS_PLAN_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common_options.hpp"

namespace ssi::command {

struct PlanOptions : BatchOptions {
  // One of these is asked for.
  std::optional<Points> target;
  std::string band;
  std::optional<std::uint32_t> top_percent;
  std::optional<std::uint64_t> budget;
  bool curve = false;          ///< of the member
  bool print_actions = false;  ///< and nothing else

  std::string cohort;   ///< the column of --target-top
  std::string actions;  ///< a file; empty: the standard ones
  std::vector<std::string> without;
  bool assume_zero = false;
  std::string member;  ///< plan for it alone; empty: for all
  bool json = false;
};

/// `ssi plan`. Throws as score(), and ActionError.
void plan(const PlanOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_PLAN_HPP
