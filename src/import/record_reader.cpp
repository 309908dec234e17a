// SPDX-License-Identifier: MIT
#include "import/record_reader.hpp"

#include <algorithm>
#include <utility>

#include "import/refusal.hpp"
#include "import/text.hpp"

namespace ssi::internal {

RecordReader::RecordReader(std::string_view bytes, bool has_backslashes, std::string file)
    : bytes_(bytes), has_backslashes_(has_backslashes), file_(std::move(file)) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes_.starts_with(kByteOrderMark)) bytes_.remove_prefix(kByteOrderMark.size());
}

bool RecordReader::next(ExportRecord& record) {
  while (at_ < bytes_.size()) {
    const bool is_quoted = bytes_[at_] == '"';
    read(record);
    const bool is_empty_line = record.cells.size() == 1 && record.cells[0].empty() && !is_quoted;
    if (is_empty_line) continue;
    return true;
  }
  return false;
}

void RecordReader::read(ExportRecord& record) {
  record.line = line_;
  record.cells.clear();
  bool has_more = true;
  while (has_more) {
    std::string cell;
    has_more = read_cell(cell, record.line);
    record.cells.emplace_back(trimmed(cell));
  }
}

/// Reads a cell and what ends it. Returns whether that is a comma.
bool RecordReader::read_cell(std::string& cell, std::size_t line) {
  bool is_quoted = at_ < bytes_.size() && bytes_[at_] == '"';
  if (is_quoted) ++at_;
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_++];
    if (c == '\n') ++line_;
    if (c == '\\' && has_backslashes_ && at_ < bytes_.size()) {
      if (bytes_[at_] == '\n') ++line_;
      cell += bytes_[at_++];
    } else if (c == '"' && is_quoted) {
      if (at_ < bytes_.size() && bytes_[at_] == '"') {
        ++at_;
        cell += c;
      } else if (is_end_of_quotes()) {
        is_quoted = false;
      } else {
        cell += c;
      }
    } else if (!is_quoted && (c == ',' || c == '\n')) {
      return c == ',';
    } else {
      cell += c;
    }
  }
  if (is_quoted) {
    throw refusal(file_, "has a quote that nothing closes", line);
  }
  return false;
}

/// Whether the quote before this place is followed by a comma, a line end or the end of the file.
bool RecordReader::is_end_of_quotes() const noexcept {
  const std::string_view rest = bytes_.substr(at_);
  return rest.empty() || rest.starts_with(',') || rest.starts_with('\n') ||
         rest.starts_with("\r\n");
}

}  // namespace ssi::internal
