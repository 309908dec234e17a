// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_OUTCOMES_HPP
#define SSI_TOOLS_COMMANDS_OUTCOMES_HPP

#include <string>

#include "common_options.hpp"
#include "ssi/evidence/outcomes.hpp"

namespace ssi::command {

struct OutcomesOptions {
  std::string scores;
  std::string outcomes;
  OutcomeQuestion question;      ///< its strata: a column of the outcomes; empty: none
  std::string id = "member_id";  ///< the column of ids of the outcomes, and of scores that have it
  InputOptions input;            ///< of its columns, the words for missing alone
  std::string output = "-";
  bool json = false;
};

/// `ssi outcomes`. Throws FileError, DataError, EvidenceError and UsageError.
void outcomes(const OutcomesOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_OUTCOMES_HPP
