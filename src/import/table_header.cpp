// SPDX-License-Identifier: MIT
#include "import/table_header.hpp"

#include <algorithm>
#include <span>

#include "import/entry_name.hpp"
#include "import/refusal.hpp"

namespace ssi::internal {
namespace {

/// Returns the names of a record's cells, without empty ones at its end.
std::vector<std::string> names_of(const ExportRecord& record) {
  std::vector<std::string> names;
  for (const std::string& cell : record.cells) names.push_back(folded_name(cell));
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

bool has_first(const std::vector<std::string>& names, const FileMapping& mapping,
               std::size_t count) {
  return std::ranges::all_of(std::span(mapping.columns).first(count), [&](std::string_view column) {
    return std::ranges::find(names, folded_name(column)) != names.end();
  });
}

void find_columns(TableHeader& header, const FileMapping& mapping, const std::string& file,
                  std::size_t line) {
  for (std::size_t c = 0; c < kMostColumns; ++c) {
    header.positions[c] = TableHeader::kAbsent;
    const std::string name = folded_name(mapping.columns[c]);
    if (name.empty()) continue;
    const auto found = std::ranges::find(header.names, name);
    if (found == header.names.end()) continue;
    if (std::find(found + 1, header.names.end(), name) != header.names.end()) {
      throw refusal(file, "has the column '" + std::string(mapping.columns[c]) + "' twice", line);
    }
    header.positions[c] = static_cast<std::size_t>(found - header.names.begin());
  }
}

}  // namespace

TableHeader read_table_header(RecordReader& records, const FileMapping& mapping,
                              const std::string& file) {
  TableHeader header;
  bool has_cells = false;
  std::size_t first_line = 0;
  for (ExportRecord record; records.next(record);) {
    if (first_line == 0) first_line = record.line;
    header.names = names_of(record);
    has_cells = has_cells || header.names.size() > 1;
    if (has_first(header.names, mapping, mapping.known_by)) {
      find_columns(header, mapping, file, record.line);
      header.is_there = true;
      return header;
    }
    const bool is_message = mapping.file == ExportFile::messages;
    header.is_old = header.is_old || (is_message && has_first(header.names, mapping, 1));
  }
  if (!has_cells || header.is_old) return header;
  std::string wanted;
  for (std::size_t c = 0; c < mapping.known_by; ++c) {
    wanted += (c > 0 ? "' and '" : "'") + std::string(mapping.columns[c]);
  }
  throw refusal(file, "has no header with " + wanted + "', as an export in English has",
                first_line);
}

}  // namespace ssi::internal
