// SPDX-License-Identifier: MIT
#include "import/entry_name.hpp"

#include <algorithm>

#include "import/text.hpp"

namespace ssi::internal {
namespace {

/// Takes the first part from a path that is not empty, and returns it.
std::string_view take_part(std::string_view& path) noexcept {
  const std::size_t end = path.find_first_of("/\\");
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  return part;
}

bool has_part(std::string_view path, std::string_view wanted) noexcept {
  while (!path.empty()) {
    if (take_part(path) == wanted) return true;
  }
  return false;
}

constexpr bool is_letter(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Returns a name without the number of a member or part at its end: "Shares_252701747".
std::string_view without_number(std::string_view stem) noexcept {
  const std::size_t digits = stem.find_last_not_of("0123456789") + 1;
  const bool is_numbered = digits > 0 && digits < stem.size() && stem[digits - 1] == '_';
  return is_numbered ? stem.substr(0, digits - 1) : stem;
}

}  // namespace

const char* unsafe_name(std::string_view name) noexcept {
  if (name.find('\0') != std::string_view::npos) return "has a NUL in its name";
  if (name.starts_with('/') || name.starts_with('\\')) return "has an absolute path";
  if (name.size() > 1 && is_letter(name[0]) && name[1] == ':') return "has a drive in its path";
  if (has_part(name, "..")) return "has '..' in its path";
  return nullptr;
}

std::string path_of(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const std::string_view part = take_part(name);
    if (part.empty() || part == ".") continue;
    if (!path.empty()) path += '/';
    path += part;
  }
  return path;
}

const FileMapping* mapping_of(std::string_view path) {
  if (has_part(path, "__MACOSX")) return nullptr;
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = last.rfind('.');
  if (dot == std::string_view::npos || folded_name(last.substr(dot)) != ".csv") return nullptr;
  const std::string stem = folded_name(without_number(last.substr(0, dot)));
  const auto* const found = std::ranges::find_if(
      kFileMappings, [&](const FileMapping& mapping) { return folded_name(mapping.name) == stem; });
  return found == kFileMappings.end() ? nullptr : found;
}

std::string folded_name(std::string_view name) {
  std::string result = lower_case(name);
  std::erase_if(result, [](char c) { return c == ' ' || c == '_'; });
  return result;
}

}  // namespace ssi::internal
