// SPDX-License-Identifier: MIT
#include "reading_report.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdint>
#include <string_view>

#include "ssi/report/text.hpp"

namespace ssi::command {
namespace {

/// A kind of spelling, and what one or many of it were taken for.
struct Kind {
  std::uint64_t SpellingCounts::*count;
  std::string_view one;
  std::string_view many;
};

constexpr Kind kKinds[] = {
    {&SpellingCounts::padded, "cell read without the spaces around it",
     "cells read without the spaces around them"},
    {&SpellingCounts::point_zero, "cell read as a whole number, such as 12.0",
     "cells read as whole numbers, such as 12.0"},
    {&SpellingCounts::flag_words, "word read as 0 or 1, such as true",
     "words read as 0 or 1, such as true"},
    {&SpellingCounts::missing_words, "word read as missing, such as NULL",
     "words read as missing, such as NULL"},
};

std::string separator_name(char separator) {
  return separator == '\t' ? "tab" : "'" + printable(std::string(1, separator)) + "'";
}

}  // namespace

std::string source_report(const RecordSource& source, const std::vector<ReadAs>& read_as) {
  std::string result;
  if (source.encoding() != "UTF-8" || source.dialect().separator != ',') {
    result += fmt::format("{} read as {}, separated by {}\n", printable(source.name()),
                          source.encoding(), separator_name(source.dialect().separator));
  }
  for (const ReadAs& column : read_as) {
    result += &column == &read_as.front() ? "" : ", ";
    result += fmt::format("'{}' read as {}", printable(column.column), printable(column.name));
  }
  if (!read_as.empty()) result += '\n';
  return result;
}

void ReadingReport::add(const MemberChunk& chunk) {
  spellings_.resize(chunk.spellings().size());
  for (std::size_t i = 0; i < spellings_.size(); ++i) spellings_[i] += chunk.spellings()[i];
}

std::string ReadingReport::text(const RecordSource& source, const MemberParser& parser) const {
  std::string result = source_report(source, parser.read_as());
  for (const Kind& kind : kKinds) {
    std::uint64_t cells = 0;
    std::string columns;
    for (std::size_t i = 0; i < spellings_.size(); ++i) {
      const std::uint64_t count = spellings_[i].*kind.count;
      if (count == 0) continue;
      cells += count;
      columns += fmt::format("{}{} ({})", columns.empty() ? "" : ", ",
                             printable(source.header()[i]), count);
    }
    if (cells > 0) result += counted(cells, kind.one, kind.many) + ": " + columns + '\n';
  }
  return result;
}

std::string outcomes_report(const OutcomeTable& table, const std::string& outcome) {
  std::string result;
  const auto add = [&](std::uint64_t words, const char* one, const char* many) {
    if (words > 0) result += fmt::format("{}: {}\n", counted(words, one, many), printable(outcome));
  };
  add(table.missing_words, "word read as missing, such as NULL",
      "words read as missing, such as NULL");
  add(table.flag_words, "word read as 0 or 1, such as true", "words read as 0 or 1, such as true");
  return result;
}

}  // namespace ssi::command
