// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_COMMANDS_SIGNALS_ON_DAY_HPP
#define SSI_TOOLS_COMMANDS_SIGNALS_ON_DAY_HPP

#include "activity_input.hpp"
#include "ssi/history/day.hpp"

namespace ssi::command {

struct SignalsOnDayOptions : ActivityOptions {
  Day day = {};
  bool all = false;  ///< every signal of the catalogue, used by the model or not
};

/// `ssi signals`. Throws as score().
void write_signals_on_day(const SignalsOnDayOptions& options);

}  // namespace ssi::command

#endif  // SSI_TOOLS_COMMANDS_SIGNALS_ON_DAY_HPP
