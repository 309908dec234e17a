// SPDX-License-Identifier: MIT
#include "import/export_table.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text_hash.hpp"
#include "base/utf8.hpp"
#include "import/record_reader.hpp"
#include "import/refusal.hpp"
#include "import/table_header.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {
namespace {

/// A row, so that two are equal if and only if the rows are, whatever the order of their columns.
using RowDigest = std::pair<std::uint64_t, std::uint64_t>;

RowDigest digest_of(const TableHeader& header, const ExportRecord& record) {
  std::vector<std::pair<std::string_view, std::string_view>> cells;
  for (std::size_t c = 0; c < header.names.size(); ++c) {
    if (!record.cells[c].empty()) cells.emplace_back(header.names[c], record.cells[c]);
  }
  std::ranges::sort(cells);
  std::string text;
  for (const auto& [name, cell] : cells) {
    for (const std::string_view part : {name, cell}) {
      text += std::to_string(part.size());
      (text += ':') += part;
    }
  }
  const auto hash = long_secret_hash(text);
  return {hash.high64, hash.low64};
}

/// Reads the files of one name, in their order.
class TableReader {
 public:
  /// Rows that a later file repeats are looked for if there is more than one.
  TableReader(Export& result, const FileMapping& mapping, bool skip_unknown, bool has_parts)
      : export_(result),
        table_(result[mapping.file]),
        mapping_(mapping),
        skip_unknown_(skip_unknown),
        has_parts_(has_parts) {}

  /// Returns how many rows there are.
  std::uint64_t read(const std::string& file, std::string_view bytes) {
    file_ = file;
    RecordReader records(bytes, mapping_.has_backslashes, file);
    header_ = read_table_header(records, mapping_, file);
    export_.has_old_messages = export_.has_old_messages || header_.is_old;
    table_.is_there = table_.is_there || !header_.is_old;
    if (!header_.is_there) return 0;
    for (std::size_t c = 0; c < kMostColumns; ++c) {
      table_.has[c] = table_.has[c] || header_.positions[c] != TableHeader::kAbsent;
    }
    std::uint64_t rows = 0;
    for (ExportRecord record; records.next(record); ++rows) add(record);
    earlier_.merge(here_);
    here_.clear();
    return rows;
  }

 private:
  void add(ExportRecord& record) {
    while (record.cells.size() > header_.names.size() && record.cells.back().empty()) {
      record.cells.pop_back();
    }
    if (record.cells.size() != header_.names.size()) {
      if (skip_unknown_) return export_.leave_out(LeftOut::other_cells);
      throw refusal(file_,
                    "has " + std::to_string(record.cells.size()) + " cells instead of the " +
                        std::to_string(header_.names.size()) + " of the header",
                    record.line);
    }
    check_cells(record);
    if (has_parts_) {
      const RowDigest digest = digest_of(header_, record);
      if (earlier_.contains(digest)) return export_.leave_out(LeftOut::repeated);
      here_.insert(digest);
    }
    ExportRow row;
    if (mapping_.is_dated && !read_date(record, row.at)) return;
    for (std::size_t c = 0; c < kMostColumns; ++c) {
      const std::size_t position = header_.positions[c];
      row.cells.push_back(position == TableHeader::kAbsent ? std::string()
                                                           : std::move(record.cells[position]));
    }
    table_.rows.push_back(std::move(row));
  }

  /// Returns false if the row is left out.
  bool read_date(const ExportRecord& record, DayAndTime& at) {
    const std::string& cell = record.cells[header_.positions[0]];
    if (cell.empty()) {
      export_.leave_out(LeftOut::no_date);
      return false;
    }
    const auto read = read_written_date(cell);
    if (read) {
      at = *read;
      export_.last_day = std::max(export_.last_day, std::optional(at.day));
      return true;
    }
    if (!skip_unknown_) fail(record, 0, "is not a date that LinkedIn writes in English");
    export_.leave_out(LeftOut::unknown_date);
    return false;
  }

  void check_cells(const ExportRecord& record) const {
    for (std::size_t c = 0; c < kMostColumns; ++c) {
      if (header_.positions[c] == TableHeader::kAbsent) continue;
      const std::string& cell = record.cells[header_.positions[c]];
      if (cell.find('\0') != std::string::npos) fail(record, c, "has a NUL");
      if (!is_utf8(cell)) fail(record, c, "is not UTF-8");
    }
  }

  [[noreturn]] void fail(const ExportRecord& record, std::size_t column, const char* rule) const {
    throw DataError({.file = file_,
                     .line = record.line,
                     .column = std::string(mapping_.columns[column]),
                     .cell = record.cells[header_.positions[column]]},
                    rule);
  }

  Export& export_;
  ExportTable& table_;
  const FileMapping& mapping_;
  bool skip_unknown_;
  bool has_parts_;
  std::string file_;
  TableHeader header_;
  std::set<RowDigest> earlier_;  // rows of the files before this one
  std::set<RowDigest> here_;
};

}  // namespace

Export read_export(Archive& archive, bool skip_unknown) {
  Export result;
  for (const FileMapping& mapping : kFileMappings) {
    std::vector<const ArchiveEntry*> parts;
    for (const ArchiveEntry& entry : archive.entries()) {
      if (entry.mapping == &mapping) parts.push_back(&entry);
    }
    TableReader reader(result, mapping, skip_unknown, parts.size() > 1);
    for (const ArchiveEntry* part : parts) {
      const std::uint64_t rows = reader.read(archive.name_of(*part), archive.read(*part));
      result.files.push_back({part->path, rows});
    }
  }
  std::ranges::sort(result.files, {}, &ImportedFile::name);
  return result;
}

}  // namespace ssi::internal
