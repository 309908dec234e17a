// SPDX-License-Identifier: MIT
#include "files/csv/columns.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "ssi/error.hpp"
#include "ssi/nearest_name.hpp"

namespace ssi::internal {

namespace {

/// Returns a question about a column that looks as if it had this name, or else about the one whose
/// name is nearest; empty if there is none.
std::string question_about(const RecordSource& source, const std::string& column) {
  constexpr std::size_t kLongest = 200;  // a longer name tells nobody anything
  NearestName nearest(column);
  for (std::size_t i = 0; i < source.header().size(); ++i) {
    const std::string& name = source.header()[i];
    nearest.offer(name);
    if (name.size() > kLongest || visible_part(name) != column) continue;
    return ": did you mean column " + std::to_string(i + 1) + ", '" + name + "'?";
  }
  return nearest.found() ? ": did you mean '" + *nearest.found() + "'?" : "";
}

}  // namespace

bool has_column(const RecordSource& source, const std::string& column) {
  return std::ranges::find(source.header(), column) != source.header().end();
}

void require_column(const RecordSource& source, const std::string& column) {
  if (has_column(source, column)) return;
  std::string rule = "there is no column '" + column + "'" + question_about(source, column);
  const bool is_one_cell = source.header().size() == 1;
  if (is_one_cell && source.dialect().separator == ',' &&
      source.header().front().find(';') != std::string::npos) {
    rule += ": cells are separated by commas, not semicolons";
  }
  throw DataError({source.name(), source.header_line(), "", ""}, rule);
}

void fail_without_id(const RecordSource& source, const std::string& column) {
  if (source.dialect().names == Spellings::strict) require_column(source, column);
  constexpr std::size_t kMostColumns = 50;
  std::string rule = "there is no column '" + column + "'" + question_about(source, column);
  rule += ": say --id with the column of ids, one of ";
  const std::vector<std::string>& header = source.header();
  for (std::size_t i = 0; i < std::min(header.size(), kMostColumns); ++i) {
    rule += (i == 0 ? "'" : ", '") + header[i] + "'";
  }
  if (header.size() > kMostColumns) rule += ", ...";
  throw DataError({source.name(), source.header_line(), "", ""}, rule);
}

std::size_t nameless_column(const RecordSource& source) {
  const auto found = std::ranges::find(source.header(), std::string());
  if (found == source.header().end()) return 0;
  return static_cast<std::size_t>(found - source.header().begin()) + 1;
}

}  // namespace ssi::internal
