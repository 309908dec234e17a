// SPDX-License-Identifier: MIT
#include "column_report.hpp"

#include <spdlog/fmt/fmt.h>

#include <set>

#include "ssi/report/text.hpp"

namespace ssi::command {

namespace {

/// Asks about columns whose names look like those of absent signals or labels.
std::string questions(const MemberParser& parser) {
  const auto& labels = parser.absent_labels();
  std::set<std::string_view> absent(parser.absent_signals().begin(), parser.absent_signals().end());
  absent.insert(labels.begin(), labels.end());
  std::string result;
  for (const std::string& column : parser.unused_columns()) {
    const std::string seen = visible_part(column);
    if (seen == column || !absent.contains(seen)) continue;
    result += fmt::format("column '{}': did you mean '{}'?\n", printable(column), seen);
  }
  return result;
}

}  // namespace

std::string listed(std::string_view label, const std::vector<std::string>& names,
                   std::size_t nameless_column) {
  if (names.empty()) return {};
  std::string result = fmt::format("{} ({}): ", label, names.size());
  for (const std::string& name : names) {
    if (&name != &names.front()) result += ", ";
    result += name.empty() ? fmt::format("column {}, which has no name", nameless_column)
                           : printable(name);
  }
  return result + '\n';
}

std::string column_report(const MemberParser& parser) {
  return listed("columns that nothing uses", parser.unused_columns(), parser.nameless_column()) +
         questions(parser) + listed("signals absent from the file", parser.absent_signals());
}

}  // namespace ssi::command
