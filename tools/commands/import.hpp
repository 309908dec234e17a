// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_IMPORT_HPP
#define SSI_TOOLS_COMMANDS_IMPORT_HPP

#include <string>
#include <utility>
#include <vector>

#include "ssi/import/linkedin.hpp"

namespace ssi::command {

struct ImportLinkedInOptions {
  std::string archive;
  LinkedInOptions linkedin;  ///< but what is below
  Day as_of = {};
  std::vector<std::pair<std::string, std::string>> known;  ///< signals and values, as given
  std::vector<std::string> without;                        ///< signals, as given
  std::string decision_makers;                             ///< file; empty: the standard lists
  std::string output = "-";
};

/// `ssi import linkedin`. Throws FileError, DataError and UsageError.
void import_linkedin(const ImportLinkedInOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_IMPORT_HPP
