// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMON_OPTIONS_HPP
#define SSI_TOOLS_COMMON_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "ssi/cohort/ranking.hpp"
#include "ssi/execution.hpp"
#include "ssi/files/member_file.hpp"
#include "ssi/model.hpp"
#include "ssi/score/little_observed.hpp"

namespace ssi::command {

/// Which model a subcommand scores with.
struct ModelOptions {
  std::string file;  ///< or the id of one that is built in; empty: the standard model
  std::optional<MissingPolicy> missing;  ///< instead of the model's own

  /// Throws FileError or ModelError.
  Model load() const;
};

/// How the CSV files of a subcommand are read.
struct InputOptions {
  bool strict = false;
  char delimiter = Dialect::kFindSeparator;
  MemberColumns columns;

  Dialect dialect() const;

  /// Opens a file of members. Throws as RecordSource, and UsageError if the model lacks a signal
  /// that has a column.
  RecordSource open(const std::string& members, const Model& model) const;
};

/// The options of all subcommands that score members.
struct CommonOptions {
  std::string members;
  InputOptions input;
  std::string output = "-";
  ModelOptions model;
  Percent minimum_coverage = kMinimumCoverage;  ///< of those whose band is shown
};

/// The options of those that score them with many threads for cohorts.
struct BatchOptions : CommonOptions {
  std::uint64_t minimum_cohort = kMinimumCohort;
  std::size_t threads = 0;  ///< 0: all

  Execution execution() const { return {.threads = threads}; }
};

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMON_OPTIONS_HPP
