// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_INPUT_RULES_HPP
#define SSI_TOOLS_INPUT_RULES_HPP

#include <optional>
#include <string>
#include <vector>

#include "common_options.hpp"
#include "ssi/model/score_schema.hpp"

namespace ssi::command {

/// Wrong use of the command that its option parser does not see: exit code 2.
struct UsageError {
  std::string what;
};

/// Throws UsageError if more than one of the inputs is standard input.
void refuse_shared_input(const std::vector<std::string>& inputs);

/// Throws UsageError if the output would replace one of the inputs. Empty names are none.
void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs);

/// Throws UsageError if there is a name that two columns of a table would have.
void refuse_repeated_column(const std::string& table, const std::optional<std::string>& name);

/// Returns the name of an input as errors show it.
std::string input_name(const std::string& path);

/// Throws DataError, naming the file of saved cohorts, if they were not scored by this model.
void refuse_other_model(const std::string& file, const ScoreSchema& saved,
                        const ScoreSchema& model);

}  // namespace ssi::command

#endif  // SSI_TOOLS_INPUT_RULES_HPP
