// SPDX-License-Identifier: MIT
#include "points_text.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

namespace ssi::command {

Points points_of(const std::string& option, const std::string& text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string whole = text.substr(0, dot);
  std::string decimals = dot < text.size() ? text.substr(dot + 1) : "0";
  const auto are_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  constexpr std::size_t kMostDigits = 9;
  constexpr int kMost = 65535;
  if (are_digits(whole) && are_digits(decimals) && decimals.size() <= 2 &&
      whole.size() <= kMostDigits - 2) {
    decimals.resize(2, '0');
    const int hundredths = std::stoi(whole + decimals);
    if (hundredths <= kMost) return Points::from_hundredths(hundredths);
  }
  throw CLI::ValidationError(
      option, "'" + text + "' is not a number from 0 to 655.35 with at most two decimals");
}

}  // namespace ssi::command
