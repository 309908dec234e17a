// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_CHANGES_HPP
#define SSI_TOOLS_COMMANDS_CHANGES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common_options.hpp"

namespace ssi::command {

struct ChangesOptions {
  std::string before;  ///< members before
  std::string after;   ///< members after
  InputOptions input;
  std::string output = "-";
  ModelOptions model;        ///< of both sides, unless there is another one before
  std::string model_before;  ///< file of that one, or kStandard; empty: there is none
  std::vector<std::string> cohorts;
  std::uint64_t minimum_cohort = kMinimumCohort;
  bool csv = false;    ///< the lines of the changes, instead of the table
  std::string member;  ///< the change of this one, to read; empty: of all
  bool json = false;   ///< as JSON
  std::size_t threads = 0;

  /// The name of the built-in model, as a model before.
  static constexpr const char* kStandard = "standard";

  Execution execution() const { return {.threads = threads}; }
};

/// `ssi changes`. Throws as score().
void changes(const ChangesOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_CHANGES_HPP
