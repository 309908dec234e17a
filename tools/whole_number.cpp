// SPDX-License-Identifier: MIT
#include "whole_number.hpp"

#include <charconv>
#include <string>

namespace ssi::command {

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  const auto read = [=](std::string& text) -> std::string {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    const bool is_number = result.ec == std::errc() && result.ptr == end;
    if (is_number && least <= value && value <= most) {
      text = std::to_string(value);
      return {};
    }
    return "'" + text + "' is not a whole number from " + std::to_string(least) + " to " +
           std::to_string(most);
  };
  return {read, ""};
}

}  // namespace ssi::command
