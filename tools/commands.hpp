// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_HPP
#define SSI_TOOLS_COMMANDS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ssi/cohort/ranking.hpp"
#include "ssi/model.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi::command {

/// Which model a subcommand scores with.
struct ModelOptions {
  std::string file;                      ///< empty: the standard model
  std::optional<MissingPolicy> missing;  ///< instead of the model's own

  /// Throws FileError or ModelError.
  Model load() const;
};

struct ScoreOptions {
  std::string members;
  std::string output = "-";
  ModelOptions model;
  std::vector<std::string> cohorts;
  std::vector<std::string> against;  ///< files of saved cohorts
  std::string connections;           ///< empty: no standing in networks
  bool skip_unknown = false;         ///< connections of members that the file lacks
  std::uint64_t minimum_cohort = kMinimumCohort;
  std::size_t threads = 0;  ///< 0: all
};

struct CohortsOptions {
  std::string members;
  std::string column;
  std::vector<std::string> merge;  ///< or files of saved cohorts, instead of members
  std::string save;                ///< a file for the cohorts; empty: none
  std::string output = "-";
  ModelOptions model;
  std::uint64_t minimum_cohort = kMinimumCohort;
  std::size_t threads = 0;  ///< 0: all
};

struct TeamOptions {
  std::string members;
  std::string column;
  std::string team;
  std::string industry;  ///< the column; empty: "industry", if the file has it
  bool json = false;
  std::string output = "-";
  ModelOptions model;
  std::uint64_t minimum_cohort = kMinimumCohort;
  std::size_t threads = 0;  ///< 0: all
};

struct ExplainOptions {
  std::string members;
  std::string output = "-";
  ModelOptions model;
  bool csv = false;    ///< the terms table of all members
  std::string member;  ///< or whose explanation
  bool json = false;   ///< that as JSON
};

struct GenerateOptions {
  std::uint64_t members = 0;
  std::uint64_t seed = 1;
  std::uint32_t industries = 20;
  std::string output = "-";
  std::string connections;  ///< empty: none
  std::uint32_t mean_degree = 10;
  std::size_t threads = 0;  ///< 0: all
};

/// Wrong use of the command that its option parser does not see: exit code 2.
struct UsageError {
  std::string what;
};

/// Throws UsageError if more than one of the inputs is standard input.
void refuse_shared_input(const std::vector<std::string>& inputs);

/// Throws UsageError if the output would replace the members or the model.
void refuse_to_overwrite(const std::string& output, const std::string& members,
                         const ModelOptions& model);

/// Returns the name of an input as errors show it.
std::string input_name(const std::string& path);

/// Throws DataError, naming the file of saved cohorts, if they were not scored by this model.
void refuse_other_model(const std::string& file, const ScoreSchema& saved,
                        const ScoreSchema& model);

// The subcommands. They throw what the library throws, and UsageError; main() turns that into a
// line on standard error and an exit code.
void score(const ScoreOptions& options);
void cohorts(const CohortsOptions& options);
void team(const TeamOptions& options);
void explain(const ExplainOptions& options);
void generate(const GenerateOptions& options);
void print_model(const ModelOptions& options);
void check_model(const std::string& file);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_HPP
