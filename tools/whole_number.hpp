// SPDX-License-Identifier: MIT
#ifndef SSI_TOOLS_WHOLE_NUMBER_HPP
#define SSI_TOOLS_WHOLE_NUMBER_HPP

#include <CLI/CLI.hpp>
#include <cstdint>

namespace ssi::command {

/// Refuses text that is not a decimal number from `least` to `most`, and drops leading zeros, which
/// CLI11 would take for octal. For CLI::Option::transform().
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

}  // namespace ssi::command

#endif  // SSI_TOOLS_WHOLE_NUMBER_HPP
