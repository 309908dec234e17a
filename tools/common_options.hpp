// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMON_OPTIONS_HPP
#define SSI_TOOLS_COMMON_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "ssi/cohort/ranking.hpp"
#include "ssi/execution.hpp"
#include "ssi/model.hpp"

namespace ssi::command {

/// Which model a subcommand scores with.
struct ModelOptions {
  std::string file;                      ///< empty: the standard model
  std::optional<MissingPolicy> missing;  ///< instead of the model's own

  /// Throws FileError or ModelError.
  Model load() const;
};

/// The options of all subcommands that score members.
struct CommonOptions {
  std::string members;
  std::string output = "-";
  ModelOptions model;
};

/// The options of those that score them with many threads for cohorts.
struct BatchOptions : CommonOptions {
  std::uint64_t minimum_cohort = kMinimumCohort;
  std::size_t threads = 0;  ///< 0: all

  Execution execution() const { return {.threads = threads}; }
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMON_OPTIONS_HPP
