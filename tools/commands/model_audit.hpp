// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_MODEL_AUDIT_HPP
#define SSI_TOOLS_COMMANDS_MODEL_AUDIT_HPP

#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct ModelAuditOptions {
  ModelOptions model;
  std::string actions;  ///< a file of actions; empty: none
  std::string output = "-";
  bool json = false;  ///< as JSON
};

/// `ssi model audit`. Throws as score(), and ActionError.
void audit_model(const ModelAuditOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_MODEL_AUDIT_HPP
