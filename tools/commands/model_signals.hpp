// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_MODEL_SIGNALS_HPP
#define SSI_TOOLS_COMMANDS_MODEL_SIGNALS_HPP

#include <string>

#include "common_options.hpp"

namespace ssi::command {

struct ModelSignalsOptions {
  ModelOptions model;
  std::string output = "-";
  bool csv = false;          ///< the catalogue as CSV
  bool json = false;         ///< as JSON
  bool is_template = false;  ///< the header of a member table instead
};

/// `ssi model signals`. Throws as score().
void list_signals(const ModelSignalsOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_MODEL_SIGNALS_HPP
