// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_WHOLE_NUMBER_HPP
#define SSI_TOOLS_WHOLE_NUMBER_HPP

#include <CLI/CLI.hpp>
#include <cstdint>

namespace ssi::command {

/// Returns a validator for CLI::Option::transform(), which refuses text that is not a decimal
/// number from `least` to `most` and drops leading zeros, which CLI11 would take for octal.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

}  // namespace ssi::command

#endif  // SSI_TOOLS_WHOLE_NUMBER_HPP
