// SPDX-License-Identifier: MIT
#include "column_report.hpp"

#include <spdlog/fmt/fmt.h>

#include "ssi/report/text.hpp"

namespace ssi::command {

std::string listed(std::string_view label, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string result = fmt::format("{} ({}): ", label, names.size());
  for (const std::string& name : names) {
    if (&name != &names.front()) result += ", ";
    result += printable(name);
  }
  return result + '\n';
}

std::string column_report(const MemberParser& parser) {
  return listed("columns that nothing uses", parser.unused_columns()) +
         listed("signals absent from the file", parser.absent_signals());
}

}  // namespace ssi::command
