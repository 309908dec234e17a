// SPDX-License-Identifier: MIT
#include "files/csv/record_cells.hpp"

#include "files/csv/record.hpp"

namespace ssi::internal {

RecordCells::RecordCells(const std::string& file, const std::vector<std::string>& columns,
                         const RecordText& text)
    : columns_(columns),
      dialect_(text.dialect),
      place_{file, text, columns.size()},
      cursor_(text.bytes.data()),
      end_(cursor_ + text.bytes.size()),
      facts_(facts_of(text)),
      ends_(text, facts_, columns.size()),
      cells_(columns.size()) {
  if (facts_.has_quotes) unquoted_.reserve(text.bytes.size());
}

bool RecordCells::next() {
  if (!skip_blank_lines()) return false;
  place_.record = cursor_;
  if (read_plain_record()) return true;
  for (std::size_t column = 0; column < cells_.size(); ++column) {
    if (column > 0) {
      if (cursor_ == end_ || *cursor_ != dialect_.separator) place_.fail_count();
      ++cursor_;
    }
    read_any_cell(column);
  }
  if (cursor_ == end_) return true;
  if (line_end_length(cursor_) == 0) skip_surplus();
  cursor_ += line_end_length(cursor_);
  return true;
}

/// Returns whether there is a record behind them.
bool RecordCells::skip_blank_lines() {
  while (dialect_.blank_lines != BlankLines::refuse && cursor_ != end_) {
    const std::size_t length = line_end_length(cursor_);
    if (length == 0) break;
    if (dialect_.blank_lines == BlankLines::end) place_.fail_empty(cursor_);
    cursor_ += length;
  }
  return cursor_ != end_;
}

/// Returns false, and does nothing, if its cells are not found at once.
bool RecordCells::read_plain_record() {
  const std::uint16_t* const ends = ends_.of_record(cursor_);
  if (ends == nullptr) return false;
  for (std::size_t column = 0; column < cells_.size(); ++column) {
    const std::string_view content = ends_.cell(ends, column);
    cells_[column] = {content, content.data()};
  }
  cursor_ = ends_.next_record();
  return true;
}

void RecordCells::read_any_cell(std::size_t column) {
  const char* begin = cursor_;
  std::string_view content;
  auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
  if (!fault && !facts_.is_sound) fault = check_text(content);
  if (fault) place_.fail_cell(begin, {columns_[column], column + 1}, content, *fault);
  if (content.data() == storage_.data()) {
    const std::size_t first = unquoted_.size();
    unquoted_ += content;
    content = std::string_view(unquoted_).substr(first);
  }
  cells_[column] = {content, begin};
}

/// More cells than the header has may be there, if they are empty and the dialect allows it.
void RecordCells::skip_surplus() {
  if (dialect_.cells == Spellings::strict) place_.fail_count();
  while (cursor_ != end_ && line_end_length(cursor_) == 0) {
    if (*cursor_ != dialect_.separator) place_.fail_count();
    ++cursor_;
    std::string_view content;
    const auto fault = internal::read_cell(&cursor_, end_, dialect_, storage_, content);
    if (fault || !content.empty()) place_.fail_count();
  }
}

void RecordCells::fail(std::size_t column, const std::string& rule) const {
  place_.fail_cell(cells_[column].at, {columns_[column], column + 1}, cells_[column].content,
                   rule.c_str());
}

}  // namespace ssi::internal
