// SPDX-License-Identifier: MIT
#include "report/wrap.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace ssi::internal {
namespace {

/// Returns how many bytes of a text, which is not empty, fit so many columns: a character at least.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t taken = 0;
  while (bytes < text.size()) {
    const std::string_view rest = text.substr(bytes);
    const std::size_t length = std::max<std::size_t>(character_length(rest), 1);
    taken += columns_of(rest.substr(0, length));
    if (bytes > 0 && taken > columns) break;
    bytes += length;
  }
  return bytes;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  // fmt knows the width of characters and pads with spaces: the more columns, the fewer of them.
  const std::size_t padded = 2 * text.size();
  return padded + text.size() - fmt::formatted_size("{:>{}}", text, padded);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::size_t room = columns;
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t needed = columns_of(word) + (lines.back().empty() ? 0 : 1);
    if (needed <= room) {
      if (!lines.back().empty()) lines.back() += ' ';
      lines.back() += word;
      room -= needed;
      continue;
    }
    while (!word.empty()) {  // on lines of its own, several if it is longer than one
      const std::string_view part = word.substr(0, bytes_within(word, columns));
      if (!lines.back().empty()) lines.emplace_back();
      lines.back() = part;
      room = columns - std::min(columns, columns_of(part));
      word.remove_prefix(part.size());
    }
  }
  return lines;
}

void append_wrapped(std::string& out, std::string_view text, std::string_view begin) {
  for (const std::string& line : wrapped(text, kColumns - begin.size())) {
    (out += begin) += line + '\n';
  }
}

}  // namespace ssi::internal
