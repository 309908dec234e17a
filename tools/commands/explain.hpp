// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_EXPLAIN_HPP
#define SSI_TOOLS_COMMANDS_EXPLAIN_HPP

#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct ExplainOptions : CommonOptions {
  bool csv = false;    ///< the terms table of all members
  std::string member;  ///< the member to explain, otherwise
  bool json = false;   ///< its explanation as JSON
};

/// `ssi explain`. Throws as score().
void explain(const ExplainOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_EXPLAIN_HPP
