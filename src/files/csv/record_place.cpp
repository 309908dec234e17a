// SPDX-License-Identifier: MIT
#include "files/csv/record_place.hpp"

#include "files/csv/bytes.hpp"
#include "ssi/error.hpp"

namespace ssi::internal {

std::size_t RecordPlace::line_of(const char* at) const noexcept {
  if (counted == nullptr || at < counted) {
    counted = text.bytes.data();
    lines = 0;
  }
  lines += count_byte({counted, static_cast<std::size_t>(at - counted)}, '\n');
  counted = at;
  return text.first_line + lines;
}

void RecordPlace::fail(const char* at, const ColumnPlace& column, std::string_view cell,
                       const std::string& rule) const {
  throw DataError(
      {file, line_of(at), column.name, std::string(cell), column.name.empty() ? column.number : 0},
      rule);
}

void RecordPlace::fail_empty(const char* at) const {
  fail(at, {}, "", "line " + std::to_string(line_of(at)) + " is empty");
}

void RecordPlace::fail_count() const {
  const char* end = text.bytes.data() + text.bytes.size();
  if (text.dialect.blank_lines == BlankLines::end && is_empty_record(record, end, text.dialect)) {
    fail_empty(record);
  }
  const std::size_t cells = count_cells(record, end, text.dialect).value_or(0);
  fail(record, {}, "",
       "the record has " + std::to_string(cells) + (cells == 1 ? " cell" : " cells") +
           ", but the header has " + std::to_string(columns));
}

void RecordPlace::fail_cell(const char* at, const ColumnPlace& column, std::string_view content,
                            Fault fault) const {
  const char* end = text.bytes.data() + text.bytes.size();
  const auto cells = count_cells(record, end, text.dialect);
  const bool may_be_more = text.dialect.cells == Spellings::known;  // if they are empty
  if (content.empty() && text.dialect.blank_lines == BlankLines::end &&
      is_empty_record(record, end, text.dialect)) {
    fail_empty(record);
  }
  if (cells && *cells != columns && (*cells < columns || !may_be_more)) fail_count();
  fail(at, column, content, fault);
}

}  // namespace ssi::internal
