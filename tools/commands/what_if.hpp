// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_WHAT_IF_HPP
#define SSI_TOOLS_COMMANDS_WHAT_IF_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "common_options.hpp"
#include "ssi/explain/what_if.hpp"

namespace ssi::command {

/// A signal of --set or --add, as it is named there.
struct NamedEdit {
  SignalEdit::Kind kind;
  std::string signal;
  std::string value;

  const char* option() const { return kind == SignalEdit::Kind::set ? "--set" : "--add"; }
};

struct WhatIfOptions : BatchOptions {
  std::string member;
  std::vector<NamedEdit> edits;
  std::vector<std::string> cohorts;
  bool csv = false;   ///< the lines of the change as CSV
  bool json = false;  ///< the change as JSON
};

/// `ssi what-if`. Throws as score().
void what_if(const WhatIfOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_WHAT_IF_HPP
