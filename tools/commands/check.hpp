// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_CHECK_HPP
#define SSI_TOOLS_COMMANDS_CHECK_HPP

#include <cstdint>
#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct CheckOptions {
  std::string members;
  InputOptions input;
  std::string output = "-";
  std::string model;  ///< file; empty: the standard model
  std::uint64_t minimum_cohort = kMinimumCohort;
  bool json = false;
};

/// `ssi check`. Throws as score(), and DataError, after its report, for a file that cannot be
/// scored.
void check(const CheckOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_CHECK_HPP
