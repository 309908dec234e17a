// SPDX-License-Identifier: MIT
#include "page_name.hpp"

#include <algorithm>
#include <array>

namespace ssi::command {
namespace {

constexpr std::size_t kLongest = 120;   // bytes of a name without its ending
constexpr std::size_t kBeginning = 80;  // bytes of a long id's name that tell what it is
constexpr std::string_view kDigits = "0123456789abcdef";

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_kept(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '_';
  out += kDigits[byte / 16];
  out += kDigits[byte % 16];
}

/// Names that are the index, or that Windows takes for devices whatever their ending.
bool is_reserved(std::string_view id) {
  constexpr std::array kNames = {"index", "con", "prn", "aux", "nul"};
  if (std::ranges::find(kNames, id) != kNames.end()) return true;
  const bool is_numbered = id.starts_with("com") || id.starts_with("lpt");
  return is_numbered && id.size() == 4 && id.back() >= '0' && id.back() <= '9';
}

/// Returns which of the id's letters and digits are upper case, a bit each, in hexadecimal digits.
std::string case_of(std::string_view id) {
  std::string digits;
  unsigned digit = 0;
  unsigned bits = 0;
  for (const char c : id) {
    if (!is_kept(c)) continue;
    digit = digit * 2 + (is_upper(c) ? 1 : 0);
    if (++bits % 4 != 0) continue;
    digits += kDigits[digit];
    digit = 0;
  }
  if (bits % 4 != 0) digits += kDigits[digit << (4 - bits % 4)];
  return digits;
}

}  // namespace

std::string page_name(std::string_view id, std::size_t number) {
  const std::string_view beginning = id.substr(0, kLongest + 1);
  std::string name;
  for (const char c : beginning) {
    if (is_kept(c) && !(name.empty() && is_reserved(id))) {
      name += c;
    } else {
      append_escaped(name, c);
    }
  }
  if (std::ranges::any_of(beginning, is_upper)) name += '-' + case_of(beginning);
  if (name.size() > kLongest) {
    name.resize(kBeginning);
    name += "-n" + std::to_string(number);
  }
  return name + ".html";
}

}  // namespace ssi::command
