// SPDX-License-Identifier: MIT
#include "hundredths_text.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "ssi/hundredths.hpp"

namespace ssi::command {

std::int32_t hundredths_of(const std::string& option, const std::string& text, std::int32_t most) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string whole = text.substr(0, dot);
  std::string decimals = dot < text.size() ? text.substr(dot + 1) : "0";
  const auto are_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  constexpr std::size_t kMostDigits = 9;
  if (are_digits(whole) && are_digits(decimals) && decimals.size() <= 2 &&
      whole.size() <= kMostDigits - 2) {
    decimals.resize(2, '0');
    const std::int32_t hundredths = std::stoi(whole + decimals);
    if (hundredths <= most) return hundredths;
  }
  const std::string end =
      most % 100 == 0 ? std::to_string(most / 100) : to_string(Points::from_hundredths(most));
  throw CLI::ValidationError(
      option, "'" + text + "' is not a number from 0 to " + end + " with at most two decimals");
}

}  // namespace ssi::command
